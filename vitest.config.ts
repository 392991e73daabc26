/**
 * The test projects. Unit and architecture tests run in Node, one on each core: by itself vitest spares one, which of two is
 * half. End-to-end tests drive the built extension in real browsers, two files at a time: most of their time they wait, for
 * pages and for the rest that opens a card. No test there depends on how long something takes. What judges the records of
 * the whole end-to-end run comes after it.
 */
import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Large files first, so that the last ones to end are short. */
class RunOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;
    return files.toSorted((a, b) => size(b) - size(a));
  }
}

/** Tests of the rooms that ask the browser itself: they put something in its place before they load a source. */
const STAND_IN_TESTS = ['background', 'content', 'notes', 'platform'].map((room) => `tests/unit/${room}/**/*.test.ts`);
const UNIT_TESTS = {
  environment: 'node',
  maxWorkers: '100%',
  // A test that hangs, and none that is slow: a property of some thousand texts takes its time on a busy machine.
  testTimeout: 60_000,
  setupFiles: ['tests/support/unit.ts'],
} as const;

const RECORDS = 'tests/e2e/connections.test.ts';
/** The longest step of an end-to-end test takes some seconds; a machine with others on it may take many times that. */
const BROWSER_TESTS = {
  environment: 'node',
  globalSetup: ['tests/support/run-directory.ts'],
  testTimeout: 240_000,
  hookTimeout: 240_000,
  // What did not come in time on a busy machine may come at a second try, and the run names each such test. A wrong result is
  // never tried again, nor is anything about the loss of notes or of the corpus.
  retry: { count: 1, condition: /: not within \d+ ms$/ },
} as const;

export default defineConfig({
  test: {
    sequence: { sequencer: RunOrder },
    projects: [
      {
        extends: true,
        test: {
          ...UNIT_TESTS,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: STAND_IN_TESTS,
          // Loading the sources anew for every file takes longer than the tests.
          isolate: false,
        },
      },
      { extends: true, test: { ...UNIT_TESTS, name: 'unit-stand-ins', include: STAND_IN_TESTS } },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
          maxWorkers: '100%',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...BROWSER_TESTS,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [RECORDS],
          maxWorkers: 2,
          // The files share nothing but the driver, which takes a while to load.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...BROWSER_TESTS, name: 'e2e-records', include: [RECORDS], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
