/**
 * The meeting that a document belongs to: when and where, who chaired, on what, how many came.
 */

import { useState } from 'preact/hooks';
import { formatCount, plural } from '../platform/i18n';
import type { CardMeeting } from '../protocol/card';
import { useCard } from './context';
import { formatDays } from './dates';
import { Derived, EvidenceBlock, Fact, Reference } from './evidence';
import { agendaTree, attendance } from './grouping';
import { meetingName } from './naming';
import { Row, Rows } from './rows';
import { Timeline } from './timeline';

export function Meeting({ meeting }: { meeting: CardMeeting }) {
  const { card, say, language } = useCard();
  const { ordinal, place, dates, chair, documentTitle, agenda, group, line } = meeting;
  // The sentence at the top names the group already, except where it is about something else.
  const named = card.title.text.toLowerCase().includes(group.toLowerCase());
  // What the catalogue calls the document is said here only if the head has not said it.
  const listed =
    documentTitle &&
    ![card.title.text, card.catalogue?.title, card.document?.title?.value].some((said) =>
      said?.toLowerCase().includes(documentTitle.value.toLowerCase()),
    );
  return (
    <section class="meeting">
      <EvidenceBlock>
        <div class="heading">
          <h2>{meetingName(ordinal.value, say)}</h2>
          <Derived of={ordinal.derived} />
        </div>
        <p class="when">
          {place && (
            <>
              <Fact of={place}>{place.value}</Fact>
              {dates && ' · '}
            </>
          )}
          {dates && (
            <strong>
              <Fact of={dates}>{formatDays(dates.value.start, dates.value.end, language)}</Fact>
            </strong>
          )}
        </p>
      </EvidenceBlock>
      {line.length > 1 && <Timeline line={line} />}
      <Rows>
        {!named && (
          <Row label={say('labelGroup')}>
            <bdi lang="en">{group}</bdi>
          </Row>
        )}
        {listed && (
          <Row label={say('labelListedAs')}>
            <bdi lang="en">{documentTitle.value}</bdi>
            <Reference of={documentTitle} />
          </Row>
        )}
        {chair && (
          <Row label={say('labelChair')}>
            <bdi lang="en">
              {chair.value.name}
              {chair.value.country && ` (${chair.value.country})`}
              {chair.value.role && <span class="quiet">, {chair.value.role}</span>}
            </bdi>
            <Reference of={chair} />
          </Row>
        )}
        {agenda.length > 0 && (
          <Row label={say('labelAgenda')}>
            <Agenda agenda={agenda} />
          </Row>
        )}
        {meeting.attendance.length > 0 && (
          <Row label={say('labelAttended')}>
            <Attended facts={meeting.attendance} />
          </Row>
        )}
      </Rows>
    </section>
  );
}

/** Titles that fit a few lines stand in one run; longer ones each on its own line, the first of them until asked. */
const RUN_LENGTH = 180;
const FIRST_ITEMS = 4;

function Agenda({ agenda }: { agenda: CardMeeting['agenda'] }) {
  const { say } = useCard();
  const [all, setAll] = useState(false);
  const entries = agendaTree(agenda);
  const sources = [...new Set(agenda.map((item) => item.source))];
  const run = entries.reduce((sum, { title }) => sum + title.length, 0) <= RUN_LENGTH;
  const long = !run && entries.length > FIRST_ITEMS + 1;
  const shown = long && !all ? entries.slice(0, FIRST_ITEMS) : entries;
  return (
    <>
      <ol class={run ? 'agenda is-run' : 'agenda'} lang="en" dir="ltr">
        {shown.map(({ item, title }) => (
          <li key={item}>
            <span class="item-number">{item}</span> {title}
          </li>
        ))}
      </ol>
      {long && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('showFewer') : say('showAll', formatCount(entries.length))}
        </button>
      )}
      <Reference of={{ sources }} />
    </>
  );
}

/** Documents may disagree about how many came: then each says its own figure. */
function Attended({ facts }: { facts: CardMeeting['attendance'] }) {
  const { say } = useCard();
  const { figures, disagree } = attendance(facts);
  return (
    <ul>
      {figures.map((figure) => {
        const states = plural('memberStates', figure.memberStates);
        const words = disagree ? say(figure.draft ? 'figureInDraft' : 'figureInReport', states) : states;
        return (
          <li key={`${figure.memberStates} ${figure.draft}`}>
            <Fact of={figure}>{words}</Fact>
          </li>
        );
      })}
    </ul>
  );
}
