/** The bundled segment as bytes: deterministic, in small files, whole. */
import { expect, test } from 'vitest';
import { buildBundledSegment } from '../../../src/cli/bundled-segment';
import { segment } from './bundled';

test('the same texts give the same bytes', async () => {
  expect((await buildBundledSegment('data/reports')).files).toEqual(segment.files);
}, 60_000);

test('the files hold every record once, in the order of the head, each far below 4 MB', () => {
  const [head, ...files] = segment.files;
  expect(JSON.parse(head?.json ?? '')).toEqual(segment.head);
  expect(files.map(({ name }) => name)).toEqual(segment.head.files);
  expect(files.flatMap(({ json }) => JSON.parse(json))).toEqual(JSON.parse(JSON.stringify(segment.records)));
  for (const { json } of files) expect(json.length).toBeLessThan(4_000_000);
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
