/**
 * The notes of the document that is read, where each stands in its text, what is being written and begun: read once for all
 * places, and again when notes change. Must not know how they are drawn.
 */
import type { WordChange } from '../corpus/align/word-diff';
import { isDeletedHere, onDeletedHere, withDeleted } from '../note-view/deleted-here';
import { beginNote } from '../note-view/editing';
import { troubleOf } from '../note-view/use-notes';
import { AnchorDocument, type Attachment, attach, changeOf, makeAnchor } from '../notes/anchor';
import { notesReader, onNotesChanged } from '../notes/reader';
import type { Note } from '../notes/types';
import { onSettings, readSettings } from '../platform/settings';
import { type Draft, MAX_LISTED, type NotesTrouble } from '../protocol/notes';
import type { Chosen } from './context';
import type { ListItem } from './flow';
import type { HeldDocument } from './load';
import { paintNotes } from './margin-paint';

/** A note and how its place was found. */
export interface Placed {
  note: Note;
  attachment: Attachment;
  change: WordChange[] | null;
}

/** What stands beside one passage. */
export interface Beside {
  placed: readonly Placed[];
  drafts: readonly Draft[];
  begun: Draft | null;
}

const NOTHING: Beside = { placed: [], drafts: [], begun: null };

export class MarginNotes {
  /** True while no note is to be seen; also until that is known. */
  hidden = true;
  trouble: NotesTrouble | null = null;
  private readonly text: AnchorDocument;
  private readonly titleId: string;
  /** The passage in whose margin another one's notes stand: headings, footnotes and rows have none of their own. */
  private readonly hosts: ReadonlyMap<string, string>;
  private notes: Note[] = [];
  private drafts: readonly Draft[] = [];
  private readonly begun = new Map<string, Draft>();
  private beside = new Map<string, Beside>();
  /** By id and revision: finding a place again takes time. */
  private readonly found = new Map<string, Placed>();
  private readonly listeners = new Set<() => void>();
  private reading: Promise<void> | null = null;
  /** Something has changed since the reading that is under way began. */
  private stale = false;
  private started = false;

  constructor(private readonly held: HeldDocument) {
    const { report, symbol } = held;
    this.text = new AnchorDocument(report.language, report.passages);
    this.titleId = `${symbol}#title`;
    this.hosts = hostsOf(held, this.titleId);
  }

  /** Calls back after every change. Gives the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    if (!this.started) this.start();
    return () => this.listeners.delete(listener);
  }

  /** What stands beside a passage; the same object until that changes. */
  at(id: string): Beside {
    return this.beside.get(id) ?? NOTHING;
  }

  /** Living notes of the document. */
  get count(): number {
    return this.notes.filter(({ id }) => !isDeletedHere(id)).length;
  }

  /** Begins a note on a passage or on words in it; where one is being begun there, that one stays. */
  begin({ id, range }: Chosen): void {
    const known = this.text.textOf(id);
    const host = this.hosts.get(id) ?? this.titleId;
    if (this.begun.has(host)) return;
    const whole = id === this.titleId || known === undefined;
    // A note on the document as a whole holds on to its symbol alone, not to how its title page is printed.
    const passage = whole ? { id: this.titleId, text: '' } : { id, text: known };
    const anchor = makeAnchor(passage, whole ? null : range, this.held.report.language, this.text);
    this.begun.set(host, beginNote(anchor));
    this.lay();
  }

  /** What was begun beside a passage has ended. */
  end(host: string): void {
    this.begun.delete(host);
    this.lay();
    void this.readDrafts();
  }

  /** Reads again: after trouble. */
  again = (): void => void this.read();

  private start(): void {
    this.started = true;
    const hide = (hidden: boolean): void => {
      if (hidden === this.hidden) return;
      this.hidden = hidden;
      // Editors go with the notes. What was typed in them is kept, and is offered when they are shown again.
      this.begun.clear();
      this.lay();
      if (!hidden) void this.read();
    };
    void readSettings().then(({ hideNotes }) => hide(hideNotes));
    onSettings(({ hideNotes }) => hide(hideNotes));
    onNotesChanged(({ documents }) => {
      if (documents === null || documents.includes(this.held.symbol)) void this.read();
    });
    onDeletedHere(() => void this.read());
    void this.read();
  }

  /** One reading at a time: many changes in a row are one more. */
  private async read(): Promise<void> {
    this.stale = true;
    if (this.reading) return this.reading;
    while (this.stale) {
      this.stale = false;
      this.reading = this.readOnce();
      await this.reading;
    }
    this.reading = null;
  }

  private async readOnce(): Promise<void> {
    try {
      const notes: Note[] = [];
      for (let more = true; more; ) {
        const last = notes.at(-1);
        const page = await notesReader.list({
          document: this.held.symbol,
          limit: MAX_LISTED,
          ...(last ? { after: { modified: last.modified, id: last.id } } : {}),
        });
        notes.push(...page.notes);
        more = page.more;
      }
      const drafts = await notesReader.drafts();
      this.notes = withDeleted(this.notes, notes);
      this.drafts = drafts;
      this.trouble = null;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.lay();
  }

  private async readDrafts(): Promise<void> {
    const drafts = await notesReader.drafts().catch(() => null);
    if (!drafts) return;
    this.drafts = drafts;
    this.lay();
  }

  /** Puts everything beside its passage. What did not change keeps its object. */
  private lay(): void {
    const next = new Map<string, { placed: Placed[]; drafts: Draft[]; begun: Draft | null }>();
    const at = (host: string) => {
      const beside = next.get(host) ?? { placed: [], drafts: [], begun: null };
      next.set(host, beside);
      return beside;
    };
    for (const note of this.notes) {
      const placed = this.place(note);
      at(this.hosts.get(placed.attachment.passage ?? '') ?? this.titleId).placed.push(placed);
    }
    const changing = new Map(this.notes.map((note) => [note.id, this.place(note)]));
    for (const draft of this.drafts) {
      const { passage } = draft.content.anchor;
      if (!passage.startsWith(`${this.held.symbol}#`)) continue;
      const of = draft.note && changing.get(draft.note.id)?.attachment.passage;
      at(this.hosts.get(of || passage) ?? this.titleId).drafts.push(draft);
    }
    for (const [host, draft] of this.begun) at(host).begun = draft;
    // In the order of the words they stand on, a note on the whole passage first.
    const start = ({ attachment }: Placed) => attachment.range?.start ?? -1;
    for (const { placed } of next.values()) placed.sort((a, b) => start(a) - start(b));
    for (const [host, beside] of next) {
      const before = this.beside.get(host);
      if (before && same(before, beside)) next.set(host, before as typeof beside);
    }
    this.beside = next;
    this.tell();
  }

  private place(note: Note): Placed {
    const key = `${note.id} ${note.rev}`;
    const known = this.found.get(key);
    if (known) return known;
    const { anchor } = note;
    const attachment: Attachment =
      anchor.passage === this.titleId && !anchor.quote
        ? { state: 'same', passage: this.titleId, range: null, confidence: 1, candidates: [], otherLanguage: false }
        : attach(anchor, this.text);
    const placed = { note, attachment, change: changeOf(anchor, attachment, this.text) };
    this.found.set(key, placed);
    return placed;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
    const seen = this.hidden ? [] : [...this.beside.values()].flatMap(({ placed }) => placed);
    paintNotes(
      seen.flatMap(({ note, attachment: { passage, range } }) =>
        passage !== null && range ? [{ id: passage, ...range, colour: note.colour }] : [],
      ),
    );
  }
}

const same = (a: Beside, b: Beside): boolean =>
  a.begun === b.begun && sameList(a.placed, b.placed) && JSON.stringify(a.drafts) === JSON.stringify(b.drafts);
const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** Paragraphs and items have margins; a heading's notes stand beside the next of these, any other's beside the last. */
function hostsOf({ flow }: HeldDocument, title: string): Map<string, string> {
  const own = new Set<string>();
  const add = (item: ListItem): void => {
    own.add(item.id);
    item.items.forEach(add);
  };
  for (const block of flow.blocks) {
    if (block.kind === 'paragraph') own.add(block.id);
    if (block.kind === 'paragraph' || block.kind === 'list') block.items.forEach(add);
  }
  const hosts = new Map([[title, title]]);
  let last = title;
  let waiting: string[] = [];
  for (const { id, place } of flow.texts) {
    if (own.has(id)) {
      for (const one of [id, ...waiting]) hosts.set(one, id);
      waiting = [];
      last = id;
    } else if (place.startsWith('heading-')) waiting.push(id);
    else if (id !== title) hosts.set(id, last);
  }
  for (const one of waiting) hosts.set(one, last);
  return hosts;
}

const made = new WeakMap<HeldDocument, MarginNotes>();

/** The notes of a document: one for all parts of the page that show them. */
export function notesOf(held: HeldDocument): MarginNotes {
  const known = made.get(held) ?? new MarginNotes(held);
  made.set(held, known);
  return known;
}
