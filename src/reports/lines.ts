/**
 * A text in any conversion (plain, spaced, layout-preserving, Markdown, HTML) as a list of clean lines that remember
 * where they stood and what the markup hinted: bullet, heading level, bold, table cells, page break.
 * Decides nothing about what a line is in a UN document.
 */
import { ANCHOR_OPEN, cleanInline, collapse, normalizeCharacters, withoutAnchors } from './characters';
import { htmlToLines, looksLikeHtml, type SourceLine } from './html-lines';
import { labelAt } from './labels';
import { isTerminated } from './sentences';

export interface Line {
  /** 1-based line of the text as given. */
  line: number;
  /** Clean text, white space collapsed; footnote markers stand as anchors. Never empty. */
  text: string;
  /** Columns before the first character. */
  indent: number;
  /** Blank lines since the line before. */
  blanks: number;
  /** The bullet sign that stood before the text, or ''. */
  bullet: string;
  /** Markdown or HTML heading level, 0 when none. */
  level: number;
  /** The whole line was bold. */
  strong: boolean;
  /** Cells of a table row, or null. */
  cells: string[] | null;
  /** Segments of the line where three or more spaces stood between words (columns of a layout-preserving conversion). */
  columns: string[];
  /** A form feed or an explicit page marker stands before this line. */
  pageBreak: boolean;
  /** The line is a rule: dashes, underscores, asterisks. */
  rule: boolean;
}

export interface TextLines {
  lines: Line[];
  /** Blank lines between two neighbouring lines of the same printed paragraph: 1 if the converter put one after every line. */
  spacing: number;
  /** Printed width when lines are wrapped as on paper, or null when a line holds a whole paragraph. */
  width: number | null;
  html: boolean;
}

const BULLET = /^(?:[-+•●▪◦‣∙·–—]|\*(?=\s+\S))\s+/;
const RULE = /^(?:[-–—_=*]\s?){3,}$|^_{5,}/;

/** Splits a text into clean lines. Empty input gives no lines. */
export function toLines(text: string): TextLines {
  const normal = normalizeCharacters(text);
  const html = looksLikeHtml(normal);
  const source: SourceLine[] = html
    ? htmlToLines(normal)
    : pairBold(normal)
        .split('\n')
        .map((raw, index) => ({ line: index + 1, text: raw }));
  const lines: Line[] = [];
  let blanks = 0;
  let pageBreak = false;
  for (const { line, text: raw } of source) {
    const parts = raw.includes('\f') ? raw.split('\f') : null;
    for (let index = 0; index < (parts?.length ?? 1); index += 1) {
      const part = parts?.[index] ?? raw;
      if (index > 0) pageBreak = true;
      const made = toLine(part, line, html);
      if (made === null) {
        if (part.trim() === '') blanks += index > 0 ? 0 : 1;
        continue;
      }
      made.blanks = blanks;
      made.pageBreak = pageBreak;
      lines.push(made);
      blanks = 0;
      pageBreak = false;
    }
  }
  const spacing = spacingOf(lines);
  const width = widthOf(lines, html);
  if (width !== null) returnDashes(lines, width, spacing);
  return { lines, spacing, width, html };
}

/**
 * A line as it stands once the lines above it were set aside.
 * @param blanks the most blank lines that stood before one of them
 * @param pageBreak they ended a page
 */
export function afterRemoved(line: Line, blanks: number, pageBreak: boolean): Line {
  if (blanks <= line.blanks && (!pageBreak || line.pageBreak)) return line;
  return { ...line, blanks: Math.max(line.blanks, blanks), pageBreak: line.pageBreak || pageBreak };
}

/** In wrapped text a dash that happens to begin a printed line belongs to the sentence that the full line before left open. */
function returnDashes(lines: Line[], width: number, spacing: number): void {
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined || !/^[-–—]$/.test(line.bullet)) continue;
    if (line.blanks > spacing || before.bullet === line.bullet || before.text.length < width * 0.7) continue;
    if (isTerminated(before.text) || labelAt(line.text) !== null) continue;
    line.text = `${line.bullet} ${line.text}`;
    line.bullet = '';
  }
}

/** One line by itself; null for a blank one. What stands before it is the caller's to add. */
function toLine(raw: string, line: number, html: boolean): Line | null {
  if (raw.trim() === '') return null;
  const expanded = raw.includes('\t') ? raw.replace(/^[ \t]+/, (space) => space.replace(/\t/g, '    ')) : raw;
  const indent = expanded.length - expanded.trimStart().length;
  let rest = raw.trim();
  let level = 0;
  let bullet = '';
  let strong = false;
  if (RULE.test(rest) || /^<hr\s*\/?>$/i.test(rest)) {
    const own = { line, text: rest, indent, bullet: '', level: 0, strong: false, cells: null, columns: [rest] };
    return { ...own, rule: true, blanks: 0, pageBreak: false };
  }
  rest = rest.replace(/^(?:>\s?)+(?=\S)/, '');
  const hashes = /^(#{1,6})\s+(?=\S)/.exec(rest);
  if (hashes !== null) {
    level = hashes[1]?.length ?? 0;
    rest = rest.slice(hashes[0].length).replace(/\s+#+$/, '');
  }
  // Converters sometimes nest a bullet in a bullet; the outer sign says as little as the inner one.
  for (let match = BULLET.exec(rest); match !== null && rest.length > match[0].length; match = BULLET.exec(rest)) {
    bullet = match[0].trim();
    rest = rest.slice(match[0].length);
  }
  if (/^(\*\*|__)(?=\S)[\s\S]{1,600}(?<=\S)\1\W?$/.test(rest) && !rest.slice(2, -3).includes('**')) strong = true;
  if (/^<(b|strong)>.{1,600}<\/\1>$/i.test(rest)) strong = true;
  const cells = cellsOf(raw.replace(/^ +/, ''), rest);
  const cleaned = cleanInline(cells === null ? rest : rest.replace(/^\|\s*|\s*\|$/g, ''));
  const parted = !html && (cleaned.includes('   ') || cleaned.includes('\t'));
  const columns = !parted
    ? [collapse(cleaned)].filter((column) => html || column !== '')
    : cleaned
        .split(/ {3,}|\t+/)
        .map(collapse)
        .filter((column) => column !== '');
  const text = collapse(cells === null ? cleaned : cells.filter((cell) => cell !== '').join(' '));
  if (text === '' || cells?.every((cell) => /^:?-{2,}:?$/.test(cell) || cell === '')) return null;
  return { line, text, indent, bullet, level, strong, cells, columns, rule: false, blanks: 0, pageBreak: false };
}

/** Cells of a tab-separated or pipe row; one tab after a label is only white space. */
function cellsOf(raw: string, rest: string): string[] | null {
  if (/^\|.*\|$/.test(rest) && rest.length > 2) {
    return rest
      .slice(1, -1)
      .split('|')
      .map((cell) => withoutAnchors(cleanInline(cell)));
  }
  if (!raw.includes('\t')) return null;
  const tabs = raw.trimEnd().split('\t');
  if (tabs.length < 3) return null;
  return tabs.map((cell) => withoutAnchors(cleanInline(cell)));
}

/** Bold that runs over several lines is closed and opened again at each line end, so that lines can be read alone. */
function pairBold(text: string): string {
  if (!text.includes('**')) return text;
  return text.replace(/^\*\*([^*\n]{1,300}(?:\n[^*\n]{1,300}){1,4})\*\*[ \t]*$/gm, (_whole, inner: string) =>
    inner
      .split('\n')
      .map((part) => (part.trim() === '' ? part : `**${part.trim()}**`))
      .join('\n'),
  );
}

/**
 * The converter that sets a blank line after every printed line is known by sentences that run on over a blank line;
 * elsewhere only page breaks make such places.
 */
function spacingOf(lines: Line[]): number {
  let spaced = 0;
  let tight = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined || line.rule || before.rule) continue;
    if (before.text.length < 30 || !carriesOn(before.text, line.text)) continue;
    if (line.blanks === 0) tight += 1;
    else if (line.blanks === 1) spaced += 1;
  }
  return spaced >= 4 && spaced > tight * 0.3 ? 1 : 0;
}

/** A sentence runs over the end of this line: lower case follows or, in scripts without case, text after an open line. */
function carriesOn(before: string, line: string): boolean {
  if (/^\p{Ll}/u.test(line)) return !/[.:;?!]$/.test(before);
  return (
    /^\p{Lo}/u.test(line) && !isTerminated(before) && labelAt(line) === null && labelAt(before)?.form !== 'heading'
  );
}

function widthOf(lines: Line[], html: boolean): number | null {
  if (html) return null;
  const lengths = lines
    .filter((line) => !line.rule && line.cells === null && line.level === 0)
    .map((line) => line.text.length);
  if (lengths.length < 8) return null;
  const long = lengths.filter((length) => length > 25).sort((a, b) => a - b);
  const top = long[Math.floor(long.length * 0.97)] ?? 0;
  if (top > 160) return null;
  // Wrapped text breaks inside sentences; a text of short one-line paragraphs does not.
  let inside = 0;
  let seen = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined || before.text.length < top * 0.6) continue;
    seen += 1;
    if (!/[.:;?!。：；？！…؟؛]["”»’)\]]*$/.test(before.text.replaceAll(ANCHOR_OPEN, ''))) inside += 1;
  }
  return seen >= 4 && inside >= seen * 0.35 ? top : null;
}
