/**
 * The search: 200 queries over 1,000, 10,000 and 100,000 paragraphs, beside the two libraries that come nearest, in the same
 * run. Each engine is built once. How soon a page of the extension shows its first hits: `popup.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Index as FlexSearch } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { buildIndex, inMemory } from '../../src/search/index/build';
import type { searcherOver } from '../../src/search/index/find';
import { shardsOf } from '../../src/search/index/format';
import type { openIndex } from '../../src/search/index/open';
import type { Ask, Findable } from '../../src/search/types';
import { bundled } from './bundle';
import { type Row, row, unmeasured } from './row';
import { drawn, reportParagraphs, scaleParagraphs, seeded } from './texts';

const QUERIES = join(import.meta.dirname, '../../../shared/scale/queries.json');
const SIZES = [1_000, 10_000, 100_000];
const WHOLE = 100_000;
const LIMIT = 10;
/** MiniSearch takes up to seconds a query on the whole: every fifth query tells enough. */
const FEWER = 5;

interface Query {
  type: 'single' | 'multi' | 'prefix' | 'phrase' | 'typo';
  q: string;
  orig?: string;
}

interface Engines {
  buildIndex: typeof buildIndex;
  inMemory: typeof inMemory;
  openIndex: typeof openIndex;
  searcherOver: typeof searcherOver;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes of memory in use after everything unused is gone. */
function inUse(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function askOf({ type, q }: Query): Ask {
  const words = q.split(' ');
  const groups: Ask['groups'] =
    type === 'phrase'
      ? [{ surface: q, open: false, alternatives: [{ words, phrase: true, weight: 1 }] }]
      : words.map((word, at) => ({
          surface: word,
          // While typing, the last word always may go on.
          open: at === words.length - 1,
          alternatives: [{ words: [word], phrase: false, weight: 1 }],
        }));
  return { groups, without: [], kinds: null, meetings: null, documents: null };
}

/** Milliseconds of each query, sorted. Asked twice: what a process does but once is not what a keystroke waits for. */
async function timed(queries: readonly Query[], ask: (query: Query) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const round of ['once', 'again'])
    for (const query of queries) {
      const start = performance.now();
      await ask(query);
      if (round === 'again') times.push(performance.now() - start);
    }
  return times.sort((a, b) => a - b);
}
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] as number;

async function* measureAt(
  engines: Engines,
  things: readonly Findable[],
  queries: readonly Query[],
  size: string,
  budgets: boolean,
): AsyncIterable<Row> {
  const budget = (value: number) => (budgets ? value : null);
  const byId = new Map(things.map((each) => [each.id, each.fields]));
  const texts = { texts: async (ids: string[]) => ids.map((id) => byId.get(id)) };

  let start = performance.now();
  const built = engines.buildIndex(things);
  const building = performance.now() - start;
  const bytes = shardsOf(built).reduce((sum, [, shard]) => sum + shard.length, 0);
  const empty = inUse();
  start = performance.now();
  const index = await engines.openIndex(engines.inMemory(built));
  const opening = performance.now() - start;
  const searcher = engines.searcherOver([index]);
  const ours = await timed(queries, (query) => searcher.find(askOf(query), { limit: LIMIT, texts }));
  // What stays in use are the index as read and every shard that was asked for; those lie in memory here anyway.
  const heap = inUse() - empty + bytes / 1e6;
  let typos = 0;
  let found = 0;
  for (const query of queries.filter(({ type }) => type === 'typo')) {
    typos++;
    const { matches } = await searcher.find(askOf(query), { limit: LIMIT, texts });
    if (matches.some(({ words }) => words.includes(query.orig ?? ''))) found++;
  }
  const scanned = await timed(queries, ({ q }) => things.filter(({ fields }) => fields.text.includes(q)).length);

  const fewer = things.length >= WHOLE ? queries.filter((_, position) => position % FEWER === 0) : queries;
  const mini = new MiniSearch({ fields: ['text'], idField: 'id' });
  start = performance.now();
  mini.addAll(things.map(({ id, fields }) => ({ id, text: fields.text })));
  const miniBuilding = performance.now() - start;
  const theirs = await timed(fewer, ({ q, type }) =>
    mini
      .search(q, {
        prefix: (_term, position, terms) => position === terms.length - 1,
        fuzzy: type === 'typo' ? 1 : false,
      })
      .slice(0, LIMIT),
  );
  const few = fewer.length < queries.length ? `, every ${FEWER}th query` : '';

  const flex = new FlexSearch({ tokenize: 'forward' });
  start = performance.now();
  things.forEach(({ fields }, position) => {
    flex.add(position, fields.text);
  });
  const flexBuilding = performance.now() - start;
  const flexed = await timed(queries, ({ q }) => flex.search(q, LIMIT));

  yield row(`search ${size}, p95 a keystroke`, at(ours, 0.95), 'ms', budget(8), {
    p50: at(ours, 0.5),
    'scan of all texts': at(scanned, 0.95),
    [`MiniSearch${few}`]: at(theirs, 0.95),
    'FlexSearch, beginnings': at(flexed, 0.95),
  });
  yield row(`search ${size}, slowest keystroke`, at(ours, 1), 'ms', budget(20), {
    'scan of all texts': at(scanned, 1),
    [`MiniSearch${few}`]: at(theirs, 1),
    'FlexSearch, beginnings': at(flexed, 1),
  });
  yield row(`search ${size}, index`, bytes / 1e6, 'MB', budget(10), { head: built.head.length / 1e6 });
  yield row(`search ${size}, memory`, heap, 'MB', budget(20));
  yield row(`search ${size}, opened from memory`, opening, 'ms', null);
  yield row(`search ${size}, built`, building / 1000, 's', null, {
    MiniSearch: miniBuilding / 1000,
    'FlexSearch, beginnings': flexBuilding / 1000,
  });
  if (typos > 0) yield row(`search ${size}, slips that find their word`, (found / typos) * 100, '%', null);
}

const thingOf = (id: string, document: string, text: string): Findable => ({
  id,
  kind: 'paragraph',
  document,
  meeting: null,
  draft: false,
  procedural: false,
  language: 'en',
  fields: { title: '', section: '', people: '', text },
});

/** Queries of the five kinds from the words of texts, the same in every run. */
function queriesFrom(texts: readonly string[], count: number): Query[] {
  const random = seeded(5);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const words = texts.map((text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter(({ length }) => length > 3);
  return Array.from({ length: count }, (_, position): Query => {
    const line = pick(words);
    const from = Math.floor(random() * (line.length - 1));
    const word = line[from] as string;
    if (position % 4 === 0) return { type: 'single', q: word };
    if (position % 4 === 1) return { type: 'multi', q: `${word} ${pick(line)}` };
    if (position % 4 === 2) return { type: 'prefix', q: word.slice(0, 1 + Math.floor(random() * 4)) };
    return { type: 'phrase', q: `${word} ${line[from + 1]}` };
  });
}

export async function* measure(): AsyncIterable<Row> {
  const build = await bundled<Pick<Engines, 'buildIndex' | 'inMemory'>>('src/search/index/build.ts');
  const open = await bundled<Pick<Engines, 'openIndex'>>('src/search/index/open.ts');
  const find = await bundled<Pick<Engines, 'searcherOver'>>('src/search/index/find.ts');
  const engines: Engines = { ...build, ...open, ...find };
  const all = scaleParagraphs();
  if (all === null || !existsSync(QUERIES)) {
    const lines = reportParagraphs();
    const things = lines.map((line, position) => thingOf(`sample#${position}`, 'sample', line));
    yield* measureAt(engines, things, queriesFrom(lines, 200), `${things.length} lines of the bundled reports`, false);
    for (const [what, unit, budget] of [
      ['p95 a keystroke', 'ms', 8],
      ['slowest keystroke', 'ms', 20],
      ['index', 'MB', 10],
      ['memory', 'MB', 20],
    ] as const)
      yield unmeasured(`search ${WHOLE}, ${what}`, unit, budget, 'The 100,000 paragraphs are not beside the checkout.');
    return;
  }
  const queries: Query[] = JSON.parse(readFileSync(QUERIES, 'utf8'));
  for (const size of SIZES) {
    const things = drawn(all, size).map(({ id, doc, text }) => thingOf(`${doc}#${id}`, doc, text));
    yield* measureAt(engines, things, queries, String(size), size === WHOLE);
  }
}
