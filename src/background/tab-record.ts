/**
 * What is known of a tab while its page stands: whose page it is, which frames have spoken, and which documents they name.
 * Pure. A tab's own events do not tell a new page from a page that only changed its address or one of its frames; the identity
 * of the document that speaks does, and what cannot be told so is asked of the frames again. Must not know who asks, or where
 * it is kept.
 */

/** A frame that has spoken. */
export interface FrameRecord {
  /** The browser's name for the document in the frame. */
  document: string;
  /** {@link TabRecord.generation} when this was last known to be true. */
  generation: number;
  /** The documents that it names. Where a text leaves open which one it means, the candidates joined by {@link OR}. */
  keys: string[];
}

export interface TabRecord {
  /** Host name of the top page; null while nothing has spoken, and where it has none. */
  host: string | null;
  /** The document of the top frame; null while it has said nothing. */
  page: string | null;
  /** True if the reader asked for symbols on this page. */
  asked: boolean;
  /** Counts how often something in the tab began to load. */
  generation: number;
  /** The generation at which the frames were last asked what they hold. */
  settled: number;
  /** By the number of the frame. */
  frames: Record<number, FrameRecord>;
  /** The frame that shows a card, or did last; null where none has, or it said that it is closed. */
  card: number | null;
}

export const NO_RECORD: Readonly<TabRecord> = {
  host: null,
  page: null,
  asked: false,
  generation: 0,
  settled: 0,
  frames: {},
  card: null,
};

/** Who speaks: the frame's number, its document, and the host of the page around it. */
export interface Speaker {
  frame: number;
  document: string;
  host: string | null;
}

/** Between the candidates of one place; no key has it. */
const OR = '|';
/** More are not kept of one frame: the badge has room for three digits. */
export const MOST_KEYS = 1000;

/** The key under which a place is counted: its document, or all that it may mean. */
export const keyOf = (symbol: string | null, candidates: readonly string[]): string => symbol ?? candidates.join(OR);

/** The record after a frame has named `keys`. A new document in the top frame ends what was known of the page before. */
export function spoken(record: TabRecord, { frame, document, host }: Speaker, keys: readonly string[]): TabRecord {
  const next = { ...record, host, frames: { ...record.frames } };
  if (host !== record.host) next.asked = false;
  if (frame === 0 && document !== record.page) {
    // Frames of the new page may have spoken before the page itself, but not before it began to load.
    for (const [id, one] of Object.entries(next.frames))
      if (one.generation < record.generation) delete next.frames[Number(id)];
    next.page = document;
    next.card = null;
    next.asked &&= record.page === null;
  }
  const known = next.frames[frame];
  // A frame that was asked has told its symbols, not its document.
  const before = known && (known.document === document || known.document === '') ? known.keys : [];
  next.frames[frame] = { document, generation: record.generation, keys: withKeys(before, keys) };
  return next;
}

const withKeys = (before: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...before, ...more])].slice(0, MOST_KEYS);

/** The record when something in the tab begins to load: nothing known is certain any more. */
export const loading = (record: TabRecord): TabRecord => ({ ...record, generation: record.generation + 1 });

/**
 * The frames to ask what they hold, once loading is over; the top one first. All of them: a page that is about to go may have
 * spoken after the next one began to load.
 */
export function uncertain({ frames, generation, settled }: TabRecord): number[] {
  return generation === settled ? [] : [...new Set([0, ...Object.keys(frames).map(Number)])];
}

/** The record when a frame was asked for its symbols and named `keys`, or gave no answer (null) and is gone or has none. */
export function verified(record: TabRecord, frame: number, keys: readonly string[] | null): TabRecord {
  const frames = { ...record.frames };
  if (keys === null) delete frames[frame];
  else
    frames[frame] = {
      document: frames[frame]?.document ?? '',
      generation: record.generation,
      keys: [...new Set(keys)].slice(0, MOST_KEYS),
    };
  return { ...record, frames };
}

/** How many distinct documents the page names, in all its frames; frames that may be gone do not count. */
export function countOf(record: TabRecord): number {
  const current = Object.values(record.frames).filter(({ generation }) => generation === record.generation);
  return new Set(current.flatMap(({ keys }) => keys)).size;
}
