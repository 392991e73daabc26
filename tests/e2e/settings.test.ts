/** Settings act at once on a page that is open, in both browsers. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, pointOf, until } from '../support/browser';
import { cardGone, filledCard, launch, leave, scanned } from '../support/e2e';
import { FRAMED, underlined } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FRAMED);
});
afterAll(() => server.close());

describe.each(BROWSERS)('settings in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let options: Page;
  beforeAll(async () => {
    browser = await launch(name, server, { viewport: { width: 1000, height: 1200 } });
    options = await browser.extensionPage('options.html');
    page = await browser.newPage('https://news.example/');
    await scanned(page);
  });
  afterAll(() => browser?.close());

  /** Chooses by the words that the page shows, as a person does. */
  const choose = (words: string): Promise<unknown> =>
    until(`the choice ${words}`, () =>
      options.evaluate((wanted: string) => {
        const label = [...document.querySelectorAll('label.choice')].find(
          (one) => one.querySelector('.name')?.textContent === wanted,
        );
        label?.querySelector('input')?.click();
        return label !== undefined;
      }, words),
    );
  const setDelay = (delay: number): Promise<void> =>
    options.evaluate((value: number) => {
      const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
      if (!slider) throw new Error('no slider');
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, delay);
  const store = (values: object): Promise<void> =>
    options.evaluate(async (changes: object) => {
      const scope = globalThis as unknown as Record<string, typeof chrome>;
      const { storage } = (scope.browser ?? scope.chrome) as typeof chrome;
      const { settings = {} } = await storage.local.get('settings');
      await storage.local.set({ settings: { ...(settings as object), ...changes } });
    }, values);
  const shows = (what: string, wanted: (sizes: number[]) => boolean): Promise<unknown> =>
    until(what, async () => wanted(await underlined(page)));
  const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

  afterEach(async () => {
    await store({ delay: 150, key: null, where: 'everywhere', underline: 'manner', offSites: [], pausedUntil: 0 });
    await shows('underlines are back', (sizes) => sizes.every((size) => size > 0));
  });

  it('the kinds of underline', async () => {
    await choose('One kind');
    await shows('one kind', ([first = 0, second, third]) => first >= 4 && second === 0 && third === 0);
    await choose('No underline');
    await shows('none', (sizes) => sum(sizes) === 0);
    // What is not underlined still has its card.
    await page.movePointer(await pointOf(page, 'UNODC/CCPCJ/EG.4/2018/L.1'));
    await until('its card', async () => /fourth meeting/i.test(await (await filledCard(page)).text()));
    await leave(page);
    await choose('Three kinds');
    await shows('three kinds', (sizes) => sizes.every((size) => size > 0));
  });

  it('the delay', async () => {
    await setDelay(1000);
    await until('it is stored', () =>
      options.evaluate(() => document.querySelector('output')?.textContent === '1,000 milliseconds'),
    );
    // The page has heard of it when it has heard of a later change.
    await choose('One kind');
    await shows('one kind', ([, second]) => second === 0);
    const start = performance.now();
    await page.movePointer(await pointOf(page, 'UNODC/CCPCJ/EG.4/2018/L.1'));
    // The frame is made ready as soon as the pointer rests, and shown when the delay is over.
    await until('the card is shown', () =>
      page.evaluate(() => {
        const host = document.querySelector(':popover-open');
        return host !== null && getComputedStyle(host).visibility === 'visible';
      }),
    );
    expect(performance.now() - start).toBeGreaterThan(950);
    await leave(page);
  });

  it('sites: UN sites only, and only when asked', async () => {
    await choose('On United Nations sites');
    await shows('nothing on another site', (sizes) => sum(sizes) === 0);
    const other = await browser.newPage('https://undocs.org/en/A/RES/65/230');
    await scanned(other);
    await choose('Only when asked');
    await until('nothing on a UN site', async () => sum(await underlined(other)) === 0);
    await other.close();
    await page.bringToFront();
    await choose('On every page');
    await shows('everything again', (sizes) => sum(sizes) >= 4);
  });

  it('not on this site, and on again by the list of sites', async () => {
    await store({ offSites: ['news.example'] });
    await shows('nothing', (sizes) => sum(sizes) === 0);
    await page.movePointer(await pointOf(page, 'S/RES/1325 (2000)'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await cardGone(page);
    await until('the site is listed', () =>
      options.evaluate(() => {
        const button = document.querySelector<HTMLElement>('.sites button');
        button?.click();
        return button !== null;
      }),
    );
    await shows('everything', (sizes) => sum(sizes) >= 4);
  });

  it('a pause, which ends by itself as soon as anything wakes the background', async () => {
    await store({ pausedUntil: Date.now() + 3_600_000 });
    await shows('nothing', (sizes) => sum(sizes) === 0);
    await until('the options say so', () =>
      options.evaluate(() => /^Paused until /.test(document.querySelector('.pause p')?.textContent ?? '')),
    );
    await store({ pausedUntil: Date.now() + 1500 });
    await browser.stopBackground();
    await new Promise((resolve) => setTimeout(resolve, 1600));
    // Another page that has symbols asks for its manners.
    const other = await browser.newPage('https://undocs.org/');
    await scanned(other);
    await other.close();
    await page.bringToFront();
    await shows('everything', (sizes) => sum(sizes) >= 4);
  });

  it('survive a background that was stopped', async () => {
    // What came before has its last words.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await browser.stopBackground();
    await choose('No underline');
    await shows('none', (sizes) => sum(sizes) === 0);
  });
});
