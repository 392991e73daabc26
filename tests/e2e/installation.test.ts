/**
 * The bundled corpus ends up whole, whatever happens to the background while it is being installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { faultsOf, isWhole, makeSegmentOld, readCorpus } from '../support/corpus-database';
import { launch, restOn } from '../support/e2e';
import { builtExtension, copyOfExtension, packagedSegment, runBeforeBackground } from '../support/extension';
import { controlSteps, HOLD_EVERY_STEP, stepState, stopAtStep } from '../support/installation-steps';
import { deleteDatabase } from '../support/own-pages';
import { ADDRESSES, SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const RANDOM_KILLS = 10;
/** So many of them at most before an installation is let end: one that was killed goes on, and is killed again. */
const IN_A_ROW = 4;
const POWER_CUTS = 2;
const OLD_SEGMENT = 'bundled-0123456789abcdef';
const [, ADDRESS] = ADDRESSES;
const PLAIN_ADDRESS = 'https://news.example/plain';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens a page with symbols, which wakes the background: it is asked what they are. */
const wake = (page: Page): Promise<void> => page.goto(ADDRESS);

describe.each(BROWSERS)('installation in %s', { retry: 0 }, (name) => {
  const packaged = packagedSegment(builtExtension(name));
  let browser: Browser;
  /** A page of the extension: looks at the database and wakes nothing. */
  let inside: Page;
  let page: Page;

  const begin = async (extension = builtExtension(name), profile?: string) => {
    browser = await launch(name, server, { extension, ...(profile ? { profile } : {}) });
    inside = await browser.extensionPage('card.html');
    page = await browser.newPage();
  };

  const faults = async () => faultsOf(await readCorpus(inside), packaged);
  const whole = () =>
    until('the corpus is whole', async () => (await readCorpus(inside, false)).active?.includes(packaged.id));
  /** Waits for the end of everything: the flip, and the removal of what it replaced. */
  const settled = async () => {
    await whole();
    let last: string[] = [];
    const clean = async () => {
      last = await faults();
      return last.length === 0;
    };
    await until('nothing is left over', clean, { timeout: 5_000 }).catch(() => undefined);
    return last;
  };
  /** Nobody asks any more, nothing runs. A page with symbols would ask again by itself. */
  const rest = async () => {
    await page.goto(PLAIN_ADDRESS);
    await browser.stopBackground();
  };
  const reset = async () => {
    await rest();
    await deleteDatabase(inside, 'corpus');
  };

  describe('in one profile', () => {
    beforeAll(() => begin());
    afterAll(() => browser?.close());

    it('installs by itself in a fresh profile, before any page asks', async () => {
      expect(await settled()).toEqual([]);
    });

    it(`is whole after ${RANDOM_KILLS} kills at random moments`, async () => {
      const running = () => until('the background runs', () => browser.backgroundRuns(), { interval: 5 });

      // Kills that come too late prove nothing: the time they may take follows what they meet.
      let longest = 400;
      let met = 0;
      let inARow = 0;
      await reset();
      for (let attempt = 1; met < RANDOM_KILLS; attempt++) {
        expect(attempt, `only ${met} kills met an installation under way`).toBeLessThanOrEqual(5 * RANDOM_KILLS);
        const after = Math.random() * longest;
        const loading = wake(page);
        await running();
        await pause(after);
        const killed = await browser.stopBackground();
        // At once: the page asks again by and by, and the background goes on.
        const underWay = killed && (await faults()).length > 0;
        longest = Math.min(1000, Math.max(20, longest * (underWay ? 1.1 : 0.8)));
        await loading;
        if (underWay) {
          met += 1;
          inARow += 1;
          if (inARow < IN_A_ROW && met < RANDOM_KILLS) {
            await rest();
            continue;
          }
        }
        await wake(page);
        expect(await settled(), `after ${inARow} kills, the last at ${after} ms`).toEqual([]);
        await reset();
        inARow = 0;
      }
    }, 300_000);
  });

  describe('with every step held', () => {
    const extension = copyOfExtension(name);
    beforeAll(async () => {
      runBeforeBackground(extension, HOLD_EVERY_STEP);
      await begin(extension);
      await controlSteps(inside);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(extension, { recursive: true, force: true });
    });

    it('is whole after the background was killed once in every step', async () => {
      // Undisturbed, to count the steps: the creation, one a file, the flip.
      await reset();
      await stopAtStep(inside, 0);
      await wake(page);
      await whole();
      const { seen: steps } = await stepState(inside);
      expect(steps).toBe(packaged.files.length + 2);

      for (let step = 1; step <= steps; step++) {
        await reset();
        await stopAtStep(inside, step);
        await wake(page);
        await until(`step ${step} is held`, async () => (await stepState(inside)).held === step);
        // The page would ask again, and what it asks begin another installation.
        await page.goto(PLAIN_ADDRESS);
        expect(await browser.stopBackground(), `the background ran in step ${step}`).toBe(true);

        const halfway = await readCorpus(inside, false);
        expect(halfway.active, `readers see nothing after a kill in step ${step}`).toBeNull();
        expect(halfway.segments[0]?.next ?? 0, `step ${step} was not committed`).toBe(Math.max(0, step - 2));

        await stopAtStep(inside, 0);
        await wake(page);
        expect(await settled(), `after a kill in step ${step}`).toEqual([]);
      }
    });

    it('keeps a whole corpus at every moment of an update, killed once in every step', async () => {
      // Whatever began before there was anyone to let it go on.
      await reset();
      await stopAtStep(inside, 0);
      await wake(page);
      await until('the first installation', async () => (await faults()).length === 0);

      const old = async () => {
        await rest();
        await makeSegmentOld(inside, OLD_SEGMENT);
      };
      await old();
      await stopAtStep(inside, 0);
      await wake(page);
      expect(await settled()).toEqual([]);
      const { seen: steps } = await stepState(inside);
      expect(steps).toBeGreaterThan(packaged.files.length + 1);

      for (let step = 1; step <= steps; step++) {
        await old();
        await stopAtStep(inside, step);
        await wake(page);
        await until(`step ${step} is held`, async () => (await stepState(inside)).held === step);
        await page.goto(PLAIN_ADDRESS);
        expect(await browser.stopBackground()).toBe(true);

        const halfway = await readCorpus(inside);
        const [active] = halfway.active ?? [];
        expect([OLD_SEGMENT, packaged.id]).toContain(active);
        expect(isWhole(halfway, packaged, active), `what readers see is whole after a kill in step ${step}`).toBe(true);

        await stopAtStep(inside, 0);
        await wake(page);
        expect(await settled(), `after a kill in step ${step}`).toEqual([]);
      }
    });
  });

  it(`is whole after the browser itself was killed, ${POWER_CUTS} times`, async () => {
    const profile = mkdtempSync(join(tmpdir(), `symbol-lens-cut-${name}-`));
    try {
      await begin(builtExtension(name), profile);
      await whole();
      for (let cut = 1; cut <= POWER_CUTS; cut++) {
        await reset();
        const loading = wake(page).catch(() => undefined);
        await until('the background runs', () => browser.backgroundRuns(), { interval: 5 });
        await pause(Math.random() * 150);
        await browser.kill();
        await loading;
        await browser.close();

        await begin(builtExtension(name), profile);
        await wake(page);
        expect(await settled(), `after cut ${cut}`).toEqual([]);
        const card = await restOn(page, 'UNODC/CCPCJ/EG.4/2018/L.1');
        expect(await card.text()).toMatch(/fourth meeting/i);
      }
    } finally {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  });
});
