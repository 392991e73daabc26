/** The box, and the chips that narrow what it finds. Says what is typed and which keys were pressed; must not know results. */
import type { RefObject } from 'preact';
import { t } from '../platform/i18n';
import { filterOf, withFilter } from './filters';

interface BoxProps {
  query: string;
  box: RefObject<HTMLInputElement | null>;
  /** Id of the list of choices, while there is one, and of the choice that Enter would open. */
  list: string | null;
  chosen: string | null;
  onQuery: (query: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function SearchBox({ query, box, list, chosen, onQuery, onKeyDown }: BoxProps) {
  return (
    <input
      ref={box}
      class="box"
      type="text"
      role="combobox"
      dir="auto"
      autofocus
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      inputmode="search"
      enterkeyhint="go"
      placeholder={t('searchPlaceholder')}
      aria-label={t('searchLabel')}
      aria-autocomplete="list"
      aria-expanded={list !== null}
      aria-controls={list ?? undefined}
      aria-activedescendant={chosen ?? undefined}
      value={query}
      onInput={({ currentTarget }) => onQuery(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

const KINDS = [
  ['recommendation', 'chipRecommendations'],
  ['paragraph', 'chipParagraphs'],
  ['meeting', 'chipMeetings'],
  ['person', 'chipPeople'],
  ['note', 'chipNotes'],
] as const;

/** `meetings`: the ordinals that the answer speaks of. */
export function Chips(props: { query: string; meetings: number[]; onQuery: (query: string) => void }) {
  const { query, meetings, onQuery } = props;
  const kind = filterOf(query, 'kind');
  const meeting = filterOf(query, 'meeting');
  const shown = [...new Set([...meetings, ...(meeting === null ? [] : [Number(meeting)])])].filter(Number.isInteger);
  return (
    <fieldset class="chips">
      <legend class="unseen">{t('narrow')}</legend>
      {KINDS.map(([value, words]) => (
        <Chip
          key={value}
          on={kind === value}
          onChange={(on) => onQuery(withFilter(query, 'kind', on ? value : null))}
          words={t(words)}
        />
      ))}
      {(shown.length > 1 || meeting !== null) &&
        shown
          .sort((a, b) => a - b)
          .map((ordinal) => (
            <Chip
              key={ordinal}
              on={meeting === String(ordinal)}
              onChange={(on) => onQuery(withFilter(query, 'meeting', on ? String(ordinal) : null))}
              words={t('chipMeeting', ordinal)}
            />
          ))}
    </fieldset>
  );
}

function Chip({ on, words, onChange }: { on: boolean; words: string; onChange: (on: boolean) => void }) {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={() => onChange(!on)}>
      {words}
    </button>
  );
}
