/** A React application renders our text 1,000 times while it is underlined and hovered: nothing is thrown, and the end is right. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, pointOf, until } from '../support/browser';
import { bundle } from '../support/bundle';
import { cardGone, filledCard, launch, leave, marked, scanned } from '../support/e2e';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';

const SCRIPT = fileURLToPath(new URL('../hostile/react/page.js', import.meta.url));
const TURNS = 1000;
const SYMBOL = /UNODC\/CCPCJ\/EG\.4\/2018\/L\.1|A\/RES\/65\/230|E\/CN\.15\/2018\/12|S\/RES\/1325 \(2000\)/g;

interface Application {
  run(from: number, turns: number): Promise<void>;
  errors: string[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer(hostileSites({ 'react-bundle': await bundle(SCRIPT, 'development') }));
});
afterAll(() => server.close());

describe.each(BROWSERS)('a React application in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name, server);
  });
  afterAll(() => browser?.close());

  it('renders underlined and hovered text a thousand times', async () => {
    const page = await browser.newPage(hostilePage('react/index.html'));
    await scanned(page);
    // A card on a text that the application then draws over.
    await page.movePointer(await pointOf(page, 'UNODC/CCPCJ/EG.4/2018/L.1'));
    await filledCard(page);

    let running = true;
    const all = page
      .evaluate((turns: number) => (window as unknown as Application).run(1, turns), TURNS)
      .finally(() => {
        running = false;
      });
    // The pointer goes up and down over the text all the while.
    let hovered = 0;
    while (running) {
      await page.movePointer({ x: 120, y: 60 + ((hovered * 37) % 200) });
      hovered++;
    }
    await all;
    expect(hovered).toBeGreaterThan(5);
    await leave(page);

    const text = await page.evaluate(() => document.getElementById('root')?.textContent ?? '');
    expect(text).toContain(`Turn ${TURNS}`);
    const wanted = text.match(SYMBOL) ?? [];
    expect(wanted.length).toBeGreaterThan(1);
    let found: string[] = [];
    await until('the last text is underlined', async () => {
      found = await marked(page);
      return found.join() === wanted.join();
    }).catch(() => {});
    expect(found).toEqual(wanted);
    await page.movePointer(await pointOf(page, wanted[0] ?? ''));
    expect(await (await filledCard(page)).text()).toContain(wanted[0]);
    await page.press('Escape');
    await cardGone(page);
    expect(await page.evaluate(() => (window as unknown as Application).errors)).toEqual([]);
    expect(await page.problems()).toEqual([]);
  });
});
