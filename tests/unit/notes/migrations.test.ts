/**
 * Databases of every version that was released, as they were stored then, are brought to this one whole; an upgrade that is
 * stopped leaves them as they were.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration, type NotesDatabase } from '../../../src/notes/migrations';
import type { Connection } from '../../../src/platform/connection';
import type { Note } from '../../../src/protocol/note';
import type { NotesPage } from '../../../src/protocol/notes';
import { layOldNotes, notesOf, type OldNotes, oldNotes, VERSIONS } from '../../support/old-notes';
import { ask, contentOn, made, modulesNow, newProfile, rowsOf, stop, uuid } from './background';

const settle = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The database as it stands, in the form of a fixture. */
async function taken(): Promise<OldNotes> {
  const database = await settle(indexedDB.open('notes'));
  try {
    const stores = [];
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const indexes = [...store.indexNames].map((one) => {
        const { keyPath, multiEntry } = store.index(one);
        return { name: one, keyPath, multiEntry };
      });
      const [keys, values] = await Promise.all([settle(store.getAllKeys()), settle(store.getAll())]);
      stores.push({
        name,
        keyPath: store.keyPath,
        indexes,
        rows: keys.map((key, at): [IDBValidKey, unknown] => [key, values[at]]),
      });
    }
    return { version: database.version, stores };
  } finally {
    database.close();
  }
}
const schemaOf = ({ stores }: OldNotes) => stores.map(({ rows: _rows, ...store }) => store);

beforeEach(newProfile);

describe.each(VERSIONS)('a database of version %i', (version) => {
  it('is made by the steps as it was when it was released', async () => {
    const { database } = await modulesNow();
    const connection = database.notesConnection(MIGRATIONS.slice(0, version));
    await connection.open();
    await connection.close();
    expect(schemaOf(await taken())).toEqual(schemaOf(oldNotes(version)));
  });

  it('is read and written by this build, with every note, draft and name in it', async () => {
    const old = oldNotes(version);
    await layOldNotes(old);
    const living = notesOf(old).filter(({ deleted }) => deleted === null);
    expect(living.length).toBeGreaterThan(2);
    expect(await ask('notes/state', {})).toEqual({ trouble: null, loss: null });
    const { notes } = (await ask('notes/list', { query: { limit: 1000 } })) as NotesPage;
    expect(notes.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(living);
    expect(await ask('notes/drafts', { passage: null })).toHaveLength(
      old.stores.find(({ name }) => name === 'drafts')?.rows.length ?? -1,
    );
    expect(Object.values(await ask('notes/colours', {})).some(Boolean)).toBe(true);
    const [first] = living as [Note];
    const edit = {
      request: crypto.randomUUID(),
      id: first.id,
      rev: first.rev,
      content: { ...first, body: 'changed' },
      draft: null,
    };
    expect(await ask('notes/save', edit)).toMatchObject({
      outcome: 'saved',
      note: { body: 'changed', rev: first.rev + 1 },
    });
    // Its canary adds up, or no snapshot would be taken.
    expect(await ask('notes/snapshot', {})).toEqual({ taken: true });
  });
});

describe('the next version', () => {
  const connections: Connection<NotesDatabase>[] = [];
  const open = async (step: Migration) => {
    const { database } = await modulesNow();
    const connection = database.notesConnection([...MIGRATIONS, step]);
    connections.push(connection);
    return connection.open();
  };
  afterEach(async () => {
    for (const connection of connections.splice(0)) await connection.close();
  });

  it('that fails in the middle of its step leaves the old one whole, and can be tried again', async () => {
    await layOldNotes(oldNotes(MIGRATIONS.length));
    const before = await taken();
    const failing: Migration = (database, transaction) => {
      database.createObjectStore('half' as never);
      transaction
        .objectStore('notes')
        .clear()
        .catch(() => {});
      throw new Error('the step is wrong');
    };
    await expect(open(failing)).rejects.toMatchObject({ trouble: 'broken' });
    expect(await taken()).toEqual(before);
    const aborted: Migration = (_database, transaction) => {
      transaction
        .objectStore('notes')
        .clear()
        .catch(() => {});
      transaction.abort();
    };
    await expect(open(aborted)).rejects.toMatchObject({ trouble: 'broken' });
    expect(await taken()).toEqual(before);
    const upgraded = await open((database) => void database.createObjectStore('more' as never));
    expect(upgraded.version).toBe(MIGRATIONS.length + 1);
    expect(notesOf(await taken())).toEqual(notesOf(before));
  });

  it('has a snapshot of the old one before it', async () => {
    const old = oldNotes(MIGRATIONS.length);
    await layOldNotes(old);
    await open((database) => void database.createObjectStore('more' as never));
    const { reader, snapshots } = await modulesNow();
    const found = (await reader.notesReader.snapshots()).find(({ why }) => why === 'upgrade');
    expect(await snapshots.readSnapshot(found?.id ?? '')).toEqual(notesOf(old));
  });

  it('that waits for a page of this version is named in time, and goes on when that page has gone', async () => {
    await made(1, contentOn('A/1#1', 'x'));
    await stop();
    const held = await settle(indexedDB.open('notes', MIGRATIONS.length));
    const step: Migration = (database) => void database.createObjectStore('more' as never);
    const start = performance.now();
    await expect(open(step)).rejects.toMatchObject({ trouble: 'blocked' });
    expect(performance.now() - start).toBeLessThan(10_000);
    held.close();
    expect((await open(step)).version).toBe(MIGRATIONS.length + 1);
    expect(await rowsOf('notes')).toMatchObject([{ id: uuid(1) }]);
    // The open that came too late was closed: nothing stands in the way of the next version.
    for (const connection of connections.splice(0)) await connection.close();
    await settle(indexedDB.open('notes', MIGRATIONS.length + 2)).then((database) => database.close());
  });
});
