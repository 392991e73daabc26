/**
 * How soon the popup shows its first hits over 1,000, 10,000 and 100,000 paragraphs: a real page of the built extension in
 * both browsers, from the start of its navigation to the frame after its first ten hits are drawn. The corpus is installed by
 * the extension itself, in a copy whose package holds these paragraphs. Beside it, pages of two libraries with an index of
 * the same paragraphs in IndexedDB, and a page that holds ten lines and no script but the stopwatch. All are opened in a tab
 * that is in front already, as a popup is: browsers give a tab behind little of the processor.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Index as FlexSearch } from 'flexsearch';
import MiniSearch from 'minisearch';
import { build } from 'vite';
import { type Browser, type Page, until } from '../support/browser';
import { launchChromium } from '../support/chromium';
import { copyOfExtension } from '../support/extension';
import { launchFirefox } from '../support/firefox';
import { median, type Row, row, unmeasured } from './row';
import { replaceCorpus, scaleCorpus } from './scale-corpus';
import { drawn, scaleParagraphs } from './texts';

const SIZES = [1_000, 10_000, 100_000];
const WHOLE = 100_000;
const REPEATS = 7;
/** Launches of the browser, each with a first page. */
const LAUNCHES = 3;
const QUERY = 'international coop';
const ENGINES = ['minisearch', 'flexsearch'] as const;
/** A database of a hundred megabytes is written while others use the machine. */
const PATIENCE = { timeout: 300_000 }; // ms
/** A peer that has shown nothing by then has no figure. */
const PATIENCE_WITH_PEERS = { timeout: 30_000 }; // ms

/** The page without scripts of its own. */
const BARE = 'bare.html';
/** What the browser still does after opening or closing a tab is over by then. */
const REST = 1500; // ms

/** Runs before everything else of a page; says when ten hits stood there, in ms from the start of the navigation. */
const STOPWATCH = `
const look = () => {
  if (document.querySelectorAll('.choice').length < 10) return requestAnimationFrame(look);
  requestAnimationFrame(() => { document.documentElement.dataset.firstHits = String(performance.now()); });
};
look();
`;

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Line {
  id: number;
  doc: string;
  text: string;
}

/** A copy of the extension with the corpus of these paragraphs and the pages of the peers. */
function copyWith(
  browser: Browser['name'],
  corpus: ReadonlyMap<string, string>,
  peers: Record<string, string>,
): string {
  const directory = copyOfExtension(browser);
  replaceCorpus(directory, corpus);
  writeFileSync(join(directory, 'stopwatch.js'), STOPWATCH);
  const popup = join(directory, 'popup.html');
  writeFileSync(popup, readFileSync(popup, 'utf8').replace('<head>', '<head><script src="/stopwatch.js"></script>'));
  const lines = '<p class="choice">A line.</p>'.repeat(10);
  writeFileSync(
    join(directory, BARE),
    `<!doctype html><meta charset="utf-8"><title>Bare</title><script src="/stopwatch.js"></script><body>${lines}`,
  );
  for (const [name, text] of Object.entries(peers)) writeFileSync(join(directory, name), text);
  return directory;
}

/** The page of the peers and their indexes, by file. */
async function peersOf(lines: readonly Line[]): Promise<Record<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'peers-page.ts'), formats: ['es'] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The page of the peers was not built.');
  const mini = new MiniSearch({ fields: ['text'], idField: 'id' });
  mini.addAll(lines.map(({ id, text }) => ({ id, text })));
  const flex = new FlexSearch({ tokenize: 'forward' });
  lines.forEach(({ text }, at) => {
    flex.add(at, text);
  });
  const exported: [string, string][] = [];
  await flex.export((key, data) => {
    if (data) exported.push([String(key), data as unknown as string]);
  });
  return {
    'peers.html':
      '<!doctype html><meta charset="utf-8"><title>Peers</title><script src="/stopwatch.js"></script><script type="module" src="/peers.js"></script><body>',
    'peers.js': output.output[0].code,
    'minisearch.json': JSON.stringify(JSON.stringify(mini)),
    'flexsearch.json': JSON.stringify(exported),
  };
}

/** Milliseconds to the first hits of a page of the extension, opened in a tab that is in front and has come to rest. */
async function firstHits(
  browser: Browser,
  path: string,
  { look, patience = PATIENCE }: { look?: (page: Page) => Promise<void>; patience?: typeof PATIENCE } = {},
): Promise<number> {
  const page = await browser.extensionPage(BARE);
  try {
    await page.bringToFront();
    await wait(REST);
    await page.evaluate((to: string) => {
      location.href = to;
    }, `/${path}`);
    // Nobody asks the page while it opens.
    await wait(REST);
    const read = () => page.evaluate(() => document.documentElement.dataset.firstHits ?? null);
    await until('the first hits', async () => (await read()) !== null, patience);
    const time = Number(await read());
    await look?.(page);
    return time;
  } finally {
    await page.close();
  }
}

/** Megabytes of memory of a page's scripts after everything unused is gone; null where a browser does not tell. */
async function heapOf(page: Page): Promise<number | null> {
  const devtools = await page.devtools();
  if (devtools === null) return null;
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 1e6;
}

const POPUP = `popup.html?q=${encodeURIComponent(QUERY)}`;

async function* measureIn(
  launch: typeof launchChromium | typeof launchFirefox,
  size: number,
  corpus: ReadonlyMap<string, string>,
  peers: Record<string, string>,
): AsyncGenerator<Row> {
  const name = launch === launchChromium ? 'chromium' : 'firefox';
  const budget = (value: number) => (size === WHOLE ? value : null);
  const extension = copyWith(name, corpus, peers);
  const profile = mkdtempSync(join(tmpdir(), 'symbol-lens-bench-profile-'));
  const options = { extension, server: null, logDirectory: null, profile };
  try {
    let browser = await launch(options);
    try {
      await installed(browser);
      for (const engine of ENGINES) await stored(browser, engine);
    } finally {
      await browser.close();
    }
    const first: number[] = [];
    const next: number[] = [];
    const bare: number[] = [];
    const theirs: Record<string, number[]> = Object.fromEntries(ENGINES.map((engine) => [engine, []]));
    let heap: number | null = null;
    for (let launched = 0; launched < LAUNCHES; launched++) {
      browser = await launch(options);
      try {
        first.push(await firstHits(browser, POPUP));
        if (launched > 0) continue;
        for (let i = 0; i < REPEATS; i++) {
          bare.push(await firstHits(browser, `${BARE}?again`));
          next.push(
            await firstHits(browser, POPUP, {
              look: async (page) => {
                heap = await heapOf(page);
              },
            }),
          );
        }
        for (const engine of ENGINES)
          for (let i = 0; i < 2; i++) {
            const path = `peers.html?engine=${engine}`;
            const time = await firstHits(browser, path, { patience: PATIENCE_WITH_PEERS }).catch(() => null);
            if (time !== null) theirs[engine]?.push(time);
          }
      } finally {
        await browser.close();
      }
    }
    yield row(`popup ${size}, open to first hits, ${name}`, median(next), 'ms', budget(120), {
      slowest: Math.max(...next),
      'a page without scripts': median(bare),
      MiniSearch: median(theirs.minisearch ?? []),
      'FlexSearch, beginnings': median(theirs.flexsearch ?? []),
    });
    yield row(`popup ${size}, first page after launch, ${name}`, median(first), 'ms', budget(250), {
      slowest: Math.max(...first),
    });
    if (heap !== null) yield row(`popup ${size}, memory of the page, ${name}`, heap, 'MB', budget(20));
    else yield unmeasured(`popup ${size}, memory of the page, ${name}`, 'MB', budget(20), 'Firefox does not tell it.');
  } finally {
    rmSync(extension, { recursive: true, force: true });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Waits until the extension has installed its corpus. */
async function installed(browser: Browser): Promise<void> {
  const page = await browser.extensionPage('popup.html');
  await until(
    'the corpus',
    () =>
      page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const request = indexedDB.open('corpus');
            // Not there yet: to make it is the extension's own.
            request.onupgradeneeded = () => request.transaction?.abort();
            request.onerror = () => resolve(false);
            request.onsuccess = () => {
              const database = request.result;
              const close = (whole: boolean) => {
                database.close();
                resolve(whole);
              };
              if (!database.objectStoreNames.contains('state')) return close(false);
              const state = database.transaction('state').objectStore('state').get('active');
              state.onsuccess = () => close(state.result !== undefined);
              state.onerror = () => close(false);
            };
          }),
      ),
    PATIENCE,
  );
  await page.close();
}

/** Lets the page of a peer store its index. */
async function stored(browser: Browser, engine: string): Promise<void> {
  const page = await browser.extensionPage(`peers.html?engine=${engine}`);
  await until(
    `the index of ${engine}`,
    () => page.evaluate(() => document.documentElement.dataset.stored !== undefined),
    PATIENCE,
  );
  await page.close();
}

export async function* measure(): AsyncGenerator<Row> {
  const all = scaleParagraphs();
  if (all === null) {
    for (const name of ['chromium', 'firefox'])
      for (const [what, budget] of [
        ['open to first hits', 120],
        ['first page after launch', 250],
      ] as const)
        yield unmeasured(
          `popup ${WHOLE}, ${what}, ${name}`,
          'ms',
          budget,
          'The 100,000 paragraphs are not beside the checkout.',
        );
    return;
  }
  for (const size of SIZES) {
    const lines = drawn(all, size);
    const peers = await peersOf(lines);
    const corpus = await scaleCorpus(lines);
    for (const launch of [launchChromium, launchFirefox]) yield* measureIn(launch, size, corpus, peers);
  }
}
