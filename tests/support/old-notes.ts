/**
 * Databases of notes of every version that was released, as a browser had stored them then, for tests of the upgrade.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../../src/notes/migrations';
import type { Note } from '../../src/protocol/note';

/** A database as it was stored: its stores with their keys and indexes, and every row. */
export interface OldNotes {
  version: number;
  stores: {
    name: string;
    keyPath: string | string[] | null;
    indexes: { name: string; keyPath: string | string[]; multiEntry: boolean }[];
    rows: [key: IDBValidKey, value: unknown][];
  }[];
}

export const VERSIONS = MIGRATIONS.map((_, index) => index + 1);

export const oldNotes = (version: number): OldNotes =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../unit/notes/fixtures/version-${version}.json`, import.meta.url)), 'utf8'),
  );

/** All notes of such a database, deleted ones included, in the order of their ids. */
export const notesOf = ({ stores }: OldNotes): Note[] =>
  (stores.find(({ name }) => name === 'notes')?.rows ?? []).map(([, row]) => (row as { note: Note }).note);

/** Stores one by the plain interface: nothing of ours has a part in it. Stands alone, so that a page can run it. */
export function layOldNotes({ version, stores }: OldNotes): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('notes', version);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, indexes, rows } of stores) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
        for (const [key, value] of rows) store.put(value, keyPath === null ? key : undefined);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
