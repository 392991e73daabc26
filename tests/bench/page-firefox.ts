/**
 * How long our script runs in Firefox: by the browser's own sampling profiler, which is told to look every half millisecond.
 * A sample is ours if any function on its stack comes from the content script. Resolution is one sample; figures of less than
 * some milliseconds mean little.
 */
import type { Browser } from '../support/browser';

const INTERVAL = 0.5; // ms

export interface Sampled {
  /** Time in our script, in ms. */
  own: number;
  /** Longest time without a sample that is not ours, in ms. */
  longest: number;
}

/** Records while `act` runs. @param script part of the address of our script. @throws Error in another browser. */
export async function sampled(browser: Browser, script: string, act: () => Promise<unknown>): Promise<Sampled> {
  const { inBrowser } = browser;
  if (!inBrowser) throw new Error('Only Firefox has this profiler');
  await inBrowser(`Services.profiler.StartProfiler(8_000_000, ${INTERVAL}, ['js'], ['GeckoMain']).then(() => true)`);
  try {
    await act();
    return await inBrowser<Sampled>(`(async () => {
      const profile = await Services.profiler.getProfileDataAsync();
      const threads = [profile, ...profile.processes].flatMap((process) => process.threads ?? []);
      let own = 0;
      let longest = 0;
      for (const { samples, stackTable, frameTable, stringTable } of threads) {
        const mine = frameTable.data.map((frame) =>
          String(stringTable[frame[frameTable.schema.location]]).includes(${JSON.stringify(script)}));
        // A stack is ours if its last frame is, or the stack that it stands on.
        const ours = [];
        for (const [i, stack] of stackTable.data.entries()) {
          const prefix = stack[stackTable.schema.prefix];
          ours[i] = mine[stack[stackTable.schema.frame]] || (prefix !== null && ours[prefix]);
        }
        let run = 0;
        for (const [i, sample] of samples.data.entries()) {
          const next = samples.data[i + 1];
          const time = next ? Math.min(next[samples.schema.time] - sample[samples.schema.time], 20) : ${INTERVAL};
          if (ours[sample[samples.schema.stack]]) {
            own += time;
            run += time;
            longest = Math.max(longest, run);
          } else run = 0;
        }
      }
      return { own, longest };
    })()`);
  } finally {
    await inBrowser('Services.profiler.StopProfiler().then(() => true)');
  }
}
