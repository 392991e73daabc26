/** One handler for each message about notes. What they do is in notes-keeper.ts and `src/notes`. */
import { forgetAside, keepAside } from '../notes/aside';
import { listNotes } from '../notes/list';
import { noNames, readColourNames, readDrafts } from '../notes/reader';
import { change, commit, dropDraft, nameColours, putDraft, save, stage } from '../notes/store';
import { storageTroubleOf } from '../platform/connection';
import type { Reply } from '../protocol/messages';
import type { Draft, NotesToBackground, Unwritten } from '../protocol/notes';
import { type Result, success } from '../protocol/result';
import {
  acceptLoss,
  notesState,
  readNotes,
  restoreNotes,
  snapshot,
  startAnew,
  unwritten,
  writeNotes,
} from './notes-keeper';

/** Who asks: notes are read-only in private windows. */
interface Asker {
  isPrivate: boolean;
}
type Handlers = {
  [N in keyof NotesToBackground]: (payload: NotesToBackground[N]['payload'], asker: Asker) => Promise<Result<Reply<N>>>;
};

const REFUSED: Unwritten = { outcome: 'trouble', trouble: 'private', kept: false };
const now = (): string => new Date().toISOString();

/** An act, where the asker may write. */
const act = async <R>({ isPrivate }: Asker, work: () => Promise<R | Unwritten>): Promise<Result<R | Unwritten>> =>
  success(isPrivate ? REFUSED : await work());

/** What is done outside of notes themselves: nobody but the asker is to hear of it. */
async function aside(work: Parameters<typeof readNotes<void>>[0], notes: number) {
  try {
    await readNotes(work);
    return { outcome: 'done' as const, notes };
  } catch (error) {
    return unwritten(error);
  }
}

export const notesHandlers: Handlers = {
  'notes/save': (edit, asker) =>
    act(asker, async () => {
      const { id, rev, content, draft } = edit;
      const words: Draft = { id: draft ?? id, note: rev === 0 ? null : { id, rev }, content, typed: now() };
      const saved = await writeNotes((database) => save(database, edit, now()), words);
      if (saved.outcome === 'saved') void forgetAside([words.id]);
      return saved;
    }),
  'notes/delete': (payload, asker) =>
    act(asker, () => writeNotes((database) => change(database, 'delete', payload, now()))),
  'notes/undelete': (payload, asker) =>
    act(asker, () => writeNotes((database) => change(database, 'undelete', payload, now()))),
  'notes/purge': (payload, asker) =>
    act(asker, () => writeNotes((database) => change(database, 'purge', payload, now()))),

  'notes/stage': (payload, asker) =>
    act(asker, () => aside((database) => stage(database, payload, now()), payload.changes.length)),
  'notes/commit': (payload, asker) =>
    act(asker, async () => {
      // What many changes leave behind can be looked at, and brought back.
      await snapshot('act').catch(() => false);
      return writeNotes((database) => commit(database, payload, now()));
    }),

  async 'notes/draft'({ draft }, { isPrivate }) {
    if (isPrivate) return success({ kept: false });
    try {
      await readNotes((database) => putDraft(database, draft));
      return success({ kept: true });
    } catch (error) {
      return success({ kept: storageTroubleOf(error) !== 'refused' && (await keepAside(draft)) });
    }
  },
  async 'notes/drop-draft'({ id }, { isPrivate }) {
    if (isPrivate) return success({ dropped: false });
    await forgetAside([id]);
    const dropped = await readNotes((database) => dropDraft(database, id)).then(
      () => true,
      () => false,
    );
    return success({ dropped });
  },

  'notes/name-colours': ({ names }, asker) => act(asker, () => aside((database) => nameColours(database, names), 0)),

  async 'notes/snapshot'(_payload, { isPrivate }) {
    return success({ taken: !isPrivate && (await snapshot('asked').catch(() => false)) });
  },
  'notes/restore': ({ request, snapshot: id }, asker) => act(asker, () => restoreNotes(request, id)),
  'notes/start-anew': ({ request }, asker) => act(asker, () => startAnew(request)),
  async 'notes/accept-loss'(_payload, { isPrivate }) {
    // Where it cannot be done, the state says why.
    if (!isPrivate) await acceptLoss().catch(() => {});
    return success(await notesState());
  },
  async 'notes/state'() {
    return success(await notesState());
  },

  async 'notes/list'({ query }) {
    try {
      return success(await readNotes((database) => listNotes(database, query)));
    } catch (error) {
      return success(await unwritten(error));
    }
  },
  async 'notes/drafts'({ passage }) {
    const on = passage ?? undefined;
    return success(await readNotes((database) => readDrafts(database, on)).catch(() => readDrafts(null, on)));
  },
  async 'notes/colours'() {
    return success(await readNotes(readColourNames).catch(noNames));
  },
};
