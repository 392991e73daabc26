/**
 * Frames: a card of a frame that cannot hold it stands in the top frame, beside the frame that asks; frames that can hold
 * theirs do; where none can stand, the list still tells.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voiceOf } from '../support/background-voice';
import { BROWSERS, type Browser, type Page, type Point, until } from '../support/browser';
import { cardGone, filledCard, launch, settledCard } from '../support/e2e';
import { type Handler, startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';
const INNER = `<!doctype html><style>body{margin:10px;font:16px/20px sans-serif}</style><p>In a frame: <b>${L1}</b>.`;
const OUTER = `<!doctype html><title>Frames</title>
<style>body{margin:20px;font:16px sans-serif} iframe{display:block;margin:10px 0;border:2px solid}</style>
<p>A page with frames and A/RES/65/230.
<iframe id="small" src="/inner" width="500" height="80"></iframe>
<iframe id="sandboxed" sandbox="allow-scripts" src="/inner" width="500" height="200"></iframe>
<iframe id="large" src="/inner" width="700" height="300"></iframe>`;
const site: Handler = ({ path }) => ({ body: path === '/inner' ? INNER : OUTER });

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ 'frames.example': site });
});
afterAll(() => server.close());

/** Where the symbol in the frame `id` stands in the top frame. */
const symbolIn = (page: Page, id: string): Promise<Point> =>
  page.evaluate((name: string) => {
    const frame = document.getElementById(name);
    frame?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = frame?.getBoundingClientRect() ?? new DOMRect();
    return { x: Math.round(box.left + 2 + 10 + 140), y: Math.round(box.top + 2 + 16 + 10) };
  }, id);
/** Boxes of our hosts in the top frame. */
const hosts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html > div')].map((host) => {
      const { left, top, right, bottom } = host.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );

describe.each(BROWSERS)('frames in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await browser.newPage('https://frames.example/');
    await until('the frames are read', async () => {
      const frames = await page.frames();
      const sizes = await Promise.all(frames.map((frame) => frame.evaluate(() => CSS.highlights.size)));
      return sizes.length === 3 && sizes.every((size) => size > 0);
    });
  });
  afterAll(() => browser?.close());

  // Chromium's driver does not tell the top frame that the pointer is over a frame of another process, as a browser does;
  // a sandboxed frame is one there.
  it.each(name === 'chromium' ? ['small'] : ['small', 'sandboxed'])(
    'a card of the %s frame stands in the top frame, beside its symbol',
    async (id) => {
      const point = await symbolIn(page, id);
      await page.movePointer(point);
      expect(await (await filledCard(page)).text()).toContain(L1);
      const [box, ...more] = await hosts(page);
      expect(more).toEqual([]);
      expect(box).toBeDefined();
      if (!box) return;
      const [across, down] = [
        Math.max(box.left - point.x, point.x - box.right, 0),
        Math.max(box.top - point.y, point.y - box.bottom, 0),
      ];
      expect(across + down).toBeGreaterThan(0);
      expect(Math.hypot(across, down)).toBeLessThan(250);
      await page.movePointer({ x: 900, y: 10 });
      await cardGone(page);
    },
  );

  it('a card in the top frame closes by Escape in the frame that asked for it, and by the pointer in another frame', async () => {
    const point = await symbolIn(page, 'small');
    await page.click({ x: point.x + 300, y: point.y });
    await page.movePointer(point);
    await filledCard(page);
    await settledCard(page);
    await page.press('Escape');
    await cardGone(page);
    await page.movePointer({ x: 900, y: 10 });
    await page.movePointer(point);
    await filledCard(page);
    const large = await symbolIn(page, 'large');
    await page.movePointer({ x: large.x + 400, y: large.y + 150 });
    await cardGone(page);
  });

  it('a card of a large frame stands in that frame', async () => {
    await page.movePointer(await symbolIn(page, 'large'));
    await filledCard(page);
    expect(await hosts(page)).toEqual([]);
    const below = await page.evaluate(() => {
      const box = document.getElementById('large')?.getBoundingClientRect() ?? new DOMRect();
      return { x: Math.round(box.right - 30), y: Math.round(Math.min(box.bottom, innerHeight) - 20) };
    });
    await page.click(below);
    await cardGone(page);
  });

  it('every frame tells the list what it holds', async () => {
    const voice = await voiceOf(browser);
    const list = await voice.list();
    expect(list.map(({ symbol }) => symbol)).toEqual([expect.stringMatching(/A\/RES\/65\/230|L\.1/)]);
    await voice.page.close();
  });
});
