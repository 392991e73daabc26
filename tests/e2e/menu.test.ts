/** "Look up symbol": on the page, also for what it does not underline; beside it where the page can hold no card. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { cardGone, filledCard, launch, scanned } from '../support/e2e';
import { axeFaults, FRAMED, frontTab } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FRAMED);
});
afterAll(() => server.close());

describe.each(BROWSERS)('the context menu in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let tab: number;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage('https://news.example/');
    await scanned(page);
    tab = await frontTab(browser, page);
  });
  afterAll(() => browser?.close());

  const select = (): Promise<void> =>
    page.evaluate(() => {
      const heading = document.querySelector('h1') as Element;
      getSelection()?.selectAllChildren(heading);
    });
  const lookUp = async (selectionText: string, expected: RegExp): Promise<void> => {
    await page.bringToFront();
    await select();
    await browser.chooseMenuItem('look-up', { tab, selectionText });
    await until(`a card that says ${expected}`, async () => expected.test(await (await filledCard(page)).text()));
    await page.press('Escape');
    await cardGone(page);
  };

  it('shows what the page did not mark', async () => {
    await lookUp('26/4', /It may be.*26\/4/i);
    await lookUp('resolution 65/230', /A\/RES\/65\/230/);
    await lookUp('e/cn.15/2018/12', /fourth meeting/i);
    await lookUp('V.18-01878', /UNODC\/CCPCJ\/EG\.4\/2018\/L\.1/);
  });

  it('works when the background was asleep', async () => {
    await browser.stopBackground();
    await lookUp('S/RES/1325 (2000)', /Security Council/);
  });

  it('opens a page of its own where no card can be shown', async () => {
    // A page of the extension itself holds no content script.
    const restricted = await browser.extensionPage('options.html');
    const own = await restricted.evaluate(async () => {
      const scope = globalThis as unknown as Record<string, typeof chrome>;
      return (await ((scope.browser ?? scope.chrome) as typeof chrome).tabs.getCurrent())?.id ?? -1;
    });
    await browser.chooseMenuItem('look-up', { tab: own, selectionText: 'A/RES/65/230' });
    const address = await until('the page', () =>
      restricted.evaluate(async () => {
        const scope = globalThis as unknown as Record<string, typeof chrome>;
        const tabs = await ((scope.browser ?? scope.chrome) as typeof chrome).tabs.query({});
        return tabs.map(({ url }) => url ?? '').find((url) => url.includes('/popup.html?surface=')) ?? null;
      }),
    );
    const answer = await browser.newPage(address);
    await until('the card', () => answer.evaluate(() => document.body.textContent?.includes('A/RES/65/230')));
    expect(await axeFaults(answer)).toEqual([]);
    await answer.goto(`${browser.extensionOrigin}/popup.html?surface=hello`);
    await until('the sentence', () =>
      answer.evaluate(() => document.body.textContent?.includes('No document symbol in “hello”.')),
    );
    expect(await axeFaults(answer)).toEqual([]);
  });
});
