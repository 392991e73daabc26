/**
 * Not one connection to anything but the test's own server, over the whole end-to-end run: read from the browsers' own records.
 * This file runs last (see `vitest.config.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { BROWSERS, type Page } from '../support/browser';
import { foreign, readAttempts } from '../support/connections';
import { launch, scanned } from '../support/e2e';
import { builtExtension, copyOfExtension, runBeforeBackground } from '../support/extension';
import { FRAMED } from '../support/own-pages';
import { ADDRESSES, SITES } from '../support/pages';
import { BROWSER_SERVICES, CHROMIUM_DOWNLOADS, startServer } from '../support/server';

const PLAYED = [BROWSER_SERVICES, CHROMIUM_DOWNLOADS, ...Object.keys(SITES), ...Object.keys(FRAMED)];

describe('the records of the whole run', () => {
  const { attempts, records } = readAttempts(inject('connectionLogs'));

  it.each(BROWSERS)('are there for %s, and show what it did reach', (browser) => {
    expect(records[browser], 'records of this run: the other end-to-end tests leave them').toBeGreaterThan(1);
    const hosts = new Set(attempts.filter((one) => one.browser === browser).map((one) => one.host));
    for (const host of Object.keys(SITES)) expect([...hosts]).toContain(host);
  });

  it.each(BROWSERS)('show no other host for %s', (browser) => {
    const own = attempts.filter((one) => one.browser === browser);
    // Each run of a server has a loopback address of its own, nothing outside of this machine begins with 127; and no host
    // of the reserved domain `example` exists (RFC 2606), so that only the tests' own pages can name one.
    const address = /^127\.|\.example$/;
    expect(foreign(own, { address: '127.0.0.1', hosts: PLAYED }).filter(({ host }) => !address.test(host))).toEqual([]);
  });
});

describe.each(BROWSERS)('the record of %s', (name) => {
  /** Visits a page with the extension loaded and gives what the record holds that is not the server's. */
  const foreignAfter = async (act: (page: Page) => Promise<unknown>, extension = builtExtension(name)) => {
    const logDirectory = mkdtempSync(join(tmpdir(), 'symbol-lens-control-'));
    const server = await startServer(SITES);
    try {
      const browser = await launch(name, server, { logDirectory, extension });
      try {
        const page = await browser.newPage(ADDRESSES[1]);
        await scanned(page);
        await act(page);
      } finally {
        await browser.close();
      }
      return foreign(readAttempts(logDirectory).attempts, server);
    } finally {
      await server.close();
      rmSync(logDirectory, { recursive: true, force: true });
    }
  };

  it('is clean after an ordinary visit', async () => {
    expect(await foreignAfter(async () => undefined)).toEqual([]);
  });

  it('shows a foreign host that a page asks for', async () => {
    const seen = await foreignAfter((page) =>
      page.evaluate(() => fetch('https://collector.invalid/').then(Boolean, () => false)),
    );
    expect(seen.map((one) => one.host)).toContain('collector.invalid');
  });

  it('shows a foreign host that the background asks for', async () => {
    const extension = copyOfExtension(name);
    try {
      // A host that the policy of the extension allows, so that nothing but the record stands in the way.
      runBeforeBackground(extension, `fetch('https://www.un.org/en/').catch(() => undefined);`);
      const seen = await foreignAfter(() => new Promise((resolve) => setTimeout(resolve, 1000)), extension);
      expect(seen.map((one) => one.host)).toContain('www.un.org');
    } finally {
      rmSync(extension, { recursive: true, force: true });
    }
  });

  it('shows a foreign address without a name', async () => {
    const seen = await foreignAfter((page) =>
      page.evaluate(() => {
        const image = new Image();
        image.src = 'https://192.0.2.7/pixel.png';
        return new Promise((resolve) => setTimeout(resolve, 1000));
      }),
    );
    expect(seen.map((one) => one.host)).toContain('192.0.2.7');
  });
});
