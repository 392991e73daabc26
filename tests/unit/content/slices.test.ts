import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlices, inSlices } from '../../../src/content/slices';

/** A clock that only jobs move. */
let now = 0;
beforeEach(() => {
  now = 0;
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function* job(name: string, steps: number, cost: number, log: string[]): Generator<boolean | undefined> {
  for (let i = 0; i < steps; i++) {
    now += cost;
    log.push(`${name}${i}`);
    yield;
  }
}

describe('slices', () => {
  it('does nothing at once, then all jobs in order, and rests once', () => {
    const log: string[] = [];
    const work = createSlices(
      new AbortController().signal,
      () => log.push('progress'),
      (spent) => log.push(`rested ${spent}`),
    );
    work(job('a', 2, 1, log));
    work(job('b', 1, 1, log));
    expect(log).toEqual([]);
    vi.runAllTimers();
    expect(log).toEqual(['a0', 'a1', 'b0', 'rested 3', 'progress']);
  });

  it('goes on with the other jobs when one throws, and says so', () => {
    const log: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => log.push(error));
    const work = createSlices(
      new AbortController().signal,
      () => {},
      () => log.push('rested'),
    );
    work(
      (function* () {
        yield;
        throw 'fault';
      })(),
    );
    work(job('a', 1, 1, log as string[]));
    vi.runAllTimers();
    expect(log).toEqual(['fault', 'a0', 'rested']);
    vi.unstubAllGlobals();
  });

  it('begins at once where it is waited for, and tells the time that it took', async () => {
    const log: string[] = [];
    const spent = inSlices(new AbortController().signal, job('a', 3, 2, log));
    expect(log).toEqual(['a0', 'a1']);
    vi.runAllTimers();
    expect(await spent).toBe(6);
  });

  it('lets the page have its turn when a slice is over', () => {
    const log: string[] = [];
    const work = createSlices(
      new AbortController().signal,
      () => {},
      () => {},
    );
    work(job('a', 9, 2, log));
    vi.advanceTimersToNextTimer();
    expect(log).toEqual(['a0', 'a1']);
    vi.advanceTimersToNextTimer();
    expect(log).toEqual(['a0', 'a1', 'a2', 'a3']);
  });

  it('gives a slice of its own to a step that takes long', () => {
    const log: string[] = [];
    const work = createSlices(
      new AbortController().signal,
      () => {},
      () => {},
    );
    work(
      (function* () {
        log.push('short');
        yield true;
        log.push('long');
        yield;
      })(),
    );
    vi.advanceTimersToNextTimer();
    expect(log).toEqual(['short']);
    vi.advanceTimersToNextTimer();
    expect(log).toEqual(['short', 'long']);
  });

  it('tells of long work before its end', () => {
    const log: string[] = [];
    const work = createSlices(
      new AbortController().signal,
      () => log.push(`progress ${now}`),
      (spent) => log.push(`rested ${spent}`),
    );
    work(job('', 50, 5, []));
    vi.runAllTimers();
    expect(log).toEqual(['progress 100', 'progress 200', 'rested 250', 'progress 250']);
  });

  it('counts anew after a rest', () => {
    const spent: number[] = [];
    const work = createSlices(
      new AbortController().signal,
      () => {},
      (time) => spent.push(time),
    );
    work(job('a', 3, 1, []));
    vi.runAllTimers();
    work(job('b', 2, 1, []));
    vi.runAllTimers();
    expect(spent).toEqual([3, 2]);
  });

  it('stops with the signal', () => {
    const stop = new AbortController();
    const log: string[] = [];
    const work = createSlices(
      stop.signal,
      () => log.push('progress'),
      () => log.push('rested'),
    );
    work(job('a', 9, 2, log));
    vi.advanceTimersToNextTimer();
    stop.abort();
    vi.runAllTimers();
    expect(log).toEqual(['a0', 'a1']);
  });
});
