/** Where it is switched off for now or for good: a pause, and the list of sites. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import type { Settings } from '../platform/settings';
import { timeOfDay } from '../ui/clock';

interface Props {
  settings: Settings;
  change: (make: (now: Settings) => Partial<Settings>) => void;
}

export function Sites({ settings, change }: Props) {
  const label = useRef<HTMLHeadingElement>(null);
  const { offSites } = settings;
  const switchOn = (site: string): void => {
    change((now) => ({ offSites: now.offSites.filter((one) => one !== site) }));
    // The button is gone; its list is where the reader was.
    label.current?.focus();
  };
  return (
    <>
      <Pause until={settings.pausedUntil} resume={() => change(() => ({ pausedUntil: 0 }))} />
      <div class="setting">
        <h3 class="label" tabIndex={-1} ref={label}>
          {t('offSitesLabel')}
        </h3>
        {offSites.length === 0 ? (
          <p class="help">{t('offSitesNone')}</p>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list.
          <ul class="sites" role="list">
            {offSites.map((site) => (
              <li key={site}>
                <bdi>{site}</bdi>
                <button type="button" class="button" onClick={() => switchOn(site)}>
                  {t('switchOn')}
                  <span class="unseen"> {site}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** Nothing without a pause; it vanishes by itself when the pause is over. */
function Pause({ until, resume }: { until: number; resume: () => void }) {
  const [, drawAnew] = useState(0);
  useEffect(() => {
    const left = until - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => drawAnew((count) => count + 1), left + 50);
    return () => clearTimeout(timer);
  }, [until]);
  if (until <= Date.now()) return null;
  return (
    <div class="notice pause">
      <p role="status">{t('pausedUntil', timeOfDay(until))}</p>
      <button type="button" class="button" onClick={resume}>
        {t('resume')}
      </button>
    </div>
  );
}
