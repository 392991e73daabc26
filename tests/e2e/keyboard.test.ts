/**
 * The whole job without a pointer: from symbol to symbol, into the card and back to exactly where one was; the list of a
 * page's symbols; the card that the menu asks for; and settings that act at once.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageSettings } from '../../src/protocol/messages';
import { voiceOf } from '../support/background-voice';
import { BROWSERS, type Browser, type Page, pointOf, unchanging, until } from '../support/browser';
import { cardGone, filledCard, launch, leave, restOn, scanned } from '../support/e2e';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';
const SETTINGS: PageSettings = { active: true, delay: 150, key: null, underline: 'manner' };
const settle = () => new Promise((resolve) => setTimeout(resolve, 500));

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

/** The text that is shown as the current one. */
const current = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...((CSS.highlights.get('sl-4') as unknown as Set<Range>) ?? [])].map(String).join('|').replace(/\s+/g, ' '),
  );
/** Where the page's own focus and selection are. */
const place = (page: Page) =>
  page.evaluate(() => {
    const input = document.querySelector('input');
    const element = document.activeElement;
    return [element === input, input?.selectionStart, input?.selectionEnd, String(getSelection()).slice(0, 20)];
  });
const writeInField = (page: Page) =>
  page.evaluate(() => {
    document.querySelector('input')?.focus();
    document.querySelector('input')?.setSelectionRange(2, 5);
  });

describe.each(BROWSERS)('without a pointer in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let voice: Awaited<ReturnType<typeof voiceOf>>;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
    voice = await voiceOf(browser);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await page.bringToFront();
    await page.goto(ADDRESSES[1]);
    await scanned(page);
  });

  it('goes from symbol to symbol and back, and leaves focus and selection where they are', async () => {
    await writeInField(page);
    const before = await place(page);
    const seen: string[] = [];
    for (const by of [1, 1, 1, 1, 1, -1, -1] as const) {
      await voice.say('page/step', { by });
      seen.push(await current(page));
    }
    const all = [L1, 'A/RES/65/230', 'S/RES/1325 (2000)', 'UNODC/CCPCJ/EG.4/2021/2'];
    expect(seen).toEqual([...all, L1, all[3], all[2]]);
    expect(await (await filledCard(page)).text()).toContain('S/RES/1325');
    expect(await place(page)).toEqual(before);
    await page.press('Escape');
    await cardGone(page);
    expect(await current(page)).toBe('');
    await voice.say('page/step', { by: -1 });
    expect(await current(page)).toBe('A/RES/65/230');
  });

  it('moves into the card, and with Escape back to exactly where it was', async () => {
    await writeInField(page);
    const before = await place(page);
    await voice.say('page/step', { by: 1 });
    await voice.say('page/open', {});
    const card = await filledCard(page);
    const inside = () =>
      card.frame.evaluate(() => document.hasFocus() && (document.activeElement?.className ?? '') === 'sheet');
    await until('the focus is in the card', inside);
    await page.press('Tab');
    expect(await card.frame.evaluate(() => document.activeElement?.matches('button, a'))).toBe(true);
    await page.press('Escape');
    await cardGone(page);
    expect(await place(page)).toEqual(before);
  });

  it('leaves the card at its ends', async () => {
    await writeInField(page);
    await voice.say('page/step', { by: 1 });
    for (const keys of ['Shift+Tab', 'Tab']) {
      await voice.say('page/open', {});
      const card = await filledCard(page);
      await until('the focus is in the card', () =>
        card.frame.evaluate(() => document.hasFocus() && document.activeElement?.className === 'sheet'),
      );
      // What is read for a card may still add a stop behind the last one.
      const stops = () => card.frame.evaluate(() => document.querySelectorAll('a[href], button').length);
      await unchanging('the card has all its stops', stops, 300);
      await card.frame.evaluate((last: boolean) => {
        const stops = [...document.querySelectorAll<HTMLElement>('a[href], button')];
        if (last) stops.at(-1)?.focus();
      }, keys === 'Tab');
      await page.press(keys);
      await cardGone(page);
      expect((await place(page))[0]).toBe(true);
    }
  });

  it('opens on the focus of a link, and closes when it goes', async () => {
    await page.evaluate(() => document.querySelectorAll('nav a')[1]?.setAttribute('id', 'before'));
    await page.evaluate(() => document.getElementById('before')?.focus());
    await page.press('Tab');
    expect(await (await filledCard(page)).text()).toContain('A/RES/65/230');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('A/RES/65/230');
    await page.press('Escape');
    await cardGone(page);
    await page.press('Shift+Tab');
    await page.press('Tab');
    await filledCard(page);
    await page.press('Tab');
    await cardGone(page);
  });

  it('keeps a pinned card until it is closed', async () => {
    const card = await restOn(page, L1);
    const press = (index: number) =>
      card.frame.evaluate((at: number) => document.querySelectorAll<HTMLElement>('.tool')[at]?.click(), index);
    await press(0);
    await page.movePointer({ x: 2, y: 2 });
    await page.click({ x: 900, y: 20 });
    await settle();
    expect(await page.extensionFrames()).toHaveLength(1);
    expect(await card.frame.evaluate(() => document.querySelector('.tool')?.getAttribute('aria-pressed'))).toBe('true');
    const sizes = await card.frame.evaluate(() =>
      [...document.querySelectorAll('.tool')].map((tool) => Math.min(tool.clientWidth, tool.clientHeight)),
    );
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(24);
    // The frame may be gone before it answers.
    await press(1).catch(() => {});
    await cardGone(page);
  });

  it('lists the symbols in the order of the page, and goes where the list says', async () => {
    const list = await voice.list('S/RES/1325(2000)');
    expect(list.map(({ symbol, places, manner }) => [symbol, places, manner])).toEqual([
      [L1, 1, 'corpus'],
      ['A/RES/65/230', 1, 'cited'],
      ['S/RES/1325(2000)', 1, 'other'],
      ['UNODC/CCPCJ/EG.4/2021/2', 1, expect.stringMatching(/^(other|cited)$/)],
    ]);
    expect(await (await filledCard(page)).text()).toContain('1325');
    expect(await current(page)).toBe('S/RES/1325 (2000)');
  });

  it('shows what the menu asks for at the selection', async () => {
    await page.evaluate(() => {
      const node = document.querySelector('.byline')?.firstChild;
      if (node) getSelection()?.setBaseAndExtent(node, 3, node, 10);
    });
    const subject = { symbol: 'A/RES/70/1', candidates: [], surface: 'A/RES/70/1' };
    expect(await voice.say('page/show-card', { ...subject, at: null })).toEqual({ shown: true });
    expect(await (await filledCard(page)).text()).toContain('A/RES/70/1');
    await page.click({ x: 900, y: 20 });
    await cardGone(page);
  });

  it('does what the settings say at once', async () => {
    const names = () =>
      page.evaluate(() => [...CSS.highlights].filter(([, one]) => one.size > 0).map(([key, one]) => [key, one.size]));
    const point = await pointOf(page, L1);
    await voice.say('page/settings', { ...SETTINGS, underline: 'one' });
    expect(await names()).toEqual([['sl-1', 4]]);
    await voice.say('page/settings', { ...SETTINGS, underline: 'none', delay: 0 });
    expect(await names()).toEqual([]);
    await restOn(page, L1);
    await leave(page);

    await voice.say('page/settings', { ...SETTINGS, key: 'Shift' });
    await page.movePointer(point);
    await settle();
    expect(await page.extensionFrames()).toEqual([]);
    await page.press('Shift');
    await filledCard(page);
    await voice.say('page/settings', { ...SETTINGS, active: false });
    await cardGone(page);
    await leave(page);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    await page.movePointer(point);
    await settle();
    expect(await page.extensionFrames()).toEqual([]);
    expect(await voice.list()).toHaveLength(4);
    await voice.say('page/settings', SETTINGS);
    expect((await names()).length).toBeGreaterThan(1);
  });
});
