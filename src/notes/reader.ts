/**
 * Reads notes in any page of the extension: from the database where the page can open it, else through the background (a card
 * in a web page in Chromium, any page of a private window). Must not write.
 */
import { browser } from '../platform/browser';
import { StorageError } from '../platform/connection';
import type { Draft, NotesChanged, NotesPage, NotesQuery, NotesTrouble, SnapshotInfo } from '../protocol/notes';
import { draftsAside } from './aside';
import { notes } from './database';
import { countTags, listNotes } from './list';
import type { NotesDatabase } from './migrations';
import { planRestore, type RestorePlan } from './recovery';
import { listSnapshots, readSnapshot } from './snapshots';
import { COLOURS, type ColourNames, type Note } from './types';
import { prepareWords } from './words';
import { askBackground, isPrivate } from './writer';

/** Key in the other storage under which the writer tells what it has changed. */
export const CHANGED = 'notes-changed';
/** Notes that {@link NotesReader.all} gives at once. */
const AT_ONCE = 500;

/** The notes cannot be read; `trouble` names the sentence that says why. */
export class NotesError extends Error {
  constructor(
    readonly trouble: NotesTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble, options);
  }
}

/** Every method rejects with {@link NotesError} where the notes cannot be read. */
export interface NotesReader {
  list(query: NotesQuery): Promise<NotesPage>;
  /** Reads ahead what questions of words need, for a page where one may ask: of very many notes the first takes long else. */
  prepare(): Promise<void>;
  /** The note, be it deleted; null if there is none. */
  get(id: string): Promise<Note | null>;
  /** What is being typed, the last typed first: on one passage, or anywhere. */
  drafts(passage?: string): Promise<Draft[]>;
  /** The user's names of the colours; an empty one has none. */
  colourNames(): Promise<ColourNames>;
  /** The tags of living notes with their numbers. Only where the page opens the database itself, as all that follows. */
  tags(): Promise<{ tag: string; notes: number }[]>;
  /** Every note, deleted ones included, some hundred at once, in the order of their ids. */
  all(): AsyncGenerator<Note[]>;
  /** The copies of all notes that there are, the latest first. */
  snapshots(): Promise<SnapshotInfo[]>;
  /** What would come back from a snapshot. */
  preview(snapshot: string): Promise<RestorePlan>;
}

/**
 * This page cannot open the database itself, and will not be able to. A frame in a web page never can: where the browser lets
 * it open a database of that name, it is another one, kept for that page alone, and empty.
 */
let through = typeof window !== 'undefined' && window.parent !== window;

async function ownOr<T>(own: (database: NotesDatabase) => Promise<T>, asked: () => Promise<T>): Promise<T> {
  if (!through && !isPrivate()) {
    try {
      return await notes.use(own);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (error.trouble !== 'refused') throw new NotesError(error.trouble, { cause: error });
      through = true;
    }
  }
  return asked();
}

const refusing = (): Promise<never> => Promise.reject(new NotesError(isPrivate() ? 'private' : 'refused'));

const answered = <T>(value: T | null): T => {
  if (value === null) throw new NotesError('silent');
  return value;
};

export const notesReader: NotesReader = {
  list: (query) =>
    ownOr(
      (database) => listNotes(database, query),
      async () => {
        const page = answered(await askBackground('notes/list', { query }));
        if ('outcome' in page) throw new NotesError(page.trouble);
        return page;
      },
    ),

  prepare: () => ownOr(prepareWords, async () => {}),

  async get(id) {
    const [living, deleted] = await Promise.all([
      notesReader.list({ id, limit: 1 }),
      notesReader.list({ id, deleted: true, limit: 1 }),
    ]);
    return living.notes[0] ?? deleted.notes[0] ?? null;
  },

  async drafts(passage) {
    try {
      return await ownOr(
        (database) => readDrafts(database, passage),
        async () => answered(await askBackground('notes/drafts', { passage: passage ?? null })),
      );
    } catch (error) {
      // What the database would not take is there, above all, when it cannot be read.
      const aside = await readDrafts(null, passage);
      if (aside.length === 0) throw error;
      return aside;
    }
  },

  colourNames: () => ownOr(readColourNames, async () => answered(await askBackground('notes/colours', {}))),

  tags: () => ownOr(countTags, refusing),

  async *all() {
    for (let last: string | undefined; ; ) {
      const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
      const rows = await ownOr((database) => database.getAll('notes', range, AT_ONCE), refusing);
      if (rows.length > 0) yield rows.map(({ note }) => note);
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id;
    }
  },

  snapshots: () => listSnapshots(),

  async preview(snapshot) {
    const stored = new Map<string, Note>();
    for await (const some of notesReader.all()) for (const note of some) stored.set(note.id, note);
    return planRestore((await readSnapshot(snapshot)) ?? [], (id) => stored.get(id));
  },
};

/** The drafts of the database (null: it cannot be read) and those that it would not take, each once, the last typed first. */
export async function readDrafts(database: NotesDatabase | null, passage?: string): Promise<Draft[]> {
  const [stored = [], aside] = await Promise.all([
    passage === undefined ? database?.getAll('drafts') : database?.getAllFromIndex('drafts', 'passage', passage),
    draftsAside(),
  ]);
  const byId = new Map<string, Draft>();
  for (const draft of [...stored, ...aside]) {
    if (passage !== undefined && draft.content.anchor.passage !== passage) continue;
    if ((byId.get(draft.id)?.typed ?? '') <= draft.typed) byId.set(draft.id, draft);
  }
  return [...byId.values()].sort((a, b) => (a.typed < b.typed ? 1 : a.typed > b.typed ? -1 : 0));
}

/** The names of the colours before the user has named any. */
export const noNames = (): ColourNames => Object.fromEntries(COLOURS.map((colour) => [colour, ''])) as ColourNames;

/** The names of the colours as they are stored. */
export async function readColourNames(database: NotesDatabase): Promise<ColourNames> {
  return ((await database.get('state', 'colours')) as ColourNames | undefined) ?? noNames();
}

/** Calls `changed` whenever notes have changed, in whatever context. Gives the way to stop. */
export function onNotesChanged(changed: (what: NotesChanged) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const value = area === 'local' ? changes[CHANGED]?.newValue : undefined;
    if (value !== undefined) changed(value as NotesChanged);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
