/**
 * Passages: every addressable piece of a document's text (paragraphs, items, footnotes, the title page), with the
 * pinpoint by which the United Nations cites it. Pure.
 */
import type { Report } from '../reports/types';

export interface Passage {
  /** `E/CN.15/2018/12#9(s)`. */
  id: string;
  symbol: string;
  /** `para. 9 (s)`. */
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
 * `footnote 1`, `agenda item 2`, `title page`. Empty for a place without a name.
 * @see United Nations Editorial Manual, "Footnotes and text notes": paragraphs are cited as "para. 9 (s)".
 */
export function pinpointOf(id: string): string {
  const place = id.slice(id.indexOf('#') + 1);
  const numbered = /^(\d+)((?:\([a-z]+\))*)$/.exec(place);
  if (numbered) return `para. ${numbered[1]}${spaced(numbered[2] ?? '')}`;
  const unnumbered = /^(\d+)((?:\([a-z]+\))*)\.(\d+)$/.exec(place);
  if (unnumbered) return `item ${unnumbered[1]}${spaced(unnumbered[2] ?? '')}, para. ${unnumbered[3]}`;
  const special = /^([a-z]+)-(.+)$/.exec(place);
  const name = special && SPECIAL[special[1] ?? ''];
  return name ? `${name} ${special[2]?.replace(/\(/g, ' (').trim()}` : (PLACES[place] ?? '');
}
const SPECIAL: Record<string, string> = {
  footnote: 'footnote',
  agenda: 'agenda item',
  heading: 'heading',
  documentation: 'documentation, item',
  timetable: 'timetable, row',
};
const PLACES: Record<string, string> = { title: 'title page', document: 'page headers', agenda: 'agenda' };
const spaced = (letters: string) => letters.replace(/\(/g, ' (');

/** All passages of a report in the order of its text. */
export function passagesOf(report: Report): Passage[] {
  const symbol = report.symbol ?? '';
  const items = new Map(report.items.map((item) => [item.id, item]));
  const sections = new Map(report.paragraphs.map(({ id, section }) => [id, section]));
  return report.passages.map(({ id, text }) => {
    const item = items.get(id);
    return {
      id,
      symbol,
      pinpoint: pinpointOf(id),
      section: sections.get(item ? `${symbol}#${item.paragraph}` : id) ?? '',
      text,
      leadIn: item?.leadIn ?? null,
      preliminary: item?.kind === 'recommendation' || item?.kind === 'sub-item',
    };
  });
}
