/**
 * Gains and losses of the report parser against the hand-written truth, field by field.
 * `npx tsx tests/golden/reports.ts [--accept] [--all]`: prints the totals, every row that changed since the last accepted
 * state, and (with `--all`) every row that is wrong. Exit status 1 if something was lost.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareReport, printed, type Row, readTruth, reportNames, TRUTH } from './reports/compare';

const ACCEPTED = join(TRUTH, 'accepted.json');

interface Accepted {
  /** Rows that are known to be wrong, `report | field | key`. */
  wrong: string[];
}

const rows = reportNames().flatMap((report) =>
  compareReport(readTruth(report), printed(report)).map((row) => ({ report, ...row })),
);
const name = (row: Row & { report: string }) => `${row.report.slice(0, 3)} | ${row.field} | ${row.key}`;
const wrong = rows.filter((row) => !row.ok);
const accepted: Accepted = existsSync(ACCEPTED) ? JSON.parse(readFileSync(ACCEPTED, 'utf8')) : { wrong: [] };
const before = new Set(accepted.wrong);
const now = new Set(wrong.map(name));
const lost = wrong.filter((row) => !before.has(name(row)));
const gained = [...before].filter((key) => !now.has(key));

const fields = [...new Set(rows.map((row) => row.field))];
for (const field of fields) {
  const own = rows.filter((row) => row.field === field);
  const right = own.filter((row) => row.ok).length;
  console.log(
    `${field.padEnd(18)} ${String(right).padStart(4)} of ${String(own.length).padStart(4)}  ${((right / own.length) * 100).toFixed(1)} %`,
  );
}
const total = rows.length - wrong.length;
console.log(
  `${'all'.padEnd(18)} ${String(total).padStart(4)} of ${String(rows.length).padStart(4)}  ${((total / rows.length) * 100).toFixed(2)} %`,
);
for (const key of gained) console.log(`gained  ${key}`);
for (const row of process.argv.includes('--all') ? wrong : lost) {
  console.log(
    `${before.has(name(row)) ? 'known ' : 'lost  '}  ${name(row)}\n    expected ${row.expected}\n    found    ${row.found}`,
  );
}
if (process.argv.includes('--accept')) {
  writeFileSync(ACCEPTED, `${JSON.stringify({ wrong: wrong.map(name).sort() }, null, 2)}\n`);
  console.log(`accepted: ${wrong.length} rows differ`);
} else if (lost.length > 0) process.exitCode = 1;
