/** What every unit test begins and ends with. */
import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

// Property tests draw the same cases in every run, so that a run can be repeated; another seed looks further: `SEED=7 npx vitest ...`.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });

// The next file may run in the same world.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
