/**
 * What the one writer does to the database: each act is one transaction, checks that the notes are still as its asker read
 * them, and keeps the canary. The same request again changes nothing. Must not know who asks, nor tell anybody.
 */
import type { IDBPTransaction } from 'idb';
import {
  type Changed,
  type Draft,
  MAX_STAGED,
  type NotePut,
  type NoteRef,
  type Restored,
  type Saved,
} from '../protocol/notes';
import { type Canary, hashOf, NO_NOTES, toggled } from './canary';
import { rowOf, transact } from './database';
import { anchorFrom } from './formats/record';
import type { NoteRow, NotesDatabase, NotesSchema } from './migrations';
import { planRestore } from './recovery';
import type { ColourNames, Note, NoteContent } from './types';

/** What every act on notes writes to, besides what is its own. */
const KEPT = ['notes', 'state', 'tags'] as const;
type Stores = ('notes' | 'drafts' | 'journal' | 'state' | 'tags')[];
type Acting = IDBPTransaction<NotesSchema, Stores, 'readwrite'>;

/** What an act has done, for those who are to hear of it. */
export interface Act<R> {
  reply: R;
  /** As it stands after the act. */
  canary: Canary;
  /** The notes as they now are, by id; null for those that are gone for good. Empty where nothing was changed. */
  changed: ReadonlyMap<string, Note | null>;
  /** Documents of the notes that were changed. */
  documents: ReadonlySet<string>;
}

/** Changes rows of one transaction and keeps in step what is known of all notes: the canary, the tags. */
class Changes {
  readonly changed = new Map<string, Note | null>();
  readonly documents = new Set<string>();
  /** By how much the number of notes with a tag has changed. */
  private readonly tags = new Map<string, number>();
  private puts: Promise<unknown>[] = [];

  private constructor(
    private readonly transaction: Acting,
    private canary: Canary,
  ) {}

  /** @param transaction on {@link KEPT} at least */
  static async begin(transaction: Acting): Promise<Changes> {
    return new Changes(transaction, (await transaction.objectStore('state').get('canary')) as Canary);
  }

  /** @param note the note as it is to stand; null: gone for good. @param before its row as it was. */
  set(id: string, note: Note | null, request: string, before: NoteRow | undefined): void {
    const notes = this.transaction.objectStore('notes');
    let { hash, count } = this.canary;
    if (before) {
      hash = toggled(hash, hashOf(before.note));
      count -= 1;
      this.documents.add(before.document);
      this.countTags(before, -1);
    }
    if (note) {
      const row = rowOf(note, request, this.canary.writes + 1, before);
      hash = toggled(hash, hashOf(note));
      count += 1;
      this.documents.add(row.document);
      this.countTags(row, 1);
      this.queue(notes.put(row));
    } else this.queue(notes.delete(id));
    this.canary = { ...this.canary, hash, count };
    this.changed.set(id, note);
  }

  private countTags({ tagged }: NoteRow, by: 1 | -1): void {
    for (const [tag] of tagged) this.tags.set(tag, (this.tags.get(tag) ?? 0) + by);
  }

  /** What goes wrong is told by {@link settled}, or by the transaction where it does not come to that. */
  private queue(work: Promise<unknown>): void {
    work.catch(() => {});
    this.puts.push(work);
  }

  /** Waits for what was set: many thousand requests on their way take a browser longer than the same one after another. */
  async settled(): Promise<void> {
    await Promise.all(this.puts);
    this.puts = [];
  }

  async end<R>(reply: R): Promise<Act<R>> {
    if (this.changed.size > 0) {
      this.canary = { ...this.canary, writes: this.canary.writes + 1 };
      this.queue(this.transaction.objectStore('state').put(this.canary, 'canary'));
      await this.addToTags();
    }
    await this.settled();
    return { reply, canary: this.canary, changed: this.changed, documents: this.documents };
  }

  private async addToTags(): Promise<void> {
    const tags = this.transaction.objectStore('tags');
    const names = [...this.tags].filter(([, by]) => by !== 0).map(([tag]) => tag);
    const counts = await Promise.all(names.map((tag) => tags.get(tag)));
    names.forEach((tag, index) => {
      const notes = (counts[index] ?? 0) + (this.tags.get(tag) ?? 0);
      this.queue(notes > 0 ? tags.put(notes, tag) : tags.delete(tag));
    });
  }
}

/** A new note (`rev` 0), or a change of the one that was read. `draft` is removed; on a conflict the refused words become one. */
export function save(
  database: NotesDatabase,
  edit: { request: string; id: string; rev: number; content: NoteContent; draft: string | null },
  now: string,
): Promise<Act<Saved>> {
  const { request, id, rev, draft } = edit;
  const content = contentOf(edit.content);
  return transact(database, [...KEPT, 'drafts'], async (transaction) => {
    const [notes, drafts] = [transaction.objectStore('notes'), transaction.objectStore('drafts')];
    const changes = await Changes.begin(transaction as unknown as Acting);
    const row = await notes.get(id);
    // The same words are the same act, also where its answer was lost and the user has asked anew.
    const known =
      row !== undefined &&
      (row.requests.includes(request) || (row.note.deleted === null && sameWords(row.note, content)));
    if (!known && (row?.note.rev ?? 0) !== rev) {
      const note = rev === 0 ? null : { id, rev };
      await drafts.put({ id: draft ?? request, note, content, typed: now });
      return changes.end<Saved>({ outcome: 'conflict', stored: row?.note ?? null });
    }
    // What was kept of a new note has the id of the note.
    await Promise.all([drafts.delete(draft ?? id), drafts.delete(id)]);
    if (known) return changes.end<Saved>({ outcome: 'saved', note: row.note });
    const note: Note = {
      id,
      rev: rev + 1,
      ...content,
      created: row?.note.created ?? now,
      modified: now,
      deleted: null,
    };
    changes.set(id, note, request, row);
    return changes.end<Saved>({ outcome: 'saved', note });
  });
}

/** What is done to notes that a page names. */
export type Verb = 'delete' | 'undelete' | 'purge';

/** Deletes notes, brings deleted ones back, or removes deleted ones for good: all of them or none. */
export function change(
  database: NotesDatabase,
  verb: Verb,
  { request, notes: refs }: { request: string; notes: NoteRef[] },
  now: string,
): Promise<Act<Changed>> {
  return transact(database, [...KEPT], async (transaction) => {
    const notes = transaction.objectStore('notes');
    const changes = await Changes.begin(transaction as unknown as Acting);
    const rows = await Promise.all(refs.map(({ id }) => notes.get(id)));
    // What is as it is asked to be has been done: by this request before, or by another.
    const isDone = (row: NoteRow | undefined): boolean =>
      row === undefined ? verb === 'purge' : verb !== 'purge' && (row.note.deleted === null) === (verb === 'undelete');
    const open = refs.map((ref, index) => ({ ref, row: rows[index] })).filter(({ row }) => !isDone(row));
    const conflicts = open.filter(
      ({ ref, row }) => row?.note.rev !== ref.rev || (verb === 'purge' && row.note.deleted === null),
    );
    if (conflicts.length > 0)
      return changes.end<Changed>({ outcome: 'conflict', conflicts: conflicts.map(({ ref }) => ref.id) });
    for (const { ref, row } of open) {
      if (!row || changes.changed.has(ref.id)) continue;
      const { note } = row;
      const deleted = verb === 'delete' ? now : null;
      changes.set(
        ref.id,
        verb === 'purge' ? null : { ...note, rev: note.rev + 1, modified: now, deleted },
        request,
        row,
      );
    }
    return changes.end<Changed>({ outcome: 'done', notes: refs.length });
  });
}

/**
 * Changes in one row of the journal. Firefox keeps all stores in one table, and reads a whole row of it to compare its key:
 * beside rows of a hundred KB each note takes it five times as long.
 */
const IN_ROW = 8;
const ROWS = Math.ceil(MAX_STAGED / IN_ROW);
const rowsOfPart = (act: string, part: number) =>
  IDBKeyRange.bound([act, part * ROWS], [act, (part + 1) * ROWS], false, true);

/** Lays down a part of an act. It shows nowhere until the act is committed; one that never is goes with {@link tidy}. */
export function stage(
  database: NotesDatabase,
  { act, part, changes }: { act: string; part: number; changes: NotePut[] },
  now: string,
): Promise<void> {
  return transact(database, ['journal'], async (transaction) => {
    const journal = transaction.objectStore('journal');
    for (let at = 0; at < changes.length; at += IN_ROW) {
      const some = changes.slice(at, at + IN_ROW);
      await journal.put({ act, part: part * ROWS + at / IN_ROW, at: now, changes: some, notes: some.length });
    }
  });
}

/** Makes all changes of an act that was laid down in `parts`, or none. @throws Error where a part of it is missing. */
export function commit(
  database: NotesDatabase,
  { act, parts }: { act: string; parts: number },
  now: string,
): Promise<Act<Changed>> {
  return transact(database, [...KEPT, 'journal'], async (transaction) => {
    const [notes, journal] = [transaction.objectStore('notes'), transaction.objectStore('journal')];
    const changes = await Changes.begin(transaction as unknown as Acting);
    const before = await journal.get([act, 'committed']);
    if (before) return changes.end<Changed>({ outcome: 'done', notes: before.notes });
    let made = 0;
    // Most changes of a large act make new notes: whether there is one already, the keys say at once.
    const stored = new Set(await notes.getAllKeys());
    const seen = new Set<string>();
    const conflicts: string[] = [];
    // Part by part, first all that must hold, then the changes: of many notes only some are in memory.
    for (const isCheck of [true, false]) {
      for (let part = 0; part < parts; part++) {
        const staged = (await journal.getAll(rowsOfPart(act, part))).flatMap((row) => row.changes);
        if (staged.length === 0) throw new Error(`Of ${parts} parts number ${part} was not laid down.`);
        const rows = await Promise.all(staged.map(({ note: { id } }) => (stored.has(id) ? notes.get(id) : undefined)));
        staged.forEach(({ note, rev }, index) => {
          if (!isCheck) changes.set(note.id, noteOf(note, rev === 0 ? note.rev : rev + 1), act, rows[index]);
          else if (seen.has(note.id) || (rows[index]?.note.rev ?? 0) !== rev) conflicts.push(note.id);
          seen.add(note.id);
        });
        await changes.settled();
        if (isCheck) made += staged.length;
      }
      if (conflicts.length > 0) return changes.end<Changed>({ outcome: 'conflict', conflicts });
    }
    await journal.delete(IDBKeyRange.bound([act], [act, []]));
    await journal.put({ act, part: 'committed', at: now, changes: [], notes: made });
    return changes.end<Changed>({ outcome: 'done', notes: made });
  });
}

/** Brings back what a snapshot holds and the database lacks. */
export function restore(database: NotesDatabase, request: string, snapshot: readonly Note[]): Promise<Act<Restored>> {
  return transact(database, [...KEPT], async (transaction) => {
    const notes = transaction.objectStore('notes');
    const changes = await Changes.begin(transaction as unknown as Acting);
    const rows = new Map((await notes.getAll()).map((row) => [row.id, row]));
    const plan = planRestore(snapshot, (id) => rows.get(id)?.note);
    for (const [index, note] of [...plan.missing, ...plan.newer, ...plan.beside].entries()) {
      changes.set(note.id, noteOf(note, note.rev), request, rows.get(note.id));
      if (index % MAX_STAGED === 0) await changes.settled();
    }
    const { missing, newer, beside } = plan;
    return changes.end<Restored>({
      ...{ outcome: 'restored', missing: missing.length, newer: newer.length, beside: beside.length },
    });
  });
}

/** The canary and the tags are made to say what is there: the user goes on with it. */
export function recount(database: NotesDatabase): Promise<Canary> {
  return transact(database, [...KEPT], async (transaction) => {
    const rows = await transaction.objectStore('notes').getAll();
    const hash = rows.reduce((sum, { note }) => toggled(sum, hashOf(note)), NO_NOTES);
    const state = transaction.objectStore('state');
    const canary = { ...((await state.get('canary')) as Canary), count: rows.length, hash };
    await state.put(canary, 'canary');
    const tags = new Map<string, number>();
    for (const [tag] of rows.flatMap(({ tagged }) => tagged)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    await transaction.objectStore('tags').clear();
    for (const [tag, notes] of tags) await transaction.objectStore('tags').put(notes, tag);
    return canary;
  });
}

/** The canary, and how many notes there truly are. */
export async function figures(database: NotesDatabase): Promise<{ canary: Canary; count: number }> {
  const transaction = database.transaction(['notes', 'state']);
  const [canary, count] = await Promise.all([
    transaction.objectStore('state').get('canary'),
    transaction.objectStore('notes').count(),
  ]);
  return { canary: canary as Canary, count };
}

/**
 * Keeps a draft unless a later one of its id is there; one that says what its note says is none. Committed to the system, not
 * forced to the disk: it is asked for at every keystroke.
 */
export async function putDraft(database: NotesDatabase, { id, note, content, typed }: Draft): Promise<void> {
  const transaction = database.transaction(['notes', 'drafts'], 'readwrite', { durability: 'relaxed' });
  const done = transaction.done;
  done.catch(() => {});
  const drafts = transaction.objectStore('drafts');
  const [stored, row] = await Promise.all([drafts.get(id), transaction.objectStore('notes').get(note?.id ?? id)]);
  const own = contentOf(content);
  if (row?.note.deleted === null && sameWords(row.note, own)) await drafts.delete(id);
  else if (stored === undefined || stored.typed <= typed) {
    await drafts.put({ id, note: note && { id: note.id, rev: note.rev }, content: own, typed });
  }
  await done;
}

/** Removes a draft. */
export const dropDraft = (database: NotesDatabase, id: string): Promise<void> =>
  transact(database, ['drafts'], async (transaction) => transaction.objectStore('drafts').delete(id));

export const nameColours = (database: NotesDatabase, names: ColourNames): Promise<void> =>
  transact(database, ['state'], async (transaction) => {
    await transaction.objectStore('state').put(names, 'colours');
  });

/** Removes what acts have left in the journal before the instant `before`: parts never committed, and word of those that were. */
export function tidy(database: NotesDatabase, before: string): Promise<void> {
  return transact(database, ['journal'], async (transaction) => {
    const journal = transaction.objectStore('journal');
    for (let cursor = await journal.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.at < before) await cursor.delete();
    }
  });
}

/** The fields that a user writes and nothing else, whatever a message or a file had besides. */
const contentOf = ({ anchor, body, tags, colour }: NoteContent): NoteContent => ({
  anchor: anchorFrom(anchor),
  ...{ body, tags: [...tags], colour },
});

const sameWords = (one: NoteContent, other: NoteContent): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

const noteOf = ({ id, created, modified, deleted, ...content }: Note, rev: number): Note => ({
  ...{ id, rev, ...contentOf(content), created, modified, deleted },
});
