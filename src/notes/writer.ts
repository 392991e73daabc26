/**
 * Writes notes from any page of the extension: each act is a message to the background, the one writer, sent again until it is
 * answered, and answered when it is on disk. Never rejects: what went wrong is a value. Must not know what a face shows.
 */
import { browser } from '../platform/browser';
import { settled } from '../platform/connection';
import type { Message, Reply } from '../protocol/messages';
import {
  type Changed,
  type Draft,
  MAX_STAGED,
  type NotePut,
  type NoteRef,
  type NotesState,
  type NotesToBackground,
  type Restored,
  type Saved,
  type Unwritten,
} from '../protocol/notes';
import type { Result } from '../protocol/result';
import { keepAside } from './aside';
import type { ColourNames, NoteContent } from './types';

/** The pauses before a message is sent again: a background that was being stopped when the first came is up by then. */
const PAUSES = [100, 400, 1500]; // ms
/**
 * How long an answer is waited for before the message is sent again: a background that dies while it starts may take it along
 * without a word. To be asked twice does no harm; a busy machine is answered by a later try.
 */
const PATIENCE = 5000; // ms
/** An act on as many notes as there are takes its time: its words are on disk already. */
const LONG_PATIENCE = 300_000; // ms
const LONG: ReadonlySet<keyof NotesToBackground> = new Set([
  'notes/delete',
  'notes/undelete',
  'notes/purge',
  'notes/commit',
  'notes/snapshot',
  'notes/restore',
  'notes/start-anew',
  'notes/accept-loss',
]);

/** What a page wants saved. */
export interface Edit {
  /** UUID (`crypto.randomUUID()`): of a new note, made by the page that begins it. */
  id: string;
  /** The `rev` that was read; 0 for a new note. */
  rev: number;
  content: NoteContent;
  /** Id of the draft that this was; null where none was kept. */
  draft: string | null;
}

/** True in a page of a private window: notes are read-only there. */
export const isPrivate = (): boolean => browser.extension.inIncognitoContext === true;

/**
 * Sends a message to the background, again while nobody answers: the background may have been stopped in the middle.
 * @returns null where no answer came at all.
 */
export async function askBackground<N extends keyof NotesToBackground>(
  name: N,
  payload: NotesToBackground[N]['payload'],
): Promise<Reply<N> | null> {
  const message = { name, payload } as Message<N>;
  for (const pause of [0, ...PAUSES]) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const result = await settled<Result<Reply<N>> | undefined>(
        browser.runtime.sendMessage(message),
        LONG.has(name) ? LONG_PATIENCE : PATIENCE,
      );
      if (result?.ok) return result.value;
      if (result && result.error !== 'internal') return null;
    } catch {
      // Stopped before it answered, not up yet, or gone without a word: whether the act was done does not matter, it is done once.
    }
  }
  return null;
}

const unwritten = (trouble: Unwritten['trouble'], kept = false): Unwritten => ({ outcome: 'trouble', trouble, kept });

/** Every act goes through here: none in a private window, and one that nobody answers is said to be so. */
async function act<N extends keyof NotesToBackground>(
  name: N,
  payload: NotesToBackground[N]['payload'],
): Promise<Reply<N> | Unwritten> {
  if (isPrivate()) return unwritten('private');
  return (await askBackground(name, payload)) ?? unwritten('silent');
}

/** What the browser said to {@link askToPersist}, asked once by a page. */
let persisted: Promise<boolean> | null = null;

/**
 * Asks the browser not to evict what is stored here. Nothing relies on the answer, and many browsers say no; a worker cannot
 * ask. False also where the question is not known.
 */
export function askToPersist(): Promise<boolean> {
  persisted ??= (globalThis.navigator?.storage?.persist?.() ?? Promise.resolve(false)).catch(() => false);
  return persisted;
}

const request = (): string => crypto.randomUUID();

/**
 * Saves a new note or a change. Resolves when the note is on disk, or says why it is not: on a conflict the stored note comes
 * back and the refused words stand as a draft. To keep both, save them again with a new id and `rev` 0.
 */
export async function saveNote({ id, rev, content, draft }: Edit): Promise<Saved> {
  await Promise.all(sending.get(draft ?? id) ?? []);
  const saved = await act('notes/save', { request: request(), id, rev, content, draft });
  if (saved.outcome === 'saved') void askToPersist();
  if (saved.outcome !== 'trouble' || saved.trouble !== 'silent') return saved;
  const note = rev === 0 ? null : { id, rev };
  const kept = await keepAside({ id: draft ?? id, note, content, typed: new Date().toISOString() });
  return { ...saved, kept };
}

/** Deletes notes, all or none; they can be brought back. */
export const deleteNotes = (notes: NoteRef[]): Promise<Changed> => act('notes/delete', { request: request(), notes });

/** Brings deleted notes back, all or none. The `rev` is that of the deleted note: one more than the living one had. */
export const undeleteNotes = (notes: NoteRef[]): Promise<Changed> =>
  act('notes/undelete', { request: request(), notes });

/** Removes deleted notes for good: only ever by an explicit act of the user. */
export const purgeNotes = (notes: NoteRef[]): Promise<Changed> => act('notes/purge', { request: request(), notes });

/**
 * Makes many changes at once, all or none: an import, anchors attached anew. `told` hears how many were handed over.
 * A conflict means that a note was changed after `rev` was read; nothing has been written then.
 */
export async function changeNotes(changes: NotePut[], told: (handed: number) => void = () => {}): Promise<Changed> {
  const id = request();
  const parts = Math.ceil(changes.length / MAX_STAGED);
  for (let part = 0; part < parts; part++) {
    const staged = await act('notes/stage', {
      act: id,
      part,
      changes: changes.slice(part * MAX_STAGED, (part + 1) * MAX_STAGED),
    });
    if (staged.outcome !== 'done') return staged;
    told(Math.min(changes.length, (part + 1) * MAX_STAGED));
  }
  return act('notes/commit', { act: id, parts });
}

/** Drafts on their way, by id: a save waits for them, so that none arrives after it. */
const sending = new Map<string, Set<Promise<boolean>>>();

/**
 * Keeps what is being typed; call it at every keystroke. Sent at once, because a page that is being closed has no later; of
 * two that cross, the one typed last stands. Resolves to true when it is on disk somewhere.
 */
export function keepDraft(draft: Draft): Promise<boolean> {
  if (isPrivate()) return Promise.resolve(false);
  const sent = askBackground('notes/draft', { draft }).then((reply) => reply?.kept ?? keepAside(draft));
  const own = sending.get(draft.id) ?? new Set();
  sending.set(draft.id, own.add(sent));
  void sent.finally(() => {
    own.delete(sent);
    if (own.size === 0) sending.delete(draft.id);
  });
  return sent;
}

/** Throws a draft away, after what was still being sent of it. False where it could not be done: it will be there again. */
export async function dropDraft(id: string): Promise<boolean> {
  await Promise.all(sending.get(id) ?? []);
  return (await askBackground('notes/drop-draft', { id }))?.dropped ?? false;
}

export const nameColours = (names: ColourNames): Promise<Changed> => act('notes/name-colours', { names });

/** Takes a snapshot now. False where none was taken: something is lost, there is no note, or there is trouble. */
export const takeSnapshot = async (): Promise<boolean> => (await askBackground('notes/snapshot', {}))?.taken ?? false;

/** Brings back what a snapshot holds and the database lacks; removes nothing. */
export const restoreSnapshot = (snapshot: string): Promise<Restored | Unwritten> =>
  act('notes/restore', { request: request(), snapshot });

/** Makes a database anew that is damaged beyond reading (trouble `broken` after a restart), with the latest state known. */
export const startAnew = (): Promise<Restored | Unwritten> => act('notes/start-anew', { request: request() });

/** Goes on without what is missing; the snapshots stay. */
export const acceptLoss = async (): Promise<NotesState> =>
  (await askBackground('notes/accept-loss', {})) ?? { trouble: 'silent', loss: null };

/** How the notes stand, as the one writer knows it. */
export const notesState = async (): Promise<NotesState> =>
  (await askBackground('notes/state', {})) ?? { trouble: 'silent', loss: null };
