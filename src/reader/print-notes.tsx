/** For paper alone: all footnotes in their order at the end, where print has them. */
import { t } from '../platform/i18n';
import { directionOf } from '../ui/language';
import type { Note } from './flow';
import type { HeldDocument } from './load';

export function PrintedFootnotes({ document: { report }, notes }: { document: HeldDocument; notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="printed-notes" aria-hidden="true">
      <p class="printed-notes-title">{t('readerFootnotes')}</p>
      <ol lang={report.language} dir={directionOf(report.language)}>
        {notes.map(({ id, marker, text }) => (
          <li key={id}>
            <sup>{marker}</sup> {text}
          </li>
        ))}
      </ol>
    </div>
  );
}
