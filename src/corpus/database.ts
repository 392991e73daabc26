/**
 * The database `corpus`: its stores, and one connection that never hangs and never remembers a failure.
 * Notes live in a database of their own; nothing here can reach them.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Connection, settled, storageTroubleOf } from '../platform/connection';
import type { CardTrouble } from '../protocol/card';
import type { Report } from '../reports/types';
import type { CorpusReader, StoredRecord, TableName, Tables } from './model';

export const DATABASE = 'corpus';
const VERSION = 1;

/** How far a segment is installed. `next` counts the files whose records are all stored. */
export interface SegmentRow {
  id: string;
  origin: 'bundled' | 'user';
  format: number;
  files: string[];
  next: number;
}

interface CorpusSchema extends DBSchema {
  /** Key: [segment, table, key]. */
  records: { key: [segment: string, table: TableName, key: string]; value: StoredRecord[2] };
  segments: { key: string; value: SegmentRow };
  /** Key `active`: ids of the segments that readers see, in the order in which they are asked. */
  state: { key: 'active'; value: string[] };
}
export type CorpusDatabase = IDBPDatabase<CorpusSchema>;

/** The corpus cannot be asked; `trouble` names the sentence that tells the reader. */
export class CorpusError extends Error {
  constructor(
    readonly trouble: CardTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble, options);
  }
}

const connection = new Connection<CorpusDatabase>((lost) =>
  openDB<CorpusSchema>(DATABASE, VERSION, {
    upgrade(database) {
      database.createObjectStore('records');
      database.createObjectStore('segments', { keyPath: 'id' });
      database.createObjectStore('state');
    },
    // A newer build elsewhere wants to upgrade: let go at once, the next question opens again.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  }),
);

/**
 * The one connection of this context, opened on first use and again after the browser closed it.
 * @throws CorpusError `storage-refused` if the browser does not let us store anything, `storage-broken` otherwise.
 */
export async function openCorpus(): Promise<CorpusDatabase> {
  try {
    return await connection.open();
  } catch (error) {
    throw new CorpusError(troubleOf(error), { cause: error });
  }
}

/** Drops the whole corpus, for a store that is damaged beyond reading. It is only a copy: the package holds it. */
export async function deleteCorpus(): Promise<void> {
  await connection.close();
  await settled(
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}

/** What an error means for a reader: that this browser stores nothing, or that the corpus could not be read. */
export function troubleOf(error: unknown): CardTrouble {
  if (error instanceof CorpusError) return error.trouble;
  return storageTroubleOf(error) === 'refused' ? 'storage-refused' : 'storage-broken';
}

/** Reads the active segments. Each question is one transaction, so an update in between is never half seen. */
export const corpusReader: CorpusReader = {
  async get(table, key) {
    return (await readActive(table, key, true))[0];
  },
  async all(table, key) {
    return readActive(table, key, false);
  },
};

/** The search index of one active segment; `read` gives the bytes of a shard, undefined if the segment has no such one. */
export interface StoredIndex {
  segment: string;
  /** @throws CorpusError when the database cannot be asked */
  read(shard: string): Promise<Uint8Array | undefined>;
}

/**
 * The search indexes of the active segments, in the order in which segments are asked.
 * @throws CorpusError when the database cannot be asked
 */
export async function activeIndexes(): Promise<StoredIndex[]> {
  const asked = async <T>(question: (database: CorpusDatabase) => Promise<T>): Promise<T> => {
    try {
      return await question(await openCorpus());
    } catch (error) {
      throw new CorpusError(troubleOf(error), { cause: error });
    }
  };
  const active = await asked((database) => database.get('state', 'active'));
  return (active ?? []).map((segment) => ({
    segment,
    read: async (shard) =>
      (await asked((database) => database.get('records', [segment, 'index', shard]))) as Tables['index'] | undefined,
  }));
}

/**
 * The documents of one segment.
 * @throws CorpusError when the database cannot be asked
 */
export async function documentsOf(segment: string): Promise<Report[]> {
  try {
    const database = await openCorpus();
    return (await database.getAll(
      'records',
      IDBKeyRange.bound([segment, 'document'], [segment, 'document', []]),
    )) as Report[];
  } catch (error) {
    throw new CorpusError(troubleOf(error), { cause: error });
  }
}

async function readActive<T extends TableName>(table: T, key: string, first: boolean): Promise<Tables[T][]> {
  try {
    const transaction = (await openCorpus()).transaction(['state', 'records']);
    const found: Tables[T][] = [];
    for (const segment of (await transaction.objectStore('state').get('active')) ?? []) {
      const value = await transaction.objectStore('records').get([segment, table, key]);
      if (value === undefined) continue;
      found.push(value as Tables[T]);
      if (first) break;
    }
    return found;
  } catch (error) {
    throw new CorpusError(troubleOf(error), { cause: error });
  }
}
