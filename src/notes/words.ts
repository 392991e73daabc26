/**
 * Which notes hold a word: a database of its own, made of the notes and kept up behind them in blocks, in the order in which
 * they were written. It may lag, and it may be thrown away: what it lacks is looked through, what it finds is held against
 * the note. One writer, the background.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Connection } from '../platform/connection';
import type { Canary } from './canary';
import type { NotesDatabase } from './migrations';
import { mayHold, notesWith, packBlock, type WordLists } from './word-block';

/** When the last note of a block was written, and its id: later notes are not in it. */
type BlockKey = [written: number, id: string];

interface WordsSchema extends DBSchema {
  /** `database`: the UUID of the notes' database that the blocks are of. `made`: a UUID, another one whenever all are made anew. */
  state: { key: string; value: string };
  words: { key: BlockKey; value: string };
  /** `rows`: notes that the block was made of, deleted ones included. */
  lists: { key: BlockKey; value: WordLists & { rows: number } };
}

const WORDS_DATABASE = 'notes-words';
/** Notes of a full block: both of its records stay so small (64 KB) that browsers keep them with their keys. */
const BLOCK = 512;
/** As many notes may be in no block: they are read one by one. */
export const MOST_LATE = 128;
/** Blocks beyond twice those that the notes need hold mostly what was changed since. */
const SPARE_BLOCKS = 4;

const connection = new Connection<IDBPDatabase<WordsSchema>>((lost) =>
  openDB<WordsSchema>(WORDS_DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('state');
      database.createObjectStore('words');
      database.createObjectStore('lists');
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  }),
);

/** True if the blocks are of this database in a state that it has had. */
const isOf = (canary: Canary, uuid: string | undefined, last: BlockKey | undefined): boolean =>
  uuid === canary.database && (last?.[0] ?? 0) <= canary.writes;

const after = (key: BlockKey | undefined): IDBKeyRange => IDBKeyRange.lowerBound(key ?? [], true);

/** Brings the blocks up to what is written, if much was. @throws StorageError */
export async function keepWords(notes: NotesDatabase): Promise<void> {
  const canary = (await notes.get('state', 'canary')) as Canary;
  let [keys, uuid] = await connection.use(async (database) => {
    return [await database.getAllKeys('words'), await database.get('state', 'database')] as const;
  });
  const isWaste = keys.length > 2 * Math.ceil(canary.count / BLOCK) + SPARE_BLOCKS;
  if (isWaste || !isOf(canary, uuid, keys.at(-1))) {
    await connection.use(async (database) => {
      const transaction = database.transaction(['state', 'words', 'lists'], 'readwrite');
      await transaction.objectStore('words').clear();
      await transaction.objectStore('lists').clear();
      await transaction.objectStore('state').put(canary.database, 'database');
      await transaction.objectStore('state').put(crypto.randomUUID(), 'made');
      await transaction.done;
    });
    keys = [];
  }
  if ((await notes.countFromIndex('notes', 'written', after(keys.at(-1)) as never)) < MOST_LATE) return;
  const last = keys.at(-1);
  // One that is not full is made anew with what has come.
  let replaced =
    last && (await connection.use((database) => database.get('lists', last)))?.rows !== BLOCK ? last : null;
  for (let from = replaced ? keys.at(-2) : last; ; ) {
    const rows = await notes.getAllFromIndex('notes', 'written', after(from) as never, BLOCK);
    const end = rows.at(-1);
    if (!end) return;
    const key: BlockKey = [end.written, end.id];
    const { words, lists } = packBlock(rows.filter(({ note }) => note.deleted === null));
    await connection.use(async (database) => {
      const transaction = database.transaction(['words', 'lists'], 'readwrite');
      if (replaced) {
        await transaction.objectStore('words').delete(replaced);
        await transaction.objectStore('lists').delete(replaced);
      }
      await transaction.objectStore('words').put(words, key);
      await transaction.objectStore('lists').put({ ...lists, rows: rows.length }, key);
      await transaction.done;
    });
    replaced = null;
    from = key;
    if (rows.length < BLOCK) return;
  }
}

/** Blocks that this context has read, by their keys: a block stays as it is while it is there, so each is read once. */
interface Held {
  /** Of which blocks they are: see {@link WordsSchema}. */
  made: string | undefined;
  words: Map<string, string>;
  lists: Map<string, WordLists>;
}
let held: Held = { made: undefined, words: new Map(), lists: new Map() };
const nameOf = ([written, id]: BlockKey): string => `${written} ${id}`;

/** What is held of the blocks that there are; the rest is forgotten. */
function heldOf(made: string | undefined, names: ReadonlySet<string>): Held {
  if (made !== held.made) held = { made, words: new Map(), lists: new Map() };
  for (const blocks of [held.words, held.lists])
    for (const name of blocks.keys()) if (!names.has(name)) blocks.delete(name);
  return held;
}

/** Of the blocks, those whose words are `wanted`, and when the last note of all of them was written; null where they are of no use. */
async function readBlocks(
  notes: NotesDatabase,
  wanted: (words: string) => boolean,
): Promise<{ last: BlockKey; blocks: { words: string; lists: WordLists }[] } | null> {
  const canary = (await notes.get('state', 'canary')) as Canary;
  return connection.use(async (database) => {
    const transaction = database.transaction(['state', 'words', 'lists']);
    const [state, words, lists] = [
      transaction.objectStore('state'),
      transaction.objectStore('words'),
      transaction.objectStore('lists'),
    ];
    const [uuid, made, keys] = await Promise.all([state.get('database'), state.get('made'), words.getAllKeys()]);
    const last = keys.at(-1);
    if (!last || !isOf(canary, uuid, last)) return null;
    const names = keys.map(nameOf);
    const own = heldOf(made, new Set(names));
    const texts = names.map((name) => own.words.get(name));
    const unread = texts.indexOf(undefined);
    if (unread >= 0) texts.splice(unread, names.length, ...(await words.getAll(IDBKeyRange.lowerBound(keys[unread]))));
    const blocks = await Promise.all(
      names.map(async (name, index) => {
        const text = texts[index] ?? '';
        own.words.set(name, text);
        if (!wanted(text)) return [];
        const list = own.lists.get(name) ?? (await lists.get(keys[index] as BlockKey));
        if (!list) return [];
        own.lists.set(name, list);
        return [{ words: text, lists: list }];
      }),
    );
    return { last, blocks: blocks.flat() };
  });
}

/** Reads all blocks, so that the first question of this context need not. */
export async function prepareWords(notes: NotesDatabase): Promise<void> {
  await readBlocks(notes, () => true);
}

/**
 * The notes that may hold every word asked for: ids with minus the moment of the last change as it was when they were read.
 * All that hold them are among these, and so may be others.
 * @returns null where the blocks are of no use, as they are not of this database.
 */
export async function notesSaying(notes: NotesDatabase, asked: readonly string[]): Promise<Map<string, number> | null> {
  const found = await readBlocks(notes, (words) => mayHold(words, asked));
  if (found === null) return null;
  const hits = new Map<string, number>();
  // Of a note that was written again the later block tells the moment.
  for (const { words, lists } of found.blocks)
    for (const [id, newest] of notesWith(words, lists, asked)) hits.set(id, newest);
  const late = await notes.getAllFromIndex('notes', 'written', after(found.last) as never);
  for (const { id, newest } of late) if (newest !== undefined) hits.set(id, newest);
  return hits;
}
