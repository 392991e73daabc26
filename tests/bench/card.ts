/**
 * How soon a card is filled: from the pointer's rest on a symbol to the first frame of the page in which the card has its text.
 * It stands beside what could not be faster: the later of the delay before a card opens and the first answer of a bare frame of the
 * same extension, without a script of any size, in the same run (the package is copied and such a page added to the copy).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page, until } from '../support/browser';
import { launchChromium } from '../support/chromium';
import { copyOfExtension } from '../support/extension';
import { launchFirefox } from '../support/firefox';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer } from '../support/server';
import { median, type Row, row } from './row';

const REPEATS = 9;
const BUDGET = 50; // ms
/** The delay of an untouched profile: `DELAY` of `src/content/hover-constants.ts`. */
const DELAY = Number(
  /export const DELAY = (\d+)/.exec(
    readFileSync(new URL('../../src/content/hover-constants.ts', import.meta.url), 'utf8'),
  )?.[1] ?? 150,
);

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A copy of the extension with a page that answers as soon as it can, at the one address that pages may frame. */
function copyWithBarePage(browser: Browser['name']): string {
  const directory = copyOfExtension(browser);
  writeFileSync(
    join(directory, 'bare.html'),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><script src="bare.js"></script><p>Here',
  );
  writeFileSync(join(directory, 'bare.js'), "parent.postMessage('bare', '*');\n");
  const path = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  for (const one of manifest.web_accessible_resources) {
    one.resources.push('bare.html');
    // The page itself makes the frame here, and has to know its address.
    one.use_dynamic_url = false;
  }
  writeFileSync(path, JSON.stringify(manifest));
  return directory;
}

/** Time in ms from making a frame of the bare page to its first word. */
const bareAnswer = (page: Page, address: string): Promise<number> =>
  page.evaluate(
    (source: string) =>
      new Promise<number>((resolve) => {
        const frame = document.createElement('iframe');
        const start = performance.now();
        addEventListener('message', function heard({ data }) {
          if (data !== 'bare') return;
          removeEventListener('message', heard);
          frame.remove();
          resolve(performance.now() - start);
        });
        frame.setAttribute('credentialless', '');
        frame.src = source;
        document.documentElement.append(frame);
      }),
    address,
  );

/** Time in ms from the pointer's arrival at the symbol to the frame in which the card is seen, by the page's own clock. */
async function cardFilled(page: Page): Promise<number> {
  await page.movePointer({ x: 2, y: 2 });
  await until('no card', async () => (await page.extensionFrames()).length === 0);
  await wait(200);
  const at = await page.evaluate(() => {
    const own = window as unknown as { filled: Promise<number> };
    const target = document.getElementById('target');
    own.filled = new Promise((resolve) => {
      target?.addEventListener(
        'pointerover',
        () => {
          const start = performance.now();
          // A card is made visible when it has said how high its text is.
          const look = () => {
            const host = document.querySelector('html > div');
            if (host && getComputedStyle(host).visibility === 'visible') resolve(performance.now() - start);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { once: true },
      );
    });
    const box = target?.getBoundingClientRect();
    return { x: Math.round((box?.x ?? 0) + 40), y: Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2) };
  });
  await page.movePointer({ x: 2, y: at.y });
  await page.movePointer(at);
  return page.evaluate(() => (window as unknown as { filled: Promise<number> }).filled);
}

export async function* measure(): AsyncGenerator<Row> {
  const server = await startServer(hostileSites());
  try {
    for (const launch of [launchChromium, launchFirefox]) {
      const name = launch === launchChromium ? 'chromium' : 'firefox';
      const extension = copyWithBarePage(name);
      const browser = await launch({ extension, server, logDirectory: null });
      try {
        const page = await browser.newPage(hostilePage('plain.html'));
        await page.bringToFront();
        await until('symbols', () => page.evaluate(() => CSS.highlights.size > 0));
        const address = `${browser.extensionOrigin}/bare.html`;
        await bareAnswer(page, address);
        await cardFilled(page);
        const bare: number[] = [];
        const card: number[] = [];
        for (let i = 0; i < REPEATS; i++) {
          bare.push(await bareAnswer(page, address));
          card.push(await cardFilled(page));
        }
        const floor = Math.max(DELAY, median(bare));
        yield row(`card filled, beyond what is waited for, ${name}`, median(card) - floor, 'ms', BUDGET, {
          'card, all in all': median(card),
          delay: DELAY,
          'bare frame': median(bare),
          'Page Previews, by design': 500 - floor,
        });
      } finally {
        await browser.close();
        rmSync(extension, { recursive: true, force: true });
      }
    }
  } finally {
    await server.close();
  }
}
