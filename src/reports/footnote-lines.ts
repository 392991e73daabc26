/**
 * Footnotes leave the flow of the text: the lines that print them, tied to their markers. A paragraph that a footnote at
 * the page foot interrupts goes on after it. Which paragraph carries a marker is decided elsewhere.
 */
import { ANCHOR_CLOSE, ANCHOR_OPEN, anchorsIn, collapse } from './characters';
import { labelAt } from './labels';
import { afterRemoved, type Line } from './lines';
import { isHeadingLike, isTerminated, startsLower, startsSentence, wordCount } from './sentences';

export interface FootnoteText {
  marker: string;
  text: string;
  line: number;
}

export interface WithoutFootnotes {
  lines: Line[];
  footnotes: FootnoteText[];
}

const OLD_STYLE = /^(\d{1,3}|[a-z])\s?\/\s+(?=\S)/;
const OLD_STYLE_ANCHOR = /\p{L}[,.;]?["”»)]?\s\d{1,3}\/(?=[\s.,;)]|$)/u;
const AFTER_RULE = /^(\d{1,3}|\*{1,3}|[a-z])(?:\s+(?=\S)|$)/;
const STARS = /^(\*{1,3})\s+(?=\S)/;

/**
 * Takes footnotes out. `ruled` tells for a line whether an underscore rule stands directly before it: under such a rule
 * plain numbers are footnote markers until the page ends.
 */
export function takeFootnotes(
  lines: readonly Line[],
  spacing: number,
  width: number | null,
  ruled: ReadonlySet<number>,
): WithoutFootnotes {
  const kept: Line[] = [];
  const footnotes: FootnoteText[] = [];
  const starred = lines.some((line) => anchorsIn(line.text).some((marker) => /^\*+$/.test(marker)));
  const starBullets = lines.filter((line) => line.bullet === '*').length;
  const oldStyle = lines.some(({ text }) => text.includes('/') && OLD_STYLE_ANCHOR.test(text));
  let current: (FootnoteText & { lastLine: string }) | null = null;
  let zone = false;
  let pending = false;
  let blanks = 0;
  for (const line of lines) {
    if (line.pageBreak) {
      current = null;
      zone = false;
    }
    if (ruled.has(line.line)) {
      zone = true;
      current = null;
    }
    const start = footnoteStart(line, {
      zone,
      starred: starred && starBullets <= 3,
      oldStyle,
      last: footnotes[footnotes.length - 1]?.marker,
    });
    if (start !== null) {
      current = { marker: start.marker, text: start.text, line: line.line, lastLine: line.text };
      footnotes.push(current);
    } else if (current !== null && continues(current, line, spacing, width, zone)) {
      current.text = collapse(`${current.text} ${line.text}`);
      current.lastLine = line.text;
    } else {
      current = null;
      kept.push(afterRemoved(line, blanks, pending));
      pending = false;
      blanks = 0;
      continue;
    }
    pending = true;
    blanks = Math.max(blanks, line.blanks);
  }
  return {
    lines: kept,
    footnotes: footnotes
      .filter((footnote) => footnote.text !== '')
      .map(({ marker, text, line }) => ({ marker, text, line })),
  };
}

interface Context {
  zone: boolean;
  starred: boolean;
  oldStyle: boolean;
  last: string | undefined;
}

function footnoteStart(line: Line, context: Context): { marker: string; text: string } | null {
  const text = line.text;
  if (text.startsWith(ANCHOR_OPEN)) {
    const end = text.indexOf(ANCHOR_CLOSE);
    const rest = text.slice(end + 1).replace(/^\s*[:.]?\s*/, '');
    return { marker: text.slice(1, end), text: rest };
  }
  if (context.starred) {
    const stars = STARS.exec(text);
    if (stars !== null) return { marker: stars[1] ?? '*', text: text.slice(stars[0].length) };
    if (line.bullet === '*' && line.level === 0) return { marker: '*', text };
  }
  if (context.zone) {
    const ruled = AFTER_RULE.exec(text);
    const marker = ruled?.[1] ?? '';
    const follows =
      !/^\d+$/.test(marker) ||
      context.last === undefined ||
      !/^\d+$/.test(context.last) ||
      Number(marker) === Number(context.last) + 1 ||
      Number(marker) === 1;
    if (ruled !== null && follows && !/^[a-z]$/.test(marker)) return { marker, text: text.slice(ruled[0].length) };
  }
  if (context.oldStyle) {
    const old = OLD_STYLE.exec(text);
    if (old !== null) return { marker: old[1] ?? '', text: text.slice(old[0].length) };
  }
  return null;
}

function continues(
  current: FootnoteText & { lastLine: string },
  line: Line,
  spacing: number,
  width: number | null,
  zone: boolean,
): boolean {
  if (line.level > 0 || line.strong || line.bullet !== '') return false;
  if (current.text === '') return true;
  const label = labelAt(line.text);
  // The next paragraph, directly below in a text without blank lines.
  if (
    label !== null &&
    label.form === 'number' &&
    (isTerminated(current.text) || (wordCount(label.rest) >= 8 && startsSentence(label.rest)))
  )
    return false;
  const short = width === null || line.text.length < width * 0.7;
  if (label?.form === 'heading' && isTerminated(current.text) && short && isHeadingLike(label.rest)) return false;
  if (zone) return true;
  if (width === null) return line.blanks === 0 && !isTerminated(current.text) && startsLower(line.text);
  if (line.blanks > spacing) return false;
  // A note is over when its last line had room and came to a full stop.
  return !isTerminated(current.text) || (spacing === 0 && current.lastLine.length > width * 0.85);
}
