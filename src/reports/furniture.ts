/**
 * Page furniture: what a printed page carries besides its text (page numbers, running headers, job number lines, bar
 * codes, link lists at the foot, rules). It is set aside, never lost: job numbers, page counts and links are read from it.
 * Knows nothing of paragraphs.
 */
import { labelAt } from './labels';
import { afterRemoved, type Line } from './lines';
import { isSymbolOnly } from './symbol-shape';

export type FurnitureKind = 'page' | 'header' | 'job' | 'link' | 'rule' | 'image';

export interface Furniture {
  line: number;
  text: string;
  kind: FurnitureKind;
}

export interface WithoutFurniture {
  /** The lines that are text; `pageBreak` is set on the first one after furniture that ends a page. */
  lines: Line[];
  furniture: Furniture[];
  /** As printed: `V.18-01878`, `93-66874`, `GE.06-51159`. */
  jobNumber: string | null;
  pages: number | null;
}

/** Job numbers of the UN offices; New York prints none of the letters. */
const JOB = String.raw`(?:[A-Z]{1,2}\.\s?)?\d{2}[-–‑]\d{5}[A-Z]?`;
const DATES = String.raw`(?:\s*\(?[A-Z]\)?)?(?:\s+\d{6}){0,4}`;
const PAGE_OF = String.raw`\d{1,3}\s?\/\s?\d{1,3}`;
const PAGE_LINE = new RegExp(
  String.raw`^(?:(${PAGE_OF})(?:\s+(${JOB}))?|(${JOB})\s+(${PAGE_OF}|\d{1,3})|(\d{1,3})\s+(${JOB}))$`,
);
const JOB_LINE = new RegExp(String.raw`^(${JOB})(?:${DATES})?(?:\s+\/\.{0,3})?(?:\s+\*\d{6,8}\*)?$`);
const BAR_CODE = /^\*?\d{7}\*?$/;
const PAGE_WORD = /^(?:page|página|стр(?:аница|\.)|الصفحة|صفحة)\s+[\dIVXivx٠-٩]{1,5}(?:\s+(?:of|de|из)\s+\d{1,4})?$/i;
const PAGE_DASH = /^(?:[-–—]\s?)?(?:\d{1,4}|[ivxl]{1,6})\s?[-–—]$/;
const LANGUAGE_WORD =
  /^(?:english|français|francais|french|español|spanish|russian|arabic|chinese|русский|中文|عربي|العربية)$/i;
const LINK_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
const CONTINUED = /^(?:\/\.{2,3}|\.{2,3}\/|\/…|…\/)$/;
const IMAGE = /^(?:!\[.*\]\(.*\)|\[image\]|<!-- .* -->|please recycle.*|♲.*)$/i;

/**
 * Sets furniture aside. A line that only repeats the document's symbol is a running header unless it stands where a
 * masthead prints it (before any text); a lone number is a page number only beside other furniture or a page break.
 */
export function setFurnitureAside(lines: Line[]): WithoutFurniture {
  const kinds = lines.map((line) => definite(line));
  spread(lines, kinds);
  const furniture: Furniture[] = [];
  const kept: Line[] = [];
  let jobNumber: string | null = null;
  let pages: number | null = null;
  let pending = false;
  let blanks = 0;
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at] ?? null;
    if (kind === null) {
      kept.push(afterRemoved(line, blanks, pending));
      pending = false;
      blanks = 0;
      continue;
    }
    furniture.push({ line: line.line, text: line.text, kind });
    if (kind !== 'link' && kind !== 'rule' && kind !== 'image') pending = true;
    if (line.pageBreak) pending = true;
    blanks = Math.max(blanks, line.blanks);
    if (kind === 'page' || kind === 'job') {
      const job = new RegExp(JOB).exec(line.text);
      if (job !== null && jobNumber === null) jobNumber = job[0].replace(/\s/g, '').replace(/[–‑]/g, '-');
      const count = /(\d{1,3})\s?\/\s?(\d{1,3})/.exec(line.text);
      if (count !== null && kind === 'page') pages = Math.max(pages ?? 0, Number(count[2]));
    }
  }
  return { lines: kept, furniture, jobNumber, pages };
}

function definite(line: Line): FurnitureKind | null {
  const text = line.text;
  if (line.rule) return 'rule';
  if (text.length > 200) return null;
  if (PAGE_LINE.test(text) && (text.includes('-') || line.cells === null)) return 'page';
  if (JOB_LINE.test(text)) return 'job';
  if (BAR_CODE.test(text)) return 'job';
  if (PAGE_WORD.test(text) || PAGE_DASH.test(text) || CONTINUED.test(text)) return 'page';
  if (LINK_LINE.test(text)) return 'link';
  if (IMAGE.test(text) || text === '') return 'image';
  return null;
}

/** Lines that are furniture only by their neighbours: running headers, language words, lone page numbers. */
function spread(lines: Line[], kinds: (FurnitureKind | null)[]): void {
  let textBefore = 0;
  let bodyBegan = Number.POSITIVE_INFINITY;
  for (const [at, line] of lines.entries()) {
    if (kinds[at] !== null) continue;
    // The first symbol line of a document is its masthead's; after some text it is the running header.
    if (isSymbolOnly(line.text) && line.level === 0 && line.bullet === '') {
      if (textBefore >= 6 || at > bodyBegan) kinds[at] = 'header';
    } else {
      textBefore += 1;
      if (textBefore === 6 || line.text.length > 200 || labelAt(line.text) !== null)
        bodyBegan = Math.min(bodyBegan, at);
    }
  }
  const isFurniture = (at: number) => {
    const kind = kinds[at];
    return kind === 'page' || kind === 'header' || kind === 'job';
  };
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [at, line] of lines.entries()) {
      if (kinds[at] !== null || line.text.length > 90) continue;
      const beside = isFurniture(at - 1) || isFurniture(at + 1) || line.pageBreak || lines[at + 1]?.pageBreak === true;
      if (!beside) continue;
      if (LANGUAGE_WORD.test(line.text) && at > bodyBegan) kinds[at] = 'header';
      if (/^(?:\d{1,4}|[ivxl]{1,6})$/.test(line.text)) kinds[at] = 'page';
    }
  }
  repeatedHeaders(lines, kinds, isFurniture);
}

/** Short lines that come back at page edges, the figures in them aside, are headers or footers of the series. */
function repeatedHeaders(lines: Line[], kinds: (FurnitureKind | null)[], isFurniture: (at: number) => boolean): void {
  const seen = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    if (kinds[at] !== null || line.text.length > 90 || line.level > 0) continue;
    if (!(isFurniture(at - 1) || isFurniture(at + 1) || line.pageBreak)) continue;
    if (/[.:;,]$/.test(line.text)) continue;
    const key = line.text.replace(/\d+/g, '#');
    const places = seen.get(key) ?? [];
    places.push(at);
    seen.set(key, places);
  }
  for (const places of seen.values()) {
    if (places.length >= 3) for (const at of places) kinds[at] = 'header';
  }
}
