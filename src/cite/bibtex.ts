/** BibTeX. A body is an author in braces of its own, so that no program takes its last word for a family name. */
import type { CitedDocument } from './document';

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text in which nothing is a command: LaTeX's special characters escaped, on one line. */
export const latex = (text: string): string =>
  text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\\{}~^&%$#_]/g, (mark) => SPECIAL[mark] ?? `\\${mark}`);

export function bibtex(document: CitedDocument, pinpoint: string | null): string {
  const { symbol, body, title, date, kind, url, language, jobNumber } = document;
  const [year, month, day] = (date ?? '').split('-');
  const fields: [name: string, value: string][] = [];
  const add = (name: string, value: string | null | undefined, wrap: (text: string) => string = latex) => {
    if (value) fields.push([name, wrap(value)]);
  };
  add('author', body, (text) => `{${latex(text)}}`);
  add('title', title, (text) => `{${latex(text)}}`);
  add('institution', 'United Nations');
  add('type', kind === 'other' ? null : `${kind[0]?.toUpperCase()}${kind.slice(1)}`);
  add('number', symbol);
  add('year', year);
  add('month', month && String(Number(month)));
  add('day', day && String(Number(day)));
  add('language', language);
  add('url', url, (text) => text.replace(/[{}\\\s]/g, (mark) => encodeURIComponent(mark)));
  add('note', [`UN Doc. ${symbol}`, pinpoint, jobNumber && `job number ${jobNumber}`].filter(Boolean).join(', '));
  return `@techreport{${citeKey(symbol)},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

/** Letters, figures and hyphens: what every program takes for a key. */
export const citeKey = (symbol: string): string =>
  symbol
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'un-document';
