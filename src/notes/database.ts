/**
 * The database `notes`: one connection a context, and the rows that notes are stored as. The corpus cannot reach it, nor it
 * the corpus.
 */
import { deleteDB, type IDBPTransaction, openDB } from 'idb';
import { symbolOf } from '../corpus/passages';
import { Connection, StorageError, settled } from '../platform/connection';
import { MIGRATIONS, type Migration, type NoteRow, type NotesDatabase, type NotesSchema } from './migrations';
import { storeSnapshot } from './snapshots';
import type { Note } from './types';

const DATABASE = 'notes';
/** Requests of a note that are remembered: one more than a page could have on their way. */
const REMEMBERED = 16;

/** @param migrations other than the released ones only where upgrades themselves are tried. */
export function notesConnection(migrations: readonly Migration[] = MIGRATIONS): Connection<NotesDatabase> {
  return new Connection((lost) => openNotes(migrations, lost));
}

/** The connection of this context. */
export const notes = notesConnection();

async function openNotes(migrations: readonly Migration[], lost: () => void): Promise<NotesDatabase> {
  const open = (version?: number): Promise<NotesDatabase> =>
    openDB<NotesSchema>(DATABASE, version, {
      upgrade(database, from, to, transaction) {
        // What becomes of it is told by the open itself.
        transaction.done.catch(() => {});
        for (const step of migrations.slice(from, to ?? undefined)) step(database, transaction);
      },
      // A newer build elsewhere wants to upgrade: let go at once, the next question opens again.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        lost();
      },
      terminated: lost,
    });
  // As it stands, or new at the first version. The list of all databases would not say: in Firefox there is none while any
  // of them is one that a killed browser had just begun to make.
  const standing = await open();
  // Written by a newer build: its steps only add, so this one can read it. It must not write: it knows not all that belongs together.
  if (standing.version >= migrations.length) return standing;
  // A step only adds, in one transaction: one that could not be copied before is no reason to have no notes at all.
  await storeSnapshot(standing, 'upgrade').catch(() => {});
  standing.close();
  return open(migrations.length);
}

/** Deletes the database itself: only where it cannot be read any more and the user has asked for a new one. */
export async function deleteNotesDatabase(): Promise<void> {
  await notes.close();
  await settled(deleteDB(DATABASE));
}

/** A writing transaction that is over when this resolves, on disk as far as the system tells; on an error nothing of it is left. */
export async function transact<T, S extends ('notes' | 'drafts' | 'journal' | 'state' | 'tags')[]>(
  database: NotesDatabase,
  stores: S,
  work: (transaction: IDBPTransaction<NotesSchema, S, 'readwrite'>) => Promise<T>,
): Promise<T> {
  if (database.version > MIGRATIONS.length) throw new StorageError('newer');
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = transaction.done.catch((error) => error as unknown);
  try {
    const result = await work(transaction);
    const failed = await done;
    if (failed !== undefined) throw failed;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    await done;
    // A request that was swept away with its transaction does not say why.
    throw transaction.error ?? error;
  }
}

/** The row of a note. `before` is the one that it replaces; `request` is what changes it, `written` when. */
export function rowOf(note: Note, request: string, written: number, before?: NoteRow): NoteRow {
  const newest = -Date.parse(note.modified);
  const requests = [request, ...(before?.requests ?? [])].slice(0, REMEMBERED);
  const row = { id: note.id, note, document: symbolOf(note.anchor.passage), requests, written };
  if (note.deleted !== null) return { ...row, tagged: [], gone: -Date.parse(note.deleted) };
  return { ...row, newest, tagged: [...new Set(note.tags)].map((tag) => [tag, newest, note.id]) };
}
