/**
 * A client of WebDriver BiDi, the standard protocol that Firefox speaks without any driver program: commands and their
 * answers over one web socket. It knows the protocol's shapes, nothing of tests.
 */
import WebSocket from 'ws';
import { BrowserEnded } from './browser';

/** A value as the protocol serialises it; we only ever ask for strings. */
interface EvaluateResult {
  type: 'success' | 'exception';
  result?: { type: string; value?: unknown };
  exceptionDetails?: { text: string };
}

export interface BrowsingContext {
  context: string;
  url: string;
  children: BrowsingContext[] | null;
}

export type InputAction = Record<string, unknown>;

export class BidiError extends Error {}

export class BidiClient {
  private serial = 0;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();

  /** Hears of every event that was subscribed to. */
  onEvent: (method: string, params: unknown) => void = () => {};

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.receive(String(data)));
    socket.on('close', () => {
      for (const { reject } of this.waiting.values()) reject(new BrowserEnded('The browser has ended'));
      this.waiting.clear();
    });
  }

  /** Connects and opens a session. @param address as the browser prints it (`ws://127.0.0.1:1234`). */
  static async connect(
    address: string,
    capabilities: Record<string, unknown>,
  ): Promise<{ client: BidiClient; version: string }> {
    const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false, maxPayload: 2 ** 28 });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => socket.terminate());
    const client = new BidiClient(socket);
    const session = await client.send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: { alwaysMatch: capabilities },
    });
    return { client, version: session.capabilities.browserVersion };
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      type: string;
      error?: string;
      message?: string;
      result?: unknown;
      method?: string;
      params?: unknown;
    };
    if (message.type === 'event') this.onEvent(message.method ?? '', message.params);
    const waiter = message.id === undefined ? undefined : this.waiting.get(message.id);
    if (!waiter || message.id === undefined) return;
    this.waiting.delete(message.id);
    if (message.type === 'error') waiter.reject(new BidiError(`${message.error}: ${message.message}`));
    else waiter.resolve(message.result as never);
  }

  send<T = unknown>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.reject(new BrowserEnded('The browser has ended'));
    this.serial += 1;
    const id = this.serial;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Evaluates an expression whose promise gives a JSON text, and reads that. @throws BidiError if the expression throws. */
  async evaluateJson<T>(context: string, expression: string): Promise<T> {
    const answer = await this.send<EvaluateResult>('script.evaluate', {
      target: { context },
      expression: `(async () => JSON.stringify(await ${expression}))()`,
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new BidiError(answer.exceptionDetails?.text ?? 'The expression threw');
    const value = answer.result?.value;
    return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
  }

  /** Open tabs, or with `chrome` the windows of the browser itself. */
  async contexts(scope?: 'chrome'): Promise<BrowsingContext[]> {
    const tree = await this.send<{ contexts: BrowsingContext[] }>(
      'browsingContext.getTree',
      scope === 'chrome' ? { 'moz:scope': 'chrome' } : {},
    );
    return tree.contexts;
  }

  async perform(context: string, source: Record<string, unknown>, actions: InputAction[]): Promise<void> {
    await this.send('input.performActions', { context, actions: [{ ...source, actions }] });
  }

  close(): void {
    this.socket.terminate();
  }
}
