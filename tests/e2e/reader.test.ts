/** The reader's page: opens at the paragraph, follows the text, shows cards, finds, compares, remembers; also for 2,000 paragraphs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { launch } from '../support/e2e';
import { axeFaults, FRAMED } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FRAMED);
});
afterAll(() => server.close());

const REPORT = 'E/CN.15/2018/12';
const DRAFT = 'UNODC/CCPCJ/EG.4/2018/L.1';

/** How far below the top of the window a place begins; null where it is not drawn. */
const topOf = (page: Page, place: string): Promise<number | null> =>
  page.evaluate((id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? null, place);
const isNearTop = async (page: Page, place: string): Promise<boolean> => {
  const top = await topOf(page, place);
  return top !== null && top >= 0 && top < 160;
};
const textOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate((css: string) => document.querySelector(css)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', selector);
const count = (page: Page, selector: string): Promise<number> =>
  page.evaluate((css: string) => document.querySelectorAll(css).length, selector);
const click = (page: Page, selector: string): Promise<void> =>
  page.evaluate((css: string) => document.querySelector<HTMLElement>(css)?.click(), selector);

describe.each(BROWSERS)('the reader in %s', (name) => {
  let browser: Browser;
  let page: Page;
  const open = async (address: string): Promise<void> => {
    // From elsewhere: an address that differs in its place alone loads nothing.
    await page.goto('about:blank');
    await page.goto(`${browser.extensionOrigin}/reader.html?${address}`);
    await until('the page is drawn', async () => (await count(page, 'main')) > 0);
    await page.bringToFront();
  };
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.extensionPage(`reader.html?symbol=${REPORT}#9(s)`);
    await until('the text', async () => (await count(page, '.unit')) > 100);
  });
  afterAll(() => browser?.close());

  it('opens exactly at the paragraph that the address names', async () => {
    await until('the item below the bar', () => isNearTop(page, '9(s)'));
    expect(await textOf(page, '[id="9(s)"] .words')).toMatch(/^Member States should develop a new international legal/);
    expect(await textOf(page, '.outline [aria-current]')).toContain('Legislation and frameworks');
    expect(await page.url()).toContain('#9(s)');
  });

  it('has the notice at each list of recommendations and shows no furniture', async () => {
    expect(await count(page, '.text .notice')).toBe(2);
    expect(await textOf(page, '.text')).not.toContain('V.18-02315 3/11');
  });

  it('goes from paragraph to paragraph by keys, without an entry in the history', async () => {
    const before = await page.evaluate(() => history.length);
    await page.press('j');
    await until('the next item', () => isNearTop(page, '9(t)'));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('para. 9 (t)');
    await page.press('k');
    await until('the item before', () => isNearTop(page, '9(s)'));
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  it('follows the text when it is scrolled and remembers where it was', async () => {
    await page.evaluate(() => document.getElementById('32')?.scrollIntoView({ behavior: 'instant' }));
    await until('the address', async () => /#(?:32|heading-IV)/.test(await page.url()));
    const at = new URL(await page.url()).hash;
    await open(`symbol=${REPORT}`);
    await until('the same place', async () => new URL(await page.url()).hash === at);
  });

  it('says that a paragraph does not exist and shows the nearest', async () => {
    await open(`symbol=${REPORT}#9(z)`);
    await until('the nearest', () => isNearTop(page, '9(v)'));
    expect(await textOf(page, '[role="alert"]')).toContain('9(z)');
  });

  it('opens the card of a symbol by a click, and Escape leads back to the symbol', async () => {
    await open(`symbol=${REPORT}#6`);
    await until('the place', () => isNearTop(page, '6'));
    // A text that still settles into its place takes a card away with it.
    await until('the card', async () => {
      await page.evaluate(() => {
        if (document.querySelector('.peek')) return;
        const link = document.querySelector<HTMLElement>('[id="6"] a.live');
        link?.focus({ preventScroll: true });
        link?.click();
      });
      return /26\/4/.test(await textOf(page, '.peek .sheet'));
    });
    await until('the focus in it', () => page.evaluate(() => document.activeElement?.closest('.peek') !== null));
    await page.press('Escape');
    await until('no card', async () => (await count(page, '.peek')) === 0);
    expect(await page.evaluate(() => document.activeElement?.matches('[id="6"] a.live'))).toBe(true);
  });

  it('finds in the document, and goes through what a search found', async () => {
    await page.press('/');
    await page.type('budapest convention');
    await page.press('Enter');
    await until('the first place', async () => /^1 of \d+$/.test(await textOf(page, '.find-count')));
    await until('its words marked', () =>
      page.evaluate(() => String([...(CSS.highlights.get('reader-found-current') ?? [])]) === 'Budapest Convention'),
    );
    await open(`symbol=${REPORT}&q=technologically neutral`);
    await until('the first hit', async () => /^1 of /.test(await textOf(page, '.find-count')));
    expect(await page.url()).toContain('q=technologically');
    await until('its place marked', () => page.evaluate(() => CSS.highlights.get('reader-found-current')?.size === 1));
  });

  it('unfolds a footnote at its marker', async () => {
    await open('symbol=UNODC/CCPCJ/EG.4/2017/1#footnote-4');
    await until('the footnote', async () => /Doctor Mashabane/.test(await textOf(page, '.footnote')));
    await click(page, '.marker[aria-expanded="true"]');
    await until('folded', async () => (await count(page, '.footnote')) === 0);
    expect(await count(page, 'table tbody tr')).toBe(13);
  });

  it('gives references of a draft and names the report to cite instead', async () => {
    await open(`symbol=${DRAFT}#14`);
    await until('the place', async () => (await textOf(page, '.actions-place')) === 'para. 14');
    // The keys are listened to once the page has been seen.
    await until(
      'the references',
      async () => {
        if ((await count(page, '.references')) === 0) await page.press('r');
        return (await count(page, '.styles > li')) === 7;
      },
      { interval: 300 },
    );
    expect(await textOf(page, '.styles > li .style-text')).toBe(`${DRAFT}, para. 14`);
    expect(await textOf(page, '.references .missing')).toContain(REPORT);
    expect(await axeFaults(page)).toEqual([]);
    // The focus stays in it, however far one goes, and is back where it was when it closes.
    const isInside = () => page.evaluate(() => document.activeElement?.closest('.references') !== null);
    for (let step = 0; step < 24; step++) await page.press('Tab');
    const kept = await page.evaluate(() => document.activeElement === document.body);
    expect((await isInside()) || kept).toBe(true);
    await page.press('Escape');
    await until('closed', async () => (await count(page, '.references')) === 0);
    await page.evaluate(() => document.querySelector<HTMLElement>('.actions button[aria-expanded]')?.focus());
    await page.press('r');
    await until('open', isInside);
    await page.press('Escape');
    await until('the focus is back', () =>
      page.evaluate(() => document.activeElement === document.querySelector('.actions button[aria-expanded]')),
    );
  });

  it('shows draft and report side by side with what was split in words', async () => {
    await open(`symbol=${DRAFT}&compare=${REPORT}#15`);
    await until('the row', () => isNearTop(page, '15'));
    expect(await textOf(page, '[id="15"] .pair-state')).toBe('Split');
    expect(await count(page, '[id="15"] .pair-side:last-child .pair-text')).toBe(2);
    expect(await count(page, '[id="15"] ins')).toBeGreaterThan(3);
    expect(await count(page, '.pair-notice')).toBe(2);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('shows what is known of a document that is not held', async () => {
    await open('symbol=A/RES/65/230#4');
    await until('the card', async () => /General Assembly resolution 65\/230/.test(await textOf(page, '.sheet h1')));
    expect(await textOf(page, '.not-included')).toContain('not included');
    expect(await axeFaults(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (scheme) => {
    await open(`symbol=${REPORT}#9(s)`);
    await page.setColorScheme(scheme);
    expect(await axeFaults(page)).toEqual([]);
    await page.setColorScheme('light');
  });

  it('opens 2,000 paragraphs in the middle and draws what is near alone', async () => {
    await page.evaluate(async () => {
      const settle = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settle(indexedDB.open('corpus'));
      const transaction = database.transaction(['records', 'state'], 'readwrite');
      const [segment] = (await settle(transaction.objectStore('state').get('active'))) as [string];
      const records = transaction.objectStore('records');
      const model = (await settle(records.get([segment, 'document', 'E/CN.15/2018/12']))) as {
        paragraphs: { text: string }[];
      };
      const paragraphs = Array.from({ length: 2000 }, (_, index) => ({
        id: `E/CN.15/2099/1#${index + 1}`,
        number: index + 1,
        section: 'I',
        text: model.paragraphs[index % model.paragraphs.length]?.text ?? '',
      }));
      await settle(
        records.put(
          {
            ...model,
            symbol: 'E/CN.15/2099/1',
            paragraphs,
            items: [],
            footnotes: [],
            timetable: [],
            mentions: [],
            proseCitations: [],
            sections: [],
            passages: paragraphs.map(({ id, text }) => ({ id, text })),
          },
          [segment, 'document', 'E/CN.15/2099/1'],
        ),
      );
      database.close();
    });
    await open('symbol=E/CN.15/2099/1#1500');
    await until('the paragraph', () => isNearTop(page, '1500'));
    expect(await count(page, '.unit')).toBe(2000);
    const drawn = await page.evaluate(
      () =>
        [...document.querySelectorAll('.words')].filter((each) => each.checkVisibility({ contentVisibilityAuto: true }))
          .length,
    );
    expect(drawn).toBeLessThan(200);
    // A jump from end to end, and back to where the reading was.
    await page.press('j');
    await until('the next', () => isNearTop(page, '1501'));
  });

  it('reports no fault of its own', async () => {
    expect(await page.problems()).toEqual([]);
  });
});
