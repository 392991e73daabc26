/**
 * What a page can do to a card, or a card to a page: style sheets, layers, dialogs, full screen, print, keys, frames,
 * documents written anew. The pages are in `tests/hostile`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, pointOf, type Scope, until } from '../support/browser';
import {
  cardBox,
  cardGone,
  cardOnTop,
  filledCard,
  launch,
  leave,
  marked,
  restOnTarget,
  scanned,
  settledCard,
  targetPoint,
  wait,
} from '../support/e2e';
import { builtExtension } from '../support/extension';
import { hostilePage, hostileSites } from '../support/hostile';
import { crop, differing, type Picture, readPng } from '../support/png';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(hostileSites());
});
afterAll(() => server.close());

/** The inside of the card as it is seen; a few pixels are left out at the edges, where the page shines through the corners. */
async function picture(page: Page): Promise<Picture> {
  const { frame } = await filledCard(page);
  // The line of notes is drawn after the card.
  await until('the line of notes', () =>
    frame.evaluate(() => [...document.querySelectorAll('.card-notes-line')].every((line) => line.textContent !== '')),
  );
  const box = await settledCard(page);
  const inset = 4;
  return crop(readPng(await page.screenshot()), {
    x: Math.round(box.x) + inset,
    y: Math.round(box.y) + inset,
    width: Math.floor(box.width) - 2 * inset,
    height: Math.floor(box.height) - 2 * inset,
  });
}

const isMarked = (page: Page, texts: string[]): Promise<void> =>
  until(`${texts} underlined`, async () => JSON.stringify(await marked(page)) === JSON.stringify(texts)).then(() => {});

describe.each(BROWSERS)('a card on hard pages in %s', (name) => {
  let browser: Browser;
  let page: Page;
  const open = async (file: string): Promise<void> => {
    await page.movePointer({ x: 2, y: 2 });
    await page.goto(hostilePage(file));
    await scanned(page);
  };
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it('looks under a hostile style sheet as on a plain page, to the pixel', async () => {
    await open('plain.html');
    await restOnTarget(page);
    const plain = await picture(page);
    await open('hostile-css.html');
    await restOnTarget(page);
    const hard = await picture(page);
    expect([hard.width, hard.height]).toEqual([plain.width, plain.height]);
    expect(differing(plain, hard)).toBe(0);
    // Not a picture of nothing.
    const [red, green, blue] = plain.pixels;
    const blank = { ...plain, pixels: plain.pixels.map((_, i) => [red, green, blue, 255][i % 4] ?? 0) };
    expect(differing(plain, blank)).toBeGreaterThan(1000);
  });

  it('is seen as it is or not there at all, where a page makes everything see-through', async () => {
    await open('plain-dark.html');
    await restOnTarget(page);
    const plain = await picture(page);
    await open('see-through.html');
    await page.movePointer(await targetPoint(page));
    await wait(1500);
    if ((await page.extensionFrames()).length > 0) expect(differing(plain, await picture(page))).toBe(0);
    else expect(await cardBox(page)).toBeNull();
    await leave(page);
  });

  it('leaves no style in the page', async () => {
    const sheet = readFileSync(join(builtExtension(name), 'src/content/highlight.css'), 'utf8');
    const selectors = await page.evaluate((text: string) => {
      const parsed = new CSSStyleSheet();
      parsed.replaceSync(text);
      const all = (rules: CSSRuleList): string[] =>
        [...rules].flatMap((rule) =>
          rule instanceof CSSStyleRule ? rule.selectorText.split(/,\s*/) : all((rule as CSSMediaRule).cssRules),
        );
      return all(parsed.cssRules);
    }, sheet);
    expect(selectors.length).toBeGreaterThan(4);
    // What no element of a page can be.
    expect(selectors.filter((one) => !/^::highlight\(sl-\d\)$/.test(one))).toEqual([]);
    const styles = () =>
      page.evaluate(() => ({
        sheets: document.styleSheets.length,
        adopted: document.adoptedStyleSheets.length,
        inRoots: [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot?.adoptedStyleSheets ?? []).length,
        computed: [document.documentElement, document.body, document.querySelector('p')].map((element) =>
          element ? [...getComputedStyle(element)].map((key) => getComputedStyle(element).getPropertyValue(key)) : [],
        ),
      }));
    await open('shadow-dom.html');
    await isMarked(page, await page.evaluate(() => JSON.parse(document.getElementById('expected')?.textContent ?? '')));
    const first = await styles();
    expect(first).toMatchObject({ sheets: 0, adopted: 0, inRoots: 0 });
    await restOnTarget(page);
    expect(await styles()).toEqual(first);
    await leave(page);
  });

  it('works inside the topmost of nested modal dialogs, and is not inert there', async () => {
    await open('modal-dialog.html');
    const { frame } = await restOnTarget(page);
    expect(await cardOnTop(page)).toBe(true);
    await frame.evaluate(() => {
      addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pressed', ''), { once: true });
    });
    const box = await settledCard(page);
    await page.click({ x: Math.round(box.x + 5), y: Math.round(box.y + box.height / 2) });
    await until('the press arrives', () => frame.evaluate(() => document.documentElement.hasAttribute('data-pressed')));
    expect(await page.evaluate(() => document.querySelectorAll('dialog:modal').length)).toBe(2);
    await page.press('Escape');
    await cardGone(page);
  });

  it('stands above an element in full screen', async () => {
    await open('full-screen.html');
    await page.bringToFront();
    // A browser refuses until the window has the focus.
    await until('full screen', async () => {
      await page.click(await pointOf(page, 'Full screen'));
      await wait(700);
      return page.evaluate(() => document.fullscreenElement !== null);
    });
    await restOnTarget(page);
    expect(await cardOnTop(page)).toBe(true);
    await leave(page);
    await page.evaluate(() => document.exitFullscreen());
    await wait(300);
  });

  it('underlines nothing in print', async () => {
    await open('plain-dark.html');
    await page.bringToFront();
    await wait(200);
    const shown = async () => readPng(await page.screenshot());
    const onScreen = await shown();
    await page.setMedia('print');
    await wait(200);
    const printed = await shown();
    await page.evaluate(() => CSS.highlights.clear());
    await wait(100);
    expect(differing(printed, await shown())).toBe(0);
    await page.setMedia('screen');
    // Without the underlines the screen does change: the comparison can see one. They come back by themselves, at some moment.
    await until('the screen without underlines differs', async () => {
      await page.evaluate(() => CSS.highlights.clear());
      return differing(onScreen, await shown()) > 50;
    });
  });

  it('keeps what is typed in it from a page that listens first', async () => {
    await open('keys.html');
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await page.type('x');
    expect(await heard()).toContain('keydown x');
    await restOnTarget(page);
    const box = await settledCard(page);
    await page.click({ x: Math.round(box.x + 5), y: Math.round(box.y + box.height / 2) });
    const before = await heard();
    const title = await page.evaluate(() => document.title);
    await page.type('s/fn?');
    await page.press('ArrowDown');
    await wait(200);
    expect(await heard()).toEqual(before);
    expect(await page.evaluate(() => document.title)).toBe(title);
    await filledCard(page);
    await page.press('Escape');
    await cardGone(page);
    // What is typed afterwards is the page's again.
    await page.type('y');
    await until('the page hears its own keys', async () => (await heard()).includes('keydown y'));
  });

  it('takes only the Escape that closes it', async () => {
    await open('keys.html');
    const heard = () =>
      page.evaluate(() => {
        const own = window as unknown as { heard: string[]; late: string[] };
        return own.late;
      });
    await page.evaluate(() => {
      const own = window as unknown as { late: string[] };
      own.late = [];
      document.addEventListener('keydown', ({ key }) => own.late.push(key));
    });
    await page.press('Escape');
    expect(await heard()).toEqual(['Escape']);
    await restOnTarget(page);
    await settledCard(page);
    await page.press('Escape');
    await cardGone(page);
    expect(await heard()).toEqual(['Escape']);
    await page.press('Escape');
    expect(await heard()).toEqual(['Escape', 'Escape']);
  });

  it('closes at Escape wherever in the page the focus is', async () => {
    await open('frames.html');
    // Else Firefox gives the key to the document at the top, wherever the focus is.
    await page.bringToFront();
    const inFrame = await page.evaluate(() => {
      const box = document.getElementById('same')?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 400, y: (box?.y ?? 0) + 120 };
    });
    await page.click(inFrame);
    await page.movePointer({ x: 2, y: 2 });
    // The frames stand in the same paragraph: it is longer than the window.
    await page.movePointer(await pointOf(page, 'A/RES/65/230', 0, 'start'));
    await filledCard(page);
    await settledCard(page);
    await page.press('Escape');
    await until('the card is gone', async () => (await page.extensionFrames()).length === 0, { timeout: 2000 });
    await leave(page);
  });

  it.each(['remove', 'move'])('does not fight a page that would %s it every 50 ms', async (mode) => {
    await open('removing.html');
    await page.evaluate((how: string) => {
      Object.assign(window, { mode: how });
    }, mode);
    await page.movePointer(await targetPoint(page));
    await wait(2500);
    expect(await page.evaluate(() => (window as unknown as { met: number }).met)).toBeLessThanOrEqual(4);
    const left = () => page.evaluate(() => document.querySelectorAll('html > :not(head, body), #corner > *').length);
    await until('nothing of ours is left in the page', async () => (await left()) === 0, { timeout: 2000 });
    await cardGone(page);
    // Once the page lets it, a card comes as ever.
    await page.evaluate(() => {
      Object.assign(window, { mode: 'none' });
    });
    await restOnTarget(page);
    await leave(page);
    expect(await left()).toBe(0);
  });

  it.each([
    ['see-through', { opacity: '0.1' }],
    ['another place', { left: '-300px' }],
  ])('is gone when a page gives it %s', async (_what, style) => {
    await open('plain.html');
    await restOnTarget(page);
    await settledCard(page);
    await page.evaluate((changes: Record<string, string>) => {
      const host = document.querySelector<HTMLElement>('html > div');
      for (const [property, value] of Object.entries(changes)) host?.style.setProperty(property, value, 'important');
    }, style);
    await cardGone(page);
    await restOnTarget(page);
    await settledCard(page);
    await page.evaluate(() => document.querySelector<HTMLElement>('html > div')?.hidePopover());
    await cardGone(page);
    await restOnTarget(page);
    await settledCard(page);
    await page.evaluate(() => {
      document.documentElement.style.opacity = '0.1';
    });
    await cardGone(page);
  });

  it('does not open for events that a page makes', async () => {
    await open('synthetic.html');
    await isMarked(page, [L1, 'A/RES/65/230']);
    for (let round = 0; round < 3; round++) {
      await page.evaluate(() => (window as unknown as { pretend(): void }).pretend());
      await wait(300);
      expect(await page.evaluate(() => (window as unknown as { shown: boolean }).shown)).toBe(true);
    }
    expect(await page.extensionFrames()).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(0);
    // It does for a hand.
    await restOnTarget(page);
    await leave(page);
  });

  it('opens wherever a style sheet puts the text', async () => {
    await open('layouts.html');
    const count = await page.evaluate(() => document.querySelectorAll('b, tspan').length);
    const missed: string[] = [];
    for (let at = 0; at < count; at++) {
      await leave(page);
      const { symbol, point } = await page.evaluate((index: number) => {
        const element = document.querySelectorAll('b, tspan')[index];
        element?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = element?.getClientRects()[0];
        return {
          symbol: element?.textContent ?? '',
          point: {
            x: Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2),
            y: Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2),
          },
        };
      }, at);
      await until(`${symbol} is underlined`, async () => (await marked(page)).includes(symbol)).catch(() => {});
      await page.movePointer(point);
      const card = await filledCard(page).catch(() => null);
      const text = (await card?.text()) ?? '';
      const box = card && (await settledCard(page));
      const away =
        box &&
        Math.hypot(
          Math.max(box.x - point.x, 0, point.x - box.x - box.width),
          Math.max(box.y - point.y, 0, point.y - box.y - box.height),
        );
      if (!text.includes(symbol) || away === null || away > 80 || away < 1) missed.push(`${symbol} ${away}`);
    }
    expect(missed).toEqual([]);
    await leave(page);
  });

  it('gives way to a page that never lets its underlines stand, and does not trouble it', async () => {
    await open('clearing.html');
    const problems = (await page.problems()).length;
    await wait(3500);
    expect(await page.evaluate(() => (window as unknown as { cleared: number }).cleared)).toBeGreaterThanOrEqual(1);
    await page.evaluate(() => (window as unknown as { rest(): void }).rest());
    await isMarked(page, [L1]);
    expect((await page.problems()).slice(problems)).toEqual([]);
  });

  it('underlines the text of every kind of frame, and opens in those that can hold it', async () => {
    await open('frames.html');
    const frames = await page.frames();
    expect(frames.length).toBeGreaterThanOrEqual(7);
    /** The frame that the element `id` holds: by its address, or by its text where it has none of its own. */
    const frameOf = async (id: string): Promise<Scope | null> => {
      for (const frame of await page.frames()) {
        if ((await frame.url()).endsWith(`#${id}`)) return frame;
        const text = await frame
          .evaluate(() => document.body?.textContent ?? '')
          .then(
            (value) => value.trim().toLowerCase(),
            () => '',
          );
        if (text.startsWith(id) || text.startsWith(`in ${id}`)) return frame;
      }
      return null;
    };
    for (const id of ['same', 'cross', 'srcdoc', 'sandboxed', 'written', 'blob']) {
      await page.evaluate((which: string) => document.getElementById(which)?.scrollIntoView(), id);
      await until(`the text of ${id} is underlined`, async () => {
        const frame = await frameOf(id);
        return frame !== null && (await marked(frame)).join() === L1;
      });
    }
    const rests = async (id: string) => {
      const frame = await frameOf(id);
      const at = await page.evaluate((which: string) => {
        const element = document.getElementById(which);
        element?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = element?.getBoundingClientRect();
        return { x: (box?.x ?? 0) + (element?.clientLeft ?? 0), y: (box?.y ?? 0) + (element?.clientTop ?? 0) };
      }, id);
      const target = await frame?.evaluate(() => {
        const box = document.getElementById('target')?.getBoundingClientRect();
        return { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
      });
      const y = Math.round(at.y + (target?.y ?? 0));
      await page.movePointer({ x: 2, y: 2 });
      await cardGone(page);
      await page.movePointer({ x: 2, y });
      await page.movePointer({ x: Math.round(at.x + (target?.x ?? 0)), y });
    };
    // Firefox's driver brings no pointer into a frame of another process.
    for (const id of ['same', 'srcdoc', 'written', ...(name === 'chromium' ? ['cross'] : [])]) {
      await rests(id);
      expect(await (await filledCard(page)).text(), id).toContain(L1);
    }
    await leave(page);
    // Here an extension's frame has no identity: whoever shows the card, that document stays as it is.
    await rests('sandboxed');
    await wait(800);
    expect(await (await frameOf('sandboxed'))?.evaluate(() => document.querySelectorAll('html > div').length)).toBe(0);
    await leave(page);
  });

  it('goes with the view of an application of one page', async () => {
    await open('one-page-application.html');
    const go = (path: string, how: 'pushState' | 'replaceState' = 'pushState') =>
      page.evaluate(
        (where: string, which: string) =>
          (window as unknown as { go(path: string, how: string): void }).go(where, which),
        path,
        how,
      );
    await isMarked(page, [L1]);
    await page.movePointer(await pointOf(page, L1));
    await filledCard(page);
    await go('/second');
    await cardGone(page);
    await isMarked(page, ['A/RES/65/230']);
    await go('/third', 'replaceState');
    await isMarked(page, ['E/CN.15/2018/12']);
    await page.evaluate(() => history.back());
    await isMarked(page, [L1]);
    await page.evaluate(() => {
      location.hash = 'hash';
    });
    await wait(300);
    await isMarked(page, [L1]);
    await page.movePointer({ x: 2, y: 2 });
    await page.movePointer(await pointOf(page, L1));
    expect(await (await filledCard(page)).text()).toContain(L1);
    await leave(page);
    // One that was asked for does not mind where the pointer is.
    await page.tap(await pointOf(page, L1));
    await filledCard(page);
    await go('/second');
    await cardGone(page);
  });

  it('closes with a document that is opened under it, and serves the next one', async () => {
    await open('document-write.html');
    await restOnTarget(page);
    await page.evaluate(() => (window as unknown as { rewrite(): void }).rewrite());
    await cardGone(page);
    expect(await cardBox(page)).toBeNull();
    await isMarked(page, ['E/CN.15/2018/12']);
    expect(await (await restOnTarget(page)).text()).toContain('E/CN.15/2018/12');
    await leave(page);
  });

  it('breaks no policy of the page', async () => {
    await open('strict-policy.html');
    await restOnTarget(page);
    await leave(page);
    const breaches = await page.evaluate(() => (window as unknown as { breaches: string[] }).breaches);
    expect(breaches.filter((text) => !text.includes('favicon'))).toEqual([]);
  });
});
