/**
 * How long our script runs in Firefox: by the browser's own sampling profiler, which is told to look every half millisecond and
 * to count the time of the processor, so that what else runs on the machine does not count. A sample is ours if any function on
 * its stack comes from the content script. Resolution is one sample; figures of less than some milliseconds mean little. Samples
 * do not tell one task from the next, but the browser's own marks of microtasks do: these are performed when a task of ours is
 * over, never within one, and each of our slices has some, as its promise is kept then.
 */
import type { Browser, Page } from '../support/browser';

const INTERVAL = 0.5; // ms

export interface Sampled {
  /** Time in our script, in ms. */
  own: number;
  /** Longest task of ours, in ms. */
  longest: number;
}

const BEGIN = 'begin';
const END = 'end';

/** Records while `act` runs, and evaluates in the browser what `count` says of each thread `{ samples, stackTable, ... }`. */
async function recorded<T>(browser: Browser, act: () => Promise<unknown>, count: string): Promise<T[]> {
  const { inBrowser } = browser;
  if (!inBrowser) throw new Error('Only Firefox has this profiler');
  await inBrowser(
    `Services.profiler.StartProfiler(8_000_000, ${INTERVAL}, ['js', 'cpu'], ['GeckoMain']).then(() => true)`,
  );
  try {
    await act();
    return await inBrowser<T[]>(`(async () => {
      const profile = await Services.profiler.getProfileDataAsync();
      const threads = [profile, ...profile.processes].flatMap((process) => process.threads ?? []);
      return threads.map(({ samples, stackTable, frameTable, stringTable, markers }) => {
        const { time: TIME, stack: STACK, threadCPUDelta: SPENT } = samples.schema;
        // Nanoseconds of the processor since the sample before.
        const spent = (sample) => (sample[SPENT] ?? 0) / 1e6;
        const marks = (name) => markers.data
          .filter((one) => one[markers.schema.data]?.entryType === 'mark' && one[markers.schema.data].name === name)
          .map((one) => one[markers.schema.startTime])
          .sort((a, b) => a - b);
        ${count}
      });
    })()`);
  } finally {
    await inBrowser('Services.profiler.StopProfiler().then(() => true)');
  }
}

/**
 * Records while `act` runs.
 * @param script part of the address of our script.
 * @throws Error in another browser.
 */
export async function sampled(browser: Browser, script: string, act: () => Promise<unknown>): Promise<Sampled> {
  const threads = await recorded<Sampled>(
    browser,
    act,
    `const turns = markers.data
       .filter((one) => stringTable[one[markers.schema.name]] === 'Perform microtasks')
       .map((one) => one[markers.schema.startTime])
       .sort((a, b) => a - b);
     const mine = frameTable.data.map((frame) =>
       String(stringTable[frame[frameTable.schema.location]]).includes(${JSON.stringify(script)}));
     // A stack is ours if its last frame is, or the stack that it stands on.
     const ours = [];
     for (const [i, stack] of stackTable.data.entries()) {
       const prefix = stack[stackTable.schema.prefix];
       ours[i] = mine[stack[stackTable.schema.frame]] || (prefix !== null && ours[prefix]);
     }
     let [own, longest, run, turn] = [0, 0, 0, 0];
     for (const sample of samples.data) {
       for (; turns[turn] <= sample[TIME]; turn++) run = 0;
       if (ours[sample[STACK]]) {
         own += spent(sample);
         run += spent(sample);
         longest = Math.max(longest, run);
       } else run = 0;
     }
     return { own, longest };`,
  );
  return {
    own: threads.reduce((sum, { own }) => sum + own, 0),
    longest: Math.max(...threads.map(({ longest }) => longest)),
  };
}

/** Time of the processor that a function of the page takes, in ms. @throws Error in another browser. */
export async function timeOf(browser: Browser, page: Page, code: () => unknown): Promise<number> {
  const source = `(${code.toString()})()`;
  const threads = await recorded<number>(
    browser,
    () =>
      page.evaluate(
        (body: string, begin: string, end: string) => {
          const run = new Function(`return ${body}`);
          performance.mark(begin);
          run();
          performance.mark(end);
        },
        source,
        BEGIN,
        END,
      ),
    `const [begin] = marks('${BEGIN}');
     const [end] = marks('${END}');
     return samples.data
       .filter((sample) => sample[TIME] > begin && sample[TIME] <= end + ${INTERVAL})
       .reduce((sum, sample) => sum + spent(sample), 0);`,
  );
  return threads.reduce((sum, one) => sum + one, 0);
}
