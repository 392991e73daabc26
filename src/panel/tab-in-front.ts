/** The tab in front of this panel's window, and the address of its page as it changes. */
import { useEffect, useState } from 'preact/hooks';
import type { Target } from '../page-list/use-page';
import { browser } from '../platform/browser';

async function inFront(): Promise<Target | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { tab: tab.id, window: tab.windowId ?? -1, url: tab.url ?? null };
}

/** Undefined until it is known; null where there is none. Another object for every page. */
export function useTabInFront(): Target | null | undefined {
  const [target, setTarget] = useState<Target | null>();
  useEffect(() => {
    let gone = false;
    const look = (): void =>
      void inFront().then((found) => {
        if (!gone) setTarget(found);
      });
    const onUpdated = (tab: number, { status }: { status?: string }): void => {
      if (status === 'complete') setTarget((now) => (now?.tab === tab ? null : now));
      if (status === 'complete') look();
    };
    look();
    browser.tabs.onActivated.addListener(look);
    browser.tabs.onUpdated.addListener(onUpdated);
    return () => {
      gone = true;
      browser.tabs.onActivated.removeListener(look);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, []);
  return target;
}
