/**
 * References in words, in English as the manuals give them.
 * @see United Nations Editorial Manual, "Footnotes and other references", III.A: a masthead document is identified by its title
 * and its symbol; paragraphs are cited, not pages.
 * @see OSCOLA 2006, "Citing international law sources", C.1: author, 'title' (date) UN Doc symbol.
 * @see The Chicago Manual of Style, 17th edition, 14.293: the body, the title, the symbol, the date.
 */
import { ENGLISH_MONTHS } from '../reports/months';
import type { CitedDocument } from './document';

/** `E/CN.15/2018/12, para. 9 (s)`. */
export const unShort = ({ symbol }: CitedDocument, pinpoint: string | null): string => joined([symbol, pinpoint]);

/** `Commission on ..., report on the meeting ..., 13 April 2018 (E/CN.15/2018/12), para. 9 (s)`. */
export function unFull(
  { symbol, body, title, date }: Pick<CitedDocument, 'symbol' | 'body' | 'title' | 'date'>,
  pinpoint: string | null,
): string {
  const named = joined([body, title && `“${inside(title, '“', '”')}”`, date && day(date)]);
  return joined([named ? `${named} (${symbol})` : symbol, pinpoint]);
}

/** `Commission on ..., ‘Report ...’ (13 April 2018) UN Doc E/CN.15/2018/12, para 9(s)`. */
export function oscola({ symbol, body, title, date }: CitedDocument, pinpoint: string | null): string {
  const named = joined([body, title && `‘${inside(title, '‘', '’')}’`]);
  const dated = date ? `(${day(date)}) ` : '';
  // Few full stops: `para 9(s)`.
  const place =
    pinpoint
      ?.replace(/\bpara\. /, 'para ')
      .replace(/(\d|\)) \(/g, '$1(')
      .replace(/\) \(/g, ')(') ?? null;
  return joined([`${named ? `${named} ` : ''}${dated}UN Doc ${symbol}`, place]);
}

/** `Commission on ..., “Report ...,” E/CN.15/2018/12 (April 13, 2018), para. 9 (s).` */
export function chicago({ symbol, body, title, date }: CitedDocument, pinpoint: string | null): string {
  const quoted = title && `“${inside(title, '“', '”')},” `;
  const dated = date ? ` (${americanDay(date)})` : '';
  return `${joined([`${body ? `${body}, ` : ''}${quoted ?? ''}${symbol}${dated}`, pinpoint])}.`;
}

const joined = (parts: (string | null)[]): string => parts.filter(Boolean).join(', ');

/** Quotation marks of a title that stands in the same marks become the other kind. */
function inside(title: string, open: '“' | '‘', close: '”' | '’'): string {
  if (open === '“')
    return title
      .replace(/[“"](.*?)[”"]/g, '‘$1’')
      .replaceAll(open, '‘')
      .replaceAll(close, '’');
  return title.replace(/‘(.*?)’(?![\p{L}])/gu, '“$1”').replace(/"(.*?)"/g, '“$1”');
}

/** `2018-04-13` as `13 April 2018`; anything shorter as far as it goes. */
function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return [date && String(Number(date)), month && ENGLISH_MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

function americanDay(iso: string): string {
  const [year, month, date] = iso.split('-');
  const name = month && ENGLISH_MONTHS[Number(month) - 1];
  return name ? `${name}${date ? ` ${Number(date)},` : ''} ${year}` : (year ?? iso);
}
