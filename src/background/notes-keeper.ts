/**
 * The one writer of notes: opens the database, looks at every start whether anything was lost, keeps the other storage in step
 * with every write, and takes snapshots. Everything here may vanish with the background; nothing of it is needed again.
 */
import { draftsAside, forgetAside, keepAside } from '../notes/aside';
import { type Canary, isCanary, lossOf } from '../notes/canary';
import { deleteNotesDatabase, notes } from '../notes/database';
import { MIGRATIONS, type NotesDatabase } from '../notes/migrations';
import { CHANGED } from '../notes/reader';
import { archiveLatest, LATEST, lastSnapshot, lateEntries, readSnapshot, storeSnapshot } from '../notes/snapshots';
import { type Act, figures, putDraft, recount, restore, tidy } from '../notes/store';
import type { Note } from '../notes/types';
import { keepWords, MOST_LATE } from '../notes/words';
import { browser } from '../platform/browser';
import { storageTroubleOf } from '../platform/connection';
import type { Draft, Loss, NotesChanged, NotesState, Restored, SnapshotInfo, Unwritten } from '../protocol/notes';

/** Keys in the other storage. */
const CANARY = 'notes-canary';
const LOSS = 'notes-loss';
/**
 * A rolling snapshot is taken when notes have changed and the last one is so old, or so many writes ago: of many notes, as
 * many as this share of them, because a snapshot copies them all.
 */
const SNAPSHOT_AGE = 6 * 3_600_000; // ms
const SNAPSHOT_WRITES = 200;
const SNAPSHOT_SHARE = 0.1;
/** Changes of one act that the other storage is told note by note; of more, a snapshot tells it. */
const MOST_TOLD = 500;
/** What is left of acts in the journal goes after this time. */
const JOURNAL_AGE = 86_400_000; // ms

/** What this life of the background knows; another finds it again. */
let ready: Promise<void> | null = null;
let last: { taken: string; writes: number } | null | undefined;

const local = browser.storage.local;

/** Copies of notes stand there: content scripts, which share a process with pages, are kept out where the browser can (Chromium 140). */
type Guarded = typeof local & { setAccessLevel?: (to: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> };
void (local as Guarded).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })?.catch(() => {});

/**
 * Resolves when the database is open and was looked at once in this life of the background.
 * @throws StorageError when it cannot be opened; the next call tries again.
 */
function notesReady(): Promise<void> {
  ready ??= prepare().catch((error) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function prepare(): Promise<void> {
  const { canary, count } = await notes.use(figures);
  const stored = await local.get([CANARY, LOSS]).catch((): Record<string, unknown> => ({}));
  const other = stored[CANARY];
  // A loss that nobody has answered yet stands, whatever was written since.
  const loss = stored[LOSS] === undefined ? lossOf(canary, isCanary(other) ? other : null, count) : null;
  if (loss) await local.set({ [LOSS]: loss }).catch(() => {});
  else if (stored[LOSS] === undefined && canary.writes > 0) await local.set({ [CANARY]: canary }).catch(() => {});
  void tidyUp().catch(() => {});
  listWords();
}

/** Drafts that were kept aside go where drafts belong; what acts have left behind goes. */
async function tidyUp(): Promise<void> {
  const aside = await draftsAside();
  for (const draft of aside) await notes.use((database) => putDraft(database, draft));
  if (aside.length > 0) await forgetAside(aside.map(({ id }) => id));
  await notes.use((database) => tidy(database, new Date(Date.now() - JOURNAL_AGE).toISOString()));
}

const readLoss = async (): Promise<Loss | null> =>
  ((await local.get(LOSS).catch((): Record<string, unknown> => ({})))[LOSS] as Loss | undefined) ?? null;

/** How the notes stand. */
export async function notesState(): Promise<NotesState> {
  try {
    await notesReady();
    const newer = await notes.use(async ({ version }) => version > MIGRATIONS.length);
    return { trouble: newer ? 'newer' : null, loss: await readLoss() };
  } catch (error) {
    return { trouble: storageTroubleOf(error), loss: await readLoss() };
  }
}

/** Reads from the database. @throws StorageError */
export async function readNotes<T>(work: (database: NotesDatabase) => Promise<T>): Promise<T> {
  await notesReady();
  return notes.use(work);
}

/**
 * Does one act of a page. Where the database does not take it, the words of it, `draft`, are kept aside.
 * Answers when everything is on disk that has to be.
 */
export async function writeNotes<R>(
  work: (database: NotesDatabase) => Promise<Act<R>>,
  draft: Draft | null = null,
): Promise<R | Unwritten> {
  try {
    await notesReady();
    const act = await notes.use(work);
    if (act.changed.size > 0) await tell(act);
    return act.reply;
  } catch (error) {
    return unwritten(error, draft);
  }
}

/** Why an act was not done. Where the browser keeps nothing on purpose, neither do we. */
export async function unwritten(error: unknown, draft: Draft | null = null): Promise<Unwritten> {
  const trouble = storageTroubleOf(error);
  return { outcome: 'trouble', trouble, kept: draft !== null && trouble !== 'refused' && (await keepAside(draft)) };
}

/** Tells the other storage what was written, and with it every page. The notes are safe already: it may fail. */
async function tell({ canary, changed, documents }: Act<unknown>): Promise<void> {
  const few = changed.size <= MOST_TOLD;
  const what: NotesChanged = { ids: few ? [...changed.keys()] : null, documents: few ? [...documents] : null };
  const entries = few ? lateEntries(canary, changed) : {};
  // The count makes it another value each time: the same one twice would be no change to hear of.
  await local.set({ ...entries, [CANARY]: canary, [CHANGED]: { ...what, writes: canary.writes } }).catch(() => {});
  void rollingSnapshot(canary, !few).catch(() => {});
  unlisted += changed.size;
  if (unlisted >= MOST_LATE) listWords();
}

/** A snapshot, if it is time for one. While something is lost none is taken: it would push out those that still have it. */
async function rollingSnapshot({ writes, count }: Canary, atOnce: boolean): Promise<void> {
  // An act of many changes is told by a snapshot alone.
  if (isRolling && !atOnce) return;
  isRolling = true;
  try {
    last ??= await lastSnapshot();
    const due =
      last === null ||
      atOnce ||
      // One of another database counts more writes than this one.
      last.writes > writes ||
      writes - last.writes >= Math.max(SNAPSHOT_WRITES, count * SNAPSHOT_SHARE) ||
      Date.now() - Date.parse(last.taken) > SNAPSHOT_AGE;
    if (due) await snapshot(atOnce ? 'act' : 'rolling');
  } finally {
    isRolling = false;
  }
}
let isRolling = false;

/** Keeps the list of words up; one at a time, and what it misses comes with the next. */
function listWords(): void {
  unlisted = 0;
  listing = listing.then(() => notes.use(keepWords)).catch(() => {});
}
let listing: Promise<void> = Promise.resolve();
/** Notes written since the words were last looked after. */
let unlisted = 0;

/** Snapshots that are being taken: one after the other. */
let taking: Promise<unknown> = Promise.resolve();

/** Takes a snapshot. False where there was nothing to take, or nothing that may take the place of older ones. */
export function snapshot(why: SnapshotInfo['why']): Promise<boolean> {
  const next = taking.then(async () => {
    if (await readLoss()) return false;
    const head = await notes.use((database) => storeSnapshot(database, why, () => damaged(database)));
    if (head) last = head;
    return head !== null;
  });
  taking = next.catch(() => {});
  return next;
}

/** The notes do not add up to their own canary. */
async function damaged(database: NotesDatabase): Promise<void> {
  const { canary, count } = await figures(database);
  const loss: Loss = { expected: canary.count, found: count, how: 'damaged' };
  await local.set({ [LOSS]: loss });
}

/** Brings back what a snapshot holds and the database lacks. The loss is over then. */
export async function restoreNotes(request: string, id: string): Promise<Restored | Unwritten> {
  try {
    const held = await readSnapshot(id);
    if (held === null) return { outcome: 'trouble', trouble: 'broken', kept: false };
    return await bringBack(request, held);
  } catch (error) {
    return unwritten(error);
  }
}

async function bringBack(request: string, held: Note[]): Promise<Restored | Unwritten> {
  const reply = await writeNotes((database) => restore(database, request, held));
  if (reply.outcome === 'restored') await acceptLoss();
  return reply;
}

/**
 * Makes the database anew and brings back the latest state that the other storage knows: for one that is damaged beyond
 * reading, and for no other.
 */
export async function startAnew(request: string): Promise<Restored | Unwritten> {
  try {
    const { trouble } = await notesState();
    if (trouble !== 'broken') return { outcome: 'trouble', trouble: trouble ?? 'broken', kept: false };
    const held = await readSnapshot(LATEST);
    await deleteNotesDatabase();
    return await bringBack(request, held ?? []);
  } catch (error) {
    return unwritten(error);
  }
}

/** What is there is what counts from now on; what there was stays among the snapshots. @throws StorageError */
export async function acceptLoss(): Promise<void> {
  await notesReady();
  await archiveLatest();
  const canary = await notes.use(recount);
  await local.set({ [CANARY]: canary });
  await local.remove(LOSS);
  last = undefined;
  void snapshot('rolling').catch(() => {});
}
