/**
 * The popup as a whole: what holds here, the list, or the card of one of its symbols. Keeps what it shows up to date.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { onSettings, type Settings } from '../platform/settings';
import type { PopupToBackground } from '../protocol/messages';
import { ask } from './background';
import { CardPanel } from './card-panel';
import { type Entry, groupsOf } from './frames';
import { Here } from './here';
import { List } from './list';
import { openPagePort, type PagePort, type Told } from './page-port';

export type PageReply = PopupToBackground['popup/page']['reply'];
export interface Target {
  tab: number;
  url: string | null;
}

export function Popup({ target, first, own }: { target: Target | null; first: Settings; own: boolean }) {
  const [settings, setSettings] = useState(first);
  const [page, setPage] = useState<PageReply | null>(null);
  const [told, setTold] = useState<Told | null>(target ? null : 'unread');
  const [chosen, setChosen] = useState<Entry | null>(null);
  const port = useRef<PagePort | null>(null);
  const last = useRef<string | null>(null);

  const refresh = useCallback(async (): Promise<PageReply | null> => {
    const reply = target && (await ask('popup/page', target));
    setPage(reply);
    return reply;
  }, [target]);
  const back = useCallback(() => setChosen(null), []);

  useEffect(() => {
    let gone = false;
    void refresh().then((reply) => {
      if (target && !gone) port.current = openPagePort(target.tab, reply?.frames ?? [0], setTold);
    });
    const stop = onSettings((changed) => {
      setSettings(changed);
      void refresh();
    });
    return () => {
      gone = true;
      stop();
      port.current?.close();
    };
  }, [target, refresh]);

  // The end of a pause is seen here as it comes.
  useEffect(() => {
    const left = settings.pausedUntil - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => void refresh(), left + 50);
    return () => clearTimeout(timer);
  }, [settings.pausedUntil, refresh]);

  // Back from a card: the focus returns to where it was.
  useEffect(() => {
    if (chosen === null && last.current !== null) document.getElementById(last.current)?.focus();
  }, [chosen]);

  const choose = (entry: Entry, element: string): void => {
    last.current = element;
    setChosen(entry);
  };
  const go = (entry: Entry): void => {
    port.current?.go(entry.frame, entry.id);
    if (!target) return;
    // The page must be seen; a popup that closes gives it back.
    if (own) void browser.tabs.update(target.tab, { active: true });
    else setTimeout(() => window.close(), 50);
  };

  if (chosen) return <CardPanel subject={chosen.subject} onBack={back} />;
  return (
    <>
      {page && told !== 'unread' && target && (
        <Here tab={target.tab} page={page} settings={settings} refresh={refresh} />
      )}
      <main>
        <List told={told} groups={told === null || told === 'unread' ? [] : groupsOf(told)} choose={choose} go={go} />
      </main>
      <footer class="links">
        <button type="button" class="button is-plain" onClick={() => openOptions(own)}>
          {t('options')}
        </button>
        {!own && target && told !== 'unread' && (
          <button type="button" class="button is-plain" onClick={() => openInTab(target.tab)}>
            {t('openInTab')}
          </button>
        )}
      </footer>
    </>
  );
}

async function openOptions(own: boolean): Promise<void> {
  await browser.runtime.openOptionsPage();
  if (!own) window.close();
}

async function openInTab(tab: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`popup.html?tab=${tab}`) });
  window.close();
}
