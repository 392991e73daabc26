/** What holds on the page in front, in words, and the switches for it. Must not know the page's symbols. */
import { useState } from 'preact/hooks';
import { ask } from '../page-list/background';
import type { PageReply } from '../page-list/use-page';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { changeSettings, PAUSE, type Settings, siteOf } from '../platform/settings';
import { timeOfDay } from '../ui/clock';
import { KEY_NAMES } from '../ui/keys';

interface Props {
  tab: number;
  page: PageReply;
  settings: Settings;
  refresh: () => Promise<unknown>;
}

export function Here({ tab, page, settings, refresh }: Props) {
  const [failed, setFailed] = useState(false);
  const { host, state } = page;
  const change = (make: (now: Settings) => Partial<Settings>): void => {
    setFailed(false);
    changeSettings(make).catch(() => setFailed(true));
  };
  const turn = async (site: string, on: boolean): Promise<void> => {
    // Where a reader was in a private window is written nowhere.
    const { incognito } = await browser.tabs.get(tab).catch(() => ({ incognito: false }));
    change((now) => sites(now, siteOf(site), on, incognito));
  };
  const activate = async (): Promise<void> => {
    await ask('popup/activate', { tab });
    await refresh();
  };
  const sentence = sentenceOf(page, settings);
  return (
    <section class="here" aria-label={host ?? t('extensionName')}>
      {host !== null && (state === 'on' || state === 'off-here') && (
        <label class="site">
          <span>
            {t('underlineHere')}
            <bdi class="host">{host}</bdi>
          </span>
          <input
            type="checkbox"
            role="switch"
            class="switch"
            checked={state === 'on'}
            aria-checked={state === 'on'}
            onChange={({ currentTarget: { checked } }) => void turn(host, checked)}
          />
        </label>
      )}
      <p class="state" role="status">
        {sentence}
      </p>
      <div class="buttons">
        {(state === 'elsewhere' || state === 'not-asked') && (
          <button type="button" class="button is-main" onClick={activate}>
            {t('findHere')}
          </button>
        )}
        {state === 'paused' ? (
          <button type="button" class="button is-main" onClick={() => change(() => ({ pausedUntil: 0 }))}>
            {t('resume')}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => change(() => ({ pausedUntil: Date.now() + PAUSE }))}>
            {t('pauseHour')}
          </button>
        )}
      </div>
      {failed && (
        <p class="notice" role="alert">
          {t('notStored')}
        </p>
      )}
    </section>
  );
}

/** Without a word where everything is as usual. */
function sentenceOf({ host, state }: PageReply, { pausedUntil, key }: Settings): string {
  const serves = t('listStillServes');
  if (state === 'paused') return `${t('pausedUntil', timeOfDay(pausedUntil))} ${serves}`;
  if (state === 'off-here') return `${t('offHere', host ?? '')} ${serves}`;
  if (state === 'elsewhere') return `${t('onlyUnSites')} ${serves}`;
  if (state === 'not-asked') return `${t('onlyAsked')} ${serves}`;
  return key === null ? '' : t('keyNeeded', KEY_NAMES[key]);
}

/** The lists of sites that are off, with `site` switched on, or off where its window remembers it. */
function sites(now: Settings, site: string, on: boolean, inPrivate: boolean): Partial<Settings> {
  const without = (list: string[], more: boolean) => [...list.filter((one) => one !== site), ...(more ? [site] : [])];
  return {
    offSites: without(now.offSites, !on && !inPrivate),
    privateSites: without(now.privateSites, !on && inPrivate),
  };
}
