/**
 * Notes to be read and pasted elsewhere: by document, in the order of its text, each with its pinpoint and the words it is on.
 * What documents say is escaped; what the user wrote is markdown already.
 */
import type { Note } from '../../protocol/note';
import type { ExportContext } from './export';
import { type Told, teller } from './told';

export function writeMarkdown(notes: readonly Note[], context: ExportContext): string {
  const tell = teller(context);
  const groups = new Map<string, { note: Note; told: Told }[]>();
  for (const note of notes) {
    const told = tell(note);
    const group = groups.get(told.symbol);
    if (group) group.push({ note, told });
    else groups.set(told.symbol, [{ note, told }]);
  }
  const documents = [...groups].map(([symbol, group]) => {
    group.sort((a, b) => a.told.order - b.told.order || startOf(a.note) - startOf(b.note));
    const title = group[0]?.told.title;
    const heading = title ? `${plain(symbol)}: ${plain(title)}` : plain(symbol);
    return [`# ${heading}`, ...group.map(({ note, told }) => one(note, told, context))].join('\n\n');
  });
  return `${documents.join('\n\n')}\n`;
}

const startOf = ({ anchor }: Note): number => anchor.position?.start ?? -1;

function one({ anchor, body, tags, colour }: Note, told: Told, { colours }: ExportContext): string {
  const parts = [`## ${plain(told.pinpoint ? `${told.symbol}, ${told.pinpoint}` : told.symbol)}`];
  const quote = anchor.quote?.exact ?? anchor.passageText;
  if (told.leadIn) parts.push(quoted(`${told.leadIn} […]`));
  if (quote !== '') parts.push(quoted(quote));
  if (told.notice) parts.push(`*${plain(told.notice)}*`);
  if (body !== '') parts.push(body);
  const marks = [colours[colour], ...tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`)].filter(Boolean);
  if (marks.length > 0) parts.push(marks.map(plain).join(' · '));
  return parts.join('\n\n');
}

const quoted = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${plain(line)}`)
    .join('\n');

/** One line in which nothing is markup. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark}\u2060` : `${space}\\${mark}`,
    );
