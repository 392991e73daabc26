/**
 * Long work in short slices, at the page's convenience. Must not know what jobs do.
 */

/** Work that yields where it can be interrupted, and `true` before a step that should begin a slice because it takes long. */
export type Job = Generator<boolean | undefined>;

/** Longest slice: with the overshoot of one step it stays below 10 ms. */
const SLICE = 3; // ms
/** Work after which what was found is worth showing: most pages are read in less, and tell once. */
const STRETCH = 100; // ms

interface TaskScheduler {
  postTask(task: () => void, options: { priority: 'background' }): Promise<void>;
}

/** Runs `task` when the page has nothing more urgent to do. */
function later(task: () => void): void {
  const { scheduler } = globalThis as { scheduler?: TaskScheduler };
  if (typeof scheduler?.postTask === 'function') scheduler.postTask(task, { priority: 'background' }).catch(() => {});
  else setTimeout(task);
}

/**
 * A queue of jobs: calling it adds one. `progress` is told after every stretch of work and at its end, `rested` when
 * nothing is left, with the time that took since the last rest, in ms. `begin` runs the first slice.
 */
export function createSlices(
  signal: AbortSignal,
  progress: () => void,
  rested: (spent: number) => void,
  begin = later,
): (job: Job) => void {
  const jobs: Job[] = [];
  let spent = 0;
  let told = 0;
  const slice = (): void => {
    if (signal.aborted) return;
    const start = performance.now();
    let time = start;
    let fresh = false;
    while (jobs[0] && !fresh && time - start < SLICE) {
      try {
        const { done, value } = jobs[0].next();
        if (done) jobs.shift();
        fresh = !!value;
      } catch (error) {
        // Whatever a page did to one job, the others go on.
        jobs.shift();
        reportError(error);
      }
      time = performance.now();
    }
    spent += time - start;
    if (jobs[0]) later(slice);
    else {
      rested(spent);
      spent = told = 0;
    }
    if (jobs[0] && spent - told < STRETCH) return;
    told = spent;
    progress();
  };
  return (job) => {
    if (jobs.push(job) === 1) begin(slice);
  };
}

/** Runs `job` in slices of its own, the first at once; the time that it took, in ms. Never settles once `signal` is aborted. */
export const inSlices = (signal: AbortSignal, job: Job): Promise<number> =>
  new Promise((resolve) =>
    createSlices(
      signal,
      () => {},
      resolve,
      (slice) => slice(),
    )(job),
  );
