/**
 * The versions of the database `notes`, each made of the one before by a step that only adds: in one transaction with the
 * upgrade itself, so an upgrade that is stopped leaves the old version whole. A step, once released, is never changed.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Draft, NotePut } from '../protocol/notes';
import { type Canary, NO_NOTES } from './canary';
import type { Colour, ColourNames, Note } from './types';

/** A note with what it is found by. */
export interface NoteRow {
  id: string;
  note: Note;
  /** Symbol of its document. */
  document: string;
  /** Minus the moment of its last change, in ms since 1970; missing for a deleted note, which is in no list of living ones. */
  newest?: number;
  /** For each tag of a living note. */
  tagged: [tag: string, newest: number, id: string][];
  /** Minus the moment of its deletion; missing for a living note. */
  gone?: number;
  /** The last requests that changed it: the same again changes nothing. */
  requests: string[];
  /** The `writes` of the canary that its last change made: from version 2, 0 for what is older. */
  written: number;
}

/** A part of an act that is not committed yet; under `committed`, what became of one that is. */
export interface JournalRow {
  act: string;
  part: number | 'committed';
  /** ISO instant. */
  at: string;
  changes: NotePut[];
  notes: number;
}

export interface NotesSchema extends DBSchema {
  notes: {
    key: string;
    value: NoteRow;
    indexes: {
      newest: [newest: number, id: string];
      document: [document: string, newest: number, id: string];
      passage: [passage: string, newest: number, id: string];
      colour: [colour: Colour, newest: number, id: string];
      tag: [tag: string, newest: number, id: string];
      gone: [gone: number, id: string];
      written: [written: number, id: string];
    };
  };
  /** How many living notes have a tag. */
  tags: { key: string; value: number };
  drafts: { key: string; value: Draft; indexes: { passage: string } };
  journal: { key: [act: string, part: number | string]; value: JournalRow };
  /** `canary`, `colours`. */
  state: { key: string; value: Canary | ColourNames };
}
export type NotesDatabase = IDBPDatabase<NotesSchema>;
export type NotesUpgrade = IDBPTransaction<NotesSchema, StoreNames<NotesSchema>[], 'versionchange'>;

/** One step: from the version that is its place in {@link MIGRATIONS} to the next. */
export type Migration = (database: NotesDatabase, transaction: NotesUpgrade) => void;

export const MIGRATIONS: readonly Migration[] = [
  (database, transaction) => {
    const notes = database.createObjectStore('notes', { keyPath: 'id' });
    notes.createIndex('newest', ['newest', 'id']);
    notes.createIndex('document', ['document', 'newest', 'id']);
    notes.createIndex('passage', ['note.anchor.passage', 'newest', 'id']);
    notes.createIndex('colour', ['note.colour', 'newest', 'id']);
    notes.createIndex('tag', 'tagged', { multiEntry: true });
    notes.createIndex('gone', ['gone', 'id']);
    database.createObjectStore('drafts', { keyPath: 'id' }).createIndex('passage', 'content.anchor.passage');
    database.createObjectStore('journal', { keyPath: ['act', 'part'] });
    database.createObjectStore('state');
    const canary: Canary = { database: crypto.randomUUID(), writes: 0, count: 0, hash: NO_NOTES };
    transaction
      .objectStore('state')
      .put(canary, 'canary')
      .catch(() => {});
  },
  (database, transaction) => {
    transaction.objectStore('notes').createIndex('written', ['written', 'id']);
    database.createObjectStore('tags');
    // What goes wrong ends the transaction.
    void countOld(transaction).catch(() => {});
  },
];

async function countOld(transaction: NotesUpgrade): Promise<void> {
  const tags = new Map<string, number>();
  for (let cursor = await transaction.objectStore('notes').openCursor(); cursor; cursor = await cursor.continue()) {
    for (const [tag] of cursor.value.tagged) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    await cursor.update({ ...cursor.value, written: 0 });
  }
  for (const [tag, notes] of tags) await transaction.objectStore('tags').put(notes, tag);
}
