/**
 * Looks at the database `corpus` from a page of the extension, with the plain interface of IndexedDB and nothing of ours:
 * whether it is whole is not for the code under test to say.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Scope } from './browser';
import type { PackagedSegment } from './extension';

const DATABASE = 'corpus';

export interface StoredCorpus {
  /** Ids of the segments that readers see; null when the database does not exist or says nothing. */
  active: string[] | null;
  segments: { id: string; next: number }[];
  records: [key: [segment: string, table: string, key: string], value: unknown][];
}

/** Reads the whole database. @param withRecords false leaves the records out, which is quicker. */
export async function readCorpus(page: Scope, withRecords = true): Promise<StoredCorpus> {
  // As text: a driver takes many times longer to hand over as many objects.
  const text = await page.evaluate(
    async (name: string, all: boolean) => {
      const settle = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const empty: StoredCorpus = { active: null, segments: [], records: [] };
      // Opening would create it.
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return JSON.stringify(empty);
      const database = await settle(indexedDB.open(name));
      try {
        if (!database.objectStoreNames.contains('state')) return JSON.stringify(empty);
        const transaction = database.transaction(['records', 'segments', 'state']);
        const records = transaction.objectStore('records');
        const [active, segments, keys, values] = await Promise.all([
          settle(transaction.objectStore('state').get('active')),
          settle(transaction.objectStore('segments').getAll()),
          all ? settle(records.getAllKeys()) : [],
          all ? settle(records.getAll()) : [],
        ]);
        return JSON.stringify({
          active: (active as string[] | undefined) ?? null,
          segments: segments as StoredCorpus['segments'],
          // Bytes as the package has them: in base64.
          records: keys.map((key, index) => {
            const value = values[index];
            return [key, value instanceof Uint8Array ? btoa(String.fromCharCode(...value)) : value];
          }) as StoredCorpus['records'],
        } satisfies StoredCorpus);
      } finally {
        database.close();
      }
    },
    DATABASE,
    withRecords,
  );
  return JSON.parse(text);
}

/** True if the records of a segment are exactly those of the package, and nothing is half done. */
export function isWhole(stored: StoredCorpus, packaged: PackagedSegment, id = packaged.id): boolean {
  const own = stored.records.filter(([[segment]]) => segment === id);
  if (own.length !== packaged.records.length) return false;
  const byKey = new Map(own.map(([[, table, key], value]) => [`${table}\n${key}`, value]));
  return packaged.records.every(
    ([table, key, value]) => byKey.has(`${table}\n${key}`) && isDeepStrictEqual(byKey.get(`${table}\n${key}`), value),
  );
}

/** What is wrong with the database as the end of an installation; empty when nothing is. */
export function faultsOf(stored: StoredCorpus, packaged: PackagedSegment): string[] {
  const faults: string[] = [];
  if (!isDeepStrictEqual(stored.active, [packaged.id]))
    faults.push(`active segments are ${JSON.stringify(stored.active)}`);
  if (!isWhole(stored, packaged)) faults.push('the records are not those of the package');
  const foreign = stored.records.filter(([[segment]]) => segment !== packaged.id).length;
  if (foreign > 0) faults.push(`${foreign} records of another segment are left`);
  if (stored.segments.length !== 1 || stored.segments[0]?.next !== packaged.files.length) {
    faults.push(`segment rows are ${JSON.stringify(stored.segments)}`);
  }
  return faults;
}

/** Gives the installed segment another id, as if an earlier build had installed it. The background must not run. */
export function makeSegmentOld(page: Scope, oldId: string): Promise<void> {
  return page.evaluate(
    (name: string, id: string) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction(['records', 'segments', 'state'], 'readwrite');
          const records = transaction.objectStore('records');
          const segments = transaction.objectStore('segments');
          const keys = records.getAllKeys();
          const values = records.getAll();
          values.onsuccess = () => {
            records.clear();
            keys.result.forEach((key, index) => {
              records.put(values.result[index], [id, ...(key as string[]).slice(1)]);
            });
          };
          const rows = segments.getAll();
          rows.onsuccess = () => {
            segments.clear();
            segments.put({ ...rows.result[0], id });
          };
          transaction.objectStore('state').put([id], 'active');
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    DATABASE,
    oldId,
  );
}
