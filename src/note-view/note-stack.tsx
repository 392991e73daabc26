/**
 * The notes of one place: each to be read, edited, deleted; what was left unfinished, to be gone on with; one that is being
 * begun. Draws what it is given.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../notes/types';
import { dropDraft, isPrivate, keepDraft } from '../notes/writer';
import { t } from '../platform/i18n';
import type { Draft } from '../protocol/notes';
import { beginChange, type Ending, isEmpty } from './editing';
import { NoteEditor } from './note-editor';
import { NoteItem, type NoteItemProps } from './note-item';

/** A draft that is open here. */
interface Open {
  draft: Draft;
  offered: boolean;
}

export interface NoteStackProps {
  notes: readonly Note[];
  /** As the database holds them; those that are open here are left out. */
  drafts: readonly Draft[];
  /** A note that was begun by a button or a key elsewhere. */
  begun?: Draft | null;
  onBegunEnd?: (ending: Ending) => void;
  /** The editors show the words that a note stands on. */
  quote?: boolean;
  /** What is known of a note besides itself. */
  about?: (note: Note) => Partial<Pick<NoteItemProps, 'place' | 'attachment' | 'change' | 'children'>>;
  /** Notes are for reading alone. */
  reading?: boolean;
}

export function NoteStack({ notes, drafts, begun = null, onBegunEnd, quote = false, about, reading }: NoteStackProps) {
  const [open, setOpen] = useState<readonly Open[]>([]);
  /** Drafts that were left here since they were read. */
  const [left, setLeft] = useState<readonly Draft[]>([]);
  /** Drafts that are done with here; the database may still name them for a moment. */
  const done = useRef(new Set<string>());
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);

  // A note that was just saved takes the focus that its editor had.
  useEffect(() => {
    const button = wanted.current && box.current?.querySelector<HTMLElement>(`[data-note="${wanted.current}"] button`);
    if (!button) return;
    wanted.current = null;
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
  });

  const begin = (next: Open): void => {
    done.current.delete(next.draft.id);
    setOpen((now) => [...now, next]);
  };
  const end = (id: string, ending: Ending): void => {
    setOpen((now) => now.filter(({ draft }) => draft.id !== id));
    done.current.add(id);
    setLeft((now) => now.filter((draft) => draft.id !== id));
    if (ending.how === 'saved') wanted.current = ending.note.id;
    if (ending.how === 'left') {
      done.current.delete(id);
      setLeft((now) => [ending.draft, ...now.filter((draft) => draft.id !== id)]);
    }
  };
  const isOpen = (id: string): boolean => id === begun?.id || open.some(({ draft }) => draft.id === id);
  const unfinished = [...left, ...drafts.filter(({ id }) => !left.some((draft) => draft.id === id))].filter(
    ({ id, content }) => !isOpen(id) && !done.current.has(id) && !isEmpty(content),
  );
  const ofNote = (id: string): Open | undefined => open.find(({ draft }) => draft.note?.id === id);
  const known = new Set(notes.map(({ id }) => id));
  const editor = ({ draft, offered }: Open, behind?: Note) => (
    <NoteEditor
      key={draft.id}
      draft={draft}
      offered={offered}
      quote={quote}
      behind={behind && <NoteItem note={behind} {...about?.(behind)} />}
      onEnd={(ending) => end(draft.id, ending)}
    />
  );
  const offer = (draft: Draft) => (
    <Unfinished
      key={draft.id}
      draft={draft}
      onGoOn={() => begin({ draft, offered: true })}
      onGone={() => done.current.add(draft.id)}
    />
  );
  return (
    <div class="note-stack" ref={box}>
      {notes.map((note) => {
        const editing = ofNote(note.id);
        if (editing) return editor(editing, note);
        const drafted = unfinished.filter((draft) => draft.note?.id === note.id);
        return (
          <div key={note.id} class="note-place-of">
            <NoteItem
              note={note}
              onEdit={reading ? undefined : () => begin({ draft: beginChange(note), offered: false })}
              deletes={!reading}
              {...about?.(note)}
            />
            {!reading && drafted.map(offer)}
          </div>
        );
      })}
      {!reading && unfinished.filter(({ note }) => note === null || !known.has(note.id)).map(offer)}
      {open.filter(({ draft }) => draft.note === null || !known.has(draft.note.id)).map((one) => editor(one))}
      {begun && (
        <NoteEditor
          key={begun.id}
          draft={begun}
          quote={quote}
          onEnd={(ending) => {
            end(begun.id, ending);
            onBegunEnd?.(ending);
          }}
        />
      )}
    </div>
  );
}

/** What was being written and not saved: its beginning, the ways to go on and to throw it away, which can be undone. */
export function Unfinished(props: {
  draft: Draft;
  place?: ComponentChildren;
  onGoOn: () => void;
  onGone?: () => void;
}) {
  const { draft } = props;
  const [thrown, setThrown] = useState(false);
  const throwAway = (): void => {
    setThrown(true);
    void dropDraft(draft.id);
  };
  // It is gone for good with the face, unless it was had back.
  const gone = useRef<(() => void) | null>(null);
  gone.current = thrown ? (props.onGone ?? null) : null;
  useEffect(() => () => gone.current?.(), []);
  if (isPrivate()) return null;
  return (
    <div class="note-unfinished">
      {thrown ? <p role="status">{t('noteThrown')}</p> : <p>{t('noteUnfinished')}</p>}
      {!thrown && props.place}
      {!thrown && (
        <p class="note-beginning" dir="auto">
          {draft.content.body}
        </p>
      )}
      <div class="note-actions">
        {thrown ? (
          <button
            type="button"
            class="button is-plain"
            onClick={() => {
              setThrown(false);
              void keepDraft({ ...draft, typed: new Date().toISOString() });
            }}
          >
            {t('noteUndo')}
          </button>
        ) : (
          <>
            <button type="button" class="button" onClick={props.onGoOn}>
              {t('noteGoOn')}
            </button>
            <button type="button" class="button is-plain" onClick={throwAway}>
              {t('noteThrowAway')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
