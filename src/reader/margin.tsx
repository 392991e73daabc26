/**
 * Notes in the reader: beside each passage, above all of them what concerns the document, and the ways to begin one. What they
 * are and where they stand is known to margin-notes.ts.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { NoteStack } from '../note-view/note-stack';
import { NotesTroubleText } from '../note-view/trouble';
import { isPrivate } from '../notes/writer';
import { formatCount, t } from '../platform/i18n';
import { changeSettings } from '../platform/settings';
import { passageHref } from '../protocol/reader-address';
import { passageName } from './blocks';
import { type Chosen, useReader } from './context';
import { isTyping } from './find-box';
import { IconButton } from './icon';
import { type Beside, type MarginNotes, notesOf, type Placed } from './margin-notes';

/** The page was opened to begin a note: `reader.html?symbol=…&note=new`. The address forgets it with the first step. */
let asked = new URLSearchParams(location.search).get('note') === 'new';

/** What a part of the notes is now. `read` gives the same value as long as nothing of it has changed. */
function useMargin<T>(read: (notes: MarginNotes) => T): T {
  const notes = notesOf(useReader().document);
  const [value, setValue] = useState(() => read(notes));
  useEffect(() => {
    const look = (): void => setValue(() => read(notes));
    look();
    return notes.subscribe(look);
  }, [notes, read]);
  return value;
}

/** The notes beside one passage; beside the title, those on the document as a whole. */
export function Margin({ id }: { id: string }) {
  const { document } = useReader();
  const read = useCallback((notes: MarginNotes) => (notes.hidden ? null : notes.at(id)), [id]);
  const beside = useMargin(read);
  const title = id === `${document.symbol}#title`;
  if (title) return <DocumentNotes id={id} beside={beside} />;
  if (!beside || (beside.placed.length === 0 && beside.drafts.length === 0 && !beside.begun)) return null;
  return <Notes id={id} beside={beside} />;
}

function Notes({ id, beside }: { id: string; beside: Beside }) {
  const notes = notesOf(useReader().document);
  const known = new Map(beside.placed.map((placed) => [placed.note.id, placed]));
  return (
    <aside class="margin-notes" aria-label={t('notesBeside', passageName(id))}>
      <NoteStack
        notes={beside.placed.map(({ note }) => note)}
        drafts={beside.drafts}
        begun={beside.begun}
        onBegunEnd={() => notes.end(id)}
        about={(note) => {
          const placed = known.get(note.id);
          return { attachment: placed?.attachment, change: placed?.change ?? null, place: elsewhere(placed, id) };
        }}
      />
    </aside>
  );
}

/** The name of a note's place, where it is not the passage beside which it stands. */
function elsewhere(placed: Placed | undefined, host: string) {
  const passage = placed?.attachment.passage ?? placed?.note.anchor.passage;
  return passage === undefined || passage === host ? null : <a href={passageHref(passage)}>{passageName(passage)}</a>;
}

/** Notes on the document, and those whose place is gone; how many there are in all, whether they are printed. */
function DocumentNotes({ id, beside }: { id: string; beside: Beside | null }) {
  const { document: held } = useReader();
  const notes = notesOf(held);
  const count = useMargin(countOf);
  const trouble = useMargin(troubleIn);
  const [printed, setPrinted] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-print-notes', printed);
  }, [printed]);
  useEffect(() => {
    if (!asked || beside === null) return;
    asked = false;
    const place = decodeURIComponent(location.hash.slice(1));
    notes.begin({ id: place === '' ? id : `${held.symbol}#${place}`, range: null });
  }, [beside, notes, held, id]);
  if (!beside) return null;
  return (
    <div class="document-notes">
      <p class="document-notes-line">
        {count > 0 && <span>{t('notesYours', formatCount(count))}</span>}
        {!isPrivate() && !beside.begun && (
          <button type="button" class="button is-plain" onClick={() => notes.begin({ id, range: null })}>
            {t('noteOnDocument')}
          </button>
        )}
        {count > 0 && (
          <label class="document-notes-print">
            <input
              type="checkbox"
              checked={printed}
              onChange={({ currentTarget }) => setPrinted(currentTarget.checked)}
            />
            {t('notesPrint')}
          </label>
        )}
      </p>
      {trouble && <NotesTroubleText trouble={trouble} onAgain={notes.again} />}
      <Notes id={id} beside={beside} />
    </div>
  );
}

const countOf = (notes: MarginNotes): number => notes.count;
const troubleIn = (notes: MarginNotes) => notes.trouble;
const hiddenIn = (notes: MarginNotes): boolean => notes.hidden;

/** Hides all notes on every face, or shows them. */
const toggleNotes = (): void => void changeSettings(({ hideNotes }) => ({ hideNotes: !hideNotes }));

/** In the bar of actions: a note on the passage or the words selected, and all notes hidden or shown. */
export function NoteActions({ chosen }: { chosen: Chosen }) {
  const notes = notesOf(useReader().document);
  const hidden = useMargin(hiddenIn);
  const writes = !isPrivate() && !hidden;
  const begin = useCallback(() => {
    if (!writes) return;
    notes.begin(chosen);
    getSelection()?.removeAllRanges();
  }, [notes, chosen, writes]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'm') begin();
      else if (event.key === 'h') toggleNotes();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [begin]);
  return (
    <>
      {writes && (
        <IconButton name={t('noteAdd')} keys="m" path="M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2zM9 5l2 2" onClick={begin} />
      )}
      <IconButton
        name={hidden ? t('notesShow') : t('notesHide')}
        keys="h"
        path={
          hidden
            ? 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13L13 3'
            : 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM8 6.5a1.5 1.5 0 100 3 1.5 1.5 0 000-3z'
        }
        onClick={toggleNotes}
      />
      {writes && chosen.range && <AtSelection onClick={begin} />}
    </>
  );
}

/** The way to a note beside the words that are selected: for the pointer, which is there. The bar and the key serve others. */
function AtSelection({ onClick }: { onClick: () => void }) {
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    let frame = 0;
    const place = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const selection = getSelection();
        const box = selection?.rangeCount ? [...selection.getRangeAt(0).getClientRects()].at(-1) : undefined;
        setAt(box && box.bottom > 0 && box.bottom < innerHeight ? { left: box.right, top: box.bottom } : null);
      });
    };
    place();
    document.addEventListener('selectionchange', place);
    window.addEventListener('scroll', place, { passive: true });
    window.addEventListener('resize', place);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', place);
      window.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    };
  }, []);
  if (!at) return null;
  return (
    <button
      type="button"
      class="button is-main at-selection"
      style={{ left: `${Math.min(at.left + 4, innerWidth - 140)}px`, top: `${at.top + 6}px` }}
      tabIndex={-1}
      // A press must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {t('noteAdd')}
    </button>
  );
}
