/**
 * The card in its states, for those who do not see it or see it otherwise: axe finds nothing in any of them, and each language
 * reads in its own direction.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voiceOf } from '../support/background-voice';
import { BROWSERS, type Browser, type Page, unchanging, until } from '../support/browser';
import { filledCard, launch, leave, type OpenCard, restOn, restOnTarget, scanned } from '../support/e2e';
import { copyOfExtension, readManifest } from '../support/extension';
import { hostilePage } from '../support/hostile';
import { axeFaults } from '../support/own-pages';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';
import { spoken } from '../support/spoken';

/** One of each kind: in the corpus, cited by it, known to the catalogue, only decoded. The first two have all that there is. */
const SYMBOLS = ['UNODC/CCPCJ/EG.4/2018/L.1', 'A/RES/65/230', 'UNODC/CCPCJ/EG.4/2021/2', 'S/RES/1325 (2000)'];

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

/** The extension with one language alone: a browser takes the default for every language that there is not. */
function inLanguage(name: Browser['name'], language: string): string {
  const directory = copyOfExtension(name);
  const locales = join(directory, '_locales');
  for (const other of readdirSync(locales)) if (other !== language) rmSync(join(locales, other), { recursive: true });
  const manifest = { ...readManifest(directory), default_locale: language };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  return directory;
}

/** Presses everything that unfolds, once: of what belongs to one sentence the last stays open. */
const unfold = ({ frame }: OpenCard): Promise<unknown> =>
  until('something is unfolded', () =>
    frame.evaluate(() => {
      const folded = document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]');
      const open = document.querySelector('button[aria-expanded="true"]') !== null;
      if (!open) for (const button of folded) button.click();
      return open || folded.length === 0;
    }),
  );
const root = ({ frame }: OpenCard) =>
  frame.evaluate(() => {
    const { lang, dir, dataset } = document.documentElement;
    return { lang, dir, theme: dataset.theme };
  });

describe.each(BROWSERS)('the card in %s', (name) => {
  describe.each([
    ['en', 'en-GB', 'ltr'],
    ['ar', 'ar', 'rtl'],
    ['zh_CN', 'zh-CN', 'ltr'],
  ])('in the language %s', (language, tag, direction) => {
    let browser: Browser;
    let page: Page;
    let extension: string;
    beforeAll(async () => {
      extension = inLanguage(name, language);
      browser = await launch(name, server, { extension });
      page = await browser.newPage(ADDRESSES[1]);
      await scanned(page);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(extension, { recursive: true, force: true });
    });

    it.each(language === 'en' ? SYMBOLS : SYMBOLS.slice(0, 2))('has no fault that axe knows: %s', async (symbol) => {
      const card = await restOn(page, symbol);
      expect(await root(card)).toMatchObject({ lang: tag, dir: direction, theme: 'light' });
      const words = JSON.parse(readFileSync(join(extension, '_locales', language, 'messages.json'), 'utf8'));
      expect(await card.text()).toContain(words.independent.message);
      expect(await axeFaults(card.frame)).toEqual([]);
      await unfold(card);
      expect(await axeFaults(card.frame)).toEqual([]);
      await leave(page);
    });

    it.skipIf(name === 'firefox' || language !== 'en').each(SYMBOLS)('reads as sentences: %s', async (symbol) => {
      const card = await restOn(page, symbol);
      const read = async () => spoken((await card.frame.accessibility?.()) ?? []);
      const { lines, faults } = await unchanging('all that is read for it is there', read, 700);
      expect(faults).toEqual([]);
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`spoken/${symbol.replaceAll(/\W+/g, '-')}.txt`);
      await leave(page);
    });

    it('has none where it is not sure, nor for a resolution that has no symbol', async () => {
      const voice = await voiceOf(browser);
      await page.bringToFront();
      for (const subject of [
        { symbol: null, candidates: ['CCPCJ/RES/26/4', 'A/HRC/RES/26/4'], surface: 'resolution 26/4' },
        { symbol: 'CCPCJ/RES/26/4', candidates: [], surface: 'resolution 26/4' },
      ]) {
        await voice.say('page/show-card', { ...subject, at: null });
        const card = await filledCard(page);
        expect(await axeFaults(card.frame)).toEqual([]);
        await unfold(card);
        expect(await axeFaults(card.frame)).toEqual([]);
        await page.press('Escape');
        await leave(page);
      }
      await voice.page.close();
    });

    it('has none where it is pinned, nor on a dark page', async () => {
      const press = (card: OpenCard): Promise<void> =>
        card.frame.evaluate(() => document.querySelector<HTMLElement>('.tool')?.click());
      const pinned = await restOn(page, 'A/RES/65/230');
      await press(pinned);
      await until('it is pinned', () =>
        pinned.frame.evaluate(() => document.querySelector('.tool')?.getAttribute('aria-pressed') === 'true'),
      );
      expect(await axeFaults(pinned.frame)).toEqual([]);
      await page.goto(hostilePage('plain-dark.html'));
      await scanned(page);
      const dark = await restOnTarget(page);
      await until('it knows that the page is dark', async () => (await root(dark)).theme === 'dark');
      expect(await axeFaults(dark.frame)).toEqual([]);
      await unfold(dark);
      await press(dark);
      expect(await axeFaults(dark.frame)).toEqual([]);
      // Only Firefox can be told to force colours upon a frame of another process.
      if (!browser.inBrowser) return;
      await browser.inBrowser(`Promise.resolve(Services.prefs.setIntPref('browser.display.document_color_use', 2))`);
      await until('colours are forced', () => dark.frame.evaluate(() => matchMedia('(forced-colors: active)').matches));
      expect(await axeFaults(dark.frame)).toEqual([]);
      await browser.inBrowser(`Promise.resolve(Services.prefs.clearUserPref('browser.display.document_color_use'))`);
    });
  });
});
