/**
 * Preliminary recommendations about the same thing, each with its reason, and how many there are in all.
 * The notice stands first, always.
 */

import { formatCount, plural } from '../platform/i18n';
import type { CardDocument, CardRecommendation } from '../protocol/card';
import { Message, PluralMessage } from '../ui/message';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { SymbolText } from '../ui/symbol-text';
import { textsOf, useCard } from './context';
import { EvidenceBlock, Fact } from './evidence';
import { recommendationExcerpt } from './excerpt';
import { type Listed, listRecommendations } from './grouping';
import { meetingNameWithin } from './naming';
import { placesLabel } from './pinpoint';
import { UnfoldingText } from './unfolding-text';

export function Recommendations() {
  const { card, say, language } = useCard();
  const { related } = card;
  const suggestions = card.document?.suggestions ?? [];
  const items = listRecommendations(related?.items ?? [], card.texts);
  if (items.length === 0 && suggestions.length === 0) return null;
  return (
    <section class="recommendations">
      <h2>{say(items.length > 0 ? 'relatedHeading' : 'suggestionsHeading')}</h2>
      <PreliminaryNotice />
      {related && items.length > 0 && (
        <>
          <p class="quiet origin">
            <Message
              of={related.otherMeeting ? 'fromOtherMeeting' : 'fromReport'}
              slots={[
                <SymbolText key="symbol" symbol={related.symbol} />,
                meetingNameWithin(related.meeting, say, language),
              ]}
            />
          </p>
          <ul class="list is-numbered">
            {items.map((listed) => (
              <Recommendation key={listed.item.id} listed={listed} />
            ))}
          </ul>
        </>
      )}
      {suggestions.length > 0 ? (
        <Suggestions suggestions={suggestions} />
      ) : (
        related && related.total > 0 && <Total count={related.total} symbol={related.symbol} />
      )}
    </section>
  );
}

function Recommendation({ listed }: { listed: Listed<CardRecommendation> }) {
  const { item, text, leadInSeen } = listed;
  const excerpt = { start: 0, end: recommendationExcerpt(text.text, text.language) };
  return (
    <UnfoldingText text={text} excerpt={excerpt} leadInSeen={leadInSeen}>
      {item.reasons.map((reason) => (
        <Reason key={reason.shared} reason={reason} />
      ))}
    </UnfoldingText>
  );
}

/** Places that would fill more than a line are counted instead; the click still shows them. */
const LONG_LABEL = 40;

function Reason({ reason }: { reason: CardRecommendation['reasons'][number] }) {
  const { card, say, language } = useCard();
  const shared = (
    <bdi lang="en" key="shared">
      {reason.shared}
    </bdi>
  );
  const texts = textsOf(card, reason.sources);
  if (texts.length === 0) return <p class="reason">{shared}</p>;
  // In the card of a document its own paragraphs need no name; elsewhere those of the report named above do not.
  const context = card.kind === 'document' ? card.subject.symbol : (card.related?.symbol ?? null);
  const label = placesLabel(texts, context, say, language);
  const places = (
    <Fact key="places" of={{ sources: reason.sources }}>
      {label.length > LONG_LABEL ? plural('paragraphCount', texts.length) : label}
    </Fact>
  );
  return (
    <EvidenceBlock>
      <p class="reason">
        <Message of="sharedAsIn" slots={[shared, places]} />
      </p>
    </EvidenceBlock>
  );
}

function Total({ count, symbol }: { count: number; symbol: string }) {
  return (
    <p class="total">
      <PluralMessage
        of="recommendationsIn"
        count={count}
        slots={[formatCount(count), <SymbolText key="symbol" symbol={symbol} />]}
      />
    </p>
  );
}

/** How many suggestions each list holds, and where it stands. */
function Suggestions({ suggestions }: { suggestions: CardDocument['suggestions'] }) {
  const { say } = useCard();
  const symbols = [...new Set(suggestions.map((list) => list.symbol))];
  return (
    <>
      {symbols.map((symbol) => {
        const lists = suggestions.filter((list) => list.symbol === symbol);
        return (
          <div key={symbol}>
            <Total count={lists.reduce((sum, list) => sum + list.items, 0)} symbol={symbol} />
            <ul class="lists">
              {lists.map((list) => (
                <li key={list.paragraph}>
                  <EvidenceBlock>
                    <p>
                      <Fact of={{ sources: [list.source] }}>{say('paragraphOne', list.paragraph)}</Fact>{' '}
                      <bdi lang="en">{list.section}</bdi>
                      <span class="quiet">
                        {' '}
                        · {plural('itemCount', list.items)}
                        {list.subItems > 0 && ` · ${plural('subItemCount', list.subItems)}`}
                      </span>
                    </p>
                  </EvidenceBlock>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
