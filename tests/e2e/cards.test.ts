/**
 * The main job, in both browsers, on real host names and under strict policies: resting on a symbol opens a card that says what
 * the corpus knows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, type Scope, until } from '../support/browser';
import { clickInCard, launch, leave, restOn, scanned } from '../support/e2e';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const DATA = fileURLToPath(new URL('../../data/reports', import.meta.url));
/** The five texts by the symbol of their document. */
const TEXTS: Readonly<Record<string, string>> = {
  'UNODC/CCPCJ/EG.4/2019/L.1': '000_0aa30fd4621565ea.txt',
  'UNODC/CCPCJ/EG.4/2018/L.1': '001_df15103811212375.txt',
  'E/CN.15/2018/12': '002_024b3e2ec4cd5ef5.txt',
  'UNODC/CCPCJ/EG.4/2013/3': '003_e943d4d4f6bc896d.txt',
  'UNODC/CCPCJ/EG.4/2017/1': '004_aa351114ec40d9a3.txt',
};

/** Letters and digits alone: typography, line breaks and list marks are the text's, not the fact's. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
const SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).map(([symbol, file]) => [symbol, bare(readFileSync(join(DATA, file), 'utf8'))]),
);

const NOTICE = /Suggested by Member States; inclusion does not imply endorsement by the Expert Group/;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

/** Presses every closed button that unfolds something, so that all the card can show stands in its text. */
async function unfold(frame: Scope): Promise<void> {
  await until('everything is unfolded', () =>
    frame.evaluate(() => {
      const closed = [...document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]')];
      for (const button of closed) button.click();
      return closed.length === 0;
    }),
  );
}

describe.each(BROWSERS)('cards in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name, server);
  });
  afterAll(() => browser?.close());

  describe.each(ADDRESSES)('on %s', (address) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.newPage(address);
      await scanned(page);
    });
    afterAll(async () => {
      await leave(page);
      await page.close();
    });

    it('UNODC/CCPCJ/EG.4/2018/L.1: its meeting, its agenda, and what members suggested', async () => {
      const card = await restOn(page, 'UNODC/CCPCJ/EG.4/2018/L.1');
      const text = await card.text();
      expect(text).toMatch(/fourth\W* meeting/i);
      expect(text).toContain('Vienna');
      expect(text).toMatch(/3\s*[–-]\s*5 April 2018|3 to 5 April 2018/);
      expect(text).toMatch(/2\s*Legislation and frameworks/);
      expect(text).toMatch(/3\s*Criminalization/);
      expect(text).toContain('E/CN.15/2018/12');
      expect(text).toMatch(NOTICE);

      // Each suggestion is the report's own words, under the letter that the report gives it.
      const items = await card.frame.evaluate(() =>
        [...document.querySelectorAll('.recommendations .list > li')].map((item) => {
          const number = item.querySelector('.number [aria-hidden]') ?? item.querySelector('.number');
          return {
            number: number?.textContent ?? '',
            words: item.querySelector(':scope > div > *')?.textContent ?? '',
          };
        }),
      );
      expect(items.length).toBeGreaterThanOrEqual(3);
      for (const { number, words } of items) {
        const letter = /^(?:9|10)\W*([a-z]{1,2})\b/.exec(number)?.[1];
        expect(letter, `the number ${number}`).toBeDefined();
        const start = bare(words).split(' ').slice(0, 8).join(' ');
        expect(SOURCES['E/CN.15/2018/12']?.includes(`${letter} ${start}`), `${number} ${start}`).toBe(true);
      }
    });

    it('A/RES/65/230: the paragraphs of the corpus that cite it', async () => {
      const card = await restOn(page, 'A/RES/65/230');
      await unfold(card.frame);
      const text = await card.text();
      expect(Object.keys(TEXTS).filter((symbol) => !text.includes(symbol))).toEqual([]);
      // Every paragraph of the four reports that begins the story, and of the agenda, in the documents' own words.
      const opening = 'in its resolution 65 230 the general assembly requested the commission on crime prevention';
      const holding = Object.values(SOURCES).filter((source) => source.includes(opening)).length;
      expect(holding).toBeGreaterThanOrEqual(4);
      expect(bare(text).split(opening).length - 1).toBeGreaterThanOrEqual(holding);
      expect(text).not.toMatch(/Nothing in the corpus cites it/);
    });

    it('S/RES/1325 (2000): decoded, and nothing here cites it', async () => {
      const text = await (await restOn(page, 'S/RES/1325 (2000)')).text();
      expect(text).toMatch(/Security Council/);
      expect(text).toMatch(/resolution/i);
      expect(text).toContain('2000');
      expect(text).toMatch(/Nothing in the corpus cites it/);
      expect(text).not.toMatch(NOTICE);
    });

    it('UNODC/CCPCJ/EG.4/2021/2: the seventh meeting, not included', async () => {
      const text = await (await restOn(page, 'UNODC/CCPCJ/EG.4/2021/2')).text();
      expect(text).toMatch(/seventh meeting/i);
      expect(text).toMatch(/not included/i);
      expect(text).toContain('2021');
    });
  });

  it('lead from a draft to its text and to its report beside it, and take a reference along', async () => {
    const page = await browser.newPage(ADDRESSES[2]);
    await scanned(page);
    const card = await restOn(page, 'UNODC/CCPCJ/EG.4/2018/L.1');
    const { frame } = card;
    const hrefs = await frame.evaluate(() =>
      [...document.querySelectorAll('.doors a')].map((link) => link.getAttribute('href')),
    );
    expect(hrefs).toEqual([
      '/reader.html?symbol=UNODC/CCPCJ/EG.4/2018/L.1',
      '/reader.html?symbol=UNODC/CCPCJ/EG.4/2018/L.1&compare=E/CN.15/2018/12',
    ]);
    await frame.evaluate(() => {
      addEventListener('copy', ({ clipboardData }) => {
        document.documentElement.dataset.taken = clipboardData?.getData('text/plain');
      });
    });
    await clickInCard(page, card, '.doors button');
    const taken = await until('a reference is copied', () =>
      frame.evaluate(() => document.documentElement.dataset.taken ?? null),
    );
    expect(taken).toContain('(UNODC/CCPCJ/EG.4/2018/L.1)');
    await until('it says which report to cite', () =>
      frame.evaluate(() =>
        /E\/CN\.15\/2018\/12/.test(document.querySelector('.doors [role="status"]')?.textContent ?? ''),
      ),
    );
    await page.close();
  });
});
