/**
 * Passages: every addressable piece of a document's text (paragraphs, items, footnotes, the title page), with the
 * pinpoint by which the United Nations cites it. Pure.
 */
import type { Item, Report } from '../reports/types';

export interface Passage {
  /** `E/CN.15/2018/12#9(s)`. */
  id: string;
  symbol: string;
  /** `para. 9 (s)`; empty for the title page. */
  pinpoint: string;
  /** Path of the section that holds it; empty for the title page and footnotes. */
  section: string;
  text: string;
  /** Text of the item above a sub-item: never show one without the other. */
  leadIn: string | null;
  /** A preliminary recommendation or conclusion: never show it without the notice. */
  preliminary: boolean;
}

/** The part of a passage id before `#`. */
export const symbolOf = (id: string): string => id.slice(0, id.indexOf('#'));

/**
 * The pinpoint of a passage id as the UN writes it: `para. 9 (s)`, `para. 10 (f) (iii)`, `item 1 (b), para. 8`,
 * `footnote 1`, `agenda item 2`. Empty for `#title` and `#document`.
 * @see United Nations Editorial Manual, "Footnotes and text notes": paragraphs are cited as "para. 9 (s)".
 */
export function pinpointOf(id: string): string {
  const place = id.slice(id.indexOf('#') + 1);
  const numbered = /^(\d+)((?:\([a-z]+\))*)$/.exec(place);
  if (numbered) return `para. ${numbered[1]}${spaced(numbered[2] ?? '')}`;
  const unnumbered = /^(\d+)((?:\([a-z]+\))*)\.(\d+)$/.exec(place);
  if (unnumbered) return `item ${unnumbered[1]}${spaced(unnumbered[2] ?? '')}, para. ${unnumbered[3]}`;
  const special = /^(footnote|agenda)-(.+)$/.exec(place);
  if (special)
    return special[1] === 'agenda' ? `agenda item ${special[2]?.replace(/\(/, ' (')}` : `footnote ${special[2]}`;
  return '';
}
const spaced = (letters: string) => letters.replace(/\(/g, ' (');

const isPreliminary = (item: Item) => item.kind === 'recommendation' || item.kind === 'sub-item';

/** All passages of a report in the order of its text: title page, paragraphs each followed by its items, footnotes. */
export function passagesOf(report: Report): Passage[] {
  const symbol = report.symbol ?? '';
  const passage = (id: string, text: string, section = '', item?: Item): Passage => ({
    id,
    symbol,
    pinpoint: pinpointOf(id),
    section,
    text,
    leadIn: item?.leadIn ?? null,
    preliminary: item !== undefined && isPreliminary(item),
  });
  const key = (id: string) => id.slice(symbol.length + 1);
  const ofParagraph = (paragraph: string) => report.items.filter((item) => item.paragraph === paragraph);
  const passages = [passage(`${symbol}#title`, report.title ?? '')];
  const paragraphKeys = new Set(report.paragraphs.map(({ id }) => key(id)));
  for (const paragraph of report.paragraphs) {
    passages.push(passage(paragraph.id, paragraph.text, paragraph.section));
    for (const item of ofParagraph(key(paragraph.id)))
      passages.push(passage(item.id, item.text, paragraph.section, item));
  }
  // A provisional agenda prints its items before any paragraph.
  for (const item of report.items)
    if (!paragraphKeys.has(item.paragraph)) passages.push(passage(item.id, item.text, '', item));
  for (const { marker, text } of report.footnotes) passages.push(passage(`${symbol}#footnote-${marker}`, text));
  return passages;
}
