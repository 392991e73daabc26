/** The bundled segment as bytes: deterministic, in small files, whole. */
import { expect, test } from 'vitest';
import { buildBundledSegment } from '../../../src/cli/bundled-segment';
import type { StoredRecord } from '../../../src/corpus/model';
import { type PackedRecord, packed, unpacked } from '../../../src/corpus/packed';
import { openIndex } from '../../../src/search/index/open';
import { segment } from './bundled';

test('the same texts give the same bytes', async () => {
  expect((await buildBundledSegment('data/reports')).files).toEqual(segment.files);
}, 60_000);

test('the files hold every record once, in the order of the head, each far below 4 MB', () => {
  const [head, ...files] = segment.files;
  expect(JSON.parse(head?.json ?? '')).toEqual(segment.head);
  expect(files.map(({ name }) => name)).toEqual(segment.head.files);
  const written: PackedRecord[] = files.flatMap(({ json }) => JSON.parse(json));
  const plain = (records: StoredRecord[]) => records.filter(([table]) => table !== 'index');
  expect(written.filter(([table]) => table !== 'index')).toEqual(JSON.parse(JSON.stringify(plain(segment.records))));
  expect(written.map(unpacked).filter(([table]) => table === 'index')).toEqual(
    segment.records.filter(([table]) => table === 'index'),
  );
  for (const { json } of files) expect(json.length).toBeLessThan(4_000_000);
});

test('bytes of any length come back from a file as they were', () => {
  for (const length of [0, 1, 2, 3, 255, 0x2000, 0x2001, 40_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 167) & 0xff);
    const [table, key, back] = unpacked(JSON.parse(JSON.stringify(packed(['index', '7', bytes]))));
    expect([table, key]).toEqual(['index', '7']);
    expect(Buffer.compare(back as Uint8Array, bytes)).toBe(0);
  }
});

test('the search index of the segment opens and holds what can be found in its documents', async () => {
  const shards = new Map(segment.records.flatMap((record) => (record[0] === 'index' ? [[record[1], record[2]]] : [])));
  const index = await openIndex({ read: async (shard) => shards.get(shard) });
  const ids = await index.ids(Array.from({ length: index.size }, (_, ordinal) => ordinal));
  const documents = segment.records.filter(([table]) => table === 'document').map(([, symbol]) => symbol);
  expect(documents.length).toBeGreaterThan(0);
  expect(ids).toEqual(expect.arrayContaining(documents));
  expect(ids).toEqual(expect.arrayContaining(['E/CN.15/2018/12#9(s)']));
});

test('no key stands twice in a table', () => {
  const keys = segment.records.map(([table, key]) => `${table} ${key}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('nothing that the corpus holds is also listed as only cited by itself', () => {
  const citing = segment.records.filter(([table]) => table === 'citations');
  for (const [, target, places] of citing as [string, string, { source: string }[]][])
    for (const { source } of places) expect(source.startsWith(`${target}#`)).toBe(false);
});
