/**
 * The table of contents: which lines belong to it. Its entries look like headings and must not become sections.
 */
import { collapse, withoutAnchors } from './characters';
import { labelAt } from './labels';
import { CONTENTS } from './language';
import type { Line } from './lines';
import { isHeadingLike, wordCount } from './sentences';

const LEADERS = /(?:\s?\.){4,}|(?:…\s?){2,}|\s\.\s\.\s/;
/** Without one of these there are no leaders: spares most lines the slower look. */
const DOTS = /[.…] ?[.…]/;
const TAIL = /\s+(?:[\d٠-٩]{1,3}(?:\s?[-–—]\s?[\d٠-٩]{1,3})?|[ivxl]{1,5})(?:\s+[\d٠-٩]{1,3})?$/;

/** Indexes of the lines that are a table of contents. */
export function contentsLines(lines: readonly Line[]): Set<number> {
  const out = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (
      DOTS.test(line.text) &&
      LEADERS.test(line.text) &&
      !/[.…]{3}[)\]]/.test(line.text) &&
      line.text.length < 400 &&
      !/^\d{1,3}\.\s/.test(line.text)
    )
      out.add(at);
  }
  const start = lines.findIndex(
    (line) => line.text.length < 60 && CONTENTS.test(line.text) && isHeadingLike(line.text),
  );
  if (start >= 0) for (let at = start; at < contentsEnd(lines, start, out); at += 1) out.add(at);
  return out;
}

function contentsEnd(lines: readonly Line[], start: number, leaders: ReadonlySet<number>): number {
  const first: string[] = [];
  let last = start + 1;
  for (let at = start + 1; at < Math.min(lines.length, start + 600); at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const key = entryKey(line.text);
    const label = labelAt(line.text);
    // The first entry comes back as the first heading of the body.
    if (first.includes(key) && !TAIL.test(line.text) && !leaders.has(at)) return at;
    if (label?.form === 'number' && wordCount(label.rest) > 8 && !TAIL.test(line.text) && !leaders.has(at)) return at;
    if (wordCount(line.text) > 40) return at;
    if (leaders.has(at) || TAIL.test(line.text)) last = at + 1;
    if (first.length < 3 && key.length > 3 && !/^(?:chapter|page|paragraphs?|chapitre|cap[íi]tulo|глава)/.test(key))
      first.push(key);
  }
  return last;
}

function entryKey(text: string): string {
  return collapse(withoutAnchors(text).replace(LEADERS, ' ').replace(TAIL, '').replace(TAIL, ''))
    .toLowerCase()
    .slice(0, 60);
}
