/**
 * A paragraph of a document in a list: its number, an excerpt, and the whole at a click, in the same place.
 */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CardText } from '../protocol/card';
import { useCard } from './context';
import { DocumentText } from './evidence';
import { leadInGap, type Span } from './excerpt';
import { itemLabel, placeLabel } from './pinpoint';

export function UnfoldingText(props: {
  text: CardText;
  /** What is shown before the click. */
  excerpt: Span;
  marks?: readonly Span[];
  leadInSeen?: boolean;
  /** What stands below the text. */
  children?: ComponentChildren;
}) {
  const { text, excerpt, marks, leadInSeen = false } = props;
  const { say, language } = useCard();
  const [whole, setWhole] = useState(false);
  const id = useId();
  const place = placeLabel(text, say, language);
  const label = itemLabel(text, language) ?? place;
  const gap = text.leadIn && !leadInSeen ? leadInGap(text.leadIn, text.language) : null;
  const cut = gap !== null || excerpt.start > 0 || excerpt.end < text.text.length;
  return (
    <li class="row">
      {cut ? (
        <button
          type="button"
          class="number"
          aria-expanded={whole}
          aria-controls={id}
          aria-label={place}
          onClick={() => setWhole(!whole)}
        >
          {label}
        </button>
      ) : (
        <span class="number">
          <span aria-hidden="true">{label}</span>
          <span class="unseen">{place}</span>
        </span>
      )}
      <div>
        <DocumentText
          text={text}
          marks={marks ?? []}
          leadInSeen={leadInSeen}
          id={id}
          {...(whole ? {} : { window: excerpt, gap })}
        />
        {props.children}
      </div>
    </li>
  );
}
