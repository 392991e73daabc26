/**
 * The installer over a complete IndexedDB in memory, interrupted at every file and at random; the real browsers are
 * killed for real in tests/e2e.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { SEGMENT_FORMAT, type SegmentHead } from '../../../src/corpus/model';
import { type PackedRecord, packed } from '../../../src/corpus/packed';

let database: typeof import('../../../src/corpus/database');
let install: typeof import('../../../src/corpus/install');

beforeEach(async () => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  // Node 20 has no Web Locks; one promise chain is all that a single context needs of them.
  let last: Promise<unknown> = Promise.resolve();
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, work: () => Promise<unknown>) => {
        last = last.then(work, work);
        return last;
      },
    },
  });
  database = await import('../../../src/corpus/database');
  install = await import('../../../src/corpus/install');
});

const record = (key: string, note: string): PackedRecord => ['symbols', key, { held: [key], cited: [note] }];

/** A package of `files` files of `each` records; `failAt` breaks off when that file is read. */
function pack(id: string, files: number, each: number, failAt = -1) {
  const head: SegmentHead = {
    format: SEGMENT_FORMAT,
    id,
    files: Array.from({ length: files }, (_, index) => `f${index}`),
  };
  return {
    head: async () => head,
    file: async (name: string) => {
      const index = Number(name.slice(1));
      if (index === failAt) throw new Error('interrupted');
      return Array.from({ length: each }, (_, n) => record(`${index}-${n}`, id));
    },
  };
}

async function expectWhole(id: string, files: number, each: number) {
  for (let index = 0; index < files; index++)
    for (let n = 0; n < each; n++)
      expect(await database.corpusReader.get('symbols', `${index}-${n}`)).toEqual({
        held: [`${index}-${n}`],
        cited: [id],
      });
  const open = await database.openCorpus();
  expect(await open.count('records')).toBe(files * each);
  expect((await open.getAll('segments')).map((row) => row.id)).toEqual([id]);
}

test('an installation that breaks off at any file goes on and ends whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.nat(5), { maxLength: 4 }),
      async (files, each, breaks) => {
        await database.deleteCorpus();
        for (const at of breaks) {
          await install.installBundled(pack('bundled-a', files, each, at)).catch(() => {});
          // Nobody sees a part of a corpus.
          if (at < files && !(await install.hasCorpus()))
            expect(await database.corpusReader.get('symbols', '0-0')).toBeUndefined();
        }
        await install.installBundled(pack('bundled-a', files, each));
        await expectWhole('bundled-a', files, each);
      },
    ),
    { numRuns: 40 },
  );
});

test('readers see the old corpus until the new one is whole, then only the new one', async () => {
  await install.installBundled(pack('bundled-old', 3, 2));
  await install.installBundled(pack('bundled-new', 3, 2, 2)).catch(() => {});
  expect(await database.corpusReader.get('symbols', '0-0')).toEqual({ held: ['0-0'], cited: ['bundled-old'] });
  await install.installBundled(pack('bundled-new', 3, 2));
  await expectWhole('bundled-new', 3, 2);
});

test("a segment of the user's stays active and keeps its records when the bundled one is replaced", async () => {
  await install.installBundled(pack('bundled-old', 1, 1));
  const open = await database.openCorpus();
  await open.put('segments', { id: 'user-1', origin: 'user', format: SEGMENT_FORMAT, files: [], next: 0 });
  await open.put('records', { held: ['mine'], cited: [] }, ['user-1', 'symbols', 'mine']);
  await open.put('state', ['bundled-old', 'user-1'], 'active');
  await install.installBundled(pack('bundled-new', 1, 1));
  expect(await open.get('state', 'active')).toEqual(['bundled-new', 'user-1']);
  expect(await database.corpusReader.get('symbols', 'mine')).toEqual({ held: ['mine'], cited: [] });
});

test('the shards of the index are stored as bytes, and read from each active segment', async () => {
  const bytes = Uint8Array.from([0, 1, 127, 128, 255]);
  const one = pack('bundled-a', 1, 1);
  await install.installBundled({
    head: one.head,
    file: async () => [packed(['index', 'head', bytes]), packed(['index', '0', new Uint8Array()])],
  });
  const open = await database.openCorpus();
  expect(await open.get('records', ['bundled-a', 'index', 'head'])).toEqual(bytes);
  await open.put('records', Uint8Array.from([9]), ['user-1', 'index', 'head']);
  await open.put('state', ['bundled-a', 'user-1'], 'active');
  const indexes = await database.activeIndexes();
  expect(indexes.map(({ segment }) => segment)).toEqual(['bundled-a', 'user-1']);
  expect(await Promise.all(indexes.map(({ read }) => read('head')))).toEqual([bytes, Uint8Array.from([9])]);
  expect(await Promise.all(indexes.map(({ read }) => read('0')))).toEqual([new Uint8Array(), undefined]);
});

test('concurrent installations store every record once', async () => {
  await Promise.all([1, 2, 3].map(() => install.installBundled(pack('bundled-a', 4, 3))));
  await expectWhole('bundled-a', 4, 3);
});

test('a package of another format is refused in words and leaves what is there', async () => {
  await install.installBundled(pack('bundled-a', 1, 1));
  const other = pack('bundled-b', 1, 1);
  await expect(
    install.installBundled({ ...other, head: async () => ({ ...(await other.head()), format: 99 }) }),
  ).rejects.toThrow(/format 99/);
  await expectWhole('bundled-a', 1, 1);
});

test('a refusing database is told as refused, and a failed open is not remembered', async () => {
  const working = globalThis.indexedDB;
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('The user denied permission to access the database.', 'UnknownError');
    },
  } as unknown as IDBFactory;
  await expect(database.corpusReader.get('symbols', 'all')).rejects.toMatchObject({ trouble: 'storage-refused' });
  globalThis.indexedDB = working;
  await install.installBundled(pack('bundled-a', 1, 1));
  await expectWhole('bundled-a', 1, 1);
});

test('a database that another context blocks is told as broken instead of waiting for ever, and works once it is free', async () => {
  const holder = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(database.DATABASE, 1);
    request.onsuccess = () => resolve(request.result);
  });
  indexedDB.deleteDatabase(database.DATABASE);
  await expect(database.openCorpus()).rejects.toMatchObject({ trouble: 'storage-broken' });
  holder.close();
  await install.installBundled(pack('bundled-a', 2, 1));
  await expectWhole('bundled-a', 2, 1);
}, 8000);
