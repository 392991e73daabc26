/** Pages as large and as restless as pages get: all that a reader sees is underlined, few ranges stand, and the page stays quick. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { launch, marked, scanned, wait } from '../support/e2e';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';

/** Most ranges that may be registered at once. */
const MOST_RANGES = 300;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(hostileSites());
});
afterAll(() => server.close());

/** The symbols that stand in the viewport itself, as the page's own text says. */
const inSight = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('p')]
      .filter((p) => {
        const { top, bottom } = p.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      })
      .flatMap((p) => p.textContent?.match(/A\/RES\/\d+\/\d+|E\/CN\.15\/2018\/12/g) ?? []),
  );

describe.each(BROWSERS)('large pages in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
    await page.bringToFront();
  });
  afterAll(() => browser?.close());

  it('100,000 text nodes with 1,000 symbols: at the start, in the middle and at the end', async () => {
    await page.goto(hostilePage('100k-nodes-with-symbols'));
    for (const share of [0, 0.5, 1]) {
      // To the nearest paragraph that holds a symbol.
      await page.evaluate((part: number) => {
        const holders = [...document.querySelectorAll('p')].filter((p) => p.textContent?.includes('A/RES/'));
        holders[Math.round((holders.length - 1) * part)]?.scrollIntoView({ block: 'center', behavior: 'instant' });
      }, share);
      const wanted = await inSight(page);
      expect(wanted.length).toBeGreaterThan(0);
      await until(`${wanted} underlined`, async () => {
        const found = await marked(page);
        return wanted.every((symbol) => found.includes(symbol));
      });
      expect((await marked(page)).length).toBeLessThanOrEqual(MOST_RANGES);
      await until('no range stands a screen away', () =>
        page.evaluate(() =>
          [...CSS.highlights.values()]
            .flatMap((highlight) => [...(highlight as unknown as Set<Range>)])
            .every((range) => {
              const { top, bottom } = range.getBoundingClientRect();
              return bottom > -innerHeight && top < 2 * innerHeight;
            }),
        ),
      );
    }
  });

  it('6,000 symbols within a few screens: never more ranges than may be', async () => {
    await page.goto(hostilePage('dense'));
    await scanned(page);
    for (const share of [0, 0.5, 1]) {
      await page.evaluate((part: number) => scrollTo(0, document.documentElement.scrollHeight * part), share);
      await wait(500);
      const count = (await marked(page)).length;
      expect(count).toBeGreaterThan(50);
      expect(count).toBeLessThanOrEqual(MOST_RANGES);
    }
  });

  it('20 megabytes of text: the first line and the last', async () => {
    await page.goto(hostilePage('20-megabytes'));
    await until('the first line is underlined', async () => (await marked(page)).includes('A/RES/65/230'));
    await page.evaluate(() => document.querySelector('p:last-of-type')?.scrollIntoView({ behavior: 'instant' }));
    await until('the last line is underlined', async () => (await marked(page)).includes('E/CN.15/2018/12'));
  });

  it('4 megabytes in one text node: the first line and the last', async () => {
    await page.goto(hostilePage('plain-text'));
    await until('the first line is underlined', async () => (await marked(page)).includes('A/RES/65/230'));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until('the last line is underlined', async () => (await marked(page)).includes('E/CN.15/2018/12'));
    expect(await page.problems()).toEqual([]);
  });

  it('10,000 new text nodes a second: the page goes on, and what it ends with is underlined', async () => {
    await page.goto(hostilePage('empty'));
    const ticks = await page.evaluate(async () => {
      const main = document.querySelector('main');
      let made = 0;
      for (let i = 0; i < 40; i++) {
        const next = performance.now() + 50;
        for (let n = 0; n < 500; n++) {
          const p = document.createElement('p');
          p.append(`Message ${++made}${made % 1000 === 0 ? ': E/CN.15/2018/12' : ''}.`);
          main?.append(p);
        }
        while ((main?.childElementCount ?? 0) > 2000) main?.firstElementChild?.remove();
        await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
      }
      return made;
    });
    expect(ticks).toBe(20_000);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until('the last message is underlined', async () => (await marked(page)).includes('E/CN.15/2018/12'));
    expect((await marked(page)).length).toBeLessThanOrEqual(MOST_RANGES);
    expect(await page.problems()).toEqual([]);
  });
});
