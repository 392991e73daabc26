/** The keys of the reader, in a dialog of the browser's own: it keeps the focus and closes with Escape. */
import { useEffect, useRef } from 'preact/hooks';
import { type MessageKey, t } from '../platform/i18n';

const KEYS: readonly (readonly [keys: readonly string[], what: MessageKey])[] = [
  [['j', '↓'], 'keyNextParagraph'],
  [['k', '↑'], 'keyPreviousParagraph'],
  [['o'], 'keyOutline'],
  [['/'], 'readerFind'],
  [['n'], 'readerFindNext'],
  [['N'], 'readerFindPrevious'],
  [['c'], 'keyCopy'],
  [['r'], 'keyReferences'],
  [['m'], 'noteAdd'],
  [['h'], 'commandHideNotes'],
  [['?'], 'readerKeys'],
];

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{t('readerKeys')}</h2>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {t('cardClose')}
      </button>
    </dialog>
  );
}
