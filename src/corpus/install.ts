/**
 * Installs a packaged segment into the database: many small transactions, then one that flips the list of active
 * segments. Safe to interrupt anywhere: it goes on where it stopped, and readers see the old segments until the flip.
 */
import { type CorpusDatabase, openCorpus, type SegmentRow } from './database';
import { SEGMENT_FORMAT, type SegmentHead } from './model';
import { type PackedRecord, unpacked } from './packed';

/** How the packaged files are read; the background fetches them from the extension itself. */
export interface Package {
  head(): Promise<SegmentHead>;
  file(name: string): Promise<PackedRecord[]>;
}

/** One writer across all contexts of the extension. */
const LOCK = 'corpus-writer';
/** Records that one transaction removes of a segment that nobody reads any more. */
const LEFTOVERS_AT_ONCE = 200;

/** True if readers have any segment to read, be it an older one. */
export async function hasCorpus(): Promise<boolean> {
  return (await activeSegments(await openCorpus())).length > 0;
}

/**
 * Makes the packaged segment the active bundled one and removes what it replaces. Idempotent; concurrent calls wait
 * for one another.
 * @throws CorpusError when the database cannot be written, Error when the package is not of this build's format.
 */
export async function installBundled(source: Package): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const head = await source.head();
    if (head.format !== SEGMENT_FORMAT)
      throw new Error(`The packaged corpus has format ${head.format}, not ${SEGMENT_FORMAT}.`);
    const database = await openCorpus();
    if (!(await activeSegments(database)).includes(head.id)) {
      await storeFiles(database, head, source);
      await flip(database, head.id);
    }
    await removeLeftovers(database);
  });
}

/**
 * Puts a search index in the place of the one of a segment, in one transaction. Does nothing to a segment that is gone.
 * @param shards names and bytes
 * @throws CorpusError when the database cannot be written
 */
export async function replaceIndex(
  segment: string,
  shards: [name: string, bytes: Uint8Array<ArrayBuffer>][],
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const transaction = (await openCorpus()).transaction(['records', 'segments'], 'readwrite');
    const records = transaction.objectStore('records');
    if (await transaction.objectStore('segments').getKey(segment)) {
      void records.delete(IDBKeyRange.bound([segment, 'index'], [segment, 'index', []]));
      for (const [name, bytes] of shards) void records.put(bytes, [segment, 'index', name]);
    }
    await transaction.done;
  });
}

const activeSegments = async (database: CorpusDatabase): Promise<string[]> =>
  (await database.get('state', 'active')) ?? [];

async function storeFiles(database: CorpusDatabase, head: SegmentHead, source: Package): Promise<void> {
  const row: SegmentRow = (await database.get('segments', head.id)) ?? {
    id: head.id,
    origin: 'bundled',
    format: head.format,
    files: head.files,
    next: 0,
  };
  for (; row.next < head.files.length; ) {
    const name = head.files[row.next] as string;
    // Read before the transaction opens: a transaction that waits for anything else commits by itself.
    const records = (await source.file(name)).map(unpacked);
    const transaction = database.transaction(['records', 'segments'], 'readwrite');
    row.next += 1;
    await Promise.all([
      ...records.map(([table, key, value]) => transaction.objectStore('records').put(value, [head.id, table, key])),
      transaction.objectStore('segments').put(row),
      transaction.done,
    ]);
  }
}

/** The one transaction that readers notice: the new bundled segment takes the old one's place, the user's stay. */
async function flip(database: CorpusDatabase, id: string): Promise<void> {
  const transaction = database.transaction(['segments', 'state'], 'readwrite', { durability: 'strict' });
  const rows = await transaction.objectStore('segments').getAll();
  const users = new Set(rows.filter(({ origin }) => origin === 'user').map((row) => row.id));
  const active = (await transaction.objectStore('state').get('active')) ?? [];
  await transaction.objectStore('state').put([id, ...active.filter((each) => users.has(each))], 'active');
  await transaction.done;
}

async function removeLeftovers(database: CorpusDatabase): Promise<void> {
  const active = new Set(await activeSegments(database));
  const stale = (await database.getAll('segments')).filter(({ id, origin }) => origin === 'bundled' && !active.has(id));
  for (const { id } of stale) {
    const all = IDBKeyRange.bound([id], [id, []]);
    for (;;) {
      const transaction = database.transaction('records', 'readwrite');
      const keys = await transaction.store.getAllKeys(all, LEFTOVERS_AT_ONCE);
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
      if (keys.length < LEFTOVERS_AT_ONCE) break;
    }
    await database.delete('segments', id);
  }
}
