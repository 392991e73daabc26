/** Life and death of the part in the page: an update under an open card, two copies, a background that was ended. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, pointOf, until } from '../support/browser';
import { cardBox, filledCard, launch, leave, marked, restOn, scanned, wait } from '../support/e2e';
import { builtExtension, readManifest } from '../support/extension';
import { SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';
/** A host that the extension may inject into by itself. */
const ADDRESS = 'https://undocs.org/en/A/RES/65/230';

/** What an extension page may call; it is named alike in both browsers. */
interface ExtensionWindow {
  chrome: {
    runtime: { reload(): void };
    tabs: { query(what: object): Promise<{ id: number; url?: string }[]> };
    scripting: {
      executeScript(injection: { target: { tabId: number; allFrames: boolean }; files: string[] }): Promise<unknown>;
    };
  };
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

const traces = (page: Page) =>
  page.evaluate(() => ({
    elements: document.querySelectorAll('html > :not(head, body)').length,
    names: CSS.highlights.size,
  }));

describe.each(BROWSERS)('the part in the page, in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name, server);
  });
  afterAll(() => browser?.close());

  it('answers a hover although the background was ended before each question', async () => {
    const page = await browser.newPage(ADDRESS);
    await scanned(page);
    for (let round = 0; round < 2; round++) {
      await leave(page);
      await browser.stopBackground();
      expect(await (await restOn(page, L1)).text()).toContain(L1);
    }
    await leave(page);
    await page.close();
  });

  it('is there once, however often it is injected', async () => {
    const page = await browser.newPage(ADDRESS);
    await scanned(page);
    const before = await marked(page);
    const own = await browser.extensionPage('card.html');
    const [script] = (readManifest(builtExtension(name)).content_scripts as { js: string[] }[])[0]?.js ?? [];
    for (let copy = 0; copy < 2; copy++) {
      await own.evaluate(async (file: string) => {
        const { tabs, scripting } = (window as unknown as ExtensionWindow).chrome;
        for (const { id } of await tabs.query({ url: 'https://undocs.org/*' }))
          await scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [file] });
      }, script ?? '');
    }
    await own.close();
    await page.bringToFront();
    await until('the symbols are underlined again', async () => (await marked(page)).join() === before.join());
    await page.movePointer({ x: 2, y: 2 });
    await page.movePointer(await pointOf(page, L1));
    await filledCard(page);
    await wait(300);
    expect((await traces(page)).elements).toBe(1);
    expect(await page.extensionFrames()).toHaveLength(1);
    await leave(page);
    expect(await marked(page)).toEqual(before);
    expect((await traces(page)).elements).toBe(0);
    await page.close();
  });

  it('removes every trace of itself when the extension is loaded anew under an open card', async () => {
    const page = await browser.newPage(ADDRESS);
    await scanned(page);
    const own = await browser.extensionPage('card.html');
    await page.bringToFront();
    await page.movePointer(await pointOf(page, L1));
    await filledCard(page);
    expect((await traces(page)).elements).toBe(1);
    const problems = (await page.problems()).length;
    // The page of the extension goes with it.
    await Promise.race([
      own
        .evaluate(() => {
          setTimeout(() => (window as unknown as ExtensionWindow).chrome.runtime.reload(), 50);
        })
        .catch(() => undefined),
      wait(1000),
    ]);
    // Firefox puts the new copy into the page at once, and ends the old one without a word: the new one clears up after it.
    const renewed = name === 'firefox';
    await until('no trace of the old copy is left', async () => {
      const { elements, names } = await traces(page);
      return elements === 0 && (renewed || names === 0);
    });
    // And it stays so, whatever the pointer and the page do.
    await page.movePointer({ x: 2, y: 2 });
    await page.evaluate(() => document.body.prepend('Another: A/RES/74/247 and E/CN.15/2018/12.'));
    if (renewed) await until('the new copy has read it', async () => (await marked(page)).includes('A/RES/74/247'));
    await page.movePointer(await pointOf(page, L1));
    await wait(1500);
    if (renewed) {
      expect((await traces(page)).elements).toBe(1);
      expect(await page.extensionFrames()).toHaveLength(1);
    } else {
      expect(await traces(page)).toEqual({ elements: 0, names: 0 });
      expect(await cardBox(page)).toBeNull();
    }
    await leave(page);
    expect((await traces(page)).elements).toBe(0);
    await page.click(await pointOf(page, 'Write here'));
    await page.type('typed');
    expect(await page.evaluate(() => document.querySelector('[contenteditable]')?.textContent)).toContain('typed');
    expect((await page.problems()).slice(problems)).toEqual([]);
  });
});
