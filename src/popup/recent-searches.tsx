/** The latest searches, under the empty box. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import { forgetSearches, recentSearches } from './recent';

export function RecentSearches({ onQuery }: { onQuery: (query: string) => void }) {
  const [searches, setSearches] = useState<string[]>([]);
  useEffect(() => void recentSearches().then(setSearches), []);
  if (searches.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent-heading">
      <h2 id="recent-heading">{t('recentHeading')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list. */}
      <ul role="list">
        {searches.map((search) => (
          <li key={search}>
            <button type="button" class="again" dir="auto" onClick={() => onQuery(search)}>
              {search}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button is-plain"
        onClick={() => {
          setSearches([]);
          void forgetSearches();
        }}
      >
        {t('forgetSearches')}
      </button>
    </section>
  );
}
