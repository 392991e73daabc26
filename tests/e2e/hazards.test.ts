/**
 * Hard pages, one hazard each (`tests/hostile`): every symbol that a reader sees is underlined and nothing else, a card opens
 * where one can, nothing is thrown, and the page is to the byte what it was.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { cardGone, launch, marked, restOnTarget, settledCard, targetPoint, wait } from '../support/e2e';
import { hostilePage, hostileSites, pagesWithExpectation } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';

/** Pages on which no card can stand: the page takes it away, nobody would see it, or the document has no origin for the extension's frame. */
const WITHOUT_CARD = new Set(['interfering.html', 'removing.html', 'see-through.html', 'csp-sandbox.html']);

/** What a browser writes down about the page's own policy, whatever we do. */
const OWN_NOISE = /favicon\.ico|'allow-scripts' permission is not set/;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(hostileSites());
});
afterAll(() => server.close());

/** The page as text; read through the prototypes, because some pages hide the document's own properties. */
const html = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(document);
    return new XMLSerializer().serializeToString(root);
  });

const expected = (page: Page, id: string): Promise<string[]> =>
  page.evaluate((name: string) => JSON.parse(document.getElementById(name)?.textContent ?? 'null'), id);

/** Waits until exactly the texts that the page expects are underlined. */
async function underlined(page: Page, id = 'expected'): Promise<void> {
  const wanted = await expected(page, id);
  let found: string[] = [];
  await until('the expected symbols are underlined', async () => {
    found = await marked(page);
    return JSON.stringify(found) === JSON.stringify(wanted);
  }).catch(() => {});
  expect(found).toEqual(wanted);
}

describe.each(BROWSERS)('hard pages in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
    await page.atDocumentStart(() => {
      const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get;
      // Before the content script, which comes when the document is complete.
      EventTarget.prototype.addEventListener.call(document, 'DOMContentLoaded', () => {
        (window as unknown as { early: string }).early = new XMLSerializer().serializeToString(root?.call(document));
      });
    });
  });
  afterAll(() => browser?.close());

  it.each(pagesWithExpectation())('%s', async (file) => {
    const problems = (await page.problems()).length;
    await page.movePointer({ x: 2, y: 2 });
    await page.goto(hostilePage(file));
    const before = await page.evaluate(() => (window as unknown as { early: string }).early);
    expect(before).toContain('<title>');
    await underlined(page);
    expect(await html(page)).toBe(before);

    if (WITHOUT_CARD.has(file)) {
      await page.movePointer(await targetPoint(page));
      await wait(600);
      // Not even one that is not seen.
      expect(await html(page)).toBe(before);
      await page.movePointer({ x: 2, y: 2 });
      await cardGone(page);
      expect(await html(page)).toBe(before);
    } else if (await page.evaluate(() => document.getElementById('target') !== null)) {
      await restOnTarget(page);
      // Before a card is in sight, the key is the page's.
      await settledCard(page);
      await page.press('Escape');
      await cardGone(page);
      expect(await html(page)).toBe(before);
    }

    const after = await page.evaluate(() => document.documentElement.getAttribute('data-after'));
    if (after) {
      await page.evaluate((change: string) => (window as unknown as Record<string, () => void>)[change]?.(), after);
      const changed = await html(page);
      await underlined(page, 'expected-after');
      expect(await html(page)).toBe(changed);
    }
    expect((await page.problems()).slice(problems).filter((text) => !OWN_NOISE.test(text))).toEqual([]);
  });
});
