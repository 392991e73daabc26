/**
 * A trace of one page in Chromium: every event of its main thread that is ours or a task, with times in ms. "Ours" is told by
 * where an event's function comes from (the extension's own address), and for tasks by whether such an event lies in them.
 */
import type { Page } from '../support/browser';

interface RawEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time of the processor that the thread had meanwhile. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; fileName?: string; functionName?: string }; fileName?: string };
}

export interface TraceEvent {
  name: string;
  /** Address of the script that runs, or an empty text. */
  url: string;
  start: number;
  /** End minus start, by the clock. */
  span: number;
  /** Time of the processor, so that what else runs on the machine does not count; by the clock where that is not told. */
  duration: number;
  thread: string;
}

export interface Trace {
  events: TraceEvent[];
}

const CATEGORIES = ['devtools.timeline', 'toplevel', 'v8'];

/** Records while `act` runs. @throws Error in another browser. */
export async function traced(page: Page, act: () => Promise<unknown>): Promise<Trace> {
  const session = await page.devtools();
  if (!session) throw new Error('Only Chromium traces');
  const raw: RawEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => raw.push(...(value as unknown as RawEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: CATEGORIES.join() });
  try {
    await act();
  } finally {
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  return {
    events: raw
      .filter(({ ph, dur }) => ph === 'X' && dur !== undefined)
      .map(({ name, args, ts, dur, tdur, pid, tid }) => ({
        name,
        url: args?.data?.url ?? args?.data?.fileName ?? args?.fileName ?? '',
        start: ts / 1000,
        span: (dur ?? 0) / 1000,
        duration: (tdur ?? dur ?? 0) / 1000,
        thread: `${pid}/${tid}`,
      })),
  };
}

/** The outermost of events that lie in one another, so that no time is counted twice. */
export function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const sorted = [...events].sort((a, b) => a.start - b.start || b.span - a.span);
  const kept: TraceEvent[] = [];
  const ends = new Map<string, number>();
  for (const event of sorted) {
    if (event.start < (ends.get(event.thread) ?? Number.NEGATIVE_INFINITY)) continue;
    kept.push(event);
    ends.set(event.thread, event.start + event.span);
  }
  return kept;
}

/** What ran of the script whose address begins with `origin`. */
export const ownEvents = (trace: Trace, origin: string): TraceEvent[] =>
  outermost(trace.events.filter(({ url }) => url.startsWith(origin)));

/** The browser's tasks, on all threads. */
export const tasks = (trace: Trace): TraceEvent[] =>
  outermost(trace.events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask'));

/** The tasks in which one of `own` lies: with everything that they caused, layout and paint of the same task included. */
export function tasksOf(trace: Trace, own: readonly TraceEvent[]): TraceEvent[] {
  return tasks(trace).filter((task) =>
    own.some(
      (event) => event.thread === task.thread && event.start >= task.start && event.start < task.start + task.span,
    ),
  );
}

export const total = (events: readonly TraceEvent[]): number => events.reduce((sum, { duration }) => sum + duration, 0);
export const longest = (events: readonly TraceEvent[]): number =>
  events.reduce((most, { duration }) => Math.max(most, duration), 0);
