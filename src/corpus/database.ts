/**
 * The database `corpus`: its stores, and one connection that never hangs and never remembers a failure.
 * Notes live in a database of their own; nothing here can reach them.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CardTrouble } from '../protocol/card';
import type { CorpusReader, StoredRecord, TableName, Tables } from './model';

export const DATABASE = 'corpus';
const VERSION = 1;
/** An open that has not settled by now is blocked by something that will not go away by waiting. */
const OPEN_TIMEOUT = 1500; // ms
/** The pauses between attempts: a backing store that failed once often opens the second time. */
const RETRY_PAUSES = [50, 250]; // ms

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

let connection: Promise<CorpusDatabase> | null = null;

/**
 * The one connection of this context, opened on first use and again after the browser closed it.
 * @throws CorpusError `storage-refused` if the browser does not let us store anything, `storage-broken` otherwise.
 */
export function openCorpus(): Promise<CorpusDatabase> {
  connection ??= openWithRetries().catch((error) => {
    connection = null;
    throw error;
  });
  return connection;
}

/** Drops the whole corpus, for a store that is damaged beyond reading. It is only a copy: the package holds it. */
export async function deleteCorpus(): Promise<void> {
  const open = await connection?.catch(() => null);
  open?.close();
  connection = null;
  await settled(
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}

async function openWithRetries(): Promise<CorpusDatabase> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await openOnce();
    } catch (error) {
      const trouble = troubleOf(error);
      const pause = RETRY_PAUSES[attempt];
      const waited = error instanceof DOMException && error.name === 'TimeoutError';
      if (trouble === 'storage-refused' || waited || pause === undefined)
        throw new CorpusError(trouble, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

function openOnce(): Promise<CorpusDatabase> {
  if (typeof indexedDB === 'undefined') throw new DOMException('No IndexedDB here.', 'SecurityError');
  const opening = openDB<CorpusSchema>(DATABASE, VERSION, {
    upgrade(database) {
      database.createObjectStore('records');
      database.createObjectStore('segments', { keyPath: 'id' });
      database.createObjectStore('state');
    },
    // A newer build elsewhere wants to upgrade: let go at once, the next question opens again.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      connection = null;
    },
    terminated: () => {
      connection = null;
    },
  });
  return settled(opening, (late) => late.close());
}

/** Gives up after {@link OPEN_TIMEOUT}; what still arrives later is handed to `discard`. */
function settled<T>(work: Promise<T>, discard: (late: T) => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    let given = false;
    const timer = setTimeout(() => {
      given = true;
      reject(new DOMException('The database did not open in time.', 'TimeoutError'));
    }, OPEN_TIMEOUT);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (given) discard(value);
        else resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/**
 * Refusals are final (private windows, blocked storage); everything else may be damage that a retry mends.
 * @see https://w3c.github.io/IndexedDB/#dom-idbfactory-open for SecurityError; Firefox answers InvalidStateError where history is never kept.
 */
export function troubleOf(error: unknown): CardTrouble {
  if (error instanceof CorpusError) return error.trouble;
  const name = error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : '';
  const refused = ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'NotSupportedError'].includes(name);
  return refused || /denied permission|did not allow mutations/i.test(message) ? 'storage-refused' : 'storage-broken';
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
