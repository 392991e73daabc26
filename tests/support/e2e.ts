/**
 * What the end-to-end tests share: starting a browser of the run, and resting on a symbol until its card is filled.
 */
import { inject } from 'vitest';
import {
  type Browser,
  type BrowserName,
  type LaunchOptions,
  type Page,
  type Point,
  pointOf,
  type Scope,
  unchanging,
  until,
} from './browser';
import { launchChromium } from './chromium';
import { builtExtension } from './extension';
import { launchFirefox } from './firefox';
import type { Area } from './png';
import type { ServerAddress } from './server';

/** Starts a browser with the built extension; its connections are recorded with those of the whole run. */
export function launch(
  name: BrowserName,
  server: ServerAddress,
  options: Partial<LaunchOptions> = {},
): Promise<Browser> {
  const start = name === 'chromium' ? launchChromium : launchFirefox;
  return start({
    extension: builtExtension(name),
    server,
    logDirectory: inject('connectionLogs'),
    template: inject('firefoxTemplate'),
    ...options,
  });
}

/** Waits until the content script has painted something: highlights are the only trace that it leaves. */
export async function scanned(page: Page): Promise<void> {
  await until('symbols are underlined', () => page.evaluate(() => CSS.highlights.size > 0));
}

/** A place where no text stands, so that a pointer there rests on nothing. */
const NOWHERE = { x: 2, y: 2 };

/** A filled card on a page. */
export interface OpenCard {
  frame: Scope;
  /** All that the card shows, as a reader would read it, with white space collapsed. */
  text(): Promise<string>;
}

const shownText = (frame: Scope): Promise<string> =>
  // biome-ignore lint/performance/useDomNodeTextContent: text that is not rendered is not shown.
  frame.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());

/** Waits for a filled card on the page. */
export async function filledCard(page: Page): Promise<OpenCard> {
  const frame = await until('a filled card', async () => {
    for (const candidate of await page.extensionFrames()) {
      if (await shownText(candidate)) return candidate;
    }
    return null;
  });
  return { frame, text: () => shownText(frame) };
}

/** Waits until no frame of the extension stands on the page any more. */
export async function cardGone(page: Page): Promise<void> {
  await until('the card is gone', async () => (await page.extensionFrames()).length === 0);
}

/** Leaves whatever is open, rests on a text of the page, and waits for its card. */
export async function restOn(page: Page, text: string, occurrence = 0): Promise<OpenCard> {
  await page.movePointer(NOWHERE);
  await cardGone(page);
  await page.movePointer(await pointOf(page, text, occurrence));
  return filledCard(page);
}

/** Moves away from everything and waits until the card has closed by itself. */
export async function leave(page: Page): Promise<void> {
  await page.movePointer(NOWHERE);
  await cardGone(page);
}

/**
 * The text of every underlined range, in the order of the page; those in shadow roots last, in the order of their hosts.
 * Asked in the page's own world: the registry of highlights is one for all.
 */
export const marked = (scope: Scope): Promise<string[]> =>
  scope.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight] as Range[]);
    const hosts = (range: AbstractRange): Node[] => {
      const found: Node[] = [];
      for (let root = range.startContainer.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
        found.unshift(root.host);
      return found;
    };
    const order = (a: Range, b: Range): number => {
      const [one, other] = [hosts(a), hosts(b)];
      const at = one.findIndex((host, i) => host !== other[i]);
      const [first, second] = at < 0 ? [undefined, other[one.length]] : [one[at], other[at]];
      if (first && second) return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      if (first || second) return first ? 1 : -1;
      return a.compareBoundaryPoints(Range.START_TO_START, b);
    };
    return ranges.sort(order).map(String);
  });

/** The middle of the element `#target`, in the document or an open shadow root, scrolled into view. */
export async function targetPoint(scope: Scope): Promise<Point> {
  const point = await scope.evaluate(() => {
    const search = (root: Document | ShadowRoot): Element | null => {
      const found = root.getElementById('target');
      if (found) return found;
      for (const element of Document.prototype.querySelectorAll.call(root, '*')) {
        const inner = element.shadowRoot instanceof ShadowRoot ? search(element.shadowRoot) : null;
        if (inner) return inner;
      }
      return null;
    };
    const target = search(document);
    target?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = target?.getBoundingClientRect();
    return box
      ? { x: Math.round(box.left + Math.min(box.width / 2, 40)), y: Math.round(box.top + box.height / 2) }
      : null;
  });
  if (!point) throw new Error('The page has no #target');
  return point;
}

/** Leaves whatever is open, rests on the element `#target` and waits for its card. */
export async function restOnTarget(page: Page): Promise<OpenCard> {
  await page.movePointer(NOWHERE);
  await cardGone(page);
  await page.movePointer(await targetPoint(page));
  return filledCard(page);
}

/** Lets time pass. */
export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Where the card stands in the page: the one element of ours, outside of the body, in a dialog or in what is in full screen; null while none is seen. */
export const cardBox = (page: Page): Promise<Area | null> =>
  page.evaluate(() => {
    const [host] = Document.prototype.querySelectorAll.call(
      document,

      'html > div:not([id]), dialog > div:not([id]), :fullscreen > div:not([id])',
    );
    const box = host?.checkVisibility({ visibilityProperty: true }) ? host.getBoundingClientRect() : null;
    return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
  });

/** Waits until the card is shown and no longer changes its size. */
export function settledCard(page: Page): Promise<Area> {
  const shown = async (): Promise<Area> => {
    const box = await cardBox(page);
    if (!box || box.width === 0) throw new Error('No card is shown');
    return box;
  };
  return unchanging('the card keeps its size', shown, 100);
}

/** Clicks the middle of an element of the card, once neither it nor the card moves any more: what is read later may push it down. */
export async function clickInCard(page: Page, { frame }: OpenCard, selector: string): Promise<void> {
  const middle = async (): Promise<Point> => {
    const card = await cardBox(page);
    const box = await frame.evaluate((wanted: string) => {
      const { x, y, width, height } = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    }, selector);
    if (!card || box.width === 0) throw new Error(`The card shows no ${selector}`);
    return { x: card.x + box.x + box.width / 2, y: card.y + box.y + box.height / 2 };
  };
  await page.click(await unchanging(`${selector} keeps its place`, middle, 100));
}

/** True if a pointer at the middle of the card would meet the card and nothing of the page. */
export const cardOnTop = async (page: Page): Promise<boolean> => {
  const { x, y, width, height } = await settledCard(page);
  return page.evaluate(
    (left: number, top: number) => {
      const element = document.elementFromPoint(left, top);
      return element?.localName === 'div' && !element.id && element.childNodes.length === 0;
    },
    x + width / 2,
    y + height / 2,
  );
};
