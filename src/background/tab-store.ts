/**
 * Keeps the records of tabs in session storage, because the background may be stopped at any moment: gone with the browser,
 * never on disk. Must not know what a record says.
 */
import { browser } from '../platform/browser';
import { NO_RECORD, type TabRecord } from './tab-record';

const PREFIX = 'tab-';

/** One change after the other: the frames of a page speak at the same time. */
let writing: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = writing.then(work);
  writing = next.catch(() => {});
  return next;
}

/** What is known of a tab, after every change that was asked for before. */
export const readTab = (tab: number): Promise<TabRecord> => inTurn(() => read(tab));

async function read(tab: number): Promise<TabRecord> {
  const key = PREFIX + tab;
  const stored = (await browser.storage.session.get(key))[key] as Partial<TabRecord> | undefined;
  return { ...NO_RECORD, ...stored };
}

/** Changes what is known of a tab and gives what then stands. Nothing is written where `change` gives the record back. */
export function changeTab(tab: number, change: (record: TabRecord) => TabRecord): Promise<TabRecord> {
  return inTurn(async () => {
    const now = await read(tab);
    const then = change(now);
    if (then !== now) await browser.storage.session.set({ [PREFIX + tab]: then });
    return then;
  });
}

/** Forgets a tab that was closed. */
export const forgetTab = (tab: number): Promise<void> => inTurn(() => browser.storage.session.remove(PREFIX + tab));
