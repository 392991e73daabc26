/**
 * The reader's notes on the card's document. In a frame on somebody else's page the card says how many there are on a line
 * that is always there, and shows them over itself: its size, which the page can see, must not tell of notes. They are only
 * read there; to write, the reader opens. A frame cannot know in every browser that nothing lies over it, and a press on a
 * card that nobody sees must write nothing. In pages of our own they are written in place.
 * What draws notes is brought after the card is seen.
 */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf } from '../protocol/reader-address';
import { useCard } from './context';
import type { NotesListProps } from './notes-list';

export type NotesPlace = NotesListProps['place'];

export function Notes({ place }: { place: NotesPlace }) {
  const { card } = useCard();
  const { symbol } = card.subject;
  const [List, setList] = useState<ComponentType<NotesListProps> | null>(null);
  useEffect(() => {
    void import('./notes-list').then(({ NotesList }) => setList(() => NotesList));
  }, []);
  if (symbol === null) return null;
  return (
    <section class={`card-notes is-in-${place}`}>
      {List ? <List symbol={symbol} place={place} /> : <p class="card-notes-line" />}
    </section>
  );
}

/** The reader at a document, with the editor of a new note open. From the root of the package. */
export const newNoteHref = (symbol: string): string => `/${hrefOf({ symbol }).replace('?', '?note=new&')}`;
