/**
 * A database that is refused or broken: the card says so in plain words, keeps what the symbol itself says, and can try again.
 */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, type Scope, until } from '../support/browser';
import { launch, restOn, scanned } from '../support/e2e';
import { copyOfExtension, runBeforeBackground } from '../support/extension';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';
const CHANNEL = 'storage-fault';

/** In the background: every attempt to open a database fails as told, until a page of the extension mends it. */
const failToOpen = (name: string): string => `
const { open } = IDBFactory.prototype;
let mended = false;
new BroadcastChannel(${JSON.stringify(CHANNEL)}).onmessage = () => { mended = true; };
IDBFactory.prototype.open = function (...rest) {
  if (mended) return open.apply(this, rest);
  throw new DOMException('Made to fail by a test.', ${JSON.stringify(name)});
};
`;

const pressTryAgain = (frame: Scope): Promise<void> =>
  frame.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((one) => /try again/i.test(one.textContent ?? ''));
    if (!button) throw new Error('The card offers no second try');
    button.click();
  });

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

describe.each(BROWSERS)('a database in trouble, in %s', (name) => {
  let browser: Browser;
  let extension: string;
  const begin = async (fault: string): Promise<Page> => {
    extension = copyOfExtension(name);
    runBeforeBackground(extension, fault);
    browser = await launch(name, server, { extension });
    const page = await browser.newPage(ADDRESSES[1]);
    await scanned(page);
    return page;
  };
  afterEach(async () => {
    await browser.close();
    rmSync(extension, { recursive: true, force: true });
  });

  it.each([
    ['refused', 'SecurityError', /refuses storage/],
    ['broken', 'UnknownError', /cannot be read/],
  ])('%s: a plain sentence, what the symbol says, and a second try that mends it', async (_what, error, sentence) => {
    const page = await begin(failToOpen(error));
    const inside = await browser.extensionPage('card.html');
    await page.bringToFront();
    const card = await restOn(page, L1);
    const text = await card.text();
    expect(text).toMatch(sentence);
    expect(text).toContain(L1);
    expect(text).toContain('2018');
    expect(text).not.toMatch(/Nothing in the corpus cites it/);

    await pressTryAgain(card.frame);
    await until('the second try has failed too', async () => sentence.test(await card.text()));

    await inside.evaluate((channel: string) => new BroadcastChannel(channel).postMessage('mend'), CHANNEL);
    await until('the corpus answers', async () => {
      if (/fourth meeting/i.test(await card.text())) return true;
      await pressTryAgain(card.frame).catch(() => undefined);
      return false;
    });
    expect(await card.text()).not.toMatch(sentence);
  });
});
