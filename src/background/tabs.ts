/**
 * The life of a tab: who has spoken in it, what holds there, and the number on its button.
 * Brings together the record, the settings and the badge; each of them knows nothing of the others.
 */
import { readSettings } from '../platform/settings';
import type { PageSettings } from '../protocol/messages';
import { showCount } from './badge';
import { symbolsOf } from './pages';
import { countOf, keyOf, loading, type Speaker, spoken, uncertain, verified } from './tab-record';
import { changeTab, readTab } from './tab-store';
import { pageSettings, stateOf } from './where-it-runs';

let showing: Promise<unknown> = Promise.resolve();

/**
 * Shows on the button what is known of a tab, as the settings want it. One after the other, each with what is known by then: the
 * last one is right.
 */
export function showTab(tab: number): Promise<void> {
  const next = showing.then(async () => {
    const [record, settings] = await Promise.all([readTab(tab), readSettings()]);
    await showCount(tab, countOf(record), stateOf(settings, record, Date.now()));
  });
  showing = next.catch(() => {});
  return next;
}

/** A frame has named documents. Gives the settings that hold for it. */
export async function heard(tab: number, speaker: Speaker, keys: readonly string[]): Promise<PageSettings> {
  const [record, settings] = await Promise.all([changeTab(tab, (now) => spoken(now, speaker, keys)), readSettings()]);
  showTab(tab).catch(() => {});
  return pageSettings(settings, record, Date.now());
}

/** Something in a tab begins to load: a page, a frame, or only another address of the same page. */
export async function beganLoading(tab: number): Promise<void> {
  // A tab of which nothing is known has nothing to lose.
  await changeTab(tab, (now) =>
    now.page !== null || Object.keys(now.frames).length > 0 || now.asked ? loading(now) : now,
  );
}

/** Loading is over: asks the frames what they hold, and shows what is true now. */
export async function finishedLoading(tab: number): Promise<void> {
  const before = await readTab(tab);
  const frames = uncertain(before);
  if (frames.length === 0) return;
  const told = await Promise.all(frames.map(async (frame) => [frame, await symbolsOf(tab, frame)] as const));
  await changeTab(tab, (now) => {
    // More may have begun to load meanwhile: then its end asks again.
    if (now.generation !== before.generation) return now;
    const next = told.reduce(
      (record, [frame, symbols]) =>
        verified(record, frame, symbols?.map(({ symbol, candidates }) => keyOf(symbol, candidates)) ?? null),
      now,
    );
    return { ...next, settled: now.generation };
  });
  await showTab(tab);
}
