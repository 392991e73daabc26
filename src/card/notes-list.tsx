/** The notes of a document for its card: the line that counts them, and they themselves. Loaded by notes.tsx. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { pinpointOf } from '../corpus/passages';
import { isDeletedHere } from '../note-view/deleted-here';
import { beginNote } from '../note-view/editing';
import { NoteStack } from '../note-view/note-stack';
import { NotesTroubleText } from '../note-view/trouble';
import { useDrafts, useNotes, useNotesHidden } from '../note-view/use-notes';
import type { Note } from '../notes/types';
import { isPrivate } from '../notes/writer';
import { formatCount } from '../platform/i18n';
import type { Draft } from '../protocol/notes';
import { hrefOf, passageHref } from '../protocol/reader-address';
import { useCard } from './context';
import { newNoteHref } from './notes';
import { placeLabel } from './pinpoint';

export interface NotesListProps {
  symbol: string;
  /** Where the card stands: in a web page's frame, in a page of ours, or there with the editor of a new note open. */
  place: 'frame' | 'page' | 'writing';
}

/** Most notes that a card shows; the reader shows all. */
const SHOWN = 20;

/** A note on a document as a whole holds on to its symbol, not to how its title page is printed. */
const documentAnchor = (symbol: string, language: string) => ({
  passage: `${symbol}#title`,
  quote: null,
  position: null,
  language,
  passageText: '',
});

export function NotesList({ symbol, place }: NotesListProps) {
  const { card, say, language } = useCard();
  const hidden = useNotesHidden();
  const { notes, more, trouble, again } = useNotes(hidden ? null : { document: symbol, limit: SHOWN });
  const drafts = useDrafts(hidden ? null : documentAnchor(symbol, '').passage);
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState<Draft | null>(null);
  const begin = useCallback(
    () => setBegun(beginNote(documentAnchor(symbol, card.title.language))),
    [symbol, card.title.language],
  );
  // Once, when notes are seen for the first time.
  const asked = useRef(place === 'writing' && !isPrivate());
  useEffect(() => {
    // An editor goes with the notes. What was typed in it is kept, and is offered when they are shown again.
    setBegun(null);
    if (hidden || !asked.current) return;
    asked.current = false;
    begin();
  }, [hidden, begin]);
  const count = hidden ? 0 : (notes ?? []).filter(({ id }) => !isDeletedHere(id)).length;
  const framed = place === 'frame';
  // That there are none is nothing to say: the way to the first one stands there.
  const label = count === 0 ? null : say('notesYours', `${formatCount(count)}${more ? '+' : ''}`);
  const about = (note: Note) => {
    const { passage, quote } = note.anchor;
    // A note on the document as a whole stands at no place in it.
    if (passage === documentAnchor(symbol, '').passage && !quote) return {};
    return {
      place: (
        <a href={`/${passageHref(passage)}`} target="_blank" rel="noopener noreferrer">
          {placeLabel({ id: passage, symbol, pinpoint: pinpointOf(passage) }, say, language)}
        </a>
      ),
    };
  };
  const list = !hidden && notes && (
    <NoteStack
      notes={notes}
      drafts={framed ? [] : drafts}
      begun={begun}
      onBegunEnd={() => setBegun(null)}
      quote
      about={about}
      reading={framed}
    />
  );
  const all = more && (
    <a class="more" href={`/${hrefOf({ symbol })}`} target="_blank" rel="noopener noreferrer">
      {say('notesAll')}
    </a>
  );
  return (
    <>
      <p class="card-notes-line">
        {label &&
          (framed && notes && notes.length > 0 ? (
            <button type="button" class="more" aria-expanded={open} onClick={() => setOpen(true)}>
              {label}
            </button>
          ) : (
            <span>{label}</span>
          ))}
        {isPrivate() || hidden ? null : framed ? (
          <a href={newNoteHref(symbol)} target="_blank" rel="noopener noreferrer">
            {say('noteAdd')}
          </a>
        ) : (
          !begun && (
            <button type="button" class="more" onClick={begin}>
              {say('noteAdd')}
            </button>
          )
        )}
      </p>
      {!framed && trouble && <NotesTroubleText trouble={trouble} onAgain={again} />}
      {!framed && list}
      {!framed && all}
      {framed && open && !hidden && (
        <Over name={label ?? ''} back={say('notesBack')} onBack={() => setOpen(false)}>
          {list}
          {all}
        </Over>
      )}
    </>
  );
}

/** Lies over the card and leaves its size as it is. */
function Over(props: { name: string; back: string; onBack: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      class="card-notes-over"
      ref={box}
      aria-label={props.name}
      onClose={props.onBack}
      // The first Escape leads back to the card; the next closes it.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <p class="card-notes-line">
        <strong>{props.name}</strong>
        <button type="button" class="more" onClick={() => box.current?.close()}>
          {props.back}
        </button>
      </p>
      {props.children}
    </dialog>
  );
}
