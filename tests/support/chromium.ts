/**
 * Chromium with the built extension in it, driven by playwright-core. Host names of the test server are mapped to it at the
 * resolver, every other name is not found, and the browser keeps a record of each name and socket that it tries.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Frame,
  type Page as PlaywrightPage,
} from 'playwright-core';
import { findChromium } from '../../scripts/browsers.mjs';
import {
  type AccessibilityNode,
  type Browser,
  callSource,
  type LaunchOptions,
  type Page,
  type Point,
  type Scope,
  until,
} from './browser';
import { connectionLogPath } from './connections';
import { BROWSER_SERVICES, CHROMIUM_DOWNLOADS } from './server';

/**
 * Services of the browser itself that would look for hosts of their own: none is part of what we test. Those without a
 * switch to turn them off are sent to the test server, which has nothing for them.
 */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  `--gaia-url=https://${BROWSER_SERVICES}`,
  `--component-updater=url-source=https://${BROWSER_SERVICES}/update`,
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-features=OptimizationHints,OptimizationGuideModelDownloading,OptimizationTargetPrediction,MediaRouter,Translate,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication,DialMediaRouteProvider,NetworkTimeServiceQuerying,SafeBrowsingDelayedWarnings,HttpsUpgrades',
];

/** A page of 20 MB on a machine with others on it. */
const LOAD_TIMEOUT = 120_000;
/** How long an act may go without the page having said that it received it. */
const RECEIPT_TIMEOUT = 1000;
/**
 * A worker that does not answer when it is to stop is given up by Chromium after 5 s, but it looks only every 30 s whether
 * there is one (`kStopWorkerTimeout` and `kTimeoutTimerDelay` in its service_worker_version.cc).
 */
const STOP_TIMEOUT = 60_000;

/** The id that Chromium gives an unpacked extension without a key: the hash of its path, written with the letters a to p. */
function unpackedId(directory: string): string {
  const digest = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

function resolverRules(server: NonNullable<LaunchOptions['server']>): string {
  const own = [...server.hosts, CHROMIUM_DOWNLOADS].map((host) => `MAP ${host}:443 ${server.address}:${server.port}`);
  return [...own, 'MAP * ~NOTFOUND', `EXCLUDE ${server.address}`, 'EXCLUDE 127.0.0.1'].join(', ');
}

const evaluateIn = async <Arguments extends unknown[], Result>(
  target: PlaywrightPage | Frame,
  code: (...args: Arguments) => Result,
  args: Arguments,
): Promise<Awaited<Result>> => target.evaluate(callSource(code, args)) as Promise<Awaited<Result>>;

async function accessibilityOf(target: PlaywrightPage | Frame): Promise<AccessibilityNode[]> {
  const page = 'page' in target ? target.page() : target;
  const session = await page.context().newCDPSession(target);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes;
}

function scopeOf(frame: Frame): Scope {
  return {
    accessibility: () => accessibilityOf(frame),
    evaluate: (code, ...args) => evaluateIn(frame, code, args),
    url: async () => frame.url(),
  };
}

/**
 * Waits for a page to have received an act of the user, but not for ever: a frame that goes away at it never says so. All that
 * an act leads to is waited for by itself.
 */
const heard = (act: Promise<void>): Promise<void> =>
  Promise.race([act, new Promise<void>((done) => setTimeout(done, RECEIPT_TIMEOUT))]);

function pageOf(page: PlaywrightPage): Page {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`);
  });
  return {
    evaluate: (code, ...args) => evaluateIn(page, code, args),
    url: async () => page.url(),
    accessibility: () => accessibilityOf(page),
    goto: async (url) => {
      await page.goto(url, { waitUntil: 'load', timeout: LOAD_TIMEOUT });
    },
    movePointer: (to: Point) => heard(page.mouse.move(to.x, to.y, { steps: 4 })),
    click: (at: Point) => heard(page.mouse.click(at.x, at.y)),
    tap: async ({ x, y }) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await session.detach();
    },
    press: (key) => heard(page.keyboard.press(key)),
    screenshot: () => page.screenshot(),
    extensionFrames: async () =>
      page
        .frames()
        .filter((frame) => frame !== page.mainFrame() && frame.url().startsWith('chrome-extension://'))
        .map(scopeOf),
    bringToFront: () => page.bringToFront(),
    frames: async () =>
      page
        .frames()
        .filter((frame) => frame !== page.mainFrame() && !frame.url().startsWith('chrome-extension://'))
        .map(scopeOf),
    type: (text) => page.keyboard.type(text),
    atDocumentStart: async (code, ...args) => {
      await page.addInitScript(`{${callSource(code, args)}}`);
    },
    problems: async () => [...problems],
    setMedia: (media) => page.emulateMedia({ media }),
    devtools: () => page.context().newCDPSession(page),
    setColorScheme: (scheme) => page.emulateMedia({ colorScheme: scheme }),
    close: () => page.close(),
  };
}

async function workerTarget(session: CDPSession, origin: string): Promise<string | null> {
  const { targetInfos } = await session.send('Target.getTargets');
  return (
    targetInfos.find((info) => info.type === 'service_worker' && info.url.startsWith(`${origin}/`))?.targetId ?? null
  );
}

/**
 * Starts Chromium with the extension.
 * @throws Error if no usable Chromium stands on the machine, or if it does not start.
 */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const found = findChromium();
  if (!found.path) throw new Error(found.problem ?? 'No usable Chromium');
  const headless = options.headless ?? true;
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'symbol-lens-chromium-'));
  const log = options.logDirectory === null ? null : connectionLogPath(options.logDirectory, 'chromium');
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: false, // the flag below is the headless mode that has extensions
    ignoreHTTPSErrors: options.server !== null,
    viewport: headless ? (options.viewport ?? { width: 1000, height: 760 }) : null,
    chromiumSandbox: process.getuid?.() !== 0,
    // What the tests read is written in English; a person's own browser speaks the person's language.
    ...(options.server ? { env: { ...process.env, LANGUAGE: 'en_US' } } : {}),
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    args: [
      ...(headless ? ['--headless=new', '--hide-scrollbars', '--disable-gpu'] : []),
      ...QUIET,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      ...(options.server
        ? [`--host-resolver-rules=${resolverRules(options.server)}`, '--ignore-certificate-errors']
        : []),
      ...(log ? [`--log-net-log=${log}`, '--net-log-capture-mode=Default'] : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Chromium gave no browser handle');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find((info) => info.type === 'browser')?.id ?? null;
  const origin = `chrome-extension://${unpackedId(options.extension)}`;
  let over = false;
  const ended = new Promise<void>((resolve) => {
    context.once('close', () => {
      over = true;
      resolve();
    });
  });

  // The first page asked for is the blank one that the browser opened by itself.
  const blank = context.pages().slice(0, 1);
  const newPage = async (url?: string): Promise<Page> => {
    const page = pageOf(blank.pop() ?? (await context.newPage()));
    if (url !== undefined) await page.goto(url);
    return page;
  };

  /** Evaluates in the background, which any page of the extension wakes by loading. */
  const inBackground = async (expression: string): Promise<void> => {
    if ((await workerTarget(session, origin)) === null) {
      const waking = await context.newPage();
      await waking.goto(`${origin}/popup.html?tab=0`);
      await until('the service worker starts', async () => (await workerTarget(session, origin)) !== null);
      await waking.close();
    }
    const worker = context.serviceWorkers().find((one) => one.url().startsWith(`${origin}/`));
    await worker?.evaluate(expression);
  };

  return {
    name: 'chromium',
    version: browser.version(),
    extensionOrigin: origin,
    profile,
    newPage,
    extensionPage: (path) => newPage(`${origin}/${path}`),
    backgroundRuns: async () => (await workerTarget(session, origin)) !== null,
    chooseMenuItem: (menuItemId, { tab, ...click }) =>
      inBackground(
        `chrome.tabs.get(${tab}).then((tab) => chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId, ...click })}, tab))`,
      ),
    giveCommand: (name) => inBackground(`chrome.commands.onCommand.dispatch(${JSON.stringify(name)})`),
    stopBackground: async () => {
      const targetId = await workerTarget(session, origin);
      if (targetId === null) return false;
      await until(
        'the service worker ends',
        async () => {
          if ((await workerTarget(session, origin)) !== targetId) return true;
          // A worker that is still starting does not heed the first word.
          await session.send('Target.closeTarget', { targetId });
          return false;
        },
        { timeout: STOP_TIMEOUT },
      );
      return true;
    },
    inBrowser: null,
    kill: async () => {
      if (pid === null) throw new Error('The process of Chromium is not known');
      process.kill(pid, 'SIGKILL');
      await ended;
    },
    ended: () => ended,
    close: async () => {
      if (!over) await context.close();
      await ended;
      if (options.profile === undefined)
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
