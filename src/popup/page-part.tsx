/**
 * What stands under the empty box: what holds on the page in front, and the symbols of that page. Keeps them up to date.
 */
import { useEffect, useState } from 'preact/hooks';
import { type Entry, groupsOf } from '../page-list/frames';
import { List } from '../page-list/list';
import { type Target, usePage } from '../page-list/use-page';
import { browser } from '../platform/browser';
import { onSettings, type Settings } from '../platform/settings';
import { Here } from './here';

interface Props {
  target: Target | null;
  first: Settings;
  own: boolean;
  /** Shows the card of an entry; `element` is the id of the button that asked for it. */
  choose: (entry: Entry, element: string) => void;
  /** Whether the page lets itself be read. */
  onRead: (readable: boolean) => void;
}

export function PagePart({ target, first, own, choose, onRead }: Props) {
  const [settings, setSettings] = useState(first);
  const { page, told, refresh, go } = usePage(target);

  useEffect(
    () =>
      onSettings((changed) => {
        setSettings(changed);
        void refresh();
      }),
    [refresh],
  );

  // The end of a pause is seen here as it comes.
  useEffect(() => {
    const left = settings.pausedUntil - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => void refresh(), left + 50);
    return () => clearTimeout(timer);
  }, [settings.pausedUntil, refresh]);

  useEffect(() => onRead(told !== 'unread'), [told, onRead]);

  const goThere = (entry: Entry): void => {
    go(entry.frame, entry.id);
    if (!target) return;
    // The page must be seen; a popup that closes gives it back.
    if (own) void browser.tabs.update(target.tab, { active: true });
    else setTimeout(() => window.close(), 50);
  };

  return (
    <>
      {page && told !== 'unread' && target && (
        <Here tab={target.tab} page={page} settings={settings} refresh={refresh} />
      )}
      <List
        told={told}
        groups={told === null || told === 'unread' ? [] : groupsOf(told)}
        choose={choose}
        go={goThere}
      />
    </>
  );
}
