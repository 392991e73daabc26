/** A note that was changed elsewhere while it was being written here: both texts side by side, and what can be done. */
import { useEffect, useRef } from 'preact/hooks';
import type { Note, NoteContent } from '../notes/types';
import { t } from '../platform/i18n';
import { ColourName } from './colours';
import { Markdown } from './markdown';
import { Tags } from './note-parts';

interface Props {
  /** Null: removed for good elsewhere. */
  stored: Note | null;
  own: NoteContent;
  onBoth: () => void;
  onMine: () => void;
  onTheirs: () => void;
}

export function Conflict({ stored, own, onBoth, onMine, onTheirs }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const gone = stored === null || stored.deleted !== null;
  return (
    <div class="note-conflict" role="alert" tabIndex={-1} ref={box}>
      <p class="note-conflict-why">{gone ? t('noteConflictDeleted') : t('noteConflict')}</p>
      <div class="note-versions">
        {stored && (
          <section class={`note-version is-${stored.colour}`} aria-label={t('noteStored')}>
            <p class="note-version-name">{t('noteStored')}</p>
            <Markdown source={stored.body} />
            <Tags tags={stored.tags} />
            <ColourName colour={stored.colour} />
          </section>
        )}
        <section class={`note-version is-${own.colour}`} aria-label={t('noteOwn')}>
          <p class="note-version-name">{t('noteOwn')}</p>
          <Markdown source={own.body} />
          <Tags tags={own.tags} />
          <ColourName colour={own.colour} />
        </section>
      </div>
      <div class="note-actions">
        <button type="button" class="button is-main" onClick={onBoth}>
          {stored ? t('noteKeepBoth') : t('noteSaveAsNew')}
        </button>
        {stored && (
          <button type="button" class="button" onClick={onMine}>
            {t('noteTakeMine')}
          </button>
        )}
        <button type="button" class="button" onClick={onTheirs}>
          {t('noteTakeTheirs')}
        </button>
      </div>
    </div>
  );
}
