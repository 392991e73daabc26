/** The toolbar's page, opened in a tab as it offers itself: the symbols of all frames, their cards, and the number on the button. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { filledCard, launch, scanned } from '../support/e2e';
import { axeFaults, badgeOf, FRAMED, frontTab, underlined } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FRAMED);
});
afterAll(() => server.close());

const entries = (popup: Page): Promise<string[]> =>
  popup.evaluate(() => [...document.querySelectorAll('.entry')].map((one) => one.textContent ?? ''));
const press = (popup: Page, selector: string, words: string): Promise<unknown> =>
  until(`${selector} ${words}`, () =>
    popup.evaluate(
      (css: string, wanted: string) => {
        const found = [...document.querySelectorAll<HTMLElement>(css)].find((one) =>
          one.textContent?.replace(/\s+/g, ' ').includes(wanted),
        );
        found?.click();
        return found !== undefined;
      },
      selector,
      words,
    ),
  );

describe.each(BROWSERS)('the popup in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let popup: Page;
  let tab: number;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage('https://news.example/');
    await scanned(page);
    tab = await frontTab(browser, page);
    popup = await browser.extensionPage(`popup.html?tab=${tab}`);
  });
  afterAll(() => browser?.close());

  it('lists the documents of all frames by what the corpus knows of them', async () => {
    await until('five documents', async () => (await entries(popup)).length === 5);
    expect(await entries(popup)).toEqual([
      'UNODC/CCPCJ/EG.4/2018/L.1',
      'E/CN.15/2018/12',
      'A/RES/65/230',
      'A/C.3/72/12',
      'S/RES/1325(2000)',
    ]);
    const groups = await popup.evaluate(() => [...document.querySelectorAll('h2')].map((one) => one.textContent));
    expect(groups).toEqual(['In the corpus', 'Cited, text not included', 'Not in the corpus']);
    expect(await popup.evaluate(() => document.querySelector('[role="status"]:not(.state)')?.textContent)).toBe(
      '5 documents',
    );
    expect(await popup.evaluate(() => document.querySelector('.places')?.textContent)).toBe('3 places');
  });

  it('has the same number on the button, also after the background was stopped', async () => {
    await until('the number', async () => (await badgeOf(popup, tab)) === '5');
    await browser.stopBackground();
    await page.evaluate(() => {
      document.querySelector('p')?.append(' A/RES/66/1');
    });
    await until('one more', async () => (await badgeOf(popup, tab)) === '6');
    await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await badgeOf(popup, tab)).toBe('6');
  });

  it('opens a card in itself and comes back to the same place', async () => {
    await press(popup, '.entry', 'E/CN.15/2018/12');
    await until('the card', () =>
      popup.evaluate(() => /fourth meeting/i.test(document.querySelector('.sheet h1')?.textContent ?? '')),
    );
    expect(await popup.evaluate(() => document.activeElement?.className)).toBe('sheet');
    expect(await axeFaults(popup)).toEqual([]);
    await popup.bringToFront();
    await popup.press('Escape');
    const focused = () => popup.evaluate(() => document.activeElement?.textContent);
    await until('the focus where it was', async () => (await focused()) === 'E/CN.15/2018/12');
    expect((await entries(popup)).length).toBeGreaterThanOrEqual(5);
  });

  it('goes to a place in a frame of another site', async () => {
    await press(popup, '.go', 'A/C.3/72/12');
    await until('its card on the page', async () => /A\/C\.3\/72\/12/.test(await (await filledCard(page)).text()));
    await popup.bringToFront();
  });

  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (scheme) => {
    await popup.setColorScheme(scheme);
    expect(await axeFaults(popup)).toEqual([]);
    await popup.setColorScheme('light');
  });

  it('switches the site off and on', async () => {
    await press(popup, 'label', 'Underline on this site');
    const off = async () => (await underlined(page)).every((size) => size === 0);
    await until('nothing underlined', off);
    await until('no number', async () => (await badgeOf(popup, tab)) === '');
    await until('said so', () =>
      popup.evaluate(() => document.querySelector('.state')?.textContent?.startsWith('Off on news.example.')),
    );
    expect(await entries(popup)).toHaveLength(6);
    await press(popup, 'label', 'Underline on this site');
    await until('underlined', async () => !(await off()));
    await until('the number', async () => (await badgeOf(popup, tab)) === '6');
  });

  it('pauses for an hour and resumes', async () => {
    await press(popup, 'button', 'Pause for an hour');
    await until('nothing underlined', async () => (await underlined(page)).every((size) => size === 0));
    await press(popup, 'button', 'Resume');
    await until('underlined', async () => (await underlined(page)).some((size) => size > 0));
  });

  it('finds symbols on a page when asked', async () => {
    const options = await browser.extensionPage('options.html');
    const where = (words: string) => press(options, 'label', words);
    await where('Only when asked');
    await until('nothing underlined', async () => (await underlined(page)).every((size) => size === 0));
    await press(popup, 'button', 'Find symbols on this page');
    await until('underlined', async () => (await underlined(page)).some((size) => size > 0));
    // Until the page is another one.
    await page.goto('https://undocs.org/');
    await page.goto('https://news.example/again');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await underlined(page)).every((size) => size === 0)).toBe(true);
    await where('On every page');
    await until('underlined', async () => (await underlined(page)).some((size) => size > 0));
    await options.close();
  });

  it('says that a page has no symbols, and clears the number', async () => {
    await page.goto('https://plain.example/');
    await until('no number', async () => (await badgeOf(popup, tab)) === '');
    await popup.goto(`${browser.extensionOrigin}/popup.html?tab=${tab}`);
    await until('the sentence', () =>
      popup.evaluate(() => document.body.textContent?.includes('No document symbols on this page.')),
    );
    expect(await axeFaults(popup)).toEqual([]);
  });

  it('says that a page cannot be read', async () => {
    await popup.goto(`${browser.extensionOrigin}/popup.html`);
    await until('the sentence', () =>
      popup.evaluate(() => document.body.textContent?.includes('Symbol Lens cannot read this page.')),
    );
    expect(await axeFaults(popup)).toEqual([]);
  });
});
