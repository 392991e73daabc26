/**
 * The head of the card: a sentence, the symbol, where the document stands, what became of it.
 */
import { type ComponentChildren, Fragment } from 'preact';

import type { CardDocument } from '../protocol/card';
import { ownResolutionNumber } from '../symbols/own-key';
import { directionOf } from '../ui/language';
import { Message } from '../ui/message';
import { SymbolText } from '../ui/symbol-text';
import { useCard } from './context';
import { formatDay, formatDays } from './dates';
import { Derived, EvidenceBlock, Fact, Reference } from './evidence';
import { distributionName, statusName } from './naming';

export function Header({ titleId }: { titleId: string }) {
  const { card } = useCard();
  const { title, document } = card;
  return (
    <header class="head">
      <EvidenceBlock>
        <div class="title">
          <h1 id={titleId} lang={title.language} dir={directionOf(title.language)}>
            {title.text}
          </h1>
          {/* A word joiner: the sign does not stand on a line of its own. */}
          {'\u2060'}
          <Derived of={document?.title?.derived} />
        </div>
        <SubjectLine />
        <Facts />
      </EvidenceBlock>

      {document ? <Fate document={document} /> : <Catalogued />}
      <NotCited />
    </header>
  );
}

/** The symbol in its own type; a key of ours is never shown as one. */
function SubjectLine() {
  const { card, say } = useCard();
  const { symbol, surface } = card.subject;
  if (symbol === null) {
    const words = card.candidates.length > 0 ? 'candidatesExplain' : 'nothingNamed';
    return card.kind === 'ambiguous' ? <p class="plain">{say(words, surface)}</p> : null;
  }
  const number = ownResolutionNumber(symbol);
  if (number !== null || card.kind === 'resolution') {
    return (
      <p class="plain">
        {number !== null && <strong>{say('resolutionNumber', number)}</strong>}
        {number !== null && ' · '}
        {say('noOwnSymbol')}
      </p>
    );
  }
  return (
    <p class="subject">
      <SymbolText symbol={symbol} />
    </p>
  );
}

/** Says plainly that the corpus is silent; not when it could not be asked. */
function NotCited() {
  const { card, say } = useCard();
  const one = card.kind === 'decoded' || card.kind === 'catalogued' || card.kind === 'resolution';
  if (!one || card.trouble || card.citations.length > 0) return null;
  return <p class="plain">{say('nothingCites')}</p>;
}

/** Standing, date, distribution and job number, on one line. */
function Facts() {
  const { card, say, language } = useCard();
  const { document, catalogue } = card;
  // A corpus that could not be asked leaves open where the document stands.
  const status = card.trouble ? '' : statusName(card.kind, say);
  return (
    <ul class="facts">
      {status && <li class={`standing is-${card.kind}`}>{status}</li>}
      {document?.date && (
        <li>
          <Fact of={document.date}>{formatDay(document.date.value, language)}</Fact>
        </li>
      )}
      {!document && catalogue?.date && <li class="whole">{formatDay(catalogue.date, language)}</li>}
      {catalogue?.unverifiedDate && (
        <li class="unverified">{say('dateUnverified', formatDay(catalogue.unverifiedDate, language))}</li>
      )}
      {document?.distribution && (
        <li>
          <Fact of={document.distribution}>{distributionName(document.distribution.value, say)}</Fact>
        </li>
      )}
      {document?.jobNumber && (
        <li>
          <Fact of={document.jobNumber}>
            <bdi dir="ltr">{document.jobNumber.value}</bdi>
          </Fact>
        </li>
      )}
    </ul>
  );
}

/** The printed title where the sentence above does not hold it; then to whom, adopted when, issued as what. */
function Fate({ document }: { document: CardDocument }) {
  const { card, language } = useCard();
  const { adopted, issuedAs, draft, issuedTo, title } = document;
  const printed = title && !card.title.text.toLowerCase().includes(title.value.toLowerCase()) ? title : null;
  if (!adopted && !issuedAs && !draft && !issuedTo && !printed) return null;
  return (
    <div class="fate">
      {printed && (
        <EvidenceBlock>
          <p class="printed-title" lang="en" dir="ltr">
            {printed.value}
            <Reference of={printed} />
          </p>
        </EvidenceBlock>
      )}
      {issuedTo && (
        <EvidenceBlock>
          <IssuedTo fact={issuedTo} />
        </EvidenceBlock>
      )}
      {adopted && (
        <EvidenceBlock>
          <p>
            <Message
              of="adoptedOn"
              slots={[
                <Fact key="date" of={adopted}>
                  {formatDay(adopted.value.date, language)}
                </Fact>,
              ]}
            />
          </p>
        </EvidenceBlock>
      )}
      {issuedAs && (
        <EvidenceBlock>
          <p>
            <IssuedAs fact={issuedAs} />
          </p>
        </EvidenceBlock>
      )}
      {draft && (
        <EvidenceBlock>
          <p>
            <Message
              of="draftWas"
              slots={[
                <Fact key="symbol" of={draft}>
                  <SymbolText symbol={draft.value.symbol} />
                </Fact>,
              ]}
            />
          </p>
        </EvidenceBlock>
      )}
    </div>
  );
}

/** The title by which the catalogue knows a document that the corpus does not hold; its evidence is the catalogue's source. */
function Catalogued() {
  const { card, say } = useCard();
  const { catalogue } = card;
  if (!catalogue?.title || catalogue.title === card.title.text) return null;
  return (
    <div class="fate">
      <EvidenceBlock>
        <p class="printed-title" lang="en" dir="ltr">
          {catalogue.title}
          {catalogue.source && <Derived of={{ evidence: catalogue.source, sources: [] }} />}
          {!catalogue.verified && <span class="unverified"> · {say('unverified')}</span>}
        </p>
      </EvidenceBlock>
    </div>
  );
}

function IssuedAs({ fact }: { fact: NonNullable<CardDocument['issuedAs']> }) {
  const { language } = useCard();
  const symbol = (
    <Fact of={fact}>
      <SymbolText symbol={fact.value.symbol} />
    </Fact>
  );
  return fact.value.date === null ? (
    <Message of="issuedAs" slots={[symbol]} />
  ) : (
    <Message
      of="issuedAsOn"
      slots={[
        symbol,
        <span key="date" class="whole">
          {formatDay(fact.value.date, language)}
        </span>,
      ]}
    />
  );
}

function IssuedTo({ fact }: { fact: NonNullable<CardDocument['issuedTo']> }) {
  const { say, language } = useCard();
  const { body, session, place, start, end } = fact.value;
  const parts: ComponentChildren[] = [
    <Message
      key="body"
      of="submittedTo"
      slots={[
        <bdi lang="en" key="body">
          {body}
        </bdi>,
      ]}
    />,
  ];
  if (session !== null) parts.push(say('sessionNumber', session));
  if (place) parts.push(place);
  if (start) parts.push(formatDays(start, end ?? start, language));
  const last = parts.pop();
  return (
    <p>
      {parts.map((part, index) => (
        <Fragment key={index}>{part} · </Fragment>
      ))}
      <Fact of={fact}>{last}</Fact>
    </p>
  );
}
