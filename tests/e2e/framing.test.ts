/** A page that frames our card by itself gets an empty document: a card shows nothing without a token of the background. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser } from '../support/browser';
import { launch, leave, restOn, scanned } from '../support/e2e';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const NEWS = ADDRESSES[1];

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

describe.each(BROWSERS)('framing in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(name, server);
  });
  afterAll(() => browser?.close());

  it('shows nothing without a token, with a made-up one, and with one that was used', async () => {
    const page = await browser.newPage(NEWS);
    await scanned(page);
    const card = await restOn(page, 'A/RES/65/230');
    // The page cannot know this address; let it.
    const used = await card.frame.url();
    await leave(page);

    const addresses = [
      `${browser.extensionOrigin}/card.html`,
      `${browser.extensionOrigin}/card.html#${crypto.randomUUID()}`,
      used,
    ];
    await page.evaluate((sources: string[]) => {
      for (const source of sources) {
        const frame = document.createElement('iframe');
        frame.src = source;
        document.body.append(frame);
      }
    }, addresses);
    // Longer than a card ever takes to fill.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const texts = await Promise.all(
      (await page.extensionFrames()).map((frame) => frame.evaluate(() => document.body.textContent)),
    );
    // Chromium does not even load the page under its fixed address.
    if (name === 'firefox') expect(texts).toHaveLength(addresses.length);
    for (const text of texts) expect(text?.trim()).toBe('');
    await page.close();
  });
});
