/**
 * The card as a whole: which parts, in which order, for which kind.
 * Draws the model that it is given; asks nobody.
 */
import { useEffect, useId, useState } from 'preact/hooks';
import type { Card } from '../protocol/card';
import { Candidates, PrintedIn } from './candidates';
import { Citations } from './citations';
import { CardProvider, cardScope, useCard } from './context';
import { Doors } from './doors';
import { OpenAt, SmallPrint } from './footer';
import { Header } from './header';
import { Identity } from './identity';
import { Meeting } from './meeting';
import { Notes, type NotesPlace } from './notes';
import { Recommendations } from './recommendations';
import { Tools } from './tools';
import { type RetryState, Trouble } from './trouble';

/** How long the announcement stays in the page: long enough to be spoken, gone before it can be read a second time. */
const ANNOUNCEMENT_MS = 2000;

export function CardView(props: {
  card: Card;
  retry: RetryState;
  onRetry: () => void;
  /** What its buttons do; one without a meaning where the card stands is not there. */
  onPin?: (on: boolean) => void;
  onClose?: () => void;
  /** Where it stands, which decides what can be done with notes; a page of our own without it. */
  notes?: NotesPlace;
}) {
  const { card, notes = 'page' } = props;
  const titleId = useId();
  return (
    <CardProvider value={cardScope(card)}>
      <Announcement text={card.title.text} language={card.title.language} />
      <div class="scroll">
        <Tools onPin={props.onPin} onClose={props.onClose} />
        <article class="sheet" tabIndex={-1} aria-labelledby={titleId}>
          {card.trouble && <Trouble trouble={card.trouble} retry={props.retry} onRetry={props.onRetry} />}
          <Header titleId={titleId} />
          <Body />
          {notes !== 'frame' && <Notes place={notes} />}
          <SmallPrint />
        </article>
      </div>
      <div class="foot">
        <Doors />
        {notes === 'frame' && <Notes place={notes} />}
        <OpenAt />
      </div>
    </CardProvider>
  );
}

/** A document of the corpus tells of its meeting first; of any other, what the corpus says of it comes first. */
function Body() {
  const { card } = useCard();
  const held = card.kind === 'document';
  const { candidates, printedIn, meeting, citations } = card;
  return (
    <>
      {candidates.length > 0 && <Candidates candidates={candidates} />}
      {printedIn.length > 0 && <PrintedIn reports={printedIn} />}
      {meeting && <Meeting meeting={meeting} />}
      {!held && <Citations />}
      <Recommendations />
      {held && citations.length > 0 && <Citations />}
      {!held && !meeting && <Identity />}
    </>
  );
}

/** Says the title once to those who do not see the card: a live region is spoken when its text changes. */
function Announcement({ text, language }: { text: string; language: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaid(text);
    const timer = setTimeout(() => setSaid(''), ANNOUNCEMENT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="unseen" role="status" lang={language}>
      {said}
    </p>
  );
}
