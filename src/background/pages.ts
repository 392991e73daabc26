/**
 * Speaks to the parts of this extension that stand in pages. A page that cannot hear (no content script there, or an old copy
 * of it) is no failure. Must not know why something is said.
 */
import { browser } from '../platform/browser';
import type { BackgroundToPage, FrameToList, ListedSymbol, PageMessage } from '../protocol/messages';
import { LIST_PORT } from '../protocol/messages';

/** A frame answers at once or has no ears: this is for a busy page. */
const PATIENCE = 400; // ms

/**
 * Says something to one frame of a tab, or to all of them without `frame`. Gives the reply, of one frame if several heard it;
 * null if nobody did.
 */
export async function tell<N extends keyof BackgroundToPage>(
  tab: number,
  message: PageMessage<N>,
  frame?: number,
): Promise<BackgroundToPage[N]['reply'] | null> {
  try {
    const options = frame === undefined ? {} : { frameId: frame };
    return (
      ((await browser.tabs.sendMessage(tab, message, options)) as BackgroundToPage[N]['reply'] | undefined) ?? null
    );
  } catch {
    return null;
  }
}

/** The symbols of one frame as they stand, or null if it does not answer. */
export function symbolsOf(tab: number, frame: number): Promise<ListedSymbol[] | null> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tab, { name: LIST_PORT, frameId: frame });
    const done = (symbols: ListedSymbol[] | null): void => {
      clearTimeout(timer);
      resolve(symbols);
      port.disconnect();
    };
    const timer = setTimeout(done, PATIENCE, null);
    port.onMessage.addListener((message: unknown) => {
      const { name, symbols } = message as Partial<FrameToList>;
      if (name === 'symbols' && Array.isArray(symbols)) done(symbols);
    });
    port.onDisconnect.addListener(() => done(null));
  });
}
