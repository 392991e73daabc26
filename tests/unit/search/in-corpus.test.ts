/** A damaged index in the database: noticed, made anew from the documents, and said. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { packed } from '../../../src/corpus/packed';
import { segment } from '../corpus/bundled';

vi.setConfig({ testTimeout: 30_000 });

let database: typeof import('../../../src/corpus/database');
let inCorpus: typeof import('../../../src/search/in-corpus');

beforeEach(async () => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => Promise<unknown>) => work() } });
  database = await import('../../../src/corpus/database');
  const install = await import('../../../src/corpus/install');
  inCorpus = await import('../../../src/search/in-corpus');
  await install.installBundled({
    head: async () => ({ ...segment.head, files: ['all'] }),
    file: async () => segment.records.map(packed),
  });
});

const stored = async (name: string) => {
  const bytes = await (await database.openCorpus()).get('records', [segment.head.id, 'index', name]);
  return [...(bytes as Uint8Array)];
};

it('a whole one says nothing', async () => {
  const { hits, repaired } = await inCorpus.answer('victimization surveys', 5);
  expect(hits[0]?.id).toBe('E/CN.15/2018/12#10(p)');
  expect(repaired).toBeUndefined();
});

it.each([
  ['head', (bytes: Uint8Array) => bytes.slice(0, 9)],
  ['0', (bytes: Uint8Array) => bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte))],
  ['1', () => undefined],
])('%s', async (name, damage) => {
  const key: [string, 'index', string] = [segment.head.id, 'index', name];
  const before = await stored(name);
  const open = await database.openCorpus();
  const damaged = damage(Uint8Array.from(before));
  if (damaged) await open.put('records', damaged as Uint8Array<ArrayBuffer>, key);
  else await open.delete('records', key);
  const { hits, repaired } = await inCorpus.answer('victimization surveys', 5);
  expect(hits[0]?.id).toBe('E/CN.15/2018/12#10(p)');
  expect(repaired).toBe(true);
  expect(await stored(name)).toEqual(before);
});
