/**
 * `npm test`: sets up, lints, checks types, builds, and runs every test, real browsers included.
 *
 * The very last line is `N passed, N failed`, over all test runs. A step that fails before or beside the tests (lint, types,
 * build, a test file that does not load) counts as one failure: the line never says 0 failed of a broken tree.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, npmCommand, ROOT, setUp } from './setup.mjs';

const reports = mkdtempSync(join(tmpdir(), 'symbol-lens-reports-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const rows = [];
/** Tests that passed at a second try, each with what did not come in time at the first. */
const late = [];

function record(name, started, passed, failed, skipped = 0) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  rows.push({ name, passed, failed, skipped, seconds: (performance.now() - started) / 1000 });
}

/** A step that either succeeds, and counts as nothing, or is one failure. Several may run at once: each is told as a whole. */
async function step(name, script) {
  const started = performance.now();
  const [command, ...first] = npmCommand();
  const run = spawn(command, [...first, 'run', '--silent', script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = [];
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (data) => told.push(data));
  const ok = await new Promise((resolve) => {
    run.once('error', () => resolve(false));
    run.once('close', (code) => resolve(code === 0));
  });
  console.log(`\n== ${name}\n${Buffer.concat(told)}`);
  record(name, started, 0, ok ? 0 : 1);
  return ok;
}

/** Runs one or more vitest projects and counts from the report that vitest writes. */
function tests(name, ...projects) {
  const started = performance.now();
  const file = join(reports, `${name}.json`);
  console.log(`\n== ${name}`);
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (!existsSync(file)) {
    record(name, started, 0, 1);
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const test of report.testResults.flatMap((one) => one.assertionResults))
    if (test.status === 'passed' && test.failureMessages.length > 0)
      late.push(`${test.fullName}: ${test.failureMessages[0].split('\n')[0]}`);
  // A file that throws while loading has no test that could fail.
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  // Errors outside of any test end vitest with a code of its own.
  const beside = run.status !== 0 && failed === 0 ? 1 : 0;
  record(name, started, report.numPassedTests, failed + beside, report.numPendingTests + (report.numTodoTests ?? 0));
}

function summary() {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const counts =
      passed + failed + skipped === 0
        ? 'ok'
        : `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(`${name.padEnd(14)} ${counts.padEnd(34)} ${seconds.toFixed(1)} s`);
  }
  for (const test of late) console.log(`Only at a second try: ${test}`);
  if (totals.skipped > 0) console.log(`${totals.skipped} skipped`);
}

await main(async () => {
  try {
    setUp(['chromium', 'firefox']);
    const [built] = await Promise.all([step('build', 'build'), step('types', 'typecheck'), step('lint', 'lint')]);
    tests('unit', 'unit', 'unit-stand-ins');
    if (built) {
      tests('architecture', 'architecture');
      tests('end-to-end', 'e2e', 'e2e-records');
    }
  } catch (error) {
    totals.failed += 1;
    throw error;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});
summary();
if (totals.failed > 0) process.exitCode = 1;
// Nothing may follow: whoever calls this reads the last line. Errors above went to standard error and are flushed.
console.log(`${totals.passed} passed, ${totals.failed} failed`);
