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
  /** Visits a page with the extension loaded and gives the hosts of the record that are not the server's. */
  const foreignAfter = async (act: (page: Page) => Promise<unknown>, extension: string): Promise<string[]> => {
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
      return foreign(readAttempts(logDirectory).attempts, server).map(({ host }) => host);
    } finally {
      await server.close();
      rmSync(logDirectory, { recursive: true, force: true });
    }
  };

  it('is clean after an ordinary visit', async () => {
    expect(await foreignAfter(async () => undefined, builtExtension(name))).toEqual([]);
  });

  it('shows a foreign host that a page asks for, one that the background asks for, and an address without a name', async () => {
    const extension = copyOfExtension(name);
    try {
      // A host that the policy of the extension allows, so that nothing but the record stands in the way.
      runBeforeBackground(extension, `fetch('https://www.un.org/en/').catch(() => undefined);`);
      const ask = (page: Page) =>
        page.evaluate(async () => {
          const image = new Image();
          image.src = 'https://192.0.2.7/pixel.png';
          await fetch('https://collector.invalid/').catch(() => undefined);
          await new Promise((resolve) => setTimeout(resolve, 1000));
        });
      const seen = await foreignAfter(ask, extension);
      expect(seen).toEqual(expect.arrayContaining(['collector.invalid', 'www.un.org', '192.0.2.7']));
    } finally {
      rmSync(extension, { recursive: true, force: true });
    }
  });
});
