/**
 * Gains and losses of the related recommendations against judgements written from the texts.
 * `npx tsx tests/golden/relations.ts [--accept] [--all]`: prints nDCG@5 and the bad ids shown, every case that changed
 * since the last accepted state, and (with `--all`) what every case shows. Exit status 1 if something was lost.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundledSegment } from '../../src/cli/bundled-segment';
import { relatedOf } from '../../src/cli/related';
import judged from './relations/judged.json' with { type: 'json' };

const ACCEPTED = join(import.meta.dirname, 'relations/accepted.json');
const AT = 5;
/** As many as the command prints when nobody asks for another number. */
const SHOWN = 10;

interface Case {
  context: string;
  why: string;
  /** Item of the report to its grade: 3 answers the question itself, 2 speaks of it, 1 touches it. */
  good: Record<string, number>;
  bad: string[];
}
interface Result {
  ndcg: number;
  /** Bad ids among the shown, in their order. */
  bad: string[];
}

const { records } = await buildBundledSegment('data/reports');

const gain = (grade: number, place: number) => (2 ** grade - 1) / Math.log2(place + 2);
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** Shown places, best first, without the symbol of the report that holds them. */
function shown(context: string): string[] {
  const found = relatedOf(records, context);
  if ('trouble' in found) throw new Error(`${context}: ${found.trouble}`);
  return found.items.slice(0, SHOWN).map(({ id }) => id.replace(`${judged.report}#`, ''));
}

function score({ context, good, bad }: Case): Result {
  const items = shown(context);
  const ideal = sum(
    Object.values(good)
      .sort((a, b) => b - a)
      .slice(0, AT)
      .map(gain),
  );
  const actual = sum(items.slice(0, AT).map((id, place) => gain(good[id] ?? 0, place)));
  // Where nothing relates, silence is the only right answer.
  const ndcg = ideal === 0 ? Number(items.length === 0) : actual / ideal;
  return { ndcg: Math.round(ndcg * 1000) / 1000, bad: items.filter((id) => bad.includes(id)) };
}

const cases = judged.cases as unknown as Case[];
const before: Record<string, Result> = existsSync(ACCEPTED) ? JSON.parse(readFileSync(ACCEPTED, 'utf8')) : {};
const now: Record<string, Result> = Object.fromEntries(cases.map((each) => [each.context, score(each)]));
let lost = 0;
for (const each of cases) {
  const { context } = each;
  const result = now[context] as Result;
  const old = before[context];
  const worse = old !== undefined && (result.ndcg < old.ndcg || result.bad.length > old.bad.length);
  const better = old !== undefined && !worse && (result.ndcg > old.ndcg || result.bad.length < old.bad.length);
  if (worse) lost += 1;
  const word = worse ? 'lost  ' : better ? 'gained' : old === undefined ? 'new   ' : '      ';
  if (worse || better || process.argv.includes('--all')) {
    const was = old && (worse || better) ? ` (was ${old.ndcg.toFixed(3)})` : '';
    console.log(`${word} ${result.ndcg.toFixed(3)}${was}  ${context}: ${shown(context).join(', ') || 'nothing'}`);
    if (result.bad.length > 0) console.log(`         bad: ${result.bad.join(', ')}`);
  }
}
const mean = sum(Object.values(now).map(({ ndcg }) => ndcg)) / cases.length;
const bad = sum(Object.values(now).map((each) => each.bad.length));
console.log(`relations: nDCG@${AT} ${mean.toFixed(3)} over ${cases.length} cases, ${bad} bad ids shown`);
if (process.argv.includes('--accept')) {
  writeFileSync(ACCEPTED, `${JSON.stringify(now, null, 2)}\n`);
  console.log('accepted');
} else if (lost > 0) process.exitCode = 1;
