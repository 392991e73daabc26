/**
 * Finds notes in the database: those of one index in its order, as many as are wanted; where a question has more to it, the
 * keys of its indexes and of its words against one another, so that few notes are read.
 */
import { symbolOf } from '../corpus/passages';
import type { NotesPage, NotesQuery } from '../protocol/notes';
import type { Canary } from './canary';
import type { NoteRow, NotesDatabase } from './migrations';
import { bare, says, wordsAsked } from './said';
import type { Note } from './types';
import { notesSaying } from './words';

/** Rows that are read at once where every one is held against the question; each further step reads twice as many, up to the second. */
const FIRST_STEP = 100;
const LARGEST_STEP = 2000;
/** Where fewer than one in so many rows meets a question, its words and keys find them sooner. */
const SPARSE = 5;
/** So many notes are read sooner than the many keys of one more index. */
const FEW = 1000;

/** Every index key begins with these, then the moment, then the id. */
type IndexName = 'newest' | 'document' | 'passage' | 'colour' | 'tag' | 'gone';
type Way = { index: IndexName; key: string[] };
type Meets = (note: Note) => boolean;

/** The notes that a question asks for, the last changed first. */
export async function listNotes(database: NotesDatabase, query: NotesQuery): Promise<NotesPage> {
  const asked = wordsAsked(query.text ?? '');
  const meets = meeting(query, asked);
  if (query.id !== undefined) {
    const row = await database.get('notes', query.id);
    return { notes: row && meets(row.note) ? [row.note] : [], more: false };
  }
  const ways = waysOf(query);
  const isSimple = asked.length === 0 && ways.length === 1;
  // Words that many notes have are found soon; most people have few notes.
  const first = await walk(database, query, ways[0], meets, isSimple);
  if (first) return first;
  const ids = await candidates(database, query, ways, asked);
  return ids
    ? read(database, ids, meets, query.limit)
    : ((await walk(database, query, ways[0], meets, true)) as NotesPage);
}

/** Reads the rows of one index in order until enough is found. @param toTheEnd false: null as soon as few of the rows meet the question. */
async function walk(
  database: NotesDatabase,
  query: NotesQuery,
  way: Way,
  meets: Meets,
  toTheEnd: boolean,
): Promise<NotesPage | null> {
  const { limit } = query;
  const found: Note[] = [];
  let from = startOf(query, way);
  for (let step = Math.max(FIRST_STEP, limit + 1); ; step = Math.min(step * 2, LARGEST_STEP)) {
    const rows = await database.getAllFromIndex('notes', way.index, rangeOf(way, from), step);
    const before = found.length;
    for (const { note } of rows) {
      if (!meets(note)) continue;
      if (found.length === limit) return { notes: found, more: true };
      found.push(note);
    }
    const last = rows.at(-1);
    if (!last || rows.length < step) return { notes: found, more: false };
    if (!toTheEnd && (found.length - before) * SPARSE < rows.length) return null;
    from = [...way.key, placeOf(last, way.index), last.id];
  }
}

const startOf = ({ after }: NotesQuery, { key }: Way): unknown[] | null =>
  after ? [...key, -Date.parse(after.modified), after.id] : null;
const rangeOf = ({ key }: Way, from: unknown[] | null): never =>
  IDBKeyRange.bound(from ?? key, [...key, []], from !== null) as never;
const placeOf = ({ newest, gone }: NoteRow, index: IndexName): number => (index === 'gone' ? gone : newest) ?? 0;

/** Ids of the notes that may meet a question, the last changed first; null where only reading them all tells. */
async function candidates(
  database: NotesDatabase,
  query: NotesQuery,
  ways: readonly Way[],
  asked: readonly string[],
): Promise<string[] | null> {
  const words = query.deleted ? [] : asked.map(bare).filter(Boolean);
  const conditions = ways.filter(({ index }) => index !== 'newest' && index !== 'gone');
  if (words.length === 0 && conditions.length < 2) return null;
  const saying = words.length > 0 ? await notesSaying(database, words) : null;
  if (words.length > 0 && saying === null) return null;
  let ids: string[] | null = saying && saying.size <= FEW ? inOrder(saying, query) : null;
  for (const way of conditions) {
    if (ids !== null && ids.length <= FEW) break;
    const keys = await database.getAllKeysFromIndex('notes', way.index, rangeOf(way, startOf(query, way)));
    const own = new Set(keys);
    // Of an index the ids stand in their order already.
    ids = ids ? ids.filter((id) => own.has(id)) : keys.filter((id) => saying?.has(id) ?? true);
  }
  return ids ?? inOrder(saying as ReadonlyMap<string, number>, query);
}

function inOrder(hits: ReadonlyMap<string, number>, { after }: NotesQuery): string[] {
  const start = after ? -Date.parse(after.modified) : Number.NEGATIVE_INFINITY;
  const isLater = ([id, newest]: [string, number]) => newest > start || (newest === start && id > (after?.id ?? ''));
  return [...hits]
    .filter(isLater)
    .sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
    .map(([id]) => id);
}

/** Reads notes by their ids until enough of them meet the question. */
async function read(database: NotesDatabase, ids: readonly string[], meets: Meets, limit: number): Promise<NotesPage> {
  const found: Note[] = [];
  const step = limit + 1;
  for (let at = 0; at < ids.length; at += step) {
    const { store } = database.transaction('notes');
    const rows = await Promise.all(ids.slice(at, at + step).map((id) => store.get(id)));
    for (const row of rows) {
      if (!row || !meets(row.note)) continue;
      if (found.length === limit) return { notes: found, more: true };
      found.push(row.note);
    }
  }
  return { notes: found, more: false };
}

/** The indexes that know of a question's conditions, those that leave least first. */
function waysOf({ document, passage, tag, colour, deleted }: NotesQuery): [Way, ...Way[]] {
  if (deleted) return [{ index: 'gone', key: [] }];
  const ways: Way[] = [];
  if (passage !== undefined) ways.push({ index: 'passage', key: [passage] });
  else if (document !== undefined) ways.push({ index: 'document', key: [document] });
  if (tag !== undefined) ways.push({ index: 'tag', key: [tag] });
  if (colour !== undefined) ways.push({ index: 'colour', key: [colour] });
  const [first = { index: 'newest', key: [] }, ...more] = ways;
  return [first, ...more];
}

/** Holds every condition of a question against a note. */
function meeting({ document, passage, tag, colour, deleted = false }: NotesQuery, asked: readonly string[]): Meets {
  return (note) =>
    (note.deleted !== null) === deleted &&
    (document === undefined || symbolOf(note.anchor.passage) === document) &&
    (passage === undefined || note.anchor.passage === passage) &&
    (tag === undefined || note.tags.includes(tag)) &&
    (colour === undefined || note.colour === colour) &&
    (asked.length === 0 || says(note, asked));
}

/** What was last counted, and in which state of which database. */
let counted: { state: string; tags: { tag: string; notes: number }[] } | null = null;

/** The tags of living notes with the number of notes that have each, in alphabetical order. */
export async function countTags(database: NotesDatabase): Promise<{ tag: string; notes: number }[]> {
  const transaction = database.transaction(['state', 'tags']);
  const canary = (await transaction.objectStore('state').get('canary')) as Canary;
  const state = `${canary.database} ${canary.writes}`;
  if (counted?.state !== state) {
    const store = transaction.objectStore('tags');
    const [tags, numbers] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const { compare } = new Intl.Collator();
    const all = tags.map((tag, index) => ({ tag, notes: numbers[index] as number }));
    counted = { state, tags: all.sort((a, b) => compare(a.tag, b.tag)) };
  }
  return counted.tags;
}
