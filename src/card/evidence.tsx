/**
 * From a fact to the paragraph that states it, without leaving the card.
 *
 * An {@link EvidenceBlock} is a piece of the card with facts in it; below it unfolds what one of them rests on.
 * {@link Fact} makes a short value itself the button; {@link Reference} puts a button with the place after a long one.
 */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useMemo, useState } from 'preact/hooks';
import { formatCount } from '../platform/i18n';
import type { CardText, Derivation } from '../protocol/card';
import { directionOf } from '../ui/language';
import { Message } from '../ui/message';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { SymbolText } from '../ui/symbol-text';
import { textsOf, useCard } from './context';
import { markedPieces, type Piece, type Span } from './excerpt';
import { placeLabel, placesLabel } from './pinpoint';

interface Evidence {
  /** Which button opened it. */
  opener: string;
  sources: readonly string[];
  derived: Derivation | null;
}

interface Block {
  open: Evidence | null;
  panel: string;
  toggle(evidence: Evidence): void;
}

const BlockContext = createContext<Block | null>(null);

function useBlock(): Block {
  const block = useContext(BlockContext);
  if (!block) throw new Error('A fact stands outside an evidence block.');
  return block;
}

/** Holds facts; shows the evidence of one of them after its own content. */
export function EvidenceBlock({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState<Evidence | null>(null);
  const panel = useId();
  const block = useMemo<Block>(
    () => ({ open, panel, toggle: (next) => setOpen((now) => (now?.opener === next.opener ? null : next)) }),
    [open, panel],
  );
  return (
    <BlockContext.Provider value={block}>
      {children}
      {open && <EvidencePanel key={open.opener} id={panel} evidence={open} />}
    </BlockContext.Provider>
  );
}

/** Paragraphs are long: the first of many until the reader asks for all. */
const FIRST_TEXTS = 2;

function EvidencePanel({ id, evidence }: { id: string; evidence: Evidence }) {
  const { card, say } = useCard();
  const [all, setAll] = useState(false);
  const texts = textsOf(card, evidence.sources);
  const shown = all || texts.length <= FIRST_TEXTS + 1 ? texts : texts.slice(0, FIRST_TEXTS);
  return (
    <div class="evidence" id={id}>
      {evidence.derived && (
        <p class="derivation">
          {say('derivedExplain')}{' '}
          <span lang="en" dir="ltr">
            {evidence.derived.evidence}
          </span>
        </p>
      )}
      {shown.map((text) => (
        <Passage key={text.id} text={text} />
      ))}
      {shown.some((text) => text.preliminary) && <PreliminaryNotice />}
      {texts.length > shown.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {say('showAll', formatCount(texts.length))}
        </button>
      )}
    </div>
  );
}

/** A paragraph of a document with its address. The caller shows the notice if the text is preliminary. */
function Passage({ text }: { text: CardText }) {
  const { card, say, language } = useCard();
  const foreign = text.symbol !== card.subject.symbol;
  return (
    <figure class="passage">
      <figcaption>
        {foreign ? (
          <Message
            of="placeInDocument"
            slots={[<SymbolText key="symbol" symbol={text.symbol} />, placeLabel(text, say, language)]}
          />
        ) : (
          placeLabel(text, say, language)
        )}
      </figcaption>
      <DocumentText text={text} />
    </figure>
  );
}

/** What a document says, in its own language and direction; the lead-in of a sub-item always before it. */
export function DocumentText(props: {
  text: CardText;
  marks?: readonly Span[];
  window?: Span;
  /** What is left out of the lead-in. */
  gap?: Span | null;
  /** The text above in the list has shown the same lead-in: here it is for ears alone. */
  leadInSeen?: boolean;
  id?: string;
}) {
  const { text, marks = [], window } = props;
  const pieces = markedPieces(text.text, marks, window);
  return (
    <blockquote class="said" id={props.id} lang={text.language} dir={directionOf(text.language)}>
      {text.leadIn && (
        <p class={props.leadInSeen ? 'unseen' : 'lead-in'}>
          {props.gap
            ? `${text.leadIn.slice(0, props.gap.start)}\u00A0… ${text.leadIn.slice(props.gap.end).trim()}`
            : text.leadIn}
        </p>
      )}
      <p>
        {window && window.start > 0 && '…\u00A0'}
        <Pieces pieces={pieces} />
        {window && window.end < text.text.length && '\u00A0…'}
      </p>
    </blockquote>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</>;
}

interface Sourced {
  sources: readonly string[];
  derived?: Derivation | undefined;
}

/** A short value that is itself the button; plain text where the card carries no source. */
export function Fact({ of, children }: { of: Sourced; children: ComponentChildren }) {
  const { card, say } = useCard();
  const sources = of.sources.filter((id) => id in card.texts);
  return (
    <>
      {sources.length > 0 ? (
        <EvidenceButton kind="fact" title={say('showSource')} evidence={{ sources, derived: null }}>
          {children}
        </EvidenceButton>
      ) : (
        <bdi>{children}</bdi>
      )}
      <Derived of={of.derived} />
    </>
  );
}

/** A button with the places where something is said, to stand after it; nothing where the card carries no source. */
export function Reference({ of }: { of: Sourced }) {
  const { card, say, language } = useCard();
  const texts = textsOf(card, of.sources);
  return (
    <>
      <Derived of={of.derived} />
      {texts.length > 0 && (
        <>
          {' '}
          <EvidenceButton
            kind="reference"
            title={say('showSource')}
            evidence={{ sources: texts.map((text) => text.id), derived: null }}
          >
            {placesLabel(texts, card.subject.symbol, say, language)}
          </EvidenceButton>
        </>
      )}
    </>
  );
}

/** The degree sign after a value that is concluded, not printed. */
export function Derived({ of }: { of: Derivation | undefined }) {
  const { say } = useCard();
  if (!of) return null;
  return (
    <EvidenceButton kind="degree" title={say('derivedShow')} evidence={{ sources: of.sources, derived: of }}>
      <span aria-hidden="true">°</span>
    </EvidenceButton>
  );
}

function EvidenceButton(props: {
  kind: 'fact' | 'reference' | 'degree';
  title: string;
  evidence: Omit<Evidence, 'opener'>;
  children: ComponentChildren;
}) {
  const opener = useId();
  const { open, panel, toggle } = useBlock();
  const expanded = open?.opener === opener;
  return (
    <button
      type="button"
      class={props.kind}
      title={props.title}
      aria-expanded={expanded}
      aria-controls={expanded ? panel : undefined}
      onClick={() => toggle({ opener, ...props.evidence })}
    >
      {props.children}
    </button>
  );
}
