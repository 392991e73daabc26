/**
 * What comes back from a snapshot: what is missing, later states of what is there, and what differs, as notes beside. Nothing
 * that is there is removed, and no older words take the place of later ones. Pure: the page's preview and the act are the same.
 */
import { hashOf } from './canary';
import type { Note } from './types';

export interface RestorePlan {
  /** Not there: come back as they were. */
  missing: Note[];
  /** There in an older state. */
  newer: Note[];
  /** Differ, and neither is an older state of the other: come back under an id of their own. */
  beside: Note[];
  /** There as they are, or in a later state: stay. */
  stay: number;
}

/** @param stored the note of an id as it is in the database now. */
export function planRestore(snapshot: readonly Note[], stored: (id: string) => Note | undefined): RestorePlan {
  const plan: RestorePlan = { missing: [], newer: [], beside: [], stay: 0 };
  for (const note of snapshot) {
    const own = stored(note.id);
    if (!own) plan.missing.push(note);
    else if (words(own) === words(note) || (own.rev >= note.rev && own.modified >= note.modified)) plan.stay += 1;
    else if (note.rev > own.rev && note.modified >= own.modified) plan.newer.push(note);
    else {
      const twin = { ...note, id: besideId(note) };
      if (stored(twin.id)) plan.stay += 1;
      else plan.beside.push(twin);
    }
  }
  return plan;
}

/** What a note says, without when and how often it was changed. */
const words = (note: Note): string => hashOf({ ...note, rev: 1, created: '', modified: '' });

/** The same for the same note, so that restoring twice makes one. A UUID of version 8, which is free to be made of anything. */
function besideId(note: Note): string {
  const digits = hashOf(note) + hashOf({ ...note, id: `${note.id} beside` });
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
    digits.slice(20),
  ];
  return `${a}-${b}-8${c}-a${d}-${e}`;
}
