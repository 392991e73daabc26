/**
 * Makes settings act at once on every open page. A pause ends without a timer, because a background that sleeps has none:
 * whatever wakes it looks whether a pause is over and tells the pages then.
 */
import { browser } from '../platform/browser';
import { changeSettings, readSettings, type Settings } from '../platform/settings';
import { tell } from './pages';
import { readTab } from './tab-store';
import { showTab } from './tabs';
import { pageSettings } from './where-it-runs';

/** Tells every open page what holds for it now, and shows the numbers on the buttons accordingly. */
export async function tellAll(settings: Settings): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : tellTab(id, settings))));
}

/** Tells the page of one tab. */
export async function tellTab(tab: number, settings: Settings): Promise<void> {
  const record = await readTab(tab);
  const payload = pageSettings(settings, record, Date.now());
  await Promise.all([tell(tab, { name: 'page/settings', payload }), showTab(tab)]);
}

/** Ends a pause whose time is over. Called by whatever wakes the background; nothing is asked while none was set. */
export async function endPause(): Promise<void> {
  const { pausedUntil } = await readSettings();
  if (pausedUntil === 0 || pausedUntil > Date.now()) return;
  // The change itself tells the pages.
  await changeSettings((now) => (now.pausedUntil <= Date.now() ? { pausedUntil: 0 } : {}));
}
