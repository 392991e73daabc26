/**
 * Copies of all notes: rolling ones in a database of their own, and the latest state in the browser's other storage, kept up
 * with every write. What takes one of the three does not take the others. Must not know when a copy is taken, nor how it is
 * brought back.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { browser } from '../platform/browser';
import { Connection } from '../platform/connection';
import type { SnapshotInfo } from '../protocol/notes';
import { type Canary, hashOf, NO_NOTES, toggled } from './canary';
import type { NoteRow, NotesDatabase } from './migrations';
import { keysWith, readPrefixed } from './other-storage';
import { keptSnapshots } from './retention';
import type { Note } from './types';

const SNAPSHOT_DATABASE = 'notes-snapshots';
/** Id of the copy in the other storage, with all that was written since. */
export const LATEST = 'latest';
/** Notes that are read, and copied, at once: a save that comes meanwhile waits no longer than for these. */
const AT_ONCE = 100;
/** Longest copy that the other storage gets, in UTF-16 code units. */
const LONGEST_COPY = 64_000_000;

const COPY = 'notes-copy';
const COPY_PART = 'notes-copy-';
const LATE = 'notes-late-';

interface Head extends SnapshotInfo {
  /** Of the canary at that moment. */
  database: string;
  writes: number;
  parts: number;
}
interface SnapshotSchema extends DBSchema {
  snapshots: { key: string; value: Head };
  parts: { key: [snapshot: string, part: number]; value: Note[] };
}

/** What was written since the copy: the note, or that it is gone for good. */
interface Late {
  database: string;
  writes: number;
  note: Note | null;
}

const connection = new Connection<IDBPDatabase<SnapshotSchema>>((lost) =>
  openDB<SnapshotSchema>(SNAPSHOT_DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('snapshots', { keyPath: 'id' });
      database.createObjectStore('parts');
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  }),
);

/**
 * Lays down a snapshot of a database of notes, and removes those that are no longer wanted. Notes may be written meanwhile:
 * those are read again at the end.
 * @returns null where there is nothing to keep: no note, notes removed for good meanwhile, or notes that do not add up to
 * their own canary, which must not push out copies that do. The last is told by `damaged`.
 */
export async function storeSnapshot(
  database: NotesDatabase,
  why: SnapshotInfo['why'],
  damaged: () => Promise<void> = async () => {},
): Promise<Head | null> {
  const before = (await database.get('state', 'canary')) as Canary;
  const id = crypto.randomUUID();
  const hashes = new Map<string, string>();
  let [parts, size] = [0, 0];
  const keep = async (rows: readonly NoteRow[]): Promise<void> => {
    if (rows.length === 0) return;
    const part = rows.map(({ note }) => note);
    for (const note of part) {
      hashes.set(note.id, hashOf(note));
      size += note.body.length + note.anchor.passageText.length + NOTE_OVERHEAD;
    }
    await connection.use((copies) => copies.put('parts', part, [id, parts]));
    if (size <= LONGEST_COPY) await browser.storage.local.set({ [`${COPY_PART}${id}-${parts}`]: part });
    parts += 1;
  };
  for (let last: string | undefined; ; ) {
    const from = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
    const rows = await database.getAll('notes', from, AT_ONCE);
    await keep(rows);
    last = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) break;
  }
  const { canary, late } = await writtenSince(database, before.writes);
  await keep(late);
  const hash = [...hashes.values()].reduce(toggled, NO_NOTES);
  const count = hashes.size;
  if (count === 0 || canary.count !== count || canary.hash !== hash) {
    await forget(id);
    if (count > 0 && canary.writes === before.writes) await damaged();
    return null;
  }
  const head: Head = {
    ...{ id, taken: new Date().toISOString(), notes: count, size, why },
    ...{ database: canary.database, writes: canary.writes, parts },
  };
  await storeHead(head);
  if (size <= LONGEST_COPY) await storeLatest(head);
  else await forgetCopies(id);
  return head;
}
/** What a note takes besides its texts, about. */
const NOTE_OVERHEAD = 400;

/** The canary, and the notes that were written after so many writes; none in a database before version 2, which nobody writes to. */
async function writtenSince(database: NotesDatabase, writes: number): Promise<{ canary: Canary; late: NoteRow[] }> {
  const transaction = database.transaction(['notes', 'state']);
  const notes = transaction.objectStore('notes');
  const [canary, late] = await Promise.all([
    transaction.objectStore('state').get('canary'),
    notes.indexNames.contains('written')
      ? notes.index('written').getAll(IDBKeyRange.lowerBound([writes + 1]) as never)
      : [],
  ]);
  return { canary: canary as Canary, late };
}

/** The snapshot is whole now: it counts, and those go that are no longer wanted, with what was left of any that never got so far. */
async function storeHead(head: Head): Promise<void> {
  await connection.use(async (database) => {
    const transaction = database.transaction(['snapshots', 'parts'], 'readwrite', { durability: 'strict' });
    const [heads, parts] = [transaction.objectStore('snapshots'), transaction.objectStore('parts')];
    const all = [...(await heads.getAll()), head];
    const kept = keptSnapshots(all, Date.parse(head.taken));
    await heads.put(head);
    for (const { id } of all) if (!kept.has(id)) await heads.delete(id);
    for (const id of new Set((await parts.getAllKeys()).map(([snapshot]) => snapshot)))
      if (!kept.has(id)) await parts.delete(rangeOf(id));
    await transaction.done;
  });
}

const rangeOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Removes the parts of a snapshot that came to nothing. */
async function forget(id: string): Promise<void> {
  await connection.use((database) => database.delete('parts', rangeOf(id)));
  await forgetCopies(id);
}

async function forgetCopies(id: string): Promise<void> {
  await browser.storage.local.remove(await keysWith(`${COPY_PART}${id}-`));
}

/** The copy is whole: it counts, then the old one goes, and what was written before this moment. */
async function storeLatest(head: Head): Promise<void> {
  const area = browser.storage.local;
  await area.set({ [COPY]: head });
  const old = (await keysWith(COPY_PART)).filter((key) => !key.startsWith(`${COPY_PART}${head.id}-`));
  const late = await readLate();
  await area.remove([
    ...old,
    ...[...late]
      .filter(([, { database, writes }]) => database !== head.database || writes <= head.writes)
      .map(([id]) => LATE + id),
  ]);
}

const readLate = async (): Promise<Map<string, Late>> =>
  new Map([...(await readPrefixed(LATE))].filter((entry): entry is [string, Late] => isLate(entry[1])));
const isLate = (value: unknown): value is Late =>
  typeof value === 'object' && value !== null && 'note' in value && 'writes' in value;

/** The entries of the other storage that say what a write has changed since the copy; null for notes that are gone for good. */
export const lateEntries = (
  { database, writes }: Canary,
  changed: ReadonlyMap<string, Note | null>,
): Record<string, Late> =>
  Object.fromEntries([...changed].map(([id, note]) => [LATE + id, { database, writes, note }]));

/** The latest state that the other storage knows, whole notes by id; null where it knows none. */
async function readLatest(): Promise<{ info: SnapshotInfo; notes: Note[] } | null> {
  const area = browser.storage.local;
  const late = await readLate();
  const head = (await area.get(COPY))[COPY] as Head | undefined;
  const rolling = head ? null : ((await rollingHeads().catch(() => [])).at(-1) ?? null);
  if (!head && !rolling && late.size === 0) return null;
  const keys = Array.from({ length: head?.parts ?? 0 }, (_, index) => `${COPY_PART}${head?.id}-${index}`);
  const stored = keys.length > 0 ? await area.get(keys) : {};
  const copied = keys.flatMap((key) => (stored[key] as Note[] | undefined) ?? []);
  const notes = new Map((rolling ? await readRolling(rolling.id) : copied).map((note) => [note.id, note]));
  for (const [id, { note }] of late) {
    if (note) notes.set(id, note);
    else notes.delete(id);
  }
  const all = [...notes.values()];
  const taken = [...all.map(({ modified }) => modified), (head ?? rolling)?.taken ?? ''].sort().at(-1) ?? '';
  const size = (head ?? rolling)?.size ?? 0;
  return { info: { id: LATEST, taken, notes: all.length, size, why: 'latest' }, notes: all };
}

/** Lays the latest state that the other storage knows among the rolling snapshots, before another takes its place. */
export async function archiveLatest(): Promise<void> {
  const latest = await readLatest();
  if (!latest || latest.notes.length === 0) return;
  const head: Head = { ...latest.info, id: crypto.randomUUID(), why: 'act', database: '', writes: 0, parts: 0 };
  for (let at = 0; at < latest.notes.length; at += AT_ONCE) {
    const part = latest.notes.slice(at, at + AT_ONCE);
    await connection.use((database) => database.put('parts', part, [head.id, head.parts]));
    head.parts += 1;
  }
  await storeHead(head);
}

const rollingHeads = (): Promise<Head[]> =>
  connection.use(async (database) =>
    (await database.getAll('snapshots')).sort((a, b) => (a.taken < b.taken ? -1 : a.taken > b.taken ? 1 : 0)),
  );
/** The notes of a snapshot: of one that was written while it was taken, as it was at the end. */
const readRolling = async (id: string): Promise<Note[]> =>
  lastOf((await connection.use((database) => database.getAll('parts', rangeOf(id)))).flat());
const lastOf = (notes: readonly Note[]): Note[] => [...new Map(notes.map((note) => [note.id, note])).values()];

/** The snapshots that there are, the latest first; those of a storage that cannot be read are left out. */
export async function listSnapshots(): Promise<SnapshotInfo[]> {
  const [latest, rolling] = await Promise.all([readLatest().catch(() => null), rollingHeads().catch(() => [])]);
  const infos = rolling
    .map(({ id, taken, notes, size, why }): SnapshotInfo => ({ id, taken, notes, size, why }))
    .reverse();
  return latest ? [latest.info, ...infos] : infos;
}

/** The last snapshot in the database of snapshots, with the `writes` of the canary at that moment; null if there is none. */
export const lastSnapshot = async (): Promise<{ taken: string; writes: number } | null> =>
  (await rollingHeads()).at(-1) ?? null;

/** The notes of a snapshot; null if there is none of this id. @throws StorageError, or what the other storage throws. */
export async function readSnapshot(id: string): Promise<Note[] | null> {
  if (id === LATEST) return (await readLatest())?.notes ?? null;
  const notes = await readRolling(id);
  return notes.length > 0 ? notes : null;
}
