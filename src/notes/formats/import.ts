/**
 * Files of notes, ours and others': read whole or not at all. What a file says is rebuilt field by field; a file that is too
 * large, too deep, cut off or wrong anywhere gives no note and says why. Writes nothing.
 */
import type { Colour, Note } from '../../protocol/note';
import { hypothesisRows, readHypothesis } from './hypothesis';
import { isJsonFormat, readJson } from './json';
import { BadFile, type ImportProblem } from './problem';
import { fieldsOf } from './record';
import { isWebAnnotation, readWebAnnotations } from './web-annotation';

/** What a file may hold: UTF-16 code units, notes, brackets inside of brackets. */
export const IMPORT_LIMITS = { characters: 128 * 2 ** 20, notes: 100_000, depth: 64 } as const;

export interface Imported {
  kind: 'json' | 'w3c' | 'hypothesis' | null;
  notes: Note[];
  /** Names that the file gives to the colours. */
  colours: Partial<Record<Colour, string>>;
  /** Rows on pages that are no document of the United Nations. */
  elsewhere: number;
  /** When there is one, no note is taken. */
  problems: ImportProblem[];
}

/** Reads a file's text. Never throws; the same text gives the same notes. */
export function readImport(text: string): Imported {
  const refused = (error: BadFile): Imported => ({
    kind: null,
    notes: [],
    colours: {},
    elsewhere: 0,
    problems: [{ code: error.code, record: error.record, field: error.field }],
  });
  try {
    return { elsewhere: 0, colours: {}, ...read(text), problems: [] };
  } catch (error) {
    if (error instanceof BadFile) return refused(error);
    throw error;
  }
}

type Read = Pick<Imported, 'kind' | 'notes'> & Partial<Imported>;

function read(text: string): Read {
  if (text.length > IMPORT_LIMITS.characters) throw new BadFile('tooLarge');
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (isTooDeep(json)) throw new BadFile('tooDeep');
  const result = ofFormat(parsed(json));
  if (result.notes.length > IMPORT_LIMITS.notes) throw new BadFile('tooMany');
  const seen = new Set<string>();
  result.notes.forEach(({ id }, index) => {
    if (seen.has(id)) throw new BadFile('repeatedId', index + 1, 'id');
    seen.add(id);
  });
  return result;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new BadFile('notJson');
  }
}

function ofFormat(file: unknown): Read {
  const fields = fieldsOf(file);
  if (fields !== null && isJsonFormat(fields)) return { kind: 'json', ...readJson(fields) };
  if (fields !== null && isWebAnnotation(fields)) return { kind: 'w3c', ...readWebAnnotations(fields) };
  const rows = hypothesisRows(file);
  if (rows !== null) return { kind: 'hypothesis', ...readHypothesis(rows) };
  throw new BadFile('unknownFormat');
}

/** Counts brackets outside of strings, so that no parser has to go down a million of them. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > IMPORT_LIMITS.depth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
