/**
 * The paragraphs of the corpus that cite the document, by document; each unfolds to the whole paragraph.
 */
import { useState } from 'preact/hooks';
import { formatCount, plural } from '../platform/i18n';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { SymbolText } from '../ui/symbol-text';
import { useCard } from './context';
import { excerptAround } from './excerpt';
import { type CitingDocument, groupCitations } from './grouping';
import { UnfoldingText } from './unfolding-text';

/** Paragraphs shown before the reader asks for all. */
const FIRST = 5;

export function Citations() {
  const { card, say } = useCard();
  const [all, setAll] = useState(false);
  const documents = groupCitations(card.citations, card.texts);
  const count = documents.reduce((sum, document) => sum + document.paragraphs.length, 0);
  if (count === 0) return null;
  // Hiding one or two paragraphs would cost more than it saves.
  const long = count > FIRST + 2;
  const shown = long && !all ? firstOf(documents, FIRST) : documents;
  const preliminary = shown.some((document) => document.paragraphs.some(({ text }) => text.preliminary));
  return (
    <section class="citations">
      <h2>{plural('citedIn', count)}</h2>
      {preliminary && <PreliminaryNotice />}
      {shown.map((document) => (
        <Document key={document.symbol} document={document} />
      ))}
      {long && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('showFewer') : say('showAll', formatCount(count))}
        </button>
      )}
    </section>
  );
}

function firstOf(documents: readonly CitingDocument[], most: number): CitingDocument[] {
  const shown: CitingDocument[] = [];
  let room = most;
  for (const document of documents) {
    if (room <= 0) break;
    shown.push({ ...document, paragraphs: document.paragraphs.slice(0, room) });
    room -= document.paragraphs.length;
  }
  return shown;
}

export function Document({ document }: { document: CitingDocument }) {
  const { say } = useCard();
  return (
    <>
      {/* By itself the name would have a space wherever the symbol may break. */}
      <h3 aria-label={document.symbol}>
        <SymbolText symbol={document.symbol} />
      </h3>
      <ul class="list is-numbered">
        {document.paragraphs.map(({ text, marks, details }) => (
          <UnfoldingText
            key={text.id}
            text={text}
            marks={marks}
            excerpt={marks[0] ? excerptAround(text.text, marks[0]) : { start: 0, end: text.text.length }}
          >
            {details.map((detail) => (
              <p key={detail} class="reason">
                {say('partCited', detail)}
              </p>
            ))}
          </UnfoldingText>
        ))}
      </ul>
    </>
  );
}
