/**
 * Notes that were deleted on this page and not brought back: they keep their place with the way back, until the page is left.
 * After that they are among the deleted ones. Must not know how they are drawn.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Note } from '../notes/types';
import { deleteNotes, undeleteNotes } from '../notes/writer';
import type { Changed } from '../protocol/notes';

const deleted = new Map<string, Note>();
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Calls back whenever a note is deleted here or brought back. Gives the way to stop. */
export function onDeletedHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Deletes a note; where it stood, the way back is offered. */
export async function deleteHere(note: Note): Promise<Changed> {
  // Before the answer: the list is told of the change by another way, and must not lose the note's place.
  deleted.set(note.id, note);
  const changed = await deleteNotes([{ id: note.id, rev: note.rev }]);
  if (changed.outcome !== 'done') deleted.delete(note.id);
  tell();
  return changed;
}

/** Brings a note back that was deleted here. */
export async function undeleteHere({ id, rev }: Note): Promise<Changed> {
  const changed = await undeleteNotes([{ id, rev: rev + 1 }]);
  if (changed.outcome === 'done') {
    deleted.delete(id);
    tell();
  }
  return changed;
}

/** True while a note of this id stands deleted here. */
export const isDeletedHere = (id: string): boolean => deleted.has(id);

/** The same for a component, which is drawn again when it changes. */
export function useDeletedHere(id: string): boolean {
  const [is, setIs] = useState(() => deleted.has(id));
  useEffect(() => {
    const look = (): void => setIs(deleted.has(id));
    look();
    return onDeletedHere(look);
  }, [id]);
  return is;
}

/** A fresh list in which those of the list before that were deleted here have kept their places. */
export function withDeleted(before: readonly Note[], fresh: readonly Note[]): Note[] {
  const result = [...fresh];
  before.forEach((note, index) => {
    if (!deleted.has(note.id) || result.some(({ id }) => id === note.id)) return;
    const above = before.slice(0, index).findLast(({ id }) => result.some((one) => one.id === id));
    result.splice(above ? result.findIndex(({ id }) => id === above.id) + 1 : 0, 0, note);
  });
  return result;
}
