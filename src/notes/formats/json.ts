/** Our own format: everything a note is, so that reading it back gives the same notes. */
import { COLOURS, type Colour, type Note } from '../../protocol/note';
import { BadFile } from './problem';
import { type Fields, fieldsOf, noteFrom, own } from './record';

/** What the file says it is. */
export const FORMAT = 'symbol-lens-notes';
/** Raised when an older reader would lose something. */
const VERSION = 1;
/** The longest name of a colour. */
const NAME = 200;

/** `exported` is an ISO instant. */
export function writeJson(notes: readonly Note[], colours: Record<Colour, string>, exported: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exported, colours, notes }, null, 1)}\n`;
}

export const isJsonFormat = (file: Fields): boolean => own(file, 'format') === FORMAT;

/** @throws BadFile */
export function readJson(file: Fields): { notes: Note[]; colours: Partial<Record<Colour, string>> } {
  const version = own(file, 'version');
  if (typeof version === 'number' && version > VERSION) throw new BadFile('newerVersion');
  const notes = own(file, 'notes');
  if (version !== VERSION || !Array.isArray(notes)) throw new BadFile('unknownFormat');
  return { notes: notes.map((note, index) => noteFrom(note, index + 1)), colours: coloursFrom(own(file, 'colours')) };
}

/** The names of colours, as far as they are there. @throws BadFile */
export function coloursFrom(value: unknown): Partial<Record<Colour, string>> {
  if (value === undefined) return {};
  const fields = fieldsOf(value);
  if (fields === null) throw new BadFile('badRecord', null, 'colours');
  const names: Partial<Record<Colour, string>> = {};
  for (const colour of COLOURS) {
    const name = own(fields, colour);
    if (name === undefined) continue;
    if (typeof name !== 'string' || name.length > NAME) throw new BadFile('badRecord', null, `colours.${colour}`);
    names[colour] = name;
  }
  return names;
}
