/** RIS: a tag a line, CRLF between. The author ends with a comma, by which programs keep the name of a body whole. */
import type { CitedDocument } from './document';

export function ris(document: CitedDocument, pinpoint: string | null): string {
  const { symbol, body, title, date, url, language, jobNumber } = document;
  const [year, month = '', day = ''] = (date ?? '').split('-');
  const lines: [tag: string, value: string | null | undefined][] = [
    ['TY', 'RPRT'],
    ['AU', body && `${line(body).replaceAll(',', '')},`],
    ['TI', title],
    ['PB', 'United Nations'],
    ['M1', symbol],
    ['PY', year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['SP', pinpoint],
    ['LA', language],
    ['UR', url],
    ['N1', [`UN Doc. ${symbol}`, pinpoint, jobNumber && `job number ${jobNumber}`].filter(Boolean).join(', ')],
  ];
  const written = lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(value as string)}\r\n`);
  return `${written.join('')}ER  - \r\n`;
}

/** A value is one line: a line end in it would begin another tag. */
const line = (text: string): string => text.replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim();
