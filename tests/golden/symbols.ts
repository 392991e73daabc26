/**
 * `npx tsx tests/golden/symbols.ts [--accept]`: what the finder finds in real texts judged by hand, against the judgement
 * and against the last accepted result. Reads ../shared where it stands beside the checkout, else the samples kept in
 * `tests/golden/symbols/texts`. Exit 1 when something accepted is lost or a floor is not reached.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSymbols } from '../../src/symbols/find';
import { canonicalKey } from '../../src/symbols/key';
import type { Match } from '../../src/symbols/types';

const HERE = join(import.meta.dirname, 'symbols');
const SHARED = join(import.meta.dirname, '../../../shared/symbols');
const ACCEPTED = join(HERE, 'accepted.json');
const FLOORS = { symbols: 0.99, citations: 0.95 };

interface Judged {
  surface: string;
  symbol: string;
  start: number;
}
interface Score {
  /** Matches that are judged right, with span and key. */
  hits: string[];
  missed: string[];
  wrong: string[];
}

const rows = (file: string): string[][] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('\t'))
        // A line break inside a surface is written as \n.
        .map((line) => line.split('\t').map((cell) => cell.replaceAll('\\n', '\n')))
    : [];

const overlaps = (match: Match, row: Judged): boolean =>
  match.start < row.start + row.surface.length && row.start < match.end;

/** Scores matches of one kind: a hit has the judged span and the judged key (or one half of a joint key). */
function score(found: Match[], gold: Judged[], free: Judged[], exactEnd: boolean): Score {
  const left = new Set(found);
  const hits: string[] = [];
  const missed: string[] = [];
  for (const row of gold) {
    const end = row.start + row.surface.length;
    const match = [...left].find(
      (m) => m.start === row.start && (!exactEnd || m.end === end) && m.symbol === row.symbol,
    );
    const name = `${row.start} ${row.surface.replaceAll('\n', ' ')} = ${row.symbol}`;
    if (match) {
      left.delete(match);
      hits.push(name);
    } else missed.push(name);
  }
  const wrong = [...left]
    .filter((m) => !free.some((row) => overlaps(m, row)))
    .map((m) => `${m.start} ${m.surface.replaceAll('\n', ' ')} = ${m.symbol}`);
  return { hits, missed, wrong };
}

const rate = (part: number, all: number): string => (all === 0 ? '   -' : (part / all).toFixed(3));

const results: Record<string, string[]> = {};
const total = { symbols: { hits: 0, missed: 0, wrong: 0 }, citations: { hits: 0, missed: 0, wrong: 0 } };
const shared = existsSync(join(SHARED, 'texts'));
const folder = shared ? join(SHARED, 'texts') : join(HERE, 'texts');
const names = readdirSync(folder).filter(
  (name) => !name.endsWith('.tsv') && name !== 'README.md' && name !== 'SOURCES.md',
);

console.log('text'.padEnd(34), 'symbols P / R', '   citations P / R');
for (const name of names) {
  const text = readFileSync(join(folder, name), 'utf8');
  const read = (kind: string, start: number): Judged[] =>
    rows(join(folder, `${name}.${kind}.tsv`)).map((cells) => ({
      surface: cells[0] ?? '',
      symbol: cells[1] ?? '',
      start: Number(cells[start]),
    }));
  const gold = read('gold', 3);
  const free = read('opt', 2);
  const prose = read('prose', 2);
  const found = findSymbols(text, { thorough: true });
  const explicit = score(
    found.filter((m) => m.kind === 'symbol' || m.kind === 'link'),
    gold,
    [...free, ...prose],
    true,
  );
  const negative = name.startsWith('neg-');
  const judged = negative || existsSync(join(folder, `${name}.prose.tsv`));
  // A citation's span may reach to a body named after the number: the judged start and key count.
  const cited = judged
    ? score(
        found.filter((m) => m.kind === 'citation' && !/^(?:the same|that|the said)/.test(m.surface)),
        prose,
        [...free, ...gold],
        false,
      )
    : { hits: [], missed: [], wrong: [] };
  results[name] = [...explicit.hits, ...cited.hits.map((hit) => `cited ${hit}`)];
  results[`${name} wrong`] = [...explicit.wrong, ...cited.wrong];
  for (const [key, one] of [
    ['symbols', explicit],
    ['citations', cited],
  ] as const) {
    total[key].hits += one.hits.length;
    total[key].missed += one.missed.length;
    total[key].wrong += one.wrong.length;
  }
  const of = (one: Score): string =>
    `${rate(one.hits.length, one.hits.length + one.wrong.length)} ${rate(one.hits.length, one.hits.length + one.missed.length)}`;
  console.log(name.padEnd(34), of(explicit), '     ', of(cited));
  for (const lost of [...explicit.missed, ...cited.missed]) console.log('    missed', lost);
  for (const extra of [...explicit.wrong, ...cited.wrong]) console.log('    wrong ', extra);
}

/** Real symbols, each inside a plain sentence, in brackets, in Chinese and at the end of a line. */
const SENTENCES: [string, string][] = [
  ['Having considered document ', ', submitted by the Secretariat.'],
  ['See the report (', ') and its annex.'],
  ['根据', '第2条，'],
  ['As stated in ', '.\nThe Committee'],
];
const listFile = shared ? join(SHARED, 'symbols.tsv') : join(HERE, 'symbols.tsv');
let whole = 0;
let tried = 0;
const broken: string[] = [];
for (const line of readFileSync(listFile, 'utf8').split('\n').slice(1)) {
  const symbol = line.split('\t')[0];
  if (!symbol) continue;
  for (const [before, after] of SENTENCES) {
    tried++;
    const found = findSymbols(before + symbol + after);
    if (found.some((m) => m.start === before.length && m.surface === symbol)) whole++;
    else broken.push(`${before}${symbol}${after}`.replaceAll('\n', ' '));
  }
  if (canonicalKey(symbol) === null) broken.push(`no key: ${symbol}`);
}
console.log(`\nreal symbols found whole in a sentence: ${whole} of ${tried} (${((100 * whole) / tried).toFixed(2)} %)`);
for (const one of broken) console.log('    ', one);
results['symbols.tsv'] = [`${whole} of ${tried}`];

/** Judged lines from third-party pages: a few words around each surface. */
const lines = rows(join(HERE, 'lines.tsv')).slice(1);
let linesRight = 0;
for (const [context = '', surface = '', symbol = ''] of lines) {
  const found = findSymbols(context, { thorough: true }).filter((m) => m.kind !== 'job-number');
  const right = symbol === '' ? found.length === 0 : found.some((m) => m.surface === surface && m.symbol === symbol);
  if (right) linesRight++;
  else
    console.log(
      '    line',
      JSON.stringify(context),
      '->',
      found.map((m) => `${m.surface} = ${m.symbol}`).join('; ') || 'nothing',
    );
}
if (lines.length > 0) console.log(`judged lines: ${linesRight} of ${lines.length}`);
results['lines.tsv'] = [`${linesRight} of ${lines.length}`];

let failed = false;
for (const key of ['symbols', 'citations'] as const) {
  const { hits, missed, wrong } = total[key];
  const precision = hits / (hits + wrong || 1);
  const recall = hits / (hits + missed || 1);
  console.log(
    `${key}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} (${hits} right, ${missed} missed, ${wrong} wrong)`,
  );
  if (precision < FLOORS[key] || recall < FLOORS[key]) failed = true;
}

if (process.argv.includes('--accept')) {
  writeFileSync(ACCEPTED, `${JSON.stringify(results, null, 1)}\n`);
  console.log('accepted');
} else if (existsSync(ACCEPTED)) {
  const before = JSON.parse(readFileSync(ACCEPTED, 'utf8')) as Record<string, string[]>;
  for (const [name, list] of Object.entries(results)) {
    const old = before[name];
    if (!old) continue;
    const bad = name.endsWith(' wrong');
    for (const one of list) if (!old.includes(one)) console.log(bad ? 'new error' : 'gain', name, one);
    for (const one of old) {
      if (list.includes(one)) continue;
      console.log(bad ? 'error gone' : 'LOSS', name, one);
      if (!bad) failed = true;
    }
  }
}
if (failed) process.exitCode = 1;
