/** The whole job with a finger: a tap opens, on a link the second one follows, a tap elsewhere closes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, pointOf, until } from '../support/browser';
import { cardGone, filledCard, launch, scanned } from '../support/e2e';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

describe.each(BROWSERS)('by touch in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await page.goto(ADDRESSES[1]);
    await scanned(page);
  });

  it('opens on a tap, stays while it is tapped, and closes on a tap elsewhere', async () => {
    await page.tap(await pointOf(page, L1));
    const card = await filledCard(page);
    expect(await card.text()).toContain(L1);
    const inside = await page.evaluate(() => {
      const box = document.documentElement.lastElementChild?.getBoundingClientRect();
      return { x: Math.round((box?.left ?? 0) + 40), y: Math.round((box?.top ?? 0) + 60) };
    });
    await page.tap(inside);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await page.extensionFrames()).toHaveLength(1);
    await page.tap(await pointOf(page, 'By our correspondent'));
    await cardGone(page);
  });

  it('opens a link on the first tap and follows it on the second', async () => {
    const clicks = () => page.evaluate(() => (window as unknown as { clicks?: number }).clicks ?? 0);
    await page.evaluate(() => {
      const own = window as unknown as { clicks: number };
      own.clicks = 0;
      document.addEventListener('click', () => own.clicks++);
    });
    const link = await pointOf(page, 'A/RES/65/230');
    await page.tap(link);
    expect(await (await filledCard(page)).text()).toContain('A/RES/65/230');
    expect(await page.url()).toBe(ADDRESSES[1]);
    expect(await clicks()).toBe(0);
    await page.tap(link);
    await until('the link is followed', async () => (await page.url()).endsWith('/ga/65/230'));
  });

  it('goes to another symbol at a tap', async () => {
    await page.tap(await pointOf(page, 'S/RES/1325 (2000)'));
    await filledCard(page);
    // Above it: the first card does not cover that.
    await page.tap(await pointOf(page, L1));
    await until('the other card', async () => (await (await filledCard(page)).text()).includes(L1));
    expect(await page.extensionFrames()).toHaveLength(1);
  });

  it('leaves a tap on anything else to the page', async () => {
    await page.tap(await pointOf(page, 'World'));
    await until('the link is followed', async () => (await page.url()).endsWith('/world'));
  });
});
