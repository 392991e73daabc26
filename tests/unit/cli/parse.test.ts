/** `corpus parse` on files that are no plain text: one sentence each, the rest goes on, exit status 1. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'corpus-parse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REPORT = 'data/reports/002_024b3e2ec4cd5ef5.txt';

function parse(files: string[]) {
  const run = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli/corpus.ts', 'parse', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const lines = run.stdout.split('\n').filter(Boolean);
  return {
    status: run.status,
    said: run.stderr.split('\n').filter(Boolean),
    reports: lines.map((line) => JSON.parse(line)),
  };
}

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function withEvidence(name: string, json: string): string {
  file(`${name}.json`, json);
  return file(`${name}.txt`, readFileSync(REPORT, 'utf8'));
}

test('a batch with every sort of bad file is read to its end', { timeout: 60_000 }, () => {
  const text = readFileSync(REPORT, 'utf8');
  const bad: [string, RegExp][] = [
    [file('utf16.txt', Buffer.from(`\uFEFF${text}`, 'utf16le')), /UTF-16/],
    [file('latin1.txt', Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1')), /windows-1252/],
    [file('cut.txt', text.slice(0, text.lastIndexOf('Bosnia and Herzegovina,') + 23)), /breaks off/],
    [
      file(
        'noise.txt',
        Uint8Array.from({ length: 2000 }, (_unused, at) => (at * 197 + (at >> 3)) % 256),
      ),
      /not text/,
    ],
    [file('paper.txt', '%PDF-1.7\n%\xe2\xe3\n'), /PDF/],
    [file('packed.txt', gzipSync(text)), /compressed/],
    [file('empty.txt', ''), /empty/],
    [withEvidence('broken', '{"facts":'), /broken\.json is not valid JSON/],
    [withEvidence('null', 'null'), /null\.json is not of the form/],
    [withEvidence('bare', '{"facts":{"place":"Vienna"}}'), /bare\.json is not of the form/],
    [join(folder, 'missing.txt'), /no such file/],
  ];
  const { status, said, reports } = parse([...bad.map(([path]) => path), file('marked.txt', `\uFEFF${text}`), REPORT]);
  expect(status).toBe(1);
  expect(said.map((line) => line.slice(0, line.indexOf(': ')))).toEqual(bad.map(([path]) => path));
  for (const [at, [, sentence]] of bad.entries()) {
    expect(said[at]).toMatch(sentence);
    expect(said[at]).toMatch(/: [A-Z].*\.$/);
  }
  expect(reports.map(({ symbol }) => symbol)).toEqual(Array(5).fill('E/CN.15/2018/12'));
  expect(reports.map(({ paragraphCount }) => paragraphCount)).toEqual([39, 39, expect.any(Number), 39, 39]);
});

test('a text that is no report is printed as none, without complaint', { timeout: 60_000 }, () => {
  const letter = file(
    'letter.txt',
    'Letter dated 3 May 2021 from the Permanent Representative of Chile\n\nI have the honour to write.\n',
  );
  const { status, said, reports } = parse([letter]);
  expect({ status, said }).toEqual({ status: 0, said: [] });
  expect(reports).toMatchObject([{ isReport: false, kind: 'other' }]);
});
