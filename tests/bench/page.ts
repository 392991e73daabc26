/**
 * What the content script costs a page, in both browsers, as ratios to floors of the same run on the same page.
 *
 * Nothing is added to the product for measuring. Own time in Chromium is read from a trace: the outermost events whose function
 * comes from the extension's address, all kinds of callbacks included; a task is the browser's own. The floor is a bare TreeWalker
 * over all text nodes of the same page in the content script's own world, reached by the developer protocol. Firefox lets nobody
 * into that world and has no such trace: there own time comes from its sampling profiler, and the floor, a walk that reads each
 * nodeValue, runs in the page's world. All times are the processor's, so that others on the machine do not count. Both walks are first walks: no node of the page was touched in their world before, but by
 * our script. The peer's way is to walk all text, test it, and wrap what is found in spans; it runs in the page's world.
 */
import { type Browser, type Page, until } from '../support/browser';
import { launchChromium } from '../support/chromium';
import { builtExtension } from '../support/extension';
import { launchFirefox } from '../support/firefox';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer, type TestServer } from '../support/server';
import { sampled, timeOf } from './page-firefox';
import { longest, ownEvents, tasks, tasksOf, total, traced } from './page-trace';
import { median, type Row, row } from './row';

const REPEATS = 3;
/** Time in which a page is certainly read, on a machine with others on it. */
const READ = 3500; // ms
const STORM = 4000; // ms
const SCRIPT = 'content-script.js';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Times in ms. */
interface Measured {
  own: number;
  longestOwn: number;
  /** Longest task that our script has a part in, or in Firefox our part of it. */
  longestTask: number;
}

/** Runs an expression in the world of our content script. */
async function inContentWorld(page: Page, origin: string, expression: string): Promise<void> {
  const session = await page.devtools();
  if (!session) throw new Error('Only Chromium lets anybody in');
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const own = contexts.find((context) => context.origin.startsWith(origin));
  if (!own) throw new Error('The content script has no world here');
  await session.send('Runtime.evaluate', { contextId: own.id, expression });
  await session.detach();
}

const WALK = `{
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode());
}`;

/** Time of a bare walk in the world of our script: the longest task while nothing else is asked of the page. */
async function bareWalk(page: Page, origin: string): Promise<number> {
  const trace = await traced(page, () => inContentWorld(page, origin, WALK));
  return longest(tasks(trace));
}

const walkReading = (): number => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += walker.currentNode.nodeValue?.length ?? 0;
  return length;
};

/** As peers do it: every text node is tested, and what is found is wrapped; with the layout that follows. */
const wrapSpans = (): void => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hits: Text[] = [];
  while (walker.nextNode()) {
    if (/\b[A-Z]+\/[A-Z0-9][\w./-]*\d/.test(walker.currentNode.nodeValue ?? '')) hits.push(walker.currentNode as Text);
  }
  for (const text of hits) {
    const at = text.data.search(/\b[A-Z]+\/[A-Z0-9]/);
    const found = text.splitText(at);
    const length = /^\S+/.exec(found.data)?.[0].length ?? 1;
    if (length < found.length) found.splitText(length);
    const span = document.createElement('span');
    found.replaceWith(span);
    span.append(found);
  }
  document.body.getBoundingClientRect();
};

/** Time of the processor that a function of the page's own world takes, in ms. */
const timeInPage = async (browser: Browser, page: Page, code: () => unknown): Promise<number> =>
  browser.name === 'firefox'
    ? timeOf(browser, page, code)
    : longest(tasks(await traced(page, () => page.evaluate(code))));

/** Adds 500 text nodes each 50 ms, and takes the oldest away so that the page stays as large as a chat's. */
const storm = (duration: number): Promise<number> =>
  new Promise((resolve) => {
    const main = document.querySelector('main');
    let added = 0;
    const start = performance.now();
    const timer = setInterval(() => {
      const fragment = document.createDocumentFragment();
      for (let i = 0; i < 500; i++) {
        const p = document.createElement('p');
        p.append(`Message ${added++}: took note of the report and/or its annexes (see below) on 8/12.`);
        fragment.append(p);
      }
      main?.append(fragment);
      while ((main?.childElementCount ?? 0) > 4000) main?.firstElementChild?.remove();
      if (performance.now() - start < duration) return;
      clearInterval(timer);
      resolve(performance.now() - start);
    }, 50);
  });

/** A peer's observer: reads each added node at once, and wraps. Keeps its own time. */
const peerObserver = (): void => {
  const own = window as unknown as { peer: number };
  own.peer = 0;
  new MutationObserver((records) => {
    const start = performance.now();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) /\b[A-Z]+\/[A-Z0-9][\w./-]*\d/.test(walker.currentNode.nodeValue ?? '');
      }
    }
    own.peer += performance.now() - start;
  }).observe(document, { subtree: true, childList: true });
};

async function measured(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<Measured> {
  if (browser.name === 'firefox') {
    const { own, longest: most } = await sampled(browser, SCRIPT, act);
    return { own, longestOwn: most, longestTask: most };
  }
  const trace = await traced(page, act);
  const own = ownEvents(trace, browser.extensionOrigin);
  const threads = new Set(own.map(({ thread }) => thread));
  const first = Math.min(...own.map(({ start }) => start));
  // The frames that our underlines ask for are tasks of their own.
  const frames = tasks(trace).filter(
    (task) =>
      threads.has(task.thread) &&
      task.start > first &&
      trace.events.some(
        (event) =>
          event.name === 'Paint' &&
          event.thread === task.thread &&
          event.start >= task.start &&
          event.start < task.start + task.span,
      ),
  );
  return {
    own: total(own),
    longestOwn: longest(own),
    longestTask: Math.max(longest(tasksOf(trace, own)), longest(frames)),
  };
}

interface Scanned extends Measured {
  walk: number;
  reading: number;
  wrapping: number;
}

async function scan(browser: Browser, path: string): Promise<Scanned> {
  const page = await browser.newPage(hostilePage('empty'));
  await page.bringToFront();
  try {
    const figures = await measured(browser, page, async () => {
      await page.goto(hostilePage(path));
      await wait(READ);
    });
    const bare = browser.name === 'chromium' ? await bareWalk(page, browser.extensionOrigin) : null;
    const reading = await timeInPage(browser, page, walkReading);
    return { ...figures, walk: bare ?? reading, reading, wrapping: await timeInPage(browser, page, wrapSpans) };
  } finally {
    await page.close();
  }
}

/** Each figure's middle over several visits. */
async function scans(browser: Browser, path: string): Promise<Scanned> {
  const all: Scanned[] = [];
  for (let i = 0; i < REPEATS; i++) all.push(await scan(browser, path));
  const middle = (key: keyof Scanned) => median(all.map((one) => one[key]));
  return {
    own: middle('own'),
    longestOwn: middle('longestOwn'),
    longestTask: middle('longestTask'),
    walk: middle('walk'),
    reading: middle('reading'),
    wrapping: middle('wrapping'),
  };
}

/** The most ranges that are registered at any place of a page. */
async function mostRanges(browser: Browser, path: string): Promise<number> {
  const page = await browser.newPage(hostilePage(path));
  await page.bringToFront();
  const registered = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await wait(READ);
  let most = 0;
  for (let part = 0; part <= 4; part++) {
    // To a paragraph that names a document: where most name none, no other place shows anything.
    await page.evaluate((share: number) => {
      const naming = [...document.querySelectorAll('p')].filter((each) => each.textContent?.includes('A/RES/'));
      if (naming.length === 1) scrollTo(0, document.documentElement.scrollHeight * share);
      else naming[Math.round((naming.length - 1) * share)]?.scrollIntoView({ block: 'center', behavior: 'instant' });
    }, part / 4);
    await until('ranges are registered', async () => (await registered()) > 0);
    await wait(400);
    most = Math.max(most, await registered());
  }
  await page.close();
  return most;
}

async function* measureIn(browser: Browser): AsyncGenerator<Row> {
  const { name } = browser;
  const floor = name === 'chromium' ? 'bare walk' : 'walk reading text';

  const none = await scans(browser, '100k-nodes');
  yield row(`scan of 100k text nodes without symbols, ${name}`, none.own / none.walk, `times a ${floor}`, 1, {
    'walk reading text': none.reading / none.walk,
    'wrapping spans': none.wrapping / none.walk,
  });
  yield row(`own time on 100k text nodes without symbols, ${name}`, none.own, 'ms', null, {
    [floor]: none.walk,
    'walk reading text': none.reading,
    'wrapping spans': none.wrapping,
  });
  yield row(`longest own task, 100k text nodes without symbols, ${name}`, none.longestOwn, 'ms', 10, {
    'wrapping spans': none.wrapping,
  });

  const some = await scans(browser, '100k-nodes-with-symbols');
  yield row(`longest task, 100k text nodes with 1,000 symbols, ${name}`, some.longestTask, 'ms', 50, {
    'own part': some.longestOwn,
    'wrapping spans': some.wrapping,
  });
  yield row(`own time on 100k text nodes with 1,000 symbols, ${name}`, some.own, 'ms', null, {
    [floor]: some.walk,
    'wrapping spans': some.wrapping,
  });

  const long = await scans(browser, '20-megabytes');
  yield row(`longest own task, 20 MB of text, ${name}`, long.longestOwn, 'ms', 10, { 'wrapping spans': long.wrapping });
  yield row(`own time on 20 MB of text, ${name}`, long.own, 'ms', null, {
    [floor]: long.walk,
    'wrapping spans': long.wrapping,
  });

  for (const path of ['20k-links', '20k-links-with-documents']) {
    const links = await scans(browser, path);
    const versus = { [floor]: links.walk, 'walk reading text': links.reading };
    yield row(`own time on ${path.replaceAll('-', ' ')}, ${name}`, links.own, 'ms', null, versus);
    yield row(`longest own task, ${path.replaceAll('-', ' ')}, ${name}`, links.longestOwn, 'ms', 10, versus);
  }

  for (const path of ['100k-nodes-with-symbols', 'dense'])
    yield row(`registered ranges, ${path}, ${name}`, await mostRanges(browser, path), 'ranges', 300);

  const page = await browser.newPage(hostilePage('empty'));
  await page.bringToFront();
  await wait(1000);
  let lasted = STORM;
  const figures = await measured(browser, page, async () => {
    lasted = await page.evaluate(storm, STORM);
    await wait(300);
  });
  await page.goto(hostilePage('empty'));
  await page.evaluate(peerObserver);
  const again = await page.evaluate(storm, STORM);
  const peer = await page.evaluate(() => (window as unknown as { peer: number }).peer);
  yield row(`storm of 10,000 text nodes a second, ${name}`, (100 * figures.own) / lasted, '% of the main thread', 2.5, {
    'testing each added node': (100 * peer) / again,
  });
  await page.close();
}

export async function* measure(): AsyncGenerator<Row> {
  const server: TestServer = await startServer(hostileSites());
  try {
    for (const launch of [launchChromium, launchFirefox]) {
      const name = launch === launchChromium ? 'chromium' : 'firefox';
      const browser = await launch({ extension: builtExtension(name), server, logDirectory: null });
      try {
        yield* measureIn(browser);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
}
