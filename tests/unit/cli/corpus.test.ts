/** The `corpus` command as a maintainer meets it: as a process, straight from the sources. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

// Each call starts a process that compiles the sources.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'corpus-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function corpus(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'src/cli/corpus.ts', ...args],
    {
      input,
      encoding: 'utf8',
    },
  );
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const REPORT = 'data/reports/002_024b3e2ec4cd5ef5.txt';

describe('corpus', () => {
  test('symbols: offsets into the text as read, candidates where the words leave it open', () => {
    const text = 'See A/RES/65/230, or resolution 26/4.\n';
    const { status, lines } = corpus(['symbols'], text);
    expect(status).toBe(0);
    expect(lines.map(({ surface, symbol, kind }) => [surface, symbol, kind])).toEqual([
      ['A/RES/65/230', 'A/RES/65/230', 'symbol'],
      ['resolution 26/4', null, 'citation'],
    ]);
    for (const { start, end, surface } of lines) expect(text.slice(start, end)).toBe(surface);
    expect(lines[1].candidates).toContain('CCPCJ/RES/26/4');
  });

  test('decode: one line a symbol; what is none is said, and the rest still printed', () => {
    const { status, lines, stderr } = corpus(['decode', 'no symbol', 'E/CN.15/2018/12']);
    expect(status).toBe(1);
    expect(stderr).toContain('no symbol: This is not a United Nations document symbol.');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      symbol: 'E/CN.15/2018/12',
      organ: 'Economic and Social Council',
      year: '2018',
      session: null,
      number: '12',
    });
  });

  test('parse: the rest of a batch goes on after a file that cannot be read', () => {
    const letter = join(folder, 'letter.txt');
    const binary = join(folder, 'binary.txt');
    writeFileSync(letter, 'Dear colleague,\n\nthank you for the cake.\n');
    writeFileSync(binary, Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)));
    const { status, lines, stderr } = corpus(['parse', join(folder, 'missing.txt'), binary, letter, REPORT]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/missing\.txt: There is no such file\./);
    expect(stderr).toMatch(/binary\.txt: .+\./);
    expect(lines.map(({ isReport, symbol }) => [isReport, symbol])).toEqual([
      [false, null],
      [true, 'E/CN.15/2018/12'],
    ]);
    expect(lines[1].items.find(({ id }: { id: string }) => id === 'E/CN.15/2018/12#10(f)(iii)')).toMatchObject({
      text: 'The use of the Internet to commit acts related to terrorism;',
    });
  });

  test('build: writes the files that its head names, and a summary with what was repaired', () => {
    const out = join(folder, 'out');
    const { status, lines } = corpus(['build', '--out', out]);
    expect(status).toBe(0);
    const head = JSON.parse(readFileSync(join(out, 'segment.json'), 'utf8'));
    expect(readdirSync(out).sort()).toEqual([...head.files, 'segment.json'].sort());
    expect(lines[0].segment).toBe(head.id);
    expect(lines[0].reports).toHaveLength(5);
    expect(lines[0].reports.flatMap(({ repairs }: { repairs: unknown[] }) => repairs).length).toBeGreaterThan(0);
  });

  test('related: best first, each with reasons that name paragraphs', () => {
    const { status, lines } = corpus(['related', 'E/CN.15/2018/12#30', '--limit', '3']);
    expect(status).toBe(0);
    expect(lines[0].related.map(({ id }: { id: string }) => id.split('#')[1]).sort()).toEqual([
      '10(i)',
      '10(m)',
      '9(j)',
    ]);
    expect(lines[0].related[0].reasons[0]).toEqual({
      shared: 'responsibility of Internet service providers',
      sources: ['E/CN.15/2018/12#30'],
    });
  });

  test.each([
    [[]],
    [['fly']],
    [['decode']],
    [['parse', '--limit', '3', 'x']],
    [['related', 'a', 'b']],
    [['related', 'A/1', '--limit', '0']],
    [['build', '--reports', '/no/such/folder']],
  ])('bad usage %j: status 2, a sentence and the usage', (args) => {
    const { status, stderr, lines } = corpus(args);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toMatch(/^[A-Z].+\.\n\nUsage:/);
  });
});
