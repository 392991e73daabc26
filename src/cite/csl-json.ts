/** CSL-JSON, which Zotero and citation processors read. A body is a literal name. */
import { citeKey } from './bibtex';
import type { CitedDocument } from './document';

export function cslJson(document: CitedDocument, pinpoint: string | null): string {
  const { symbol, body, title, date, kind, url, language, jobNumber } = document;
  const item = {
    id: citeKey(symbol),
    type: 'report',
    ...(body ? { author: [{ literal: body }] } : {}),
    ...(title ? { title } : {}),
    ...(kind === 'other' ? {} : { genre: kind }),
    number: symbol,
    publisher: 'United Nations',
    ...(date ? { issued: { 'date-parts': [date.split('-').map(Number)] } } : {}),
    language,
    ...(url ? { URL: url } : {}),
    note: [`UN Doc. ${symbol}`, pinpoint, jobNumber && `job number ${jobNumber}`].filter(Boolean).join(', '),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
