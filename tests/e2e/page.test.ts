/**
 * The page stays the page's: what it can read of its own document is the same as without the extension, except for one plain
 * host element while a card is open.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, pointOf } from '../support/browser';
import { cardGone, filledCard, launch, leave, restOn, scanned } from '../support/e2e';
import { ADDRESSES, ARTICLE, PLAIN, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

const html = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

/** What the browser itself makes of the source, with nobody near it. */
const parsed = (page: Page, source: string): Promise<string> =>
  page.evaluate((text: string) => new DOMParser().parseFromString(text, 'text/html').documentElement.outerHTML, source);

/** Lets the page itself write down every change of its document from now on. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const own = window as unknown as { changes: string[] };
    own.changes = [];
    new MutationObserver((records) => {
      for (const { type, target, addedNodes, removedNodes } of records) {
        const names = (nodes: NodeList) => [...nodes].map((node) => node.nodeName).join();
        own.changes.push(`${type} ${target.nodeName} +${names(addedNodes)} -${names(removedNodes)}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
const changes = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { changes: string[] }).changes);

describe.each(BROWSERS)('the page in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each(ADDRESSES)('%s reads the same before, after scanning, and after the card', async (address) => {
    await page.goto(address);
    const before = await parsed(page, ARTICLE);
    await scanned(page);
    expect(await html(page)).toBe(before);

    await restOn(page, L1);
    const open = await html(page);
    expect(open).not.toBe(before);
    // One element, with nothing in it that the page could read.
    const added = open.replace(before.slice(0, -'</html>'.length), '');
    expect(added).toMatch(/^<div(?: [^>]*)?><\/div><\/html>$/);
    expect(added).not.toMatch(/extension|card|symbol|UNODC|un\b/i);

    await page.press('Escape');
    await cardGone(page);
    expect(await html(page)).toBe(before);

    await restOn(page, L1);
    await leave(page);
    expect(await html(page)).toBe(before);
  });

  it('sees no change of its document but the host of the card, come and gone', async () => {
    await page.goto(ADDRESSES[1]);
    await watch(page);
    await scanned(page);
    expect(await changes(page)).toEqual([]);
    await restOn(page, L1);
    await leave(page);
    const seen = await changes(page);
    expect(seen[0]).toBe('childList HTML +DIV -');
    expect(seen.at(-1)).toBe('childList HTML + -DIV');
    for (const change of seen.slice(1, -1)) expect(change).toMatch(/^attributes DIV \+ -$/);
  });

  it('underlines the symbols and nothing else', async () => {
    await page.goto(ADDRESSES[1]);
    await scanned(page);
    const marked = await page.evaluate(() =>
      [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map((range) => String(range))),
    );
    expect(marked.map((text) => text.replace(/\s+/g, ' ')).sort()).toEqual(
      [L1, 'A/RES/65/230', 'S/RES/1325 (2000)', 'UNODC/CCPCJ/EG.4/2021/2'].sort(),
    );
  });

  it('keeps focus and selection while a card opens and closes', async () => {
    await page.goto(ADDRESSES[1]);
    await scanned(page);
    await page.evaluate(() => {
      document.querySelector('input')?.focus();
      document.querySelector('input')?.setSelectionRange(2, 5);
    });
    await page.movePointer(await pointOf(page, L1));
    await filledCard(page);
    const state = () =>
      page.evaluate(() => {
        const input = document.querySelector('input');
        return [document.activeElement === input, input?.selectionStart, input?.selectionEnd];
      });
    expect(await state()).toEqual([true, 2, 5]);
    await page.press('Escape');
    await cardGone(page);
    expect(await state()).toEqual([true, 2, 5]);
  });

  it('is left alone where it has no symbols', async () => {
    const address = 'https://news.example/plain';
    await page.goto(address);
    await watch(page);
    await page.movePointer(await pointOf(page, 'A page about the weather'));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(await changes(page)).toEqual([]);
    expect(await html(page)).toBe(await parsed(page, PLAIN));
  });
});
