/**
 * What the content script needs of the browser's extension interface, and nothing more: it runs in every page and frame,
 * so it does not pay for the polyfill of browser.ts. Both browsers answer messages with promises under either name.
 * Must not know what a message says.
 */

/** A reply of the background as received, or why there is none: this copy outlived its extension, or nobody answered. */
export type Delivery = { ok: true; value: unknown } | { ok: false; error: 'gone' | 'unreachable' };

interface Runtime {
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
}

const scope = globalThis as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } };
const runtime = (scope.browser ?? scope.chrome)?.runtime;

/** Time for a background that was being started to come up before the second and last try. */
const RETRY_AFTER = 300; // ms

/** False once the extension was updated, disabled or removed under this copy: the browser then takes the id away. */
export function isAlive(): boolean {
  try {
    return runtime?.id !== undefined;
  } catch {
    return false;
  }
}

/** Address of a packaged page, in the form that a web page may frame. */
export const pageUrl = (path: string): string => runtime?.getURL(path) ?? '';

/**
 * Origin of our own pages in a frame. Chromium's dynamic addresses load under the origin of the fixed identifier,
 * not under that of the address.
 */
export function pageOrigin(): string {
  const origin = new URL(pageUrl('')).origin;
  return origin.startsWith('chrome-') ? `chrome-extension://${runtime?.id}` : origin;
}

/** Sends one message to the background, once more if nobody answered. Never rejects; `message` is plain JSON. */
export async function send(message: unknown): Promise<Delivery> {
  for (let attempt = 0; isAlive(); attempt++) {
    try {
      const value = await runtime?.sendMessage(message);
      if (value !== undefined) return { ok: true, value };
    } catch {
      // Told apart by isAlive: an orphaned copy throws here as a sleeping background does.
    }
    if (attempt > 0) return { ok: false, error: isAlive() ? 'unreachable' : 'gone' };
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
  }
  return { ok: false, error: 'gone' };
}
