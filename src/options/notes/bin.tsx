/** Deleted notes: brought back, or removed for good, which is asked twice and leaves the copies alone. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { allNotes } from '../../note-view/stored';
import { troubleSentence } from '../../note-view/trouble';
import { onNotesChanged } from '../../notes/reader';
import { purgeNotes, takeSnapshot, undeleteNotes } from '../../notes/writer';
import { plural, t } from '../../platform/i18n';
import type { Note } from '../../protocol/note';

export function Bin() {
  const [deleted, setDeleted] = useState<Note[]>([]);
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const refresh = useCallback(async () => setDeleted((await allNotes()).filter((note) => note.deleted !== null)), []);
  useEffect(() => {
    void refresh().catch(() => {});
    return onNotesChanged(() => void refresh().catch(() => {}));
  }, [refresh]);
  const refs = deleted.map(({ id, rev }) => ({ id, rev }));
  const act = async (what: typeof purgeNotes): Promise<void> => {
    const changed = await what(refs);
    setTrouble(changed.outcome === 'trouble' ? troubleSentence(changed.trouble) : null);
    setAsked(false);
    await refresh();
  };
  const purge = async (): Promise<void> => {
    // Without a copy of what is there nothing goes for good.
    if (await takeSnapshot()) await act(purgeNotes);
    else setTrouble(troubleSentence('silent'));
  };
  return (
    <div class="setting">
      <h3 class="label">{t('binHeading')}</h3>
      <p>{plural('noteCount', deleted.length)}</p>
      {deleted.length > 0 && !asked && (
        <p class="buttons">
          <button type="button" class="button" onClick={() => void act(undeleteNotes)}>
            {t('bringBack')}
          </button>
          <button type="button" class="button" onClick={() => setAsked(true)}>
            {t('deleteForGood')}
          </button>
        </p>
      )}
      {asked && (
        <div class="preview" role="alertdialog" aria-label={t('deleteForGood')}>
          <p>{plural('deleteAsk', deleted.length)}</p>
          <p class="buttons">
            <button type="button" class="button" onClick={() => setAsked(false)}>
              {t('cancel')}
            </button>
            <button type="button" class="button is-main" onClick={() => void purge()}>
              {t('deleteForGood')}
            </button>
          </p>
        </div>
      )}
      {trouble !== null && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
