/**
 * The popup as a whole: the box, which waits for nothing; under it the answer, or while the box is empty the symbols of the page;
 * or the card of one of them.
 */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { CardPanel } from '../page-list/card-panel';
import type { Entry } from '../page-list/frames';
import type { Target } from '../page-list/use-page';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { openPanel } from '../platform/panel';
import type { Settings } from '../platform/settings';
import type { CardSubject } from '../protocol/card';
import { passageHref } from '../protocol/reader-address';
import { type Choice, type Choices, choicesOf, inOrder } from './choices';
import { LatestNotes } from './latest-notes';
import { PagePart } from './page-part';
import { keepQuery, keepSearch, lastQuery } from './recent';
import { RecentSearches } from './recent-searches';
import { AnswerCard, ChoiceList, Summary } from './results';
import { Chips, SearchBox } from './search-box';
import { selectedText } from './selected-text';
import { useNamed } from './use-named';
import { useNoteHits } from './use-note-hits';
import { useSearch } from './use-search';

const NONE: Choices = { named: [], groups: [], nearest: [] };

interface Props {
  /** The tab whose page is listed, and the settings as they stand. */
  start: Promise<[Target | null, Settings]>;
  /** The search that its address names. */
  asked: string;
  /** The page stands in a tab of its own. */
  own: boolean;
}

export function Popup({ start, asked, own }: Props) {
  const [page, setPage] = useState<[Target | null, Settings] | null>(null);
  const [readable, setReadable] = useState(true);
  const [query, setQuery] = useState(asked);
  const [card, setCard] = useState<CardSubject | null>(null);
  const box = useRef<HTMLInputElement | null>(null);
  /** Where the focus returns to from a card: the id of an element, or the box. */
  const origin = useRef<string | null>(null);
  const typed = useRef(asked !== '');
  const searching = query.trim() !== '';
  const reply = useSearch(query);
  const answered = reply !== null && reply !== 'failed' ? reply : null;
  const notes = useNoteHits(query);
  const choices = useMemo(() => (answered ? choicesOf(answered, notes) : NONE), [answered, notes]);
  const named = useNamed(choices.named);
  const all = inOrder(choices);
  const [walked, setWalked] = useState<Choice | null>(null);
  const chosen = walked !== null && all.includes(walked) ? walked : (all[0] ?? null);
  const list = useId();
  const elementOf = (choice: Choice): string => `${list}-${all.indexOf(choice)}`;

  const type = useCallback((next: string): void => {
    typed.current = true;
    setQuery(next);
    keepQuery(next);
  }, []);

  useEffect(() => {
    box.current?.focus();
    void start.then(async (known) => {
      setPage(known);
      const tab = own ? undefined : known[0]?.tab;
      const [selected, last] = await Promise.all([tab === undefined ? '' : selectedText(tab), lastQuery()]);
      // Whoever has begun to type means that.
      if (typed.current || (selected || last) === '') return;
      setQuery(selected || last);
      requestAnimationFrame(() => box.current?.select());
    });
  }, [start, own]);

  // Back from a card: the focus returns to where it was.
  useEffect(() => {
    if (card !== null || origin.current === null) return;
    (document.getElementById(origin.current) ?? box.current)?.focus();
    origin.current = null;
  }, [card]);
  const back = useCallback(() => setCard(null), []);
  const show = (subject: CardSubject, element: string): void => {
    origin.current = element;
    setCard(subject);
  };

  const choose = (entry: Entry, element: string): void => show(entry.subject, element);

  const open = (choice: Choice, inNewTab: boolean): void => {
    void keepSearch(query);
    if ('subject' in choice && named.get(choice.subject.symbol ?? '')?.held !== true) {
      show(choice.subject, 'box');
      return;
    }
    const place = 'subject' in choice ? (choice.subject.symbol ?? '') : choice.place;
    void openReader(passageHref(place, 'subject' in choice ? '' : query), inNewTab || own, own);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && all.length > 0) {
      event.preventDefault();
      const at = chosen === null ? -1 : all.indexOf(chosen);
      setWalked(all[(at + step + all.length) % all.length] ?? null);
    } else if (event.key === 'Enter' && chosen !== null && searching) {
      event.preventDefault();
      open(chosen, event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && query !== '') {
      // The first press clears the box; the next one is the browser's and closes the popup.
      event.preventDefault();
      type('');
    }
  };
  useEffect(() => {
    if (walked !== null) document.getElementById(elementOf(walked))?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <>
      {card && (
        <main>
          <CardPanel subject={card} onBack={back} />
        </main>
      )}
      {/* Stays as it is behind a card: one comes back to the same place. */}
      <div hidden={card !== null}>
        <search class="search">
          <SearchBox
            query={query}
            box={box}
            list={searching && all.length > 0 ? list : null}
            chosen={searching && chosen !== null ? elementOf(chosen) : null}
            onQuery={type}
            onKeyDown={onKeyDown}
          />
          {searching && <Chips query={query} meetings={meetingsOf(choices)} onQuery={type} />}
        </search>
        <main>
          {searching && <h1 class="unseen">{t('resultsLabel')}</h1>}
          {searching && reply !== null && <Summary reply={reply} notes={notes.length} />}
          {searching && answered?.answer && <AnswerCard answer={answered.answer} />}
          {searching && all.length > 0 && (
            <ChoiceList id={list} choices={choices} named={named} chosen={chosen} elementOf={elementOf} onOpen={open} />
          )}
          <div hidden={searching}>
            {page && <PagePart target={page[0]} first={page[1]} own={own} choose={choose} onRead={setReadable} />}
          </div>
          {!searching && <RecentSearches onQuery={type} />}
          {!searching && <LatestNotes notes={notes} />}
        </main>
        <footer class="links">
          {searching && all.length > 0 ? (
            <p class="keys">{t('searchKeys')}</p>
          ) : (
            <>
              <button type="button" class="button is-plain" onClick={() => openOptions(own)}>
                {t('options')}
              </button>
              {!own && (
                <button type="button" class="button is-plain" onClick={() => toPanel(page?.[0]?.window)}>
                  {t('openPanel')}
                </button>
              )}
              {!own && page?.[0] && readable && (
                <button type="button" class="button is-plain" onClick={() => openInTab(page[0]?.tab)}>
                  {t('openInTab')}
                </button>
              )}
            </>
          )}
        </footer>
      </div>
    </>
  );
}

/** The meetings that an answer speaks of. */
const meetingsOf = ({ groups }: Choices): number[] =>
  groups.flatMap(({ hits }) => hits).flatMap(({ meeting }) => (meeting === null ? [] : [meeting]));

/** In the tab in front as an address bar does, or in a new one beside it. */
async function openReader(address: string, inNewTab: boolean, own: boolean): Promise<void> {
  const url = browser.runtime.getURL(address);
  if (inNewTab) await browser.tabs.create({ url });
  else await browser.tabs.update({ url });
  if (!own) window.close();
}

async function openOptions(own: boolean): Promise<void> {
  await browser.runtime.openOptionsPage();
  if (!own) window.close();
}

function toPanel(window: number | undefined): void {
  if (window !== undefined) void openPanel(window).then(() => self.close());
}

async function openInTab(tab: number | undefined): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`popup.html?tab=${tab}`) });
  window.close();
}
