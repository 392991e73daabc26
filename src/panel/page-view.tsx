/**
 * What the page in front names: where its address is that of a document, that document with its outline; then the symbols in it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { CardPanel } from '../page-list/card-panel';
import { type Entry, groupsOf } from '../page-list/frames';
import { List } from '../page-list/list';
import { type Target, usePage } from '../page-list/use-page';
import { browser } from '../platform/browser';
import type { CardSubject } from '../protocol/card';
import { Outline } from './outline';

export function PageView({ target }: { target: Target | null }) {
  const { page, told, go } = usePage(target);
  const [chosen, setChosen] = useState<CardSubject | null>(null);
  const origin = useRef('');
  // Another page: what was looked up on the one before is gone with it.
  useEffect(() => setChosen(null), [target]);
  useEffect(() => {
    if (chosen === null) document.getElementById(origin.current)?.focus();
  }, [chosen]);
  const goThere = (entry: Entry): void => {
    go(entry.frame, entry.id);
    if (target) void browser.tabs.update(target.tab, { active: true });
  };
  const named = page?.document ?? null;
  return (
    <>
      {chosen && <CardPanel subject={chosen} onBack={() => setChosen(null)} />}
      <div hidden={chosen !== null}>
        {named && (
          <section class="document">
            <CardPanel key={named.symbol ?? named.surface} subject={named} />
            {named.symbol !== null && <Outline symbol={named.symbol} />}
          </section>
        )}
        <List
          told={told}
          groups={told === null || told === 'unread' ? [] : groupsOf(told)}
          choose={(entry, element) => {
            origin.current = element;
            setChosen(entry.subject);
          }}
          go={goThere}
        />
      </div>
    </>
  );
}
