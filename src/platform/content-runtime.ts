/**
 * What the content script needs of the browser's extension interface, and nothing more: it runs in every page and frame,
 * so it does not pay for the polyfill of browser.ts. Both browsers answer messages with promises under either name.
 * Must not know what a message says.
 */

/** What the background answers with, by convention of all messages: a value, or why there is none. */
export type Answer = { ok: true; value: unknown } | { ok: false; error: unknown };

/** A lasting line from another part of the extension. */
export interface Port {
  readonly name: string;
  postMessage(message: unknown): void;
  readonly onMessage: Event<[message: unknown]>;
  readonly onDisconnect: Event<[]>;
}

interface Event<Arguments extends unknown[], Result = void> {
  addListener(listener: (...args: Arguments) => Result): void;
}

interface Runtime {
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<Answer | undefined>;
  readonly onMessage: Event<[message: unknown, sender: unknown, answer: (value: unknown) => void], boolean>;
  readonly onConnect: Event<[port: Port]>;
}

// Chromium makes an object of its own for each of the two names, when it is first asked for.
const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;

/** Time for a background that was being started to come up before the second and last try. */
const RETRY_AFTER = 300; // ms
/** A background that dies while it starts may take a message along without a word; the largest page is answered sooner. */
const PATIENCE = 30_000; // ms

/** False once the extension was updated, disabled or removed under this copy: the browser then takes the id away. */
export function isAlive(): boolean {
  try {
    return !!runtime.id;
  } catch {
    return false;
  }
}

/** Address of a packaged page, in the form that a web page may frame. */
export const pageUrl = (path: string): string => runtime.getURL(path);

/**
 * Origin of our own pages in a frame. Chromium's dynamic addresses load under the origin of the fixed identifier,
 * not under that of the address.
 */
export function pageOrigin(): string {
  const base = pageUrl('');
  return base.startsWith('c') ? `chrome-extension://${runtime.id}` : base.slice(0, -1);
}

/**
 * Resolves when no answer is to be expected any more: after {@link PATIENCE}, or when the page is seen again after it was left,
 * for what was answered meanwhile is lost in Firefox, without a word.
 */
const unanswered = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE, undefined);
    signal.addEventListener('abort', () => clearTimeout(timer));
    addEventListener('pageshow', ({ persisted }) => persisted && resolve(undefined), { signal });
  });

/** Sends one message to the background, once more if nobody answered. Never rejects; `message` is plain JSON. */
export async function send(message: unknown): Promise<Answer> {
  for (let attempt = 0; attempt < 2 && isAlive(); attempt++) {
    if (attempt) await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    const over = new AbortController();
    try {
      const answer = await Promise.race([runtime.sendMessage(message), unanswered(over.signal)]);
      if (answer) return answer;
    } catch {
      // An orphaned copy throws here as a sleeping background does: isAlive tells them apart.
    } finally {
      over.abort();
    }
  }
  return { ok: false, error: 'internal' };
}

/**
 * Hears every message of the extension to this frame. What `listener` returns, at once or later, is the answer; undefined
 * for a message that it does not know.
 */
export function onMessage(listener: (message: unknown) => unknown): void {
  runtime.onMessage.addListener((message, _sender, answer) => {
    const value = listener(message);
    if (value === undefined) return false;
    void Promise.resolve(value).then(answer);
    // The answer may come later.
    return true;
  });
}

/** Hears of every line that another part of the extension opens to this frame. */
export const onConnect = (listener: (port: Port) => void): void => runtime.onConnect.addListener(listener);
