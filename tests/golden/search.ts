/**
 * Gains and losses of the search against judgements written from the texts, before anything was tuned.
 * `npx tsx tests/golden/search.ts [--accept] [--all]`: prints reciprocal rank and recall at 5 by kind of query, for all and
 * for those held out, every query that changed since the last accepted state, and (with `--all`) what every query shows.
 * Exit status 1 if something was lost.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundledSegment } from '../../src/cli/bundled-segment';
import { searchOver } from '../../src/cli/search';
import judged from './search/judged.json' with { type: 'json' };

const ACCEPTED = join(import.meta.dirname, 'search/accepted.json');
const AT = 5;
const SHOWN = 10;

interface Case {
  kind: string;
  query: string;
  /** Ids that answer it, each as good as the others; none: nothing does. */
  good: string[];
  /** Words that the answer above the hits must say. */
  answer?: string[];
  /** Nothing was chosen by looking at it. */
  heldOut: boolean;
}
interface Result {
  /** 1 / place of the first good hit; of a query without a good one, 1 if nothing was shown. */
  reciprocalRank: number;
  /** Share of the good ones, at most {@link AT} of them, among the first {@link AT}. */
  recall: number;
  /** The answer says what it must; true where none is wanted and none is given. */
  answered: boolean;
  shown: string[];
}

const { records } = await buildBundledSegment('data/reports');
const engine = await searchOver(records);

async function score({ query, good, answer }: Case): Promise<Result> {
  const reply = await engine.search(query, { limit: SHOWN });
  const shown = reply.hits.map(({ id }) => id);
  const said = reply.answer ? JSON.stringify(reply.answer) : '';
  const answered = answer
    ? said !== '' && answer.every((words) => said.includes(words))
    : good.length > 0 || said === '';
  if (good.length === 0) {
    const silent = Number(shown.length === 0);
    return { reciprocalRank: silent, recall: silent, answered, shown };
  }
  const first = shown.findIndex((id) => good.includes(id));
  const found = shown.slice(0, AT).filter((id) => good.includes(id)).length;
  return {
    reciprocalRank: first === -1 ? 0 : round(1 / (first + 1)),
    recall: round(found / Math.min(AT, good.length)),
    answered,
    shown,
  };
}
const round = (value: number) => Math.round(value * 1000) / 1000;

const cases = judged.queries as Case[];
const before: Record<string, Result> = existsSync(ACCEPTED) ? JSON.parse(readFileSync(ACCEPTED, 'utf8')) : {};
const now: Record<string, Result> = {};
let lost = 0;
for (const each of cases) {
  const result = await score(each);
  const old = before[each.query];
  now[each.query] = result;
  const sum = ({ reciprocalRank, recall, answered }: Result) => reciprocalRank + recall + Number(answered);
  const change = old === undefined ? 0 : sum(result) - sum(old);
  if (change < 0) lost += 1;
  const word = change < 0 ? 'lost  ' : change > 0 ? 'gained' : old === undefined ? 'new   ' : '      ';
  if (change !== 0 || process.argv.includes('--all')) {
    const was = old && change !== 0 ? ` (was ${old.reciprocalRank.toFixed(2)} ${old.recall.toFixed(2)})` : '';
    const marks = `${each.heldOut ? ' held out' : ''}${result.answered ? '' : ' ANSWER'}`;
    console.log(
      `${word} ${result.reciprocalRank.toFixed(2)} ${result.recall.toFixed(2)}${was}${marks}  ${each.kind}: ${each.query}: ${result.shown.slice(0, AT).join(', ') || 'nothing'}`,
    );
  }
}

const mean = (values: number[]) => values.reduce((total, each) => total + each, 0) / Math.max(1, values.length);
function line(name: string, some: Case[]): string {
  const results = some.map(({ query }) => now[query] as Result);
  const answers = results.filter(({ answered }) => answered).length;
  return `${name.padEnd(22)} ${String(some.length).padStart(3)} queries  reciprocal rank ${mean(results.map((each) => each.reciprocalRank)).toFixed(3)}  recall at ${AT} ${mean(results.map((each) => each.recall)).toFixed(3)}  answers ${answers}/${some.length}`;
}
for (const kind of new Set(cases.map((each) => each.kind)))
  console.log(
    line(
      kind,
      cases.filter((each) => each.kind === kind),
    ),
  );
console.log(
  line(
    'search, tuned on',
    cases.filter(({ heldOut }) => !heldOut),
  ),
);
console.log(
  line(
    'search, held out',
    cases.filter(({ heldOut }) => heldOut),
  ),
);
console.log(line('search', cases));
if (process.argv.includes('--accept')) {
  writeFileSync(ACCEPTED, `${JSON.stringify(now, null, 2)}\n`);
  console.log('accepted');
} else if (lost > 0) process.exitCode = 1;
