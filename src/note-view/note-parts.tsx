/** Small parts that a note, its editor and a conflict show alike. */
import type { Anchor } from '../notes/types';
import { t, uiTag } from '../platform/i18n';
import { directionOf } from '../ui/language';

/** The words that a note stands on; nothing for a note on a passage as a whole. */
export function Quote({ anchor }: { anchor: Anchor }) {
  if (!anchor.quote) return null;
  const { language } = anchor;
  return (
    <blockquote class="note-quote" lang={language} dir={directionOf(language)}>
      {anchor.quote.exact}
    </blockquote>
  );
}

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="note-chips" aria-label={t('noteTags')}>
      {tags.map((tag) => (
        <li key={tag} class="note-chip">
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** A moment: the time of a day that is today, else the day. @param iso instant */
export function When({ iso }: { iso: string }) {
  const moment = new Date(iso);
  const options: Intl.DateTimeFormatOptions = sameDay(moment, new Date())
    ? { hour: 'numeric', minute: '2-digit' }
    : { dateStyle: 'medium' };
  return (
    <time dateTime={iso}>
      {new Intl.DateTimeFormat(uiTag(), { ...options, numberingSystem: 'latn' }).format(moment)}
    </time>
  );
}
