/** What is missing is missed, and what comes back takes nothing away. */

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf, lossOf, toggled } from '../../../src/notes/canary';
import { planRestore } from '../../../src/notes/recovery';
import { keptSnapshots } from '../../../src/notes/retention';
import type { Note } from '../../../src/protocol/note';
import type { SnapshotInfo } from '../../../src/protocol/notes';
import { ask, contentOn, made, modulesNow, newProfile, other, rowsOf, stop, uuid } from './background';

beforeEach(newProfile);

const PASSAGE = 'E/CN.15/2018/12#9(s)';
const request = () => crypto.randomUUID();
const all = async (): Promise<Note[]> => (await rowsOf('notes')).map((row) => (row as { note: Note }).note);

/** The browser has taken all that IndexedDB held. */
async function evicted(): Promise<void> {
  await settled();
  await stop();
  globalThis.indexedDB = new IDBFactory();
}
/** Waits until the snapshot that nobody waits for is there. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('a start', () => {
  it('in a new profile, or with all that was there, misses nothing', async () => {
    expect(await ask('notes/state', {})).toEqual({ trouble: null, loss: null });
    await made(1, contentOn(PASSAGE, 'x'));
    await stop();
    expect(await ask('notes/state', {})).toEqual({ trouble: null, loss: null });
  });

  it('with settings that are gone or garbage misses nothing, and notes are as they were', async () => {
    const note = await made(1, contentOn(PASSAGE, 'x'));
    await settled();
    for (const garbage of [undefined, 7, 'x', null, { count: 'many' }]) {
      await stop();
      for (const key of [...other.stored.keys()]) {
        if (garbage === undefined) other.stored.delete(key);
        else other.stored.set(key, garbage);
      }
      other.stored.delete('notes-loss');
      expect((await ask('notes/state', {})).loss).toBeNull();
      expect(await all()).toEqual([note]);
    }
  });

  it('after the background was stopped between the two storages misses nothing', async () => {
    await made(1, contentOn(PASSAGE, 'x'));
    const behind = other.stored.get('notes-canary');
    await made(2, contentOn(PASSAGE, 'y'));
    await stop();
    other.stored.set('notes-canary', behind);
    expect((await ask('notes/state', {})).loss).toBeNull();
  });

  it('with an evicted database misses the notes until they are brought back, through any number of starts', async () => {
    for (let number = 1; number <= 3; number++) await made(number, contentOn(PASSAGE, `note ${number}`));
    await ask('notes/delete', { request: request(), notes: [{ id: uuid(3), rev: 1 }] });
    const before = await all();
    await evicted();
    const loss = { expected: 3, found: 0, how: 'gone' };
    expect((await ask('notes/state', {})).loss).toEqual(loss);
    for (let number = 11; number <= 18; number++) await made(number, contentOn(PASSAGE, 'meanwhile'));
    await stop();
    expect((await ask('notes/state', {})).loss).toEqual(loss);

    const { reader } = await modulesNow();
    const [latest] = await reader.notesReader.snapshots();
    expect(latest).toMatchObject({ why: 'latest', notes: 11 });
    const preview = await reader.notesReader.preview('latest');
    expect(preview.missing).toEqual(before);
    const restored = { outcome: 'restored', missing: 3, newer: 0, beside: 0 };
    expect(await ask('notes/restore', { request: request(), snapshot: 'latest' })).toEqual(restored);
    expect(await all()).toHaveLength(11);
    expect((await all()).slice(0, 3)).toEqual(before);
    await settled();
    await stop();
    expect(await ask('notes/state', {})).toEqual({ trouble: null, loss: null });
    // Once more changes nothing.
    expect(await ask('notes/restore', { request: request(), snapshot: 'latest' })).toMatchObject({
      missing: 0,
      beside: 0,
    });
    expect(await all()).toHaveLength(11);
  });

  it('after the user went on without what is missing still has it among the snapshots', async () => {
    await made(1, contentOn(PASSAGE, 'x'));
    const [before] = await all();
    await evicted();
    await ask('notes/state', {});
    await made(2, contentOn(PASSAGE, 'y'));
    expect(await ask('notes/accept-loss', {})).toEqual({ trouble: null, loss: null });
    await settled();
    await stop();
    expect((await ask('notes/state', {})).loss).toBeNull();
    const { reader, snapshots } = await modulesNow();
    const held = await Promise.all((await reader.notesReader.snapshots()).map(({ id }) => snapshots.readSnapshot(id)));
    expect(held.flat().find((note) => note?.id === uuid(1))).toEqual(before);
  });

  it('with a database that lost its latest writes misses them, and takes them back from the other storage', async () => {
    await made(1, contentOn(PASSAGE, 'first'));
    const [rows, state] = [await rowsOf('notes'), await rowsOf('state')];
    await ask('notes/save', {
      request: request(),
      id: uuid(1),
      rev: 1,
      content: contentOn(PASSAGE, 'second'),
      draft: null,
    });
    await made(2, contentOn(PASSAGE, 'another'));
    const wanted = await all();
    await settled();
    await stop();
    await new Promise<void>((resolve) => {
      const open = indexedDB.open('notes');
      open.onsuccess = () => {
        const transaction = open.result.transaction(['notes', 'state'], 'readwrite');
        transaction.objectStore('notes').clear();
        for (const row of rows) transaction.objectStore('notes').put(row);
        transaction.objectStore('state').put(state[0], 'canary');
        transaction.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    });
    expect((await ask('notes/state', {})).loss).toEqual({ expected: 2, found: 1, how: 'older' });
    expect(await ask('notes/restore', { request: request(), snapshot: 'latest' })).toMatchObject({
      missing: 1,
      newer: 1,
    });
    expect(await all()).toEqual(wanted);
  });

  it('with notes that do not add up says so', async () => {
    for (let number = 1; number <= 3; number++) await made(number, contentOn(PASSAGE, `note ${number}`));
    await settled();
    await stop();
    await new Promise<void>((resolve) => {
      const open = indexedDB.open('notes');
      open.onsuccess = () => {
        const transaction = open.result.transaction('notes', 'readwrite');
        transaction.objectStore('notes').delete(uuid(2));
        transaction.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    });
    expect((await ask('notes/state', {})).loss).toEqual({ expected: 3, found: 2, how: 'damaged' });
    // No snapshot of what is left takes the place of those that have it all.
    expect(await ask('notes/snapshot', {})).toEqual({ taken: false });
    await ask('notes/restore', { request: request(), snapshot: 'latest' });
    expect(await all()).toHaveLength(3);
    await stop();
    expect((await ask('notes/state', {})).loss).toBeNull();
  });

  it('with a text that was changed by no writer is found out by the next snapshot', async () => {
    await made(1, contentOn(PASSAGE, 'as written'));
    await settled();
    await stop();
    await new Promise<void>((resolve) => {
      const open = indexedDB.open('notes');
      open.onsuccess = () => {
        const store = open.result.transaction('notes', 'readwrite').objectStore('notes');
        const got = store.get(uuid(1));
        got.onsuccess = () => store.put({ ...got.result, note: { ...got.result.note, body: 'as wr\u0000tten' } });
        store.transaction.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    });
    expect(await ask('notes/snapshot', {})).toEqual({ taken: false });
    expect((await ask('notes/state', {})).loss?.how).toBe('damaged');
  });
});

it('a database that is damaged beyond reading is made anew only on demand, with all that was written', async () => {
  for (let number = 1; number <= 3; number++) await made(number, contentOn(PASSAGE, `note ${number}`));
  const before = await all();
  expect(await ask('notes/start-anew', { request: request() })).toMatchObject({ outcome: 'trouble' });
  expect(await all()).toEqual(before);
  await settled();
  await stop();
  const { open } = IDBFactory.prototype;
  const broken = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    if (args[0] === 'notes' && intact())
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    return open.apply(this, args);
  });
  let deleted = false;
  const intact = () => !deleted;
  const { deleteDatabase } = IDBFactory.prototype;
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (this: IDBFactory, name) {
    deleted = true;
    return deleteDatabase.call(this, name);
  });
  expect((await ask('notes/state', {})).trouble).toBe('broken');
  expect(await ask('notes/start-anew', { request: request() })).toMatchObject({ outcome: 'restored', missing: 3 });
  broken.mockRestore();
  vi.restoreAllMocks();
  expect(await all()).toEqual(before);
  expect(await ask('notes/state', {})).toEqual({ trouble: null, loss: null });
});

const note = fc
  .record({
    number: fc.integer({ min: 0, max: 5 }),
    rev: fc.integer({ min: 1, max: 3 }),
    body: fc.constantFrom('a', 'b', 'c'),
    day: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    ({ number, rev, body, day }): Note => ({
      ...{ id: uuid(number), rev, ...contentOn(PASSAGE, body), created: '2026-01-01T00:00:00.000Z' },
      ...{ modified: `2026-01-0${day}T00:00:00.000Z`, deleted: null },
    }),
  );
const set = fc.uniqueArray(note, { selector: ({ id }) => id });

describe('a plan of what comes back', () => {
  it('leaves no words out of either side, and none of a later state', () => {
    fc.assert(
      fc.property(set, set, (stored, snapshot) => {
        const now = new Map(stored.map((one) => [one.id, one]));
        const plan = planRestore(snapshot, (id) => now.get(id));
        for (const one of [...plan.missing, ...plan.newer, ...plan.beside]) now.set(one.id, one);
        const bodies = new Set([...now.values()].map(({ body }) => body));
        for (const one of snapshot) {
          const own = stored.find(({ id }) => id === one.id);
          const outlived = own && own.rev >= one.rev && own.modified >= one.modified;
          if (!outlived) expect(bodies).toContain(one.body);
        }
        for (const one of stored) {
          const stays = now.get(one.id) as Note;
          expect(stays === one || (stays.rev > one.rev && stays.modified >= one.modified)).toBe(true);
        }
        expect(plan.missing.length + plan.newer.length + plan.beside.length + plan.stay).toBe(snapshot.length);
        const again = planRestore(snapshot, (id) => now.get(id));
        expect(again).toMatchObject({ missing: [], newer: [], beside: [] });
      }),
    );
  });
});

describe('the canary', () => {
  it('knows a set of notes in any order, and every change of it', () => {
    const sum = (notes: Note[]) => notes.reduce((hash, one) => toggled(hash, hashOf(one)), '0000000000000000');
    fc.assert(
      fc.property(set, fc.nat(), (notes, at) => {
        expect(sum(notes.toReversed())).toBe(sum(notes));
        const one = notes[at % Math.max(1, notes.length)];
        if (!one) return;
        expect(sum(notes.filter((each) => each !== one))).not.toBe(sum(notes));
        for (const changed of [
          { body: `${one.body} ` },
          { rev: one.rev + 1 },
          { deleted: one.created },
          { tags: ['a'] },
        ]) {
          expect(sum(notes.map((each) => (each === one ? { ...one, ...changed } : each)))).not.toBe(sum(notes));
        }
      }),
    );
  });

  it('has few notes in common: twenty thousand have as many hashes', () => {
    const hashes = new Set<string>();
    const [first] = fc.sample(note, 1);
    for (let number = 0; number < 20_000; number++) hashes.add(hashOf({ ...(first as Note), id: uuid(number) }));
    expect(hashes.size).toBe(20_000);
    for (const half of [0, 8]) expect(new Set([...hashes].map((hash) => hash.slice(half, half + 2))).size).toBe(256);
  });

  it('tells what is lost', () => {
    const own = { database: 'a', writes: 5, count: 3, hash: '0' };
    expect(lossOf(own, null, 3)).toBeNull();
    expect(lossOf(own, own, 3)).toBeNull();
    expect(lossOf(own, { ...own, writes: 4, count: 9 }, 3)).toBeNull();
    expect(lossOf(own, { ...own, writes: 6, count: 4 }, 3)).toEqual({ expected: 4, found: 3, how: 'older' });
    expect(lossOf(own, { ...own, database: 'b' }, 3)).toEqual({ expected: 3, found: 3, how: 'gone' });
    expect(lossOf(own, { ...own, database: 'b', count: 0 }, 3)).toBeNull();
    expect(lossOf(own, own, 2)).toEqual({ expected: 3, found: 2, how: 'damaged' });
  });
});

describe('snapshots', () => {
  const DAY = 86_400_000;
  const NOW = Date.parse('2026-06-30T12:00:00.000Z');
  const info = (age: number, size = 1): SnapshotInfo => ({
    ...{ id: String(age), taken: new Date(NOW - age * DAY).toISOString(), notes: 1, size, why: 'rolling' },
  });

  it('stay: the last three, one a day for a week, one a week for five', () => {
    const kept = keptSnapshots(
      Array.from({ length: 400 }, (_, index) => info(index / 4)),
      NOW,
    );
    const ages = [...kept].map(Number).sort((a, b) => a - b);
    expect(ages.slice(0, 3)).toEqual([0, 0.25, 0.5]);
    expect(new Set(ages.filter((age) => age < 6.5).map((age) => Math.floor((NOW - age * DAY) / DAY))).size).toBe(7);
    expect(ages.filter((age) => age > 7).length).toBeGreaterThanOrEqual(4);
    expect(ages.length).toBeLessThanOrEqual(3 + 7 + 5);
    expect(Math.max(...ages)).toBeLessThan(36);
  });

  it('never take more room than they may, but the newest stays', () => {
    expect([...keptSnapshots([info(1, 9e9), info(2, 1)], NOW)]).toEqual(['1']);
    expect(keptSnapshots([info(0, 1e8), info(1, 9e7), info(2, 9e7)], NOW).size).toBe(2);
  });

  it('are taken of themselves, before an act and on demand, and say what they hold', async () => {
    const { reader } = await modulesNow();
    await made(1, contentOn(PASSAGE, 'x'));
    await settled();
    expect((await reader.notesReader.snapshots()).map(({ why, notes }) => [why, notes])).toEqual([
      ['latest', 1],
      ['rolling', 1],
    ]);
    await made(2, contentOn(PASSAGE, 'y'));
    await settled();
    const act = request();
    await ask('notes/stage', {
      act,
      part: 0,
      changes: [{ rev: 0, note: { ...(await made(3, contentOn(PASSAGE, 'z'))), id: uuid(4) } }],
    });
    await ask('notes/commit', { act, parts: 1 });
    expect(await ask('notes/snapshot', {})).toEqual({ taken: true });
    const infos = await reader.notesReader.snapshots();
    expect(infos.map(({ why, notes }) => [why, notes])).toEqual([
      ['latest', 4],
      ['asked', 4],
      ['act', 3],
      ['rolling', 1],
    ]);
    // Nothing of an older copy is left in the other storage.
    const keys = [...other.stored.keys()].filter((key) => /copy|late/.test(key));
    expect(keys).toHaveLength(2);
  });
});
