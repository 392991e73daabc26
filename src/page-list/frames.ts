/**
 * The symbols of all frames of a page as one list: one entry a document, in the order of the page.
 * Pure. Must not know a browser, nor how the list is drawn.
 */
import type { CardSubject } from '../protocol/card';
import type { ListedSymbol, Manner } from '../protocol/messages';

/** One document that the page names, or one citation that leaves open which. */
export interface Entry {
  key: string;
  subject: CardSubject;
  manner: Manner;
  /** In all frames together. */
  places: number;
  /** Where its first place is. */
  frame: number;
  id: number;
}

export interface Group {
  manner: Manner;
  entries: Entry[];
}

/** Strongest first: what the corpus holds says most. */
const MANNERS = ['corpus', 'cited', 'other'] as const;
const stronger = (a: Manner, b: Manner): Manner => (MANNERS.indexOf(a) <= MANNERS.indexOf(b) ? a : b);

/** One list of what the frames have told, by the number of the frame; the top one comes first. Groups without entries are left out. */
export function groupsOf(told: ReadonlyMap<number, readonly ListedSymbol[]>): Group[] {
  const entries = new Map<string, Entry>();
  for (const [frame, symbols] of [...told].sort(([a], [b]) => a - b)) {
    for (const { symbol, candidates, surface, places, manner, id } of symbols) {
      const key = symbol ?? candidates.join('|');
      const known = entries.get(key);
      if (known) {
        known.places += places;
        known.manner = stronger(known.manner, manner);
      } else {
        const subject = { symbol, candidates, surface };
        entries.set(key, { key, subject, manner, places, frame, id });
      }
    }
  }
  return MANNERS.map((manner) => ({
    manner,
    entries: [...entries.values()].filter((entry) => entry.manner === manner),
  })).filter((group) => group.entries.length > 0);
}

export const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { entries }) => sum + entries.length, 0);
