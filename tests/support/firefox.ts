/**
 * Firefox with the built extension in it, driven by WebDriver BiDi. Every host name leads to the test server, and the browser
 * keeps a record of each name and socket that it tries.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../scripts/browsers.mjs';
import { BidiClient, type BrowsingContext, type InputAction } from './bidi';
import { type Browser, callSource, type LaunchOptions, type Page, type Point, type Scope, until } from './browser';
import { connectionLogPath } from './connections';
import { BROWSER_SERVICES } from './server';

type Preference = string | number | boolean;

/**
 * Services of the browser itself that would look for hosts of their own: none is part of what we test. Those without a
 * switch to turn them off are sent to the test server, which has nothing for them.
 */
const QUIET: Record<string, Preference> = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutConfig.showWarning': false,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.discovery.enabled': false,
  'browser.ml.enable': false,
  'browser.newtabpage.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.activity-stream.feeds.telemetry': false,
  'browser.newtabpage.activity-stream.telemetry': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': 'null',
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.sessionstore.resume_from_crash': false,
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'browser.urlbar.suggest.searches': false,
  'captivedetect.canonicalURL': '',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  // Processes made ahead of any need: a person gets pages sooner, a run of many browsers pays for all.
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'identity.fxaccounts.enabled': false,
  'intl.locale.requested': 'en-US',
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': `https://${BROWSER_SERVICES}/gmp`,
  'media.gmp-provider.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'nimbus.telemetry.targetingContextEnabled': false,
  'security.OCSP.enabled': 0,
  'security.certerrors.mitm.priming.enabled': false,
  'services.settings.server': 'data:,#nothing',
  'sidebar.revamp': false,
  // Killed three times, it would ask whether it should start with less.
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
  'toolkit.telemetry.archive.enabled': false,
  'trailhead.firstrun.didSeeAboutWelcome': true,
};

/** Key values of WebDriver for the names that tests use. */
const KEYS: Record<string, string> = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  Backspace: '\uE003',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** In a profile: the extension's own part of its addresses, which a temporary one gets anew at every start. */
const UUID_FILE = 'extension-uuid';
const START_TIMEOUT = 60_000;
/** A page of 20 MB on a machine with others on it. */
const LOAD_TIMEOUT = 120_000;

/**
 * What Firefox writes down when an answer finds nobody, because the document that asked was left or closed meanwhile
 * (`wrapPromise` in its ExtensionCommon.sys.mjs). No sender can take a question back, so leaving at any moment is no fault of
 * a page; and it is written once another page is looked at.
 */
const UNHEARD =
  /^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)(?:: Actor 'Conduits' destroyed before query '\w+' was resolved)?\s*$/;

function preferences(options: LaunchOptions, id: string, uuid: string): Record<string, Preference> {
  const { server } = options;
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    // A killed browser forgets its temporary extension; its storage must be found again when it is installed anew.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    ...(server
      ? QUIET
      : { 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false }),
    ...(server && server.proxyPort === null ? { 'network.dns.forceResolve': server.address } : {}),
    ...(server && server.proxyPort !== null
      ? {
          'network.proxy.type': 1,
          'network.proxy.ssl': server.address,
          'network.proxy.ssl_port': server.proxyPort,
          'network.proxy.allow_hijacking_localhost': false,
        }
      : {}),
  };
}

interface Process {
  child: ChildProcess;
  /** Web socket of the protocol. */
  address: string;
  ended: Promise<void>;
}

async function start(path: string, profile: string, options: LaunchOptions, log: string | null): Promise<Process> {
  const { width, height } = options.viewport ?? { width: 1000, height: 760 };
  const headless = options.headless ?? true;
  const child = spawn(
    path,
    [
      ...(headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      '--remote-allow-system-access', // opens extension pages, and reaches the browser's own extension manager
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: String(width),
        MOZ_HEADLESS_HEIGHT: String(height),
        MOZ_CRASHREPORTER_DISABLE: '1',
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', // a release build heeds services.settings.server only with this
        ...(log ? { MOZ_LOG: 'sync,timestamp,nsHostResolver:4,nsSocketTransport:1', MOZ_LOG_FILE: log } : {}),
      },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`Firefox did not answer within ${START_TIMEOUT} ms\n${text}`)),
      START_TIMEOUT,
    );
    child.stderr?.on('data', (data) => {
      text += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(text)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Firefox ended with code ${code}\n${text}`));
    });
  }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { child, address, ended };
}

function framesOf(contexts: readonly BrowsingContext[]): BrowsingContext[] {
  return contexts.flatMap((context) => [context, ...framesOf(context.children ?? [])]);
}

function scopeOf(client: BidiClient, context: string): Scope {
  return {
    evaluate: (code, ...args) => client.evaluateJson(context, callSource(code, args)),
    url: () => client.evaluateJson(context, 'location.href'),
    accessibility: null,
  };
}

/** The steps of pressing a key with its modifiers: down in order, up in reverse. */
function keyActions(key: string): InputAction[] {
  const values = key.split(/\+(?=.)/).map((name) => KEYS[name] ?? name);
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
}

/** An entry of the log as the protocol tells it. */
interface LogEntry {
  level: string;
  text: string | null;
  source: { context?: string };
}

function pageOf(
  client: BidiClient,
  context: string,
  inBrowser: <T>(expression: string) => Promise<T>,
  logged: readonly LogEntry[],
): Page {
  let last: Point = { x: 0, y: 0 };
  const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
  const movePointer = async (to: Point): Promise<void> => {
    const half = { x: Math.round((last.x + to.x) / 2), y: Math.round((last.y + to.y) / 2) };
    last = to;
    await client.perform(
      context,
      pointer,
      [half, to, to].map((point) => ({ type: 'pointerMove', duration: 20, ...point })),
    );
  };
  return {
    ...scopeOf(client, context),
    goto: async (url) => {
      await client.send('browsingContext.navigate', { context, url, wait: 'complete' });
      // A frame that the page itself writes ends that wait early. Through the prototype: forms of a page may take any name.
      await until(
        'the page has loaded',
        () =>
          client.evaluateJson<boolean>(
            context,
            callSource(() => {
              const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState') ?? {};
              return get?.call(document) === 'complete';
            }, []),
          ),
        { timeout: LOAD_TIMEOUT },
      );
    },
    movePointer,
    click: async (at) => {
      await movePointer(at);
      await client.perform(context, pointer, [
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    tap: (at) =>
      client.perform(context, { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' } }, [
        { type: 'pointerMove', ...at },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    press: (key) => client.perform(context, { type: 'key', id: 'keyboard' }, keyActions(key)),
    screenshot: async () => {
      const { data } = await client.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    extensionFrames: async () => {
      const own = (await client.contexts()).find((one) => one.context === context);
      return framesOf(own?.children ?? [])
        .filter((frame) => frame.url.startsWith('moz-extension://'))
        .map((frame) => scopeOf(client, frame.context));
    },
    frames: async () => {
      const own = (await client.contexts()).find((one) => one.context === context);
      return framesOf(own?.children ?? [])
        .filter((frame) => !frame.url.startsWith('moz-extension://'))
        .map((frame) => scopeOf(client, frame.context));
    },
    type: (text) => client.perform(context, { type: 'key', id: 'keyboard' }, [...text].flatMap(keyActions)),
    atDocumentStart: async (code, ...args) => {
      await client.send('script.addPreloadScript', {
        functionDeclaration: `() => { ${callSource(code, args)}; }`,
        contexts: [context],
      });
    },
    problems: async () => {
      const own = (await client.contexts()).find((one) => one.context === context);
      const ids = new Set(framesOf(own ? [own] : []).map((one) => one.context));
      const entries = logged.filter(({ source }) => source.context !== undefined && ids.has(source.context));
      // Errors of a content script are told to the browser alone.
      const scripts = await inBrowser<string[]>(`Services.console.getMessageArray()
        .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag))
        .filter((one) => /^moz-extension:/.test(one.sourceName)).map((one) => one.errorMessage)`);
      return [...entries.map(({ text }) => text ?? ''), ...scripts].filter((text) => !UNHEARD.test(text));
    },
    setMedia: (media) =>
      inBrowser(
        `gBrowser.selectedBrowser.browsingContext.mediumOverride = ${JSON.stringify(media === 'print' ? media : '')}`,
      ),
    devtools: async () => null,
    bringToFront: async () => {
      await client.send('browsingContext.activate', { context });
      // A window without a screen never becomes active by itself, and then nothing in it has the focus.
      await inBrowser('(Services.focus.activeWindow = window, gBrowser.selectedBrowser.focus(), true)');
    },
    setColorScheme: (scheme) =>
      inBrowser(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`,
      ),
    close: async () => {
      await client.send('browsingContext.close', { context });
    },
  };
}

/**
 * Fills the empty folder `profile` with what Firefox writes at its first start, and nothing of the extension: copies of it
 * (`template`) start in three quarters of the time.
 */
export async function makeFirefoxTemplate(profile: string, options: Omit<LaunchOptions, 'profile'>): Promise<void> {
  const browser = await launchFirefox({ ...options, profile });
  await browser.newPage();
  await browser.close();
  rmSync(join(profile, UUID_FILE));
  rmSync(join(profile, 'storage', 'default'), { recursive: true, force: true });
}

/**
 * Starts Firefox and installs the extension as a temporary one.
 * @throws Error if no usable Firefox stands on the machine, or if it does not start.
 */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const found = findFirefox();
  if (!found.path) throw new Error(found.problem ?? 'No usable Firefox');
  const manifest = JSON.parse(readFileSync(join(options.extension, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'symbol-lens-firefox-'));
  if (options.profile === undefined && options.template) cpSync(options.template, profile, { recursive: true });
  const uuidFile = join(profile, UUID_FILE);
  const uuid = existsSync(uuidFile) ? readFileSync(uuidFile, 'utf8') : randomUUID();
  writeFileSync(uuidFile, uuid);
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences(options, id, uuid))
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const log = options.logDirectory === null ? null : connectionLogPath(options.logDirectory, 'firefox');
  const { child, address, ended } = await start(found.path, profile, options, log);
  const close = async (client?: BidiClient): Promise<void> => {
    // A farewell takes seconds, and is for those whose profile is opened again.
    const farewell = client !== undefined && options.profile !== undefined;
    if (farewell) await client.send('browser.close').catch(() => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), farewell ? 10_000 : 0);
    await ended;
    clearTimeout(timer);
    client?.close();
    if (options.profile === undefined)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  try {
    const { client, version } = await BidiClient.connect(address, { acceptInsecureCerts: options.server !== null });
    const origin = `moz-extension://${uuid}`;
    const inBrowser = async <T>(expression: string): Promise<T> => {
      const [window] = await client.contexts('chrome');
      if (!window) throw new Error('Firefox shows no window of its own');
      return client.evaluateJson<T>(window.context, `(${expression})`);
    };
    const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
    const running = (): Promise<boolean> => inBrowser(`${extension}.backgroundState !== 'stopped'`);
    const logged: LogEntry[] = [];
    client.onEvent = (method, params) => {
      const entry = params as LogEntry;
      if (method === 'log.entryAdded' && entry.level === 'error') logged.push(entry);
    };
    // A minute after its start, Firefox has a process without these settings withdraw what a crash might have told its makers.
    await inBrowser(
      `void (ChromeUtils.importESModule('resource://gre/modules/CrashManager.sys.mjs').getCrashManager()._disableGleanPing = true)`,
    );
    await client.send('session.subscribe', { events: ['log.entryAdded'] });
    await client.send('webExtension.install', { extensionData: { type: 'path', path: options.extension } });

    // The first page asked for is the blank one that the browser opened by itself.
    const blank = (await client.contexts()).slice(0, 1);
    const newPage = async (url?: string): Promise<Page> => {
      const { context } =
        blank.pop() ?? (await client.send<{ context: string }>('browsingContext.create', { type: 'tab' }));
      const page = pageOf(client, context, inBrowser, logged);
      if (options.headless ?? true) {
        const { width, height } = options.viewport ?? { width: 1000, height: 760 };
        await client.send('browsingContext.setViewport', { context, viewport: { width, height } });
      }
      if (url !== undefined) await page.goto(url);
      return page;
    };

    return {
      name: 'firefox',
      version,
      extensionOrigin: origin,
      profile,
      newPage,
      extensionPage: (path) => newPage(`${origin}/${path}`),
      backgroundRuns: running,
      chooseMenuItem: async (menuItemId, { selectionText, frameId = 0 }) => {
        const click = JSON.stringify({ menuItemId, selectionText, frameId, editable: false, modifiers: [] });
        await inBrowser(`void ${extension}.emit('webext-menu-menuitem-click', ${click}, gBrowser.selectedTab)`);
      },
      giveCommand: async (name) => {
        await inBrowser(`void ${extension}.shortcuts.onCommand(${JSON.stringify(name)})`);
      },
      stopBackground: async () => {
        if (!(await running())) return false;
        // One that is only just starting does not hear it.
        await until('the event page ends', async () => {
          await inBrowser(
            `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
          );
          return !(await running());
        });
        return true;
      },
      inBrowser,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
      ended: () => ended,
      close: () => close(client),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
