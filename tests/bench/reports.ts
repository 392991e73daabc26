/**
 * Reports: parsing the five, whether time grows with length alone, and building the bundled segment. Times are processor
 * time, because what else the machine does tells nothing of the parser; the product's own modules, as a build makes them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { buildSegment } from '../../src/corpus/build-segment';
import type { parseReport } from '../../src/reports/parse-report';
import type { Evidence } from '../../src/reports/types';
import { bundled } from './bundle';
import { median, type Row, row } from './row';
import { flat } from './texts';

const REPORTS = join(import.meta.dirname, '../../data/reports');
const REPEATS = 9;
/** Ten times the text may take ten times as long, and a little more for the memory that it fills. */
const LINEAR = 12;

/** Processor time in ms of one call. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function costs(times: number, work: () => unknown): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await cost(work));
  return all;
}

function received(): { text: string; evidence: Evidence }[] {
  return readdirSync(REPORTS)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({
      text: readFileSync(join(REPORTS, name), 'utf8'),
      evidence: JSON.parse(readFileSync(join(REPORTS, name.replace(/\.txt$/, '.json')), 'utf8')),
    }));
}

export async function* measure(): AsyncGenerator<Row> {
  const { parseReport: parse } = await bundled<{ parseReport: typeof parseReport }>('src/reports/parse-report.ts');
  const { buildSegment: build } = await bundled<{ buildSegment: typeof buildSegment }>('src/corpus/build-segment.ts');
  const five = received();
  const size = five.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const parseFive = () => five.map(({ text, evidence }) => parse(text, evidence));

  const first = await cost(parseFive);
  const passes = await costs(REPEATS, parseFive);
  yield row('parse a report, mean of the five', median(passes) / five.length, 'ms', null, {
    best: Math.min(...passes) / five.length,
    'first time, patterns not yet compiled': first / five.length,
  });
  yield row('parse the five reports', size / 1e6 / (median(passes) / 1000), 'MB/s', null, {
    best: size / 1e6 / (Math.min(...passes) / 1000),
  });

  const joined = five.map(({ text }) => text).join('\n');
  const megabytes = (count: number) =>
    flat(joined.repeat(Math.ceil((count * 1e6) / joined.length)).slice(0, count * 1e6));
  const short = megabytes(1);
  const long = megabytes(10);
  const one = Math.min(...(await costs(3, () => parse(short))));
  const ten = await cost(() => parse(long));
  yield row('parse 10 MB of reports', ten / one, 'times as long as 1 MB', LINEAR, {
    'MB/s': 10 / (ten / 1000),
    '1 MB, MB/s': 1 / (one / 1000),
  });

  const reports = parseFive();
  const firstBuild = await cost(() => build(reports, []));
  const builds = await costs(REPEATS, () => build(reports, []));
  yield row('build the bundled segment without its index', median(builds), 'ms', null, {
    best: Math.min(...builds),
    'first time': firstBuild,
  });
  const { files } = await build(reports, []);
  const bytes = files.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0);
  yield row('the bundled segment without its index', bytes, 'bytes', null, {
    files: files.length,
    'bytes of the texts': size,
  });
}
