/**
 * Finds notes in the database: by the index that leaves least, the rest of the question held against each note, in steps that
 * stop when enough is found.
 */
import { symbolOf } from '../corpus/passages';
import type { NotesPage, NotesQuery } from '../protocol/notes';
import type { NoteRow, NotesDatabase } from './migrations';
import type { Note } from './types';

/** Rows that are read at once, at first; each further step reads twice as many, up to the second figure. */
const FIRST_STEP = 100;
const LARGEST_STEP = 2000;

/** Every index key begins with these, then the moment, then the id. */
type IndexName = 'newest' | 'document' | 'passage' | 'colour' | 'tag' | 'gone';
type Way = { index: IndexName; key: string[] };

/** The notes that a question asks for, the last changed first. */
export async function listNotes(database: NotesDatabase, query: NotesQuery): Promise<NotesPage> {
  const meets = meeting(query);
  if (query.id !== undefined) {
    const row = await database.get('notes', query.id);
    return { notes: row && meets(row.note) ? [row.note] : [], more: false };
  }
  const { index, key } = wayOf(query);
  const { after, limit } = query;
  const found: Note[] = [];
  let from: unknown[] | null = after ? [...key, -Date.parse(after.modified), after.id] : null;
  for (let step = Math.max(FIRST_STEP, limit + 1); ; step = Math.min(step * 2, LARGEST_STEP)) {
    const range = IDBKeyRange.bound(from ?? key, [...key, []], from !== null);
    const rows = await database.getAllFromIndex('notes', index, range as never, step);
    for (const { note } of rows) {
      if (!meets(note)) continue;
      if (found.length === limit) return { notes: found, more: true };
      found.push(note);
    }
    const last = rows.at(-1);
    if (!last || rows.length < step) return { notes: found, more: false };
    from = [...key, placeOf(last, index), last.id];
  }
}

const placeOf = ({ newest, gone }: NoteRow, index: IndexName): number => (index === 'gone' ? gone : newest) ?? 0;

function wayOf({ document, passage, tag, colour, deleted }: NotesQuery): Way {
  if (deleted) return { index: 'gone', key: [] };
  if (passage !== undefined) return { index: 'passage', key: [passage] };
  if (document !== undefined) return { index: 'document', key: [document] };
  if (tag !== undefined) return { index: 'tag', key: [tag] };
  if (colour !== undefined) return { index: 'colour', key: [colour] };
  return { index: 'newest', key: [] };
}

/** Holds every condition of a question against a note. */
function meeting({ document, passage, tag, colour, text = '', deleted = false }: NotesQuery): (note: Note) => boolean {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return (note) =>
    (note.deleted !== null) === deleted &&
    (document === undefined || symbolOf(note.anchor.passage) === document) &&
    (passage === undefined || note.anchor.passage === passage) &&
    (tag === undefined || note.tags.includes(tag)) &&
    (colour === undefined || note.colour === colour) &&
    (words.length === 0 || says(note, words));
}

function says({ body, tags, anchor }: Note, words: readonly string[]): boolean {
  const text = folded([body, ...tags, anchor.quote?.exact ?? ''].join('\n'));
  return words.every((word) => text.includes(word));
}

/** A text without case and accents. Most notes are plain letters, for which the long way is not needed. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}+/gu, '') : lower;
}

/** The tags of living notes with the number of notes that have each, in alphabetical order. */
export async function countTags(database: NotesDatabase): Promise<{ tag: string; notes: number }[]> {
  const { store } = database.transaction('notes');
  const index = store.index('tag');
  // Counted while the next tag is being looked for.
  const counts: Promise<{ tag: string; notes: number }>[] = [];
  let cursor = await index.openKeyCursor();
  while (cursor) {
    const [tag] = cursor.key as [string, number, string];
    const counted = index.count(IDBKeyRange.bound([tag], [tag, []]) as never);
    counts.push(counted.then((notes) => ({ tag, notes })));
    cursor = await cursor.continue([tag, []] as never);
  }
  return (await Promise.all(counts)).sort((a, b) => a.tag.localeCompare(b.tag));
}
