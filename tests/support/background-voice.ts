/**
 * Speaks to the content scripts in the voice of the extension, from a page of it in a tab of its own: commands, changed
 * settings and the menu come to a page as messages, and no driver can press a browser's own keys and menus.
 */
import type { BackgroundToPage, ListedSymbol } from '../../src/protocol/messages';
import type { Browser, Page } from './browser';

interface Voice {
  /** Says something to all frames of all tabs; gives the first reply of any. */
  say<N extends keyof BackgroundToPage>(
    name: N,
    payload: BackgroundToPage[N]['payload'],
  ): Promise<BackgroundToPage[N]['reply'] | null>;
  /** The list of the first frame that has symbols; with `go`, also goes to the one that this names. */
  list(go?: string): Promise<ListedSymbol[]>;
  page: Page;
}

interface Tabs {
  query(what: object): Promise<{ id?: number }[]>;
  sendMessage(tab: number, message: unknown): Promise<unknown>;
  connect(
    tab: number,
    info: { name: string },
  ): {
    onMessage: { addListener(listener: (message: { symbols: ListedSymbol[] }) => void): void };
    postMessage(message: unknown): void;
  };
}

export async function voiceOf(browser: Browser): Promise<Voice> {
  const page = await browser.extensionPage('card.html');
  return {
    page,
    say: (name, payload) =>
      page.evaluate(
        async (message: object) => {
          const scope = globalThis as unknown as { browser?: { tabs: Tabs }; chrome: { tabs: Tabs } };
          const { tabs } = scope.browser ?? scope.chrome;
          let first = null;
          for (const { id } of await tabs.query({}))
            first ??= await tabs.sendMessage(id ?? 0, message).catch(() => null);
          return first as never;
        },
        { name, payload },
      ),
    list: (go) =>
      page.evaluate(async (symbol: string | null) => {
        const scope = globalThis as unknown as { browser?: { tabs: Tabs }; chrome: { tabs: Tabs } };
        const { tabs } = scope.browser ?? scope.chrome;
        const all = await tabs.query({});
        return new Promise<ListedSymbol[]>((resolve) => {
          for (const { id } of all) {
            const port = tabs.connect(id ?? 0, { name: 'list' });
            port.onMessage.addListener(({ symbols }) => {
              if (!symbols.length) return;
              const found = symbols.find((one) => one.symbol === symbol);
              if (found) port.postMessage({ name: 'go', id: found.id });
              resolve(symbols);
            });
          }
        });
      }, go ?? null),
  };
}
