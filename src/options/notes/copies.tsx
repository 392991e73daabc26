/**
 * The copies of all notes, and the way back: a copy is shown for what it would bring before it brings it. Nothing that is there is
 * removed by that.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { troubleSentence } from '../../note-view/trouble';
import { NotesError, notesReader } from '../../notes/reader';
import type { RestorePlan } from '../../notes/recovery';
import { acceptLoss, notesState, restoreSnapshot, startAnew, takeSnapshot } from '../../notes/writer';
import { formatCount, plural, t, uiTag } from '../../platform/i18n';
import type { Loss, SnapshotInfo } from '../../protocol/notes';

export function Copies() {
  const [copies, setCopies] = useState<SnapshotInfo[]>([]);
  const [loss, setLoss] = useState<Loss | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [shown, setShown] = useState<{ id: string; plan: RestorePlan } | null>(null);
  const [broken, setBroken] = useState(false);
  const [done, setDone] = useState<string | null>(null);

  const refresh = useCallback(async (): Promise<void> => {
    const state = await notesState();
    setLoss(state.loss);
    setBroken(state.trouble === 'broken');
    setTrouble(state.trouble === null || state.trouble === 'private' ? null : troubleSentence(state.trouble));
    setCopies(await notesReader.snapshots());
  }, []);
  useEffect(() => void refresh().catch(() => {}), [refresh]);

  const preview = async (id: string): Promise<void> => {
    setDone(null);
    try {
      setShown({ id, plan: await notesReader.preview(id) });
    } catch (error) {
      setTrouble(troubleSentence(error instanceof NotesError ? error.trouble : 'broken'));
    }
  };
  const restore = async (id: string): Promise<void> => {
    const restored = await restoreSnapshot(id);
    if (restored.outcome === 'trouble') setTrouble(troubleSentence(restored.trouble));
    else setDone(plural('notesBack', restored.missing + restored.newer + restored.beside));
    setShown(null);
    await refresh();
  };
  const anew = async (): Promise<void> => {
    const restored = await startAnew();
    if (restored.outcome === 'trouble') setTrouble(troubleSentence(restored.trouble));
    else setDone(plural('notesBack', restored.missing + restored.newer + restored.beside));
    await refresh();
  };
  const take = async (): Promise<void> => {
    if (!(await takeSnapshot())) setTrouble(troubleSentence('silent'));
    await refresh();
  };

  return (
    <div class="setting copies">
      <h3 class="label">{t('copiesHeading')}</h3>
      <p class="help">{t('copiesHelp')}</p>
      {loss !== null && (
        <div class="notice" role="alert">
          <p>{t('notesLost', formatCount(loss.expected), formatCount(loss.found))}</p>
          <button type="button" class="button is-plain" onClick={() => void acceptLoss().then(refresh)}>
            {t('acceptLoss')}
          </button>
        </div>
      )}
      {trouble !== null && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
      {broken && (
        <button type="button" class="button" onClick={() => void anew()}>
          {t('notesAnew')}
        </button>
      )}
      <ul class="copy-list">
        {copies.map(({ id, taken, notes }) => (
          <li key={id}>
            <span>
              <time dateTime={taken}>{when(taken)}</time> · {plural('noteCount', notes)}
            </span>
            <button type="button" class="button" onClick={() => void preview(id)}>
              {t('copyPreview')}
              <span class="unseen"> {when(taken)}</span>
            </button>
            {shown?.id === id && <Preview plan={shown.plan} onRestore={() => void restore(id)} />}
          </li>
        ))}
      </ul>
      <p role="status">{done}</p>
      <button type="button" class="button" onClick={() => void take()}>
        {t('takeCopy')}
      </button>
    </div>
  );
}

function Preview({ plan, onRestore }: { plan: RestorePlan; onRestore: () => void }) {
  const { missing, newer, beside, stay } = plan;
  const coming = [...missing, ...newer, ...beside];
  return (
    <div class="preview">
      <p>
        {t(
          'copyBrings',
          formatCount(missing.length),
          formatCount(newer.length),
          formatCount(beside.length),
          formatCount(stay),
        )}
      </p>
      <ul>
        {coming.slice(0, 5).map(({ id, body, anchor }) => (
          <li key={id}>
            <bdi>{anchor.passage}</bdi>: <bdi>{body.slice(0, 120)}</bdi>
          </li>
        ))}
      </ul>
      {coming.length > 0 && (
        <button type="button" class="button is-main" onClick={onRestore}>
          {t('bringBack')}
        </button>
      )}
    </div>
  );
}

const when = (instant: string): string =>
  new Date(instant).toLocaleString(uiTag(), { dateStyle: 'medium', timeStyle: 'short', numberingSystem: 'latn' });
