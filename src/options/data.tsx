/** What is stored, in figures; and what leaves the browser, in a sentence. Reads the corpus itself, as an own page may. */
import { useEffect, useState } from 'preact/hooks';
import { plural, t, uiTag } from '../platform/i18n';
import { corpusFigures, type Figures } from './figures';

/** Digits that tell one version from another at a glance. */
const SHORT = 16;

export function Data() {
  const [figures, setFigures] = useState<Figures | 'asking' | 'unread'>('asking');
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    corpusFigures().then(setFigures, () => setFigures('unread'));
    navigator.storage
      .estimate()
      .then(({ usage }) => setBytes(usage ?? null))
      .catch(() => {});
  }, []);
  return (
    <div class="setting">
      <dl class="figures">
        <div>
          <dt>{t('labelCorpus')}</dt>
          <dd>
            {figures === 'unread' && t('corpusUnread')}
            {typeof figures === 'object' && plural('documentCount', figures.documents)}
          </dd>
        </div>
        {typeof figures === 'object' && (
          <div>
            <dt>{t('labelVersion')}</dt>
            <dd>
              <code dir="ltr" title={figures.versions.join(' ')}>
                {figures.versions.map((version) => version.slice(0, SHORT)).join(' ')}
              </code>
            </dd>
          </div>
        )}
        {bytes !== null && (
          <div>
            <dt>{t('labelStored')}</dt>
            <dd>{megabytes(bytes)}</dd>
          </div>
        )}
      </dl>
      <p class="help">{t('privateByDesign')}</p>
    </div>
  );
}

function megabytes(bytes: number): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1, numberingSystem: 'latn' } as const;
  return new Intl.NumberFormat(uiTag(), format).format(bytes / 1e6);
}
