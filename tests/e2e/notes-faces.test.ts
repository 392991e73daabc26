/**
 * Notes as people meet them: written in the reader, left and found again, deleted and brought back, hidden by one key, in
 * conflict between two tabs, and on the card in a page, which learns nothing of them. And what would be script in them is not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { cardBox, launch, leave, restOn, scanned, settledCard } from '../support/e2e';
import { axeFaults } from '../support/own-pages';
import { startServer, type TestServer } from '../support/server';
import { PAYLOADS } from '../unit/note-view/payloads';

const REPORT = 'E/CN.15/2018/12';
/** Cited or decoded: documents of which no text is held. */
const OTHER = 'A/C.3/72/12';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    'news.example': ({ path }) =>
      path === '/favicon.ico'
        ? { status: 204, body: '' }
        : { body: `<!DOCTYPE html><meta charset="utf-8"><title>News</title><p>See ${REPORT}.</p><p>And ${OTHER}.</p>` },
  });
});
afterAll(() => server.close());

/** Opens the reader at a place and waits until notes can be made there. */
async function reader(browser: Browser, place: string, more = ''): Promise<Page> {
  const page = await browser.extensionPage(`reader.html?symbol=${REPORT}${more}#${place}`);
  await until('the text', () => page.evaluate(() => document.querySelector('.document-notes-line') !== null), {
    timeout: 60_000,
  });
  await page.bringToFront();
  return page;
}

/** Selects words of a passage, as by a pointer. */
const select = (page: Page, place: string, start: number, end: number): Promise<void> =>
  page.evaluate(
    (which: string, from: number, to: number) => {
      const words = document.querySelector(`[data-passage$="#${CSS.escape(which)}"]`);
      const node = words && document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
      if (node) getSelection()?.setBaseAndExtent(node, from, node, to);
    },
    place,
    start,
    end,
  );

const editorOpen = (page: Page): Promise<unknown> =>
  until('the editor', () => page.evaluate(() => document.activeElement?.matches('textarea.note-field')));
const texts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article.note .note-text')].map((one) => one.textContent?.trim() ?? ''),
  );
const shows = (page: Page, text: string): Promise<unknown> =>
  until(`a note “${text}”`, async () => (await texts(page)).includes(text));
const gone = (page: Page, text: string): Promise<unknown> =>
  until(`no note “${text}”`, async () => !(await texts(page)).includes(text));

/** Presses the button of a name within what `within` finds first. */
const press = (page: Page, within: string, name: string): Promise<unknown> =>
  until(`the button ${name}`, () =>
    page.evaluate(
      (css: string, wanted: string) => {
        const found = [...(document.querySelector(css)?.querySelectorAll<HTMLElement>('button, a') ?? [])].find(
          (button) => button.textContent?.trim() === wanted,
        );
        found?.click();
        return found !== undefined;
      },
      within,
      name,
    ),
  );

/** The names of the highlights of notes. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('note-')));

/** Saves notes in one act, as an import would. Gives how it ended. */
const saveAll = (page: Page, notes: { body: string; tags: string[]; exact: string }[], symbol: string) =>
  page.evaluate(
    async (all: { body: string; tags: string[]; exact: string }[], document: string) => {
      const scope = globalThis as unknown as Record<string, typeof chrome>;
      const { runtime } = (scope.browser ?? scope.chrome) as typeof chrome;
      const moment = new Date().toISOString();
      const changes = all.map(({ body, tags, exact }) => {
        const quote = exact === '' ? null : { prefix: '', exact, suffix: '' };
        const anchor = { passage: `${document}#1`, quote, position: null, language: 'en', passageText: '' };
        const note = { id: crypto.randomUUID(), rev: 1, anchor, body, tags, colour: 'red', deleted: null };
        return { rev: 0, note: { ...note, created: moment, modified: moment } };
      });
      const act = crypto.randomUUID();
      await runtime.sendMessage({ name: 'notes/stage', payload: { act, part: 0, changes } });
      const reply = await runtime.sendMessage({ name: 'notes/commit', payload: { act, parts: 1 } });
      return reply?.value?.outcome as unknown;
    },
    notes,
    symbol,
  );

describe.each(BROWSERS)('notes in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name, server);
  });
  afterAll(() => browser?.close());

  it('are written on selected words by keys alone, shown beside them, and the words are marked', async () => {
    const page = await reader(browser, '9(s)');
    await select(page, '9(s)', 14, 21);
    await until('the way to a note at the selection', () =>
      page.evaluate(() => document.querySelector('.at-selection') !== null),
    );
    await page.press('m');
    await editorOpen(page);
    // Keys that mean something in the reader are only typed here.
    const before = await page.evaluate(() => location.href);
    await page.type('h j k o / ? m **first**');
    await page.press('Control+Enter');
    await shows(page, 'h j k o / ? m first');
    expect(await page.evaluate(() => location.href)).toBe(before);
    expect(await page.evaluate(() => document.querySelector('article.note strong')?.textContent)).toBe('first');
    expect(await painted(page)).toEqual(['note-yellow']);
    expect(await page.evaluate(() => [...(CSS.highlights.get('note-yellow') ?? [])].map(String))).toEqual(['should']);
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  });

  it('whose words are gone wait in the tray alone, and go where they are put', async () => {
    const page = await browser.extensionPage('panel.html');
    const lost = ['one', 'two', 'three'].map((which) => ({
      ...{ body: `lost ${which}`, tags: [], exact: `words number ${which} that no paragraph has any more` },
    }));
    expect(await saveAll(page, lost, REPORT)).toBe('done');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'body', 'Notes');
    const trayed = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.tray .note-text')].map((one) => one.textContent?.trim() ?? ''),
      );
    await until('the tray', async () => (await trayed()).length === 3);
    expect(await axeFaults(page)).toEqual([]);
    expect((await texts(page)).filter((text) => text.startsWith('lost'))).toHaveLength(3);
    expect(await page.evaluate(() => document.querySelector('.tray article a')?.textContent)).toBe(
      `${REPORT}, para. 1`,
    );
    await press(page, '.tray .lost', 'Put it at para. 1');
    await until('one put back', async () => (await trayed()).length === 2);
    await press(page, '.tray .lost', 'Put it at para. 1');
    await until('two put back', async () => (await trayed()).length === 1);
    expect((await texts(page)).filter((text) => text.startsWith('lost'))).toHaveLength(3);
    await page.close();
  });

  it('are there again after the tab was closed while typing', async () => {
    const first = await reader(browser, '9(t)');
    await select(first, '9(t)', 0, 13);
    await first.press('m');
    await editorOpen(first);
    await first.type('half a sentence');
    // The last keystroke is on its way when the page goes.
    await first.close();
    const second = await reader(browser, '9(t)');
    await until('the draft', () =>
      second.evaluate(() => document.querySelector('.note-beginning')?.textContent === 'half a sentence'),
    );
    await press(second, '.note-unfinished', 'Go on');
    await editorOpen(second);
    await second.type(', and the rest');
    await second.press('Control+Enter');
    await shows(second, 'half a sentence, and the rest');
    expect(await second.evaluate(() => document.querySelector('.note-unfinished'))).toBeNull();
    await second.close();
  });

  it('are deleted and brought back in place', async () => {
    const page = await reader(browser, '9(t)');
    await shows(page, 'half a sentence, and the rest');
    const cell = '[data-place="9(t)"] .margin-notes';
    await press(page, `${cell} article`, 'Delete');
    await gone(page, 'half a sentence, and the rest');
    await press(page, `${cell} .note-gone`, 'Undo');
    await shows(page, 'half a sentence, and the rest');
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  });

  it('are hidden by one key on every face, and shown again', async () => {
    const [one, other] = [await reader(browser, '9(s)'), await reader(browser, '9(t)')];
    await shows(one, 'h j k o / ? m first');
    await other.press('h');
    for (const page of [one, other]) {
      await until('no note', async () => (await texts(page)).length === 0 && (await painted(page)).length === 0);
    }
    await other.press('m');
    expect(await other.evaluate(() => document.querySelector('.note-editor'))).toBeNull();
    await other.press('h');
    for (const page of [one, other]) await shows(page, 'h j k o / ? m first');
    // What is being typed when they are hidden is there again after that.
    await select(other, '9(t)', 0, 6);
    await other.press('m');
    await editorOpen(other);
    await other.type('in the middle');
    for (const shown of [false, true]) {
      await browser.giveCommand('hide-notes');
      await until('the other state', async () => (await texts(other)).length > 0 === shown);
    }
    await press(other, '[data-place="9(t)"] .note-unfinished', 'Go on');
    await editorOpen(other);
    await other.type(' of a word');
    await other.press('Control+Enter');
    await shows(other, 'in the middle of a word');
    await other.close();
    await one.close();
  });

  it('in conflict between two tabs show both texts, and both can be kept', async () => {
    const [one, other] = [await reader(browser, '9(s)'), await reader(browser, '9(s)')];
    const cell = '[data-place="9(s)"] .margin-notes';
    await shows(one, 'h j k o / ? m first');
    await press(one, `${cell} article`, 'Edit');
    await other.bringToFront();
    await press(other, `${cell} article`, 'Edit');
    await editorOpen(other);
    await other.type(' from the second');
    await other.press('Control+Enter');
    await shows(other, 'h j k o / ? m first from the second');
    await one.bringToFront();
    await one.evaluate(() => document.querySelector<HTMLElement>('textarea.note-field')?.focus());
    await one.type(' from the first');
    await one.press('Control+Enter');
    const versions = await until('both texts', () =>
      one.evaluate(() => {
        const found = [...document.querySelectorAll('.note-version .note-text')].map((each) => each.textContent);
        return found.length === 2 && found;
      }),
    );
    expect(versions).toEqual(['h j k o / ? m first from the second', 'h j k o / ? m first from the first']);
    expect(await axeFaults(one)).toEqual([]);
    await press(one, '.note-conflict', 'Keep both');
    for (const page of [one, other]) {
      await shows(page, 'h j k o / ? m first from the second');
      await shows(page, 'h j k o / ? m first from the first');
    }
    await other.close();
    await one.close();
  });

  it('are left out of print unless that was chosen', async () => {
    const page = await reader(browser, '9(s)');
    await until('a note', async () => (await texts(page)).length > 0);
    const seen = () =>
      page.evaluate(
        () => document.querySelector('article.note')?.checkVisibility({ visibilityProperty: true }) ?? false,
      );
    await page.setMedia('print');
    expect(await seen()).toBe(false);
    await page.setMedia('screen');
    await page.evaluate(() => document.querySelector<HTMLInputElement>('.document-notes-print input')?.click());
    await until('the choice is taken', () =>
      page.evaluate(() => document.documentElement.hasAttribute('data-print-notes')),
    );
    await page.setMedia('print');
    expect(await seen()).toBe(true);
    await page.setMedia('screen');
    await page.close();
  });

  it('on the card stand in its own frame: the page cannot tell how many there are', async () => {
    const page = await browser.newPage('https://news.example/');
    await scanned(page);
    const card = await restOn(page, OTHER);
    await until('the line', async () => /Add a note/.test(await card.text()));
    expect(await card.text()).not.toMatch(/Your notes/);
    const bare = await settledCard(page);
    await leave(page);
    const own = await browser.extensionPage('options.html');
    expect(
      await saveAll(
        own,
        [1, 2, 3].map((n) => ({ body: `secret ${n}`, tags: ['hush'], exact: '' })),
        OTHER,
      ),
    ).toBe('done');
    await own.close();
    await page.bringToFront();
    const again = await restOn(page, OTHER);
    await until('the line', async () => /Your notes: 3/.test(await again.text()));
    const { width, height } = await settledCard(page);
    expect({ width, height }).toEqual({ width: bare.width, height: bare.height });
    await until('the notes', () =>
      again.frame.evaluate(() => {
        document.querySelector<HTMLElement>('.card-notes-line button')?.click();
        return document.querySelectorAll('.card-notes-over article.note').length === 3;
      }),
    );
    const open = await cardBox(page);
    expect(open && { width: open.width, height: open.height }).toEqual({ width, height });
    // Read, not written: a press that somebody was tricked into must not change a note.
    expect(await again.frame.evaluate(() => document.querySelectorAll('textarea, .note-actions').length)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('secret'))).toBe(false);
    // Hidden, the card says nothing of them, and is as large.
    await again.frame.evaluate(() => document.querySelector<HTMLElement>('.card-notes-over button')?.click());
    await browser.giveCommand('hide-notes');
    await until('nothing said', async () => !/Your notes|secret/.test(await again.text()));
    const hidden = await settledCard(page);
    expect({ width: hidden.width, height: hidden.height }).toEqual({ width, height });
    await browser.giveCommand('hide-notes');
    await until('the line', async () => /Your notes: 3/.test(await again.text()));
    await page.close();
  });

  it('are begun from the card in the reader, in a tab of its own', async () => {
    const page = await browser.newPage('https://news.example/');
    await scanned(page);
    const card = await restOn(page, REPORT);
    const link = await until('the way to a note', () =>
      card.frame.evaluate(() => document.querySelector<HTMLAnchorElement>('.card-notes-line a')?.href ?? null),
    );
    expect(link).toBe(`${browser.extensionOrigin}/reader.html?note=new&symbol=${REPORT}`);
    await page.close();
    const reader = await browser.extensionPage(link.slice(browser.extensionOrigin.length + 1));
    await reader.bringToFront();
    await editorOpen(reader);
    await reader.type('from the card');
    await reader.press('Control+Enter');
    await shows(reader, 'from the card');
    await reader.close();
  });

  it('on a document whose text is not held are written on its page', async () => {
    const page = await browser.extensionPage(`reader.html?note=new&symbol=${OTHER}`);
    await page.bringToFront();
    await editorOpen(page);
    await page.type('about the whole');
    await page.press('Control+Enter');
    await shows(page, 'about the whole');
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  });

  it(`run no script: ${PAYLOADS.length} payloads as text, tag and quote`, async () => {
    const page = await reader(browser, 'title');
    await page.evaluate(() => {
      const scope = globalThis as unknown as { violations: number };
      scope.violations = 0;
      document.addEventListener('securitypolicyviolation', () => scope.violations++);
    });
    const notes = PAYLOADS.map((payload) => ({ body: payload, tags: [payload.slice(0, 200)], exact: payload }));
    const own = await browser.extensionPage('options.html');
    expect(await saveAll(own, notes, REPORT)).toBe('done');
    await own.close();
    await page.bringToFront();
    await until('all of them', async () => (await texts(page)).length >= PAYLOADS.length, { timeout: 60_000 });
    const found = await page.evaluate(() => {
      const allowed = 'p, em, strong, code, pre, ul, ol, li, blockquote, a, br, hr';
      const scope = globalThis as unknown as { violations: number; fired?: number };
      return {
        fired: scope.fired ?? 0,
        violations: scope.violations,
        strange: [...document.querySelectorAll('.note-text *')].filter((one) => !one.matches(allowed)).length,
        links: [...document.querySelectorAll<HTMLAnchorElement>('.note-text a')]
          .map(({ href }) => href)
          .filter((href) => !/^https?:/.test(href) && !href.startsWith(`${location.origin}/reader.html?symbol=`)),
        inside: document.querySelectorAll(':is(.note-quote, .note-chip bdi) *').length,
      };
    });
    expect(found).toEqual({ fired: 0, violations: 0, strange: 0, links: [], inside: 0 });
    await page.close();
  });
});
