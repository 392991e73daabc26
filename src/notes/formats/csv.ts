/**
 * Notes as a table. RFC 4180: CRLF, quotes doubled. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe, which spreadsheets show as text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
import type { Note } from '../../protocol/note';
import type { ExportContext } from './export';
import { teller } from './told';

const HEAD = [
  'symbol',
  'title',
  'pinpoint',
  'passage',
  'lead-in',
  'quote',
  'notice',
  'note',
  'tags',
  'colour',
  'language',
  'created',
  'modified',
  'id',
];
/** Also the full-width forms, and after white space, which some programs drop first. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

export function writeCsv(notes: readonly Note[], context: ExportContext): string {
  const tell = teller(context);
  const rows = notes.map((note) => {
    const { symbol, title, pinpoint, leadIn, notice } = tell(note);
    const { anchor, body, tags, colour, created, modified, id } = note;
    const quote = anchor.quote?.exact ?? anchor.passageText;
    const name = context.colours[colour] || colour;
    const place = [symbol, title ?? '', pinpoint, anchor.passage, leadIn ?? '', quote, notice ?? ''];
    return [...place, body, tags.join('; '), name, anchor.language, created, modified, id];
  });
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
