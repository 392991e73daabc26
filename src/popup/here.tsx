/** What holds on the page in front, in words, and the switches for it. Must not know the page's symbols. */
import { useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import { changeSettings, PAUSE, type Settings, siteOf } from '../platform/settings';
import { timeOfDay } from '../ui/clock';
import { KEY_NAMES } from '../ui/keys';
import { ask } from './background';
import type { PageReply } from './popup-view';

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
            onChange={({ currentTarget: { checked } }) => change((now) => ({ offSites: sites(now, host, !checked) }))}
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

function sites({ offSites }: Settings, host: string, off: boolean): string[] {
  const others = offSites.filter((site) => site !== siteOf(host));
  return off ? [...others, siteOf(host)] : others;
}
