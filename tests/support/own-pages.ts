/**
 * What tests of the extension's own pages share: the page's tab, the badge, a site with frames, axe. Everything is read through
 * a page of the extension, as both browsers allow.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, type Scope, until } from './browser';
import type { Handler } from './server';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const shell = (body: string): Handler => {
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;
  return ({ path }) => (path === '/favicon.ico' ? { status: 204, body: '' } : { body: page });
};

/** Five documents in two frames, one of them in both; and a site without any. */
export const FRAMED: Readonly<Record<string, Handler>> = {
  'news.example': shell(
    `<h1>News</h1><p>UNODC/CCPCJ/EG.4/2018/L.1 and A/RES/65/230, and once more A/RES/65/230.</p>
     <p>S/RES/1325 (2000)</p><iframe src="https://inner.example/" width="600" height="400"></iframe>`,
  ),
  'inner.example': shell('<p>E/CN.15/2018/12 and A/RES/65/230</p><p style="margin-top: 900px">A/C.3/72/12</p>'),
  'undocs.org': shell('<p>A/RES/65/230</p>'),
  'plain.example': shell('<p>Nothing but weather, and/or the sea.</p>'),
};

/** The number that the browser gives to the tab in front. */
export async function frontTab(browser: Browser, page: Page): Promise<number> {
  // The extension's own pages see every tab; the one asked about is named by its place, the last that was opened or brought up.
  const options = await browser.extensionPage('options.html');
  await page.bringToFront();
  try {
    return await until('the tab in front', () =>
      options.evaluate(async () => {
        const [own, [front]] = await Promise.all([api().tabs.getCurrent(), api().tabs.query({ active: true })]);
        function api() {
          const scope = globalThis as unknown as Record<string, typeof chrome>;
          return (scope.browser ?? scope.chrome) as typeof chrome;
        }
        return front && own?.id !== front.id ? front.id : null;
      }),
    );
  } finally {
    await options.close();
  }
}

/** What stands on the toolbar button for a tab. */
export const badgeOf = (own: Page, tab: number): Promise<string> =>
  own.evaluate((tabId: number) => {
    const scope = globalThis as unknown as Record<string, typeof chrome>;
    return ((scope.browser ?? scope.chrome) as typeof chrome).action.getBadgeText({ tabId });
  }, tab);

/** Ranges that are underlined on a page by the highlight that holds them, in the order of the manners. */
export const underlined = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const sizes = new Map([...CSS.highlights].map(([name, highlight]) => [name, highlight.size]));
    return ['sl-1', 'sl-2', 'sl-3'].map((name) => sizes.get(name) ?? 0);
  });

/** Deletes a database of the extension, from a page that does not hold it. The background must not run: it would. */
export const deleteDatabase = (page: Scope, name: string): Promise<void> =>
  page.evaluate(
    (database: string) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(database);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('The database is still open somewhere'));
      }),
    name,
  );

/** Every fault that axe finds on a page, as "rule: element". */
export async function axeFaults(page: Scope): Promise<string[]> {
  // The page's own policy admits no script from outside of it; a driver's evaluation is none.
  return page.evaluate(async (source: string) => {
    const scope = globalThis as unknown as {
      axe?: { run(context: Document, options: object): Promise<{ violations: Fault[] }> };
    };
    interface Fault {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    // biome-ignore lint/security/noGlobalEval: the test's own tool.
    if (!scope.axe) globalThis.eval(source);
    // Halfway through a fade no colour is what it will be.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    const found = await scope.axe?.run(document, { resultTypes: ['violations'] });
    return (found?.violations ?? []).flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary.slice(0, 160)}`),
    );
  }, AXE);
}
