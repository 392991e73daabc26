/**
 * Real editors hold text with symbols: nothing of it is underlined, no card opens on it, and what the editor would save and what
 * stands in its surface are to the byte the same after scanning, hovering, and a card beside it; then it is typed into.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, type Point, pointOf, until } from '../support/browser';
import { bundle } from '../support/bundle';
import { cardGone, filledCard, launch, leave, scanned, wait } from '../support/e2e';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';

const SOURCES = fileURLToPath(new URL('../hostile/editors', import.meta.url));
/** Editors in the order of the page; Monaco has one of its own. */
const EDITORS = [
  'contenteditable',
  'designmode',
  'prosemirror',
  'codemirror6',
  'codemirror5',
  'tinymce',
  'tinymceinline',
  'quill',
  'trix',
  'slate',
  'lexical',
  'editorjs',
  'squire',
  'jodit',
  'mediumeditor',
];
/** Longer than the rest that opens a card, and its way there. */
const REST = 450;

interface Editor {
  value(): string | Promise<string>;
  surface(): HTMLElement;
}
interface EditorsWindow {
  editors: Record<string, Editor>;
  failures: Record<string, string>;
  ready?: boolean;
}

let server: TestServer;
beforeAll(async () => {
  const [page, monaco] = await Promise.all([bundle(`${SOURCES}/page.js`), bundle(`${SOURCES}/monaco.js`)]);
  server = await startServer(hostileSites({ 'editors-bundle': page, 'monaco-bundle': monaco }));
});
afterAll(() => server.close());

/** What the editor would save, and what stands in its surface. */
const contents = (page: Page, name: string): Promise<{ value: string; surface: string }> =>
  page.evaluate(async (which: string) => {
    const editor = (window as unknown as EditorsWindow).editors[which];
    return { value: (await editor?.value()) ?? '', surface: editor?.surface().innerHTML ?? '' };
  }, name);

/** The middle of a symbol in the text of an editor, which may stand in a frame; scrolled into view. */
const insideOf = (page: Page, name: string): Promise<Point> =>
  page.evaluate((which: string) => {
    const surface = (window as unknown as EditorsWindow).editors[which]?.surface();
    if (!surface) throw new Error(`No editor ${which}`);
    const { ownerDocument } = surface;
    const frame = ownerDocument.defaultView?.frameElement ?? null;
    (frame ?? surface).scrollIntoView({ block: 'center', behavior: 'instant' });
    const walker = ownerDocument.createTreeWalker(surface, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const at = text.data.replaceAll('\u00a0', ' ').indexOf('A/RES/65/230');
      if (at < 0) continue;
      const range = ownerDocument.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 12);
      const box = range.getBoundingClientRect();
      const outer = frame?.getBoundingClientRect();
      return {
        x: Math.round(box.x + box.width / 2 + (outer?.x ?? 0) + (frame?.clientLeft ?? 0)),
        y: Math.round(box.y + box.height / 2 + (outer?.y ?? 0) + (frame?.clientTop ?? 0)),
      };
    }
    throw new Error(`No symbol in ${which}: ${surface.innerHTML.slice(0, 200)}`);
  }, name);

/** How many underlined ranges touch the surface of an editor, in its own document. */
const underlinedIn = (page: Page, name: string): Promise<number> =>
  page.evaluate((which: string) => {
    const surface = (window as unknown as EditorsWindow).editors[which]?.surface();
    const own = surface?.ownerDocument.defaultView as (Window & typeof globalThis) | null | undefined;
    if (!surface || !own) throw new Error(`No editor ${which}`);
    const ranges = [...own.CSS.highlights.values()].flatMap((highlight) => [...highlight] as Range[]);
    return ranges.filter((range) => range.intersectsNode(surface)).length;
  }, name);

describe.each(BROWSERS)('editors in %s', (browserName) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(browserName, server);
  });
  afterAll(() => browser?.close());

  const open = async (address: string): Promise<void> => {
    page = await browser.newPage(hostilePage(address));
    await page.bringToFront();
    await until('the editors stand', () => page.evaluate(() => (window as unknown as EditorsWindow).ready === true));
    expect(await page.evaluate(() => (window as unknown as EditorsWindow).failures)).toEqual({});
  };

  describe.each([
    ['editors/index.html', EDITORS],
    ['editors/monaco.html', ['monaco']],
  ] as const)('%s', (address, names) => {
    const before = new Map<string, { value: string; surface: string }>();
    beforeAll(async () => {
      await open(address);
      // An editor may still be drawing itself; what is found is drawn only after a while, and compared with this.
      for (const name of names) before.set(name, await contents(page, name));
      await scanned(page);
    });
    afterAll(() => page.close());

    it.each(names)('%s', async (name) => {
      const first = before.get(name);
      expect(first?.value).toContain('A/RES/65/230');
      await page.movePointer({ x: 2, y: 2 });
      await cardGone(page);

      const inside = await insideOf(page, name);
      await page.movePointer({ x: 2, y: inside.y });
      await page.movePointer(inside);
      await wait(REST);
      expect(await page.extensionFrames()).toEqual([]);
      expect(await underlinedIn(page, name)).toBe(0);
      expect(await contents(page, name)).toEqual(first);

      const beside = await pointOf(page, `Beside ${name}: E/CN.15/2018/12`);
      const symbol = await page.evaluate((which: string) => {
        const text = document.getElementById(`beside-${which}`)?.firstChild as Text;
        const range = document.createRange();
        range.setStart(text, text.data.indexOf('E/CN'));
        range.setEnd(text, text.length - 1);
        return range.getBoundingClientRect().x + 30;
      }, name);
      await page.movePointer({ x: 2, y: beside.y });
      await page.movePointer({ x: Math.round(symbol), y: beside.y });
      await filledCard(page);
      expect(await contents(page, name)).toEqual(first);
      await leave(page);
      expect(await underlinedIn(page, name)).toBe(0);
      expect(await contents(page, name)).toEqual(first);

      // What is typed arrives, once, and nothing else changes.
      await page.click(await insideOf(page, name));
      // A synthetic press leaves the focus with the outer window in Firefox, where a real one does not.
      await page.evaluate((which: string) => {
        const own = (window as unknown as EditorsWindow).editors[which]?.surface().ownerDocument.defaultView;
        if (own && own !== window) own.focus();
      }, name);
      await page.type('QZ');
      const { value } = await until('what is typed is in the editor', async () => {
        const now = await contents(page, name);
        return now.value.includes('QZ') && now;
      });
      expect(value.replace('QZ', '')).toBe(first?.value);
      await wait(150);
      expect(await underlinedIn(page, name)).toBe(0);
    });
  });
});
