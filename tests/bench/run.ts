/**
 * `npm run bench [ROOM...]`: measures the budgets, one JSON line each. Exit 1 if a budget that was measured does not hold.
 * Each room is a module that exports `measure(): AsyncIterable<Row>`; figures mean something only beside others of the same run.
 */
import type { Row } from './row';

const ROOMS = ['find', 'reports', 'size', 'page', 'card', 'notes', 'search', 'popup'] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(ROOMS as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${ROOMS.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const room of ROOMS) {
  if (wanted.length > 0 && !wanted.includes(room)) continue;
  const { measure } = (await import(`./${room}.ts`)) as { measure(): AsyncIterable<Row> };
  for await (const row of measure()) {
    console.log(JSON.stringify(row));
    failed ||= row.ok === false;
  }
}
process.exit(failed ? 1 : 0);
