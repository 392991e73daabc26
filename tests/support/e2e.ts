/**
 * What the end-to-end tests share: starting a browser of the run, and resting on a symbol until its card is filled.
 */
import { inject } from 'vitest';
import { type Browser, type BrowserName, type LaunchOptions, type Page, pointOf, type Scope, until } from './browser';
import { launchChromium } from './chromium';
import { builtExtension } from './extension';
import { launchFirefox } from './firefox';
import type { ServerAddress } from './server';

/** Starts a browser with the built extension; its connections are recorded with those of the whole run. */
export function launch(
  name: BrowserName,
  server: ServerAddress,
  options: Partial<LaunchOptions> = {},
): Promise<Browser> {
  const start = name === 'chromium' ? launchChromium : launchFirefox;
  return start({ extension: builtExtension(name), server, logDirectory: inject('connectionLogs'), ...options });
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
