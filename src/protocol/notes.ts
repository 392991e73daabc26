/**
 * Messages about notes, with their guards. Pages read the database by themselves where they can; every write is a message to
 * the background, the one writer, and is answered when it is on disk. Each may be sent again when no answer came: the same
 * request twice is done once. Plain JSON, no logic beyond the guards.
 */
import {
  COLOURS,
  type Colour,
  type ColourNames,
  isColour,
  isInstant,
  isNote,
  isNoteContent,
  isRev,
  isUuid,
  MAX_TAG,
  type Note,
  type NoteContent,
} from './note';

/**
 * Why notes cannot be written, or not even read.
 * `private`: a private window, read-only. `refused`: the browser lets us store nothing (history never kept, storage blocked).
 * `full`: no room on the disk. `blocked`: a page of an older build holds the database; it has to be closed.
 * `newer`: written by a newer build, read-only. `broken`: could not be opened or read, three times; a restart may help.
 * `silent`: the background did not answer.
 */
export type NotesTrouble = 'private' | 'refused' | 'full' | 'blocked' | 'newer' | 'broken' | 'silent';

/** A write that did not happen. `kept`: its words are safe as a draft, which `NotesReader.drafts` gives. */
export interface Unwritten {
  outcome: 'trouble';
  trouble: NotesTrouble;
  kept: boolean;
}

/**
 * What became of one note. `conflict`: it was changed by somebody else since it was read (or is gone: `stored` null); the
 * refused words are kept as a draft, and the faces show both. To keep both, save the refused words under a new id.
 */
export type Saved = { outcome: 'saved'; note: Note } | { outcome: 'conflict'; stored: Note | null } | Unwritten;

/** What became of many notes: all of them or none. `conflicts` are the ids that had another `rev` than the writer had read. */
export type Changed = { outcome: 'done'; notes: number } | { outcome: 'conflict'; conflicts: string[] } | Unwritten;

/** A note as it was read: who changes it names the `rev`. */
export interface NoteRef {
  id: string;
  rev: number;
}

/** What is being typed: kept at every keystroke, removed when it is saved or thrown away. */
export interface Draft {
  /** UUID. Of a new note, the id that the note will have; of a change, an id of this editing. */
  id: string;
  /** The note that is being changed, as it was read; null for a new one. */
  note: NoteRef | null;
  content: NoteContent;
  /** ISO instant of the last keystroke. */
  typed: string;
}

/** One of the changes of an act: the note as it is to stand, and the `rev` of the one it replaces (0: there is none yet). */
export interface NotePut {
  rev: number;
  note: Note;
}

/** Which notes; every condition given must hold. */
export interface NotesQuery {
  /** One note alone. */
  id?: string;
  /** Symbol of a document. */
  document?: string;
  /** Passage id. */
  passage?: string;
  tag?: string;
  colour?: Colour;
  /** Words that all stand in the body, the tags or the quote; case and accents do not count. */
  text?: string;
  /** True: only deleted ones. Else only living ones. */
  deleted?: boolean;
  /** The last note of the page before, when more are wanted. */
  after?: { modified: string; id: string };
  /** Most notes that are wanted: 1 to {@link MAX_LISTED}. */
  limit: number;
}

/** A page of notes, the last changed first. */
export interface NotesPage {
  notes: Note[];
  /** True if there are more after these. */
  more: boolean;
}

/** A copy of all notes. */
export interface SnapshotInfo {
  id: string;
  /** ISO instant. */
  taken: string;
  /** Notes in it, deleted ones included. */
  notes: number;
  /** UTF-16 code units of its text. */
  size: number;
  /** `latest`: kept up with every write in the browser's other storage. The others are of one moment, in a database of their own. */
  why: 'latest' | 'rolling' | 'upgrade' | 'act' | 'asked';
}

/** The notes are not what they were when they were last written. */
export interface Loss {
  /** Notes that there must be, and that there are. */
  expected: number;
  found: number;
  /** `gone`: the database is another one than before. `older`: it lacks the latest writes. `damaged`: its contents do not add up. */
  how: 'gone' | 'older' | 'damaged';
}

/** How the notes stand. With a loss they can be read and written; the faces offer to bring back what is missing. */
export interface NotesState {
  trouble: NotesTrouble | null;
  loss: Loss | null;
}

/** What came back from a snapshot: nothing that is there is ever removed or overwritten by older words. */
export interface Restored {
  outcome: 'restored';
  /** Were missing, and are there again. */
  missing: number;
  /** Were there in an older state. */
  newer: number;
  /** Differ from what is there, neither being the older state: now stand beside it as notes of their own. */
  beside: number;
}

/** Pages of our own to the background. */
export interface NotesToBackground {
  /** A new note (`rev` 0) under an id that the page has made, or a change of one that it has read. `draft` is done with. */
  'notes/save': {
    payload: { request: string; id: string; rev: number; content: NoteContent; draft: string | null };
    reply: Saved;
  };
  /** All of them at once: they can be brought back. */
  'notes/delete': { payload: { request: string; notes: NoteRef[] }; reply: Changed };
  /** Brings deleted notes back. */
  'notes/undelete': { payload: { request: string; notes: NoteRef[] }; reply: Changed };
  /** Removes deleted notes for good. Living ones are never removed. */
  'notes/purge': { payload: { request: string; notes: NoteRef[] }; reply: Changed };
  /** Lays down a part of an act of many changes; nothing of it shows before it is committed. */
  'notes/stage': { payload: { act: string; part: number; changes: NotePut[] }; reply: Changed };
  /** Makes all changes of an act, or none. `parts` is how many were laid down. */
  'notes/commit': { payload: { act: string; parts: number }; reply: Changed };
  'notes/draft': { payload: { draft: Draft }; reply: { kept: boolean } };
  /** Throws a draft away. */
  'notes/drop-draft': { payload: { id: string }; reply: { dropped: boolean } };
  'notes/name-colours': { payload: { names: ColourNames }; reply: Changed };
  /** A snapshot now. None is taken while something is lost, nor where there is no note. */
  'notes/snapshot': { payload: Record<string, never>; reply: { taken: boolean } };
  /** Brings back what a snapshot holds and the database lacks. */
  'notes/restore': { payload: { request: string; snapshot: string }; reply: Restored | Unwritten };
  /** Makes a database anew that is damaged beyond reading, with the latest state that the other storage knows. */
  'notes/start-anew': { payload: { request: string }; reply: Restored | Unwritten };
  /** The user goes on without what is missing. The snapshots stay. */
  'notes/accept-loss': { payload: Record<string, never>; reply: NotesState };
  'notes/state': { payload: Record<string, never>; reply: NotesState };
  /** For pages that cannot read the database themselves: the card in Chromium, any page of a private window. */
  'notes/list': { payload: { query: NotesQuery }; reply: NotesPage | Unwritten };
  'notes/drafts': { payload: { passage: string | null }; reply: Draft[] };
  'notes/colours': { payload: Record<string, never>; reply: ColourNames };
}

/** What every page of ours hears when notes have changed. */
export interface NotesChanged {
  /** Ids of the notes; null: too many to name, read all again. */
  ids: string[] | null;
  /** Documents that they stand on; null likewise. */
  documents: string[] | null;
}

/** Most notes that one list gives, that one message changes, and that one part of an act holds. */
export const MAX_LISTED = 1000;
const MAX_REFS = 100_000;
export const MAX_STAGED = 500;
const MAX_KEY = 200;
const MAX_PARTS = 10_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_KEY;
const isWhole = (value: unknown, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isRef = (value: unknown): value is NoteRef => isObject(value) && isUuid(value.id) && isRev(value.rev);
const isChange = (p: Record<string, unknown>): boolean =>
  isUuid(p.request) && Array.isArray(p.notes) && p.notes.length <= MAX_REFS && p.notes.every(isRef);
const isPut = (value: unknown): value is NotePut => isObject(value) && isRev(value.rev, 0) && isNote(value.note);

/** True for a draft of this build's shape. */
export const isDraft = (value: unknown): value is Draft =>
  isObject(value) &&
  isUuid(value.id) &&
  (value.note === null || isRef(value.note)) &&
  isNoteContent(value.content) &&
  isInstant(value.typed);

const isQuery = (value: unknown): value is NotesQuery =>
  isObject(value) &&
  [value.id, value.document, value.passage, value.tag].every((one) => one === undefined || isKey(one)) &&
  (value.colour === undefined || isColour(value.colour)) &&
  (value.text === undefined || (typeof value.text === 'string' && value.text.length <= MAX_KEY)) &&
  (value.deleted === undefined || typeof value.deleted === 'boolean') &&
  (value.after === undefined || (isObject(value.after) && isInstant(value.after.modified) && isUuid(value.after.id))) &&
  isWhole(value.limit, MAX_LISTED) &&
  value.limit !== 0;

/** Names for all five colours and nothing else. */
export const isColourNames = (value: unknown): value is ColourNames =>
  isObject(value) &&
  Object.keys(value).length === COLOURS.length &&
  COLOURS.every((colour) => typeof value[colour] === 'string' && (value[colour] as string).length <= MAX_TAG);

export const NOTES_GUARDS: { [N in keyof NotesToBackground]: (payload: Record<string, unknown>) => boolean } = {
  'notes/save': (p) =>
    isUuid(p.request) &&
    isUuid(p.id) &&
    isRev(p.rev, 0) &&
    isNoteContent(p.content) &&
    (p.draft === null || isUuid(p.draft)),
  'notes/delete': isChange,
  'notes/undelete': isChange,
  'notes/purge': isChange,
  'notes/stage': (p) =>
    isUuid(p.act) &&
    isWhole(p.part, MAX_PARTS) &&
    Array.isArray(p.changes) &&
    p.changes.length <= MAX_STAGED &&
    p.changes.every(isPut),
  'notes/commit': (p) => isUuid(p.act) && isWhole(p.parts, MAX_PARTS),
  'notes/draft': (p) => isDraft(p.draft),
  'notes/drop-draft': (p) => isUuid(p.id),
  'notes/name-colours': (p) => isColourNames(p.names),
  'notes/snapshot': () => true,
  'notes/restore': (p) => isUuid(p.request) && isKey(p.snapshot),
  'notes/start-anew': (p) => isUuid(p.request),
  'notes/accept-loss': () => true,
  'notes/state': () => true,
  'notes/list': (p) => isQuery(p.query),
  'notes/drafts': (p) => p.passage === null || isKey(p.passage),
  'notes/colours': () => true,
};
