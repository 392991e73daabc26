import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Runtime {
  id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
}

/** The window of the page. */
const page = new EventTarget();

/** The module as it is in a page of the browser that `runtime` stands for. */
async function load(runtime: Runtime) {
  vi.resetModules();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('chrome', { runtime });
  return import('../../../src/platform/content-runtime');
}

const alive = (sendMessage: Runtime['sendMessage'], base = 'chrome-extension://guid/'): Runtime => ({
  id: 'abc',
  getURL: (path) => base + path,
  sendMessage,
});

describe('content runtime', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    await vi.runAllTimersAsync();
    return promise;
  };

  /** The first question dies without a word, the second is answered. */
  const lostOnce = () =>
    vi
      .fn()
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValueOnce({ ok: true, value: 1 });

  it('hands on the answer', async () => {
    const { send } = await load(alive(async (message) => ({ ok: true, value: message })));
    expect(await settle(send({ name: 'x' }))).toEqual({ ok: true, value: { name: 'x' } });
  });

  it.each(['rejects', 'answers nothing'])('asks once more when the first try %s', async (how) => {
    const tries = vi
      .fn()
      .mockImplementationOnce(() => (how === 'rejects' ? Promise.reject(new Error('no receiver')) : Promise.resolve()))
      .mockResolvedValueOnce({ ok: true, value: 1 });
    const { send } = await load(alive(tries));
    expect(await settle(send({}))).toEqual({ ok: true, value: 1 });
    expect(tries).toHaveBeenCalledTimes(2);
  });

  it('asks once more when the page was left and is seen again, for no answer reaches it meanwhile', async () => {
    const tries = lostOnce();
    const { send } = await load(alive(tries));
    const asked = send({});
    // Of a page that is loaded, the event says nothing of an answer.
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(tries).toHaveBeenCalledTimes(1);
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(await settle(asked)).toEqual({ ok: true, value: 1 });
    expect(tries).toHaveBeenCalledTimes(2);
  });

  it('asks once more when an answer is very long in coming, for a background may die with the question', async () => {
    const tries = lostOnce();
    const { send } = await load(alive(tries));
    const asked = send({});
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tries).toHaveBeenCalledTimes(1);
    expect(await settle(asked)).toEqual({ ok: true, value: 1 });
    expect(tries).toHaveBeenCalledTimes(2);
  });

  it('gives up after the second try', async () => {
    const tries = vi.fn().mockRejectedValue(new Error('no receiver'));
    const { send } = await load(alive(tries));
    expect(await settle(send({}))).toEqual({ ok: false, error: 'internal' });
    expect(tries).toHaveBeenCalledTimes(2);
  });

  it('asks nothing when it outlived its extension', async () => {
    const runtime = alive(vi.fn().mockRejectedValue(new Error('Extension context invalidated.')));
    const { send, isAlive } = await load(runtime);
    expect(isAlive()).toBe(true);
    runtime.id = undefined as unknown as string;
    expect(isAlive()).toBe(false);
    expect(await settle(send({}))).toMatchObject({ ok: false });
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });

  it('knows the origin of frames in both browsers', async () => {
    const chromium = await load(alive(async () => undefined));
    expect(chromium.pageUrl('card.html')).toBe('chrome-extension://guid/card.html');
    expect(chromium.pageOrigin()).toBe('chrome-extension://abc');
    const firefox = await load(alive(async () => undefined, 'moz-extension://uuid/'));
    expect(firefox.pageOrigin()).toBe('moz-extension://uuid');
  });
});
