/**
 * The symbols of a page as a plain list with headings and buttons: the full way for those whom underlines do not reach.
 * Draws what it is given.
 */
import { useId } from 'preact/hooks';
import { plural, t } from '../platform/i18n';
import type { Manner } from '../protocol/messages';
import { SymbolText } from '../ui/symbol-text';
import { countOf, type Entry, type Group } from './frames';
import type { Told } from './page-port';

interface Acts {
  /** Opens the card of an entry; `element` is the id of the button that did it. */
  choose: (entry: Entry, element: string) => void;
  go: (entry: Entry) => void;
}

export function List({ told, groups, choose, go }: { told: Told | null; groups: readonly Group[] } & Acts) {
  return (
    <>
      <h1 class="list-title">{t('listHeading')}</h1>
      <div class="summary" role="status">
        <Summary told={told} count={countOf(groups)} />
      </div>
      {groups.map((group) => (
        <Section key={group.manner} group={group} choose={choose} go={go} />
      ))}
    </>
  );
}

function Summary({ told, count }: { told: Told | null; count: number }) {
  if (told === null) return null;
  if (told === 'unread')
    return (
      <>
        <p>{t('unreadable')}</p>
        <p class="quiet">{t('unreadableWhy')}</p>
      </>
    );
  return <p>{count === 0 ? t('emptyPage') : plural('documentCount', count)}</p>;
}

function Section({ group, choose, go }: { group: Group } & Acts) {
  const id = useId();
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id} class={`manner is-${group.manner}`}>
        {headingOf(group.manner)}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list. */}
      <ul role="list">
        {group.entries.map((entry) => (
          <Item key={entry.key} entry={entry} choose={choose} go={go} />
        ))}
      </ul>
    </section>
  );
}

function headingOf(manner: Manner): string {
  if (manner === 'corpus') return t('statusCorpus');
  return manner === 'cited' ? t('statusCited') : t('statusDecoded');
}

function Item({ entry, choose, go }: { entry: Entry } & Acts) {
  // The same whenever the list is drawn anew: the focus comes back to it from the card.
  const id = `entry-${entry.key}`;
  const places = useId();
  const notes = [
    ...(entry.places > 1 ? [plural('placeCount', entry.places)] : []),
    ...(entry.subject.symbol === null ? [t('openCandidates')] : []),
  ];
  return (
    <li class="item">
      <button
        type="button"
        id={id}
        class="entry"
        aria-describedby={notes.length > 0 ? places : undefined}
        onClick={() => choose(entry, id)}
      >
        <Name entry={entry} />
      </button>
      <button type="button" class="go" onClick={() => go(entry)}>
        {t('onThePage')}
        <span class="unseen">
          {' '}
          <Name entry={entry} />
        </span>
      </button>
      {notes.length > 0 && (
        <p class="places" id={places}>
          {notes.join(' · ')}
        </p>
      )}
    </li>
  );
}

/** The symbol; what the page prints where there is none, or where the key is ours. */
function Name({ entry: { subject } }: { entry: Entry }) {
  const { symbol, surface } = subject;
  const printed = symbol === null || /^[A-Z]{3,}\/RES\//i.test(symbol);
  return printed ? <bdi class="printed">{surface}</bdi> : <SymbolText symbol={symbol} />;
}
