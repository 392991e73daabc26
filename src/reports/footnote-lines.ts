/**
 * Footnotes leave the flow of the text: the lines that print them, tied to their markers. A paragraph that a footnote at
 * the page foot interrupts goes on after it. Which paragraph carries a marker is decided elsewhere.
 */
import { ANCHOR_CLOSE, ANCHOR_OPEN, anchorsIn, collapse } from './characters';
import type { Line } from './lines';
import { isTerminated, startsLower } from './sentences';

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
const AFTER_RULE = /^(\d{1,3}|\*{1,3}|[a-z])(?:\s+(?=\S)|$)/;
const STARS = /^(\*{1,3})\s+(?=\S)/;

/**
 * Takes footnotes out. `ruled` tells for a line whether an underscore rule stands directly before it: under such a rule
 * plain numbers are footnote markers until the page ends.
 */
export function takeFootnotes(
  lines: readonly Line[],
  spacing: number,
  wrapped: boolean,
  ruled: ReadonlySet<number>,
): WithoutFootnotes {
  const kept: Line[] = [];
  const footnotes: FootnoteText[] = [];
  const starred = lines.some((line) => anchorsIn(line.text).some((marker) => /^\*+$/.test(marker)));
  const starBullets = lines.filter((line) => line.bullet === '*').length;
  const oldStyle = lines.some((line) => /\p{L}[,.;]?["”»)]?\s\d{1,3}\/(?=[\s.,;)]|$)/u.test(line.text));
  let current: FootnoteText | null = null;
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
      current = { marker: start.marker, text: start.text, line: line.line };
      footnotes.push(current);
    } else if (current !== null && continues(current, line, spacing, wrapped, zone)) {
      current.text = collapse(`${current.text} ${line.text}`);
    } else {
      current = null;
      kept.push({ ...line, blanks: Math.max(line.blanks, blanks), pageBreak: line.pageBreak || pending });
      pending = false;
      blanks = 0;
      continue;
    }
    pending = true;
    blanks = Math.max(blanks, line.blanks);
  }
  return { lines: kept, footnotes: footnotes.filter((footnote) => footnote.text !== '') };
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

function continues(current: FootnoteText, line: Line, spacing: number, wrapped: boolean, zone: boolean): boolean {
  if (line.level > 0 || line.strong || line.bullet !== '') return false;
  if (current.text === '') return true;
  if (zone) return true;
  if (!wrapped) return line.blanks === 0 && !isTerminated(current.text) && startsLower(line.text);
  return line.blanks <= spacing && !(spacing > 0 && isTerminated(current.text));
}
