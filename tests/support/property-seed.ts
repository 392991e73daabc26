/** Property tests draw the same cases in every run, so that a run can be repeated; another seed looks further: `SEED=7 npx vitest ...`. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
