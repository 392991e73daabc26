/** The answer to a query: the fact that answers it, the documents it names, and what was found. Draws what it is given. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { itemLabel, placeLabel } from '../card/pinpoint';
import { formatCount, plural, t, uiTag } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import type { Answer, Hit, SearchReply } from '../search/types';
import { directionOf } from '../ui/language';
import { Message } from '../ui/message';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { SymbolText } from '../ui/symbol-text';
import type { Choice, Choices, HitGroup } from './choices';
import { Snippet } from './snippet';
import type { Known } from './use-named';
import { reasonOf } from './why';

interface ListProps {
  id: string;
  choices: Choices;
  /** What is known of the documents that the query names. */
  named: ReadonlyMap<string, Known>;
  chosen: Choice | null;
  /** Id of the element of a choice. */
  elementOf: (choice: Choice) => string;
  onOpen: (choice: Choice, inNewTab: boolean) => void;
}

/** What stands above the list: the fact, and how well the hits fit. */
export function Summary({ reply, notes }: { reply: SearchReply | 'failed'; notes: number }) {
  if (reply === 'failed') return <p class="alone">{t('searchFailed')}</p>;
  const { answer, hits, total, how, direct, repaired } = reply;
  const said = answer !== null || direct !== null || notes > 0;
  return (
    <div class="found" role="status">
      {repaired && <p>{t('indexRepaired')}</p>}
      {hits.length === 0 && !said && <p>{t('nothingFound')}</p>}
      {hits.length > 0 && <p>{plural('hitCount', total)}</p>}
      {hits.length > 0 && how === 'most' && <p>{t('mostWords')}</p>}
    </div>
  );
}

/** A fact that answers the question, with the passages that state it. */
export function AnswerCard({ answer: { sentence, rows } }: { answer: Answer }) {
  const id = useId();
  const all = rows.every(({ text }) => sentence.includes(text));
  return (
    <section class="answer" aria-labelledby={id}>
      <h2 id={id}>{t('answerHeading')}</h2>
      {!all && (
        <p class="statement" lang="en" dir="auto">
          {sentence}
        </p>
      )}
      <ul>
        {rows.map(({ text, sources }) => (
          <li key={text}>
            <span class={all && rows.length === 1 ? 'statement' : undefined} lang="en" dir="auto">
              {text}
            </span>
            <Sources ids={sources} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ ids }: { ids: string[] }) {
  return (
    <p class="sources">
      {ids.map((id) => (
        <a key={id} class="source" href={passageHref(id)} target="_blank" rel="noopener">
          <Message
            of="placeInDocument"
            slots={[<SymbolText key="symbol" symbol={id.slice(0, id.indexOf('#'))} />, place(id)]}
          />
        </a>
      ))}
    </p>
  );
}

const place = (id: string, pinpoint = ''): string =>
  placeLabel({ id, symbol: id.slice(0, Math.max(0, id.indexOf('#'))), pinpoint }, t, uiTag());

export function ChoiceList(props: ListProps) {
  const { choices, id } = props;
  const { named, groups, nearest } = choices;
  const all = [...groups, ...nearest].flatMap(({ hits }) => hits);
  return (
    <>
      {all.some(({ preliminary }) => preliminary) && <PreliminaryNotice />}
      <div class="choices" id={id} role="listbox" aria-label={t('resultsLabel')}>
        {named.map((one) => (
          <Option key={one.subject.symbol} {...props} choice={one}>
            <span class="named">
              <SymbolText symbol={one.subject.symbol ?? one.subject.surface} />
              <span class="sentence">{props.named.get(one.subject.symbol ?? '')?.sentence}</span>
            </span>
          </Option>
        ))}
        {groups.map((group) => (
          <Group key={group.key} {...props} group={group} />
        ))}
        {nearest.map((group) => (
          <Group key={`near ${group.key}`} {...props} group={group} weak />
        ))}
      </div>
    </>
  );
}

function Group({ group, weak = false, ...props }: ListProps & { group: HitGroup; weak?: boolean }) {
  const id = useId();
  let leadIn: string | null = null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a list box is no fieldset.
    <div role="group" class="hits" aria-labelledby={id}>
      <p class="of" id={id}>
        {weak && <b>{t('nearest')}</b>}
        <Heading group={group} />
      </p>
      {group.hits.map((hit) => {
        const said = hit.leadIn !== null && hit.leadIn === leadIn;
        leadIn = hit.leadIn;
        return (
          <Option key={hit.id} {...props} choice={hit}>
            <span class="label">{label(hit)}</span>
            <span class="words" dir="auto">
              {hit.leadIn !== null && (
                <span class={said ? 'lead-in unseen' : 'lead-in'} lang={hit.language} dir="auto">
                  {hit.leadIn}{' '}
                </span>
              )}
              <Snippet snippet={hit.snippet} language={hit.language} />
              <Why hit={hit} shown={props.chosen === hit} />
            </span>
          </Option>
        );
      })}
    </div>
  );
}

function Heading({ group: { symbol, kind, title } }: { group: HitGroup }) {
  if (symbol !== null)
    return (
      <>
        <SymbolText symbol={symbol} />
        <span dir="auto">{title}</span>
      </>
    );
  if (kind === 'person') return <>{t('chipPeople')}</>;
  return <>{kind === 'note' ? t('chipNotes') : t('chipMeetings')}</>;
}

function label(hit: Hit): string {
  if (hit.kind === 'meeting') return hit.meeting === null ? '' : formatCount(hit.meeting);
  if (hit.kind === 'person' || hit.kind === 'document') return '';
  // A note is called by where it stands.
  const at = { id: hit.kind === 'note' ? hit.place : hit.id, symbol: hit.document ?? '', pinpoint: hit.pinpoint };
  return itemLabel(at, uiTag()) ?? place(at.id, hit.pinpoint);
}

/** Why a hit is here: seen of the chosen one, else there only for those who ask for it by pointing. */
function Why({ hit, shown }: { hit: Hit; shown: boolean }) {
  const reasons = hit.why.map(reasonOf).filter((words) => words !== '');
  if (reasons.length === 0) return null;
  return (
    <span class={shown ? 'why is-shown' : 'why'} dir={directionOf(uiTag())}>
      {reasons.join(' · ')}
    </span>
  );
}

function Option(props: ListProps & { choice: Choice; children: ComponentChildren }) {
  const { choice, chosen, elementOf, onOpen, children } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys.
    <div
      role="option"
      class="choice"
      id={elementOf(choice)}
      aria-selected={choice === chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onOpen(choice, event.ctrlKey || event.metaKey)}
      onAuxClick={(event) => event.button === 1 && onOpen(choice, true)}
    >
      {children}
    </div>
  );
}
