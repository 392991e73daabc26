/** `corpus build` on folders of any texts: the same bytes again, parsing only what changed, nothing hidden. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { buildFolder } from '../../../src/cli/build';
import { ParseCache } from '../../../src/cli/parse-cache';

// Two builds of five reports each, on a machine that may have more to do.
vi.setConfig({ testTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), 'corpus-build-'));
afterAll(() => rmSync(root, { recursive: true }));
const reports = join(root, 'reports');
const cache = join(root, 'cache');
const build = () => buildFolder(reports, 'out', cache);

beforeEach(() => {
  for (const folder of [reports, cache]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(reports);
  for (const name of readdirSync('data/reports')) copyFileSync(join('data/reports', name), join(reports, name));
});

test('a second build is of the same bytes and parses nothing', async () => {
  const first = await build();
  const second = await build();
  expect(first.summary).toMatchObject({ parsed: 5, unchanged: 0, leftOut: [], unreadable: [] });
  expect(second.summary).toMatchObject({ parsed: 0, unchanged: 5 });
  expect(second.segment.files).toEqual(first.segment.files);
});

test('a changed text and a changed evidence file are parsed again, the others are not', async () => {
  await build();
  const text = join(reports, '001_df15103811212375.txt');
  writeFileSync(text, readFileSync(text, 'utf8').replace('fighting cybercrime', 'the fight against cybercrime'));
  const evidence = join(reports, '003_e943d4d4f6bc896d.json');
  writeFileSync(evidence, readFileSync(evidence, 'utf8').replace('{', '{ '));
  const { summary, segment } = await build();
  expect(summary).toMatchObject({ parsed: 2, unchanged: 3 });
  expect(JSON.stringify(segment.records)).toContain('the fight against cybercrime');
});

test('another parser is never answered from what this one kept', async () => {
  const file = join(reports, '000_0aa30fd4621565ea.txt');
  const here = new ParseCache(cache);
  const other = join(root, 'other-parser');
  for (const folder of ['src/reports', 'src/symbols', 'data/catalogue', 'data/vocabulary', 'src/cli'])
    mkdirSync(join(other, folder), { recursive: true });
  writeFileSync(join(other, 'src/cli/parse-file.ts'), '');
  writeFileSync(join(other, 'src/reports/parse-report.ts'), 'one');
  const before = new ParseCache(cache, other).key(file);
  writeFileSync(join(other, 'src/reports/parse-report.ts'), 'two');
  const after = new ParseCache(cache, other).key(file);
  expect(new Set([here.key(file), before, after]).size).toBe(3);
});

test('a damaged entry is parsed again', async () => {
  const { segment } = await build();
  for (const name of readdirSync(cache)) writeFileSync(join(cache, name), '{"symbol":');
  const again = await build();
  expect(again.summary).toMatchObject({ parsed: 5, unchanged: 0 });
  expect(again.segment.files).toEqual(segment.files);
});

test('what cannot be read, what has no symbol and what stands twice are named, and the rest is built', async () => {
  writeFileSync(join(reports, 'garbage.txt'), Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256)));
  writeFileSync(join(reports, 'letter.txt'), 'Dear colleague,\n\nthank you for the cake.\n');
  copyFileSync(join(reports, '002_024b3e2ec4cd5ef5.txt'), join(reports, 'zz-again.txt'));
  mkdirSync(join(reports, 'a folder'));
  const { summary } = await build();
  expect(summary.found).toMatchObject({ documents: 5, paragraphs: 135, recommendations: 39, subItems: 19, aligned: 1 });
  expect(summary.unreadable.map(({ file, why }) => [file, /^[A-Z].+\.$/.test(why)])).toEqual([
    [join(reports, 'garbage.txt'), true],
  ]);
  expect(summary.leftOut).toEqual([
    { file: 'letter.txt', why: expect.stringMatching(/no symbol/) },
    { file: 'zz-again.txt', why: 'E/CN.15/2018/12 is already read from 002_024b3e2ec4cd5ef5.txt.' },
  ]);
  expect(summary.reports.find(({ symbol }) => symbol === 'E/CN.15/2018/12')?.repairs.length).toBeGreaterThan(0);
});
