/**
 * A database that is refused or broken: the card says so in plain words, keeps what the symbol itself says, and can try again.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, type Scope, until } from '../support/browser';
import { launch, leave, type OpenCard, restOn, scanned } from '../support/e2e';
import { copyOfExtension, runBeforeBackground } from '../support/extension';
import { axeFaults } from '../support/own-pages';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const L1 = 'UNODC/CCPCJ/EG.4/2018/L.1';
const CHANNEL = 'storage-fault';

/** In the background: every attempt to open a database fails as a page of the extension says, until that mends it. */
const FAIL_TO_OPEN = `
const { open } = IDBFactory.prototype;
let fault = 'SecurityError';
new BroadcastChannel(${JSON.stringify(CHANNEL)}).onmessage = ({ data }) => { fault = data; };
IDBFactory.prototype.open = function (...rest) {
  if (fault === null) return open.apply(this, rest);
  throw new DOMException('Made to fail by a test.', fault);
};
`;
const REFUSED = /refuses storage/;
const BROKEN = /The stored corpus cannot be read/;

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
  let page: Page;
  let inside: Page;
  beforeAll(async () => {
    extension = copyOfExtension(name);
    runBeforeBackground(extension, FAIL_TO_OPEN);
    browser = await launch(name, server, { extension });
    inside = await browser.extensionPage('card.html');
    page = await browser.newPage(ADDRESSES[1]);
    await scanned(page);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(extension, { recursive: true, force: true });
  });
  const fail = (fault: string | null): Promise<void> =>
    inside.evaluate(
      (channel: string, how: string | null) => new BroadcastChannel(channel).postMessage(how),
      CHANNEL,
      fault,
    );
  /** Asks again until the card says what is wanted. */
  const askUntil = (card: OpenCard, wanted: RegExp): Promise<unknown> =>
    until(`the card says ${wanted}`, async () => {
      if (wanted.test(await card.text())) return true;
      await pressTryAgain(card.frame).catch(() => undefined);
      return false;
    });

  it('refused: a plain sentence, what the symbol says, and a second try that fails alike', async () => {
    const card = await restOn(page, L1);
    const text = await card.text();
    expect(text).toMatch(REFUSED);
    expect(text).toContain(L1);
    expect(text).toContain('2018');
    expect(text).not.toMatch(/Nothing in the corpus cites it/);
    expect(await axeFaults(card.frame)).toEqual([]);
    await pressTryAgain(card.frame);
    await until('the second try has failed too', async () => REFUSED.test(await card.text()));
  });

  it('broken: another sentence, and a second try that mends it', async () => {
    await page.bringToFront();
    const card = await restOn(page, L1);
    await fail('UnknownError');
    await askUntil(card, BROKEN);
    expect(await card.text()).not.toMatch(REFUSED);
    await fail(null);
    await askUntil(card, /fourth meeting/i);
    expect(await card.text()).not.toMatch(BROKEN);
  });

  it('refused once more, by a background that starts anew: a second try mends that too', async () => {
    await leave(page);
    await browser.stopBackground();
    await page.bringToFront();
    const card = await restOn(page, L1);
    expect(await card.text()).toMatch(REFUSED);
    await fail(null);
    await askUntil(card, /fourth meeting/i);
    expect(await card.text()).not.toMatch(REFUSED);
  });
});
