/** The sections of a document of the corpus, each a way into the reader. Nothing for a document that is not held. */
import { useEffect, useId, useState } from 'preact/hooks';
import { corpusReader } from '../corpus/database';
import { t } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import type { Report } from '../reports/types';

export function Outline({ symbol }: { symbol: string }) {
  const [report, setReport] = useState<Report | null>(null);
  const id = useId();
  useEffect(() => {
    let gone = false;
    setReport(null);
    corpusReader.get('document', symbol).then(
      (found) => gone || setReport(found ?? null),
      // The card above says what is wrong.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [symbol]);
  if (report === null) return null;
  return (
    <nav class="outline" aria-labelledby={id}>
      <h2 id={id}>{t('outline')}</h2>
      <ol>
        {report.sections.map(({ path, number, title, level }) => (
          <li key={path} class={level > 1 ? 'is-under' : undefined} lang={report.language}>
            <a href={passageHref(firstPassage(report, path))} target="_blank" rel="noopener">
              {number} {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The first paragraph of a section, or of one under it; the document where it has none. */
function firstPassage({ paragraphs, symbol }: Report, path: string): string {
  const first = paragraphs.find(({ section }) => section === path || section.startsWith(`${path}.`));
  return first?.id ?? symbol ?? '';
}
