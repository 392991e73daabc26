/**
 * Opens a browser with the built extension on the sample page; without a window, photographs the page and every kind of card.
 * Called by `start.mjs` when everything is built.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserName, type Page, pointOf, until } from '../tests/support/browser';
import { launchChromium } from '../tests/support/chromium';
import { builtExtension } from '../tests/support/extension';
import { launchFirefox } from '../tests/support/firefox';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = fileURLToPath(new URL('sample', import.meta.url));
const PICTURES = join(ROOT, 'screenshots');
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** What to rest on for each kind of card, and which of its places on the page. */
const KINDS: readonly { kind: string; text: string; occurrence?: number }[] = [
  { kind: 'document', text: 'UNODC/CCPCJ/EG.4/2018/L.1' },
  { kind: 'report', text: 'E/CN.15/2018/12' },
  { kind: 'cited', text: 'A/RES/65/230' },
  { kind: 'catalogued', text: 'UNODC/CCPCJ/EG.4/2021/2' },
  { kind: 'decoded', text: 'S/RES/1325 (2000)' },
  { kind: 'resolution', text: 'CCPCJ resolution 26/4' },
  { kind: 'ambiguous', text: 'resolution 26/4', occurrence: 1 },
];
const SCHEMES = ['light', 'dark'] as const;

/** Serves the sample page's own files on this machine alone. */
async function serveSample(): Promise<{ address: string; port: number; close(): void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1) || 'index.html';
    const type = TYPES[extname(name)];
    // Only files of a known type that lie directly in the folder.
    if (!type || !/^[\w-]+\.\w+$/.test(name)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = readFileSync(join(SAMPLE, name));
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(PICTURES, `${name}.png`);
  writeFileSync(path, await page.screenshot());
  console.log(`  ${relative(ROOT, path)}`);
}

/** Waits until a card is filled and has come to rest: its text, and its height, the same twice in a row. */
async function cardAtRest(page: Page): Promise<void> {
  let last = '';
  await until(
    'a filled card',
    async () => {
      const [frame] = await page.extensionFrames();
      if (!frame) return false;
      const now = await frame.evaluate(() => {
        // The announcement for screen readers comes and goes; it changes nothing to be seen.
        const shown = document.querySelector('article')?.textContent?.trim();
        return shown ? `${innerHeight} ${shown}` : '';
      });
      const settled = now !== '' && now === last;
      last = now;
      return settled;
    },
    { interval: 200 },
  );
}

async function photograph(browser: Browser, address: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const page = await browser.newPage(address);
  console.log('show: pictures, for each kind of card in light and dark:');
  for (const scheme of SCHEMES) {
    await page.setColorScheme(scheme);
    await page.goto(address);
    await until('symbols are underlined', () => page.evaluate(() => CSS.highlights.size > 0));
    await save(page, `${browser.name}-${scheme}-page`);
    for (const { kind, text, occurrence } of KINDS) {
      // At the top of the window, so that the card has the room to show all it has.
      await page.movePointer(await pointOf(page, text, occurrence, 'start'));
      await cardAtRest(page);
      await save(page, `${browser.name}-${scheme}-${kind}`);
      await page.press('Escape');
      await page.movePointer({ x: 2, y: 2 });
      await until('the card is gone', async () => (await page.extensionFrames()).length === 0);
    }
  }
}

async function show(name: BrowserName, headless: boolean): Promise<void> {
  const sample = await serveSample();
  const address = `http://${sample.address}:${sample.port}/`;
  const launch = name === 'chromium' ? launchChromium : launchFirefox;
  const browser = await launch({
    extension: builtExtension(name),
    // Without a window nobody follows a link: the browser is kept from any other host.
    server: headless ? { address: sample.address, port: sample.port, proxyPort: null, hosts: [] } : null,
    logDirectory: null,
    headless,
    viewport: { width: 1120, height: 960 },
  });
  try {
    console.log(`show: ${name} ${browser.version} with Symbol Lens on ${address}`);
    if (headless) {
      await photograph(browser, address);
      console.log('show: done. There is no display, so there was no window; with one, the browser stays open.');
      return;
    }
    process.once('SIGINT', () => void browser.close());
    await browser.newPage(address);
    console.log('show: rest the pointer on an underlined symbol. Close the browser to end.');
    await browser.ended();
  } finally {
    await browser.close();
    sample.close();
  }
}

const [name = '', mode = ''] = process.argv.slice(2);
if (name !== 'chromium' && name !== 'firefox') throw new Error('Usage: show.ts chromium|firefox headless|window');
await show(name, mode !== 'window');
