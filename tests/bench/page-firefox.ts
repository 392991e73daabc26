/**
 * How long our script runs in Firefox: by the browser's own sampling profiler, which is told to look every half millisecond.
 * A sample is ours if any function on its stack comes from the content script. Resolution is one sample; figures of less than
 * some milliseconds mean little. Samples do not tell one task from the next, so the page itself leaves a mark in the record
 * whenever it gets its turn: what is ours between two marks is time in which the page could do nothing.
 */
import type { Browser, Page } from '../support/browser';

const INTERVAL = 0.5; // ms

export interface Sampled {
  /** Time in our script, in ms. */
  own: number;
  /** Longest time of ours without a turn of the page's own, in ms. */
  longest: number;
}

const TURN = 'turn';

/** The page takes every turn that it can get; timers are due again after some milliseconds. */
const takeTurns = (name: string): void => {
  const take = (): void => {
    performance.mark(name);
    performance.clearMarks(name);
    setTimeout(take, 1);
  };
  take();
};

/** From now on every document of the page takes turns, and the one that stands there. */
export async function leaveMarks(page: Page): Promise<void> {
  await page.atDocumentStart(takeTurns, TURN);
  await page.evaluate(takeTurns, TURN);
}

/**
 * Records while `act` runs on a page that leaves marks.
 * @param script part of the address of our script.
 * @throws Error in another browser.
 */
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
      for (const { samples, stackTable, frameTable, stringTable, markers } of threads) {
        const turns = markers.data
          .filter((one) => one[markers.schema.data]?.entryType === 'mark' && one[markers.schema.data].name === '${TURN}')
          .map((one) => one[markers.schema.startTime]);
        turns.sort((a, b) => a - b);
        let turn = 0;
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
          for (; turns[turn] <= sample[samples.schema.time]; turn++) run = 0;
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
