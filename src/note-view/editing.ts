/**
 * One note being written: what stands in it, every change kept as a draft at once, saved only as a change of what was read.
 * No words are ever lost: what is thrown away can be had back, what is refused stays, of a conflict both texts are there.
 * Must not know how it is drawn.
 */

import type { Anchor, Colour, Note, NoteContent } from '../notes/types';
import type { Edit } from '../notes/writer';
import type { Draft, NotesTrouble, Saved } from '../protocol/notes';

/** What writes: `src/notes/writer`, in tests something that fails as told. */
export interface Writer {
  saveNote(edit: Edit): Promise<Saved>;
  keepDraft(draft: Draft): Promise<boolean>;
  dropDraft(id: string): Promise<boolean>;
}

/** `thrown`: thrown away, and to be had back until the editor is gone. */
export type Phase = 'writing' | 'saving' | 'conflict' | 'thrown';

export interface EditingState {
  phase: Phase;
  /** What is being written, as it stands. */
  draft: Draft;
  /** Why the last try to save failed; null when it did not, or something was written since. */
  trouble: NotesTrouble | null;
  /** The words are on disk somewhere, should this page end now. */
  kept: boolean;
  /** In a conflict: what is stored; null where the note is gone for good. */
  stored: Note | null;
}

/** How an editing ended: the note as saved; left as a draft; or nothing, because nothing was to be kept. */
export type Ending = { how: 'saved'; note: Note } | { how: 'left'; draft: Draft } | { how: 'dropped' };

const now = (): string => new Date().toISOString();

/** Begins a note on an anchor. Its id is made here, so that the same note sent twice is one. */
export const beginNote = (anchor: Anchor, colour: Colour = 'yellow'): Draft => ({
  id: crypto.randomUUID(),
  note: null,
  content: { anchor, body: '', tags: [], colour },
  typed: now(),
});

/** Begins a change of a note as it was read. */
export const beginChange = ({ id, rev, anchor, body, tags, colour }: Note): Draft => ({
  id: crypto.randomUUID(),
  note: { id, rev },
  content: { anchor, body, tags, colour },
  typed: now(),
});

const sameContent = (a: NoteContent, b: NoteContent): boolean =>
  a.body === b.body &&
  a.colour === b.colour &&
  JSON.stringify([a.tags, a.anchor]) === JSON.stringify([b.tags, b.anchor]);

/** A note of nothing but white space, without a tag, is none. */
export const isEmpty = ({ body, tags }: NoteContent): boolean => body.trim() === '' && tags.length === 0;

/** Tags as they are typed: split at commas, without the sign and the white space about them, none twice. */
export function tagsOf(typedTags: string, before: readonly string[] = []): string[] {
  const tags = [...before];
  for (const part of typedTags.split(/[,،，、;\n]/)) {
    const tag = part.trim().replace(/^#+/, '').trim().normalize('NFC');
    if (tag !== '' && !tags.some((known) => known.toLowerCase() === tag.toLowerCase())) tags.push(tag);
  }
  return tags;
}

/** The editing of one draft. Construction does nothing; whoever listens hears every state after the first. */
export class Editing {
  state: EditingState;
  private readonly first: NoteContent;
  /** Counts what is typed, so that an answer about older words says nothing of newer ones. */
  private typing = 0;

  /**
   * @param offered the draft was left by an earlier editing: its words count as changed
   */
  constructor(
    draft: Draft,
    private readonly writer: Writer,
    private readonly told: (state: EditingState) => void,
    private readonly ended: (ending: Ending) => void,
    private readonly offered = false,
  ) {
    this.first = draft.content;
    this.state = { phase: 'writing', draft, trouble: null, kept: true, stored: null };
  }

  /** True if leaving now would lose something that was typed. */
  get changed(): boolean {
    return this.offered || !sameContent(this.first, this.state.draft.content);
  }

  private set(next: Partial<EditingState>): void {
    this.state = { ...this.state, ...next };
    this.told(this.state);
  }

  /** Takes a keystroke, a tag, a colour. It is sent to be kept before this returns. */
  change(what: Partial<NoteContent>): void {
    if (this.state.phase !== 'writing' && this.state.phase !== 'conflict') return;
    const { draft } = this.state;
    this.set({ draft: { ...draft, content: { ...draft.content, ...what }, typed: now() }, trouble: null });
    this.keep();
  }

  private keep(): void {
    const at = ++this.typing;
    void this.writer.keepDraft(this.state.draft).then((kept) => {
      if (at === this.typing && kept !== this.state.kept) this.set({ kept });
    });
  }

  /** Saves. Nothing is asked where nothing was written or changed. */
  async save(): Promise<void> {
    const { draft, phase } = this.state;
    if (phase !== 'writing' || isEmpty(draft.content)) return;
    if (draft.note && !this.changed) this.ended({ how: 'dropped' });
    else await this.send({ id: draft.note?.id ?? draft.id, rev: draft.note?.rev ?? 0 });
  }

  /** Of a conflict: the own text as a note beside the stored one. */
  keepBoth(): Promise<void> {
    return this.send({ id: crypto.randomUUID(), rev: 0 });
  }

  /** Of a conflict: the own text in the place of the stored one, as it was shown. */
  takeMine(): Promise<void> {
    const { stored } = this.state;
    return stored ? this.send({ id: stored.id, rev: stored.rev }) : this.keepBoth();
  }

  /** Of a conflict: the stored text stays. The own one can be had back until the editor is gone. */
  takeTheirs(): void {
    this.throwAway();
  }

  private async send(where: { id: string; rev: number }): Promise<void> {
    if (this.state.phase === 'saving') return;
    const before = this.state;
    const { draft } = before;
    this.set({ phase: 'saving', trouble: null });
    const saved = await this.writer.saveNote({ ...where, content: draft.content, draft: draft.id });
    if (saved.outcome === 'saved') this.ended({ how: 'saved', note: saved.note });
    else if (saved.outcome === 'conflict') this.set({ phase: 'conflict', stored: saved.stored, kept: true });
    else {
      const phase = before.phase === 'conflict' ? 'conflict' : 'writing';
      this.set({ phase, trouble: saved.trouble, kept: saved.kept || before.kept });
    }
  }

  /** Ends without saving. What was typed stays as a draft, to be gone on with. */
  leave(): void {
    const { draft, phase } = this.state;
    if (phase === 'saving') return;
    if (phase !== 'thrown' && this.changed && !isEmpty(draft.content)) this.ended({ how: 'left', draft });
    else this.drop();
  }

  /** Throws away what was typed; it can be had back until the editor is gone. */
  throwAway(): void {
    if (this.state.phase === 'saving') return;
    if (!this.changed || isEmpty(this.state.draft.content)) {
      this.drop();
      return;
    }
    this.typing += 1;
    void this.writer.dropDraft(this.state.draft.id);
    this.set({ phase: 'thrown', trouble: null });
  }

  /** Has back what was thrown away. */
  haveBack(): void {
    if (this.state.phase !== 'thrown') return;
    const { draft, stored } = this.state;
    this.set({ phase: stored ? 'conflict' : 'writing', draft: { ...draft, typed: now() } });
    this.keep();
  }

  private drop(): void {
    this.typing += 1;
    void this.writer.dropDraft(this.state.draft.id);
    this.ended({ how: 'dropped' });
  }
}
