/**
 * What a test may do with a browser, the same for both: so that one test runs in each. The drivers are `chromium.ts` and
 * `firefox.ts`. Nothing here knows what the extension shows.
 */
import type { CDPSession } from 'playwright-core';
import type { ServerAddress } from './server';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  /** Folder of the unpacked extension. */
  extension: string;
  /** The server that plays the host names. Null leaves names to the network: for a person's own look around. */
  server: ServerAddress | null;
  /** Folder that receives the browser's own record of its connections; null keeps none. */
  logDirectory: string | null;
  /** A profile to go on with; without one a fresh profile is made and removed on close. */
  profile?: string;
  /** A profile that fresh ones are copies of: Firefox starts sooner in one that it has seen. Chromium does not look at it. */
  template?: string;
  /** Default true. */
  headless?: boolean;
  /** Size of the page in CSS pixels. */
  viewport?: { width: number; height: number };
}

/** A document in which expressions can be evaluated: a page, or a frame of it. */
export interface Scope {
  /**
   * Calls a function in the document, in the page's own world, and waits for its promise. The function stands alone: it sees
   * its arguments and globals, nothing of the test. Arguments and result travel as JSON.
   */
  evaluate<Arguments extends unknown[], Result>(
    code: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  url(): Promise<string>;
  /** What assistive technology is told of the document; null where no driver says it (Firefox). */
  accessibility: (() => Promise<AccessibilityNode[]>) | null;
}

/** A node of the accessibility tree as the devtools protocol gives it, the root first. */
export interface AccessibilityNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  description?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Page extends Scope {
  goto(url: string): Promise<void>;
  /** Moves the pointer to a point of the viewport, over a few points on the way as a hand would. */
  movePointer(to: Point): Promise<void>;
  click(at: Point): Promise<void>;
  /** Touches a point with one finger and lifts it. */
  tap(at: Point): Promise<void>;
  /** Presses and releases a key: one character, or `Escape`, `Enter`, `Tab`, `ArrowDown`..., with `Shift+` and the like before. */
  press(key: string): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** Documents of the extension that stand in frames of this page, wherever in it. */
  extensionFrames(): Promise<Scope[]>;
  /** Makes it the tab that is seen: a page behind another may be left unpainted. */
  bringToFront(): Promise<void>;
  /** The page's own child frames, without those of the extension, in the order of the tree. */
  frames(): Promise<Scope[]>;
  /** Presses the keys that write `text`. */
  type(text: string): Promise<void>;
  /** From now on calls a function at the start of every document of the page and its frames, before any script of theirs. */
  atDocumentStart<Arguments extends unknown[]>(code: (...args: Arguments) => void, ...args: Arguments): Promise<void>;
  /** Errors since the page was opened: exceptions that nobody caught, and what was written as an error, in any world. */
  problems(): Promise<string[]>;
  /** Shows the page as it would be printed, or on the screen again. The page must be in front. */
  setMedia(media: 'screen' | 'print'): Promise<void>;
  /** Chromium's own protocol for this page; null in Firefox. */
  devtools(): Promise<CDPSession | null>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** `chrome-extension://...` or `moz-extension://...`, without a slash at the end. */
  readonly extensionOrigin: string;
  readonly profile: string;
  newPage(url?: string): Promise<Page>;
  /** Opens a page of the extension in a tab. */
  extensionPage(path: string): Promise<Page>;
  /** True while the service worker or event page is up. */
  backgroundRuns(): Promise<boolean>;
  /** Chooses an item of the context menu on the page in front, as if after selecting text there. Wakes the background. */
  chooseMenuItem(item: string, click: { tab: number; selectionText: string; frameId?: number }): Promise<void>;
  /** Gives a keyboard command while the page in front has the focus. Wakes the background. */
  giveCommand(name: string): Promise<void>;
  /** Ends the service worker or event page at once, whatever it is doing. True if one was running. */
  stopBackground(): Promise<boolean>;
  /** Evaluates an expression in the browser's own window, whose promise gives JSON; in Firefox alone. */
  inBrowser: (<T>(expression: string) => Promise<T>) | null;
  /** Ends the whole browser as a power cut would: no farewell to any process. Only `close()` may follow. */
  kill(): Promise<void>;
  /** Resolves when the browser has ended, by whatever hand. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

/** The source of an expression that calls `code` with `args`; `__name` is what some transpilers leave in function texts. */
export function callSource(code: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(async () => { const __name = (value) => value; return await (${code.toString()})(...${JSON.stringify(args)}); })()`;
}

/** The browser is no longer there: nothing is to be waited for. */
export class BrowserEnded extends Error {}

/** Pauses between two looks: short at first, longer while nothing comes, for every look takes time from the browser. */
const FIRST_PAUSE = 30; // ms
const LONGEST_PAUSE = 250; // ms

/**
 * Calls `probe` until it gives something else than null, undefined or false; the error names what did not come.
 * @param options `interval` where the pauses are to be alike
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T>,
  { timeout = 30_000, interval }: { timeout?: number; interval?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeout;
  let pause = interval ?? FIRST_PAUSE;
  let last: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== null && value !== undefined && value !== false) return value as NonNullable<Exclude<T, false>>;
      last = value;
    } catch (error) {
      if (error instanceof BrowserEnded) throw error;
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`${what}: not within ${timeout} ms`, last instanceof Error ? { cause: last } : undefined);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (interval === undefined) pause = Math.min(pause * 1.2, LONGEST_PAUSE);
  }
}

/** Looks again every `interval` ms until two looks in a row give the same, and gives that. A look that throws is none. */
export async function unchanging<T>(what: string, look: () => Promise<T>, interval: number): Promise<T> {
  let last: string | null = null;
  const probe = async (): Promise<{ value: T } | null> => {
    const before = last;
    last = null;
    const value = await look();
    last = JSON.stringify(value);
    return last === before ? { value } : null;
  };
  return (await until(what, probe, { interval })).value;
}

/**
 * Where a text stands in the page: the middle of its first box, scrolled into view. The text may run across elements.
 * @param text as it reads with white space collapsed.
 * @param occurrence 0 for the first.
 * @param block where in the viewport the element that holds it comes to stand.
 */
export async function pointOf(
  page: Scope,
  text: string,
  occurrence = 0,
  block: 'start' | 'center' = 'center',
): Promise<Point> {
  const point = await page.evaluate(
    (wanted: string, index: number, position: 'start' | 'center') => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const places: { node: Text; offset: number }[] = [];
      let flat = '';
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (node.parentElement?.closest('script, style')) continue;
        for (let offset = 0; offset < node.data.length; offset++) {
          const space = /\s/.test(node.data.charAt(offset));
          if (space && flat.endsWith(' ')) continue;
          flat += space ? ' ' : node.data.charAt(offset);
          places.push({ node, offset });
        }
      }
      let at = -1;
      for (let n = 0; n <= index; n++) {
        at = flat.indexOf(wanted, at + 1);
        if (at < 0) return null;
      }
      const first = places[at];
      const last = places[at + wanted.length - 1];
      if (!first || !last) return null;
      const range = new Range();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      first.node.parentElement?.scrollIntoView({ block: position, behavior: 'instant' });
      const box = [...range.getClientRects()].find((rect) => rect.width > 1 && rect.height > 1);
      return box
        ? { x: Math.round(box.left + Math.min(box.width / 2, 40)), y: Math.round(box.top + box.height / 2) }
        : null;
    },
    text,
    occurrence,
    block,
  );
  if (!point) throw new Error(`The page does not show ${JSON.stringify(text)} (${occurrence})`);
  return point;
}
