/** The panel as a whole: two views under tabs. */
import { useId, useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../platform/i18n';
import { NotesView } from './notes-view';
import { PageView } from './page-view';
import { useTabInFront } from './tab-in-front';

const VIEWS = [
  ['page', 'panelPage'],
  ['notes', 'chipNotes'],
] as const satisfies readonly (readonly [string, MessageKey])[];
export type ViewName = (typeof VIEWS)[number][0];

export function Panel({ first }: { first: ViewName }) {
  const [view, setView] = useState(first);
  const target = useTabInFront();
  const id = useId();
  const bar = useRef<HTMLDivElement | null>(null);
  const step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = view === 'page' ? 'notes' : 'page';
    setView(other);
    bar.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${other}`)}`)?.focus();
  };
  return (
    <>
      <header class="top">
        <h1 class="unseen">{t('extensionName')}</h1>
        <div class="tabs" role="tablist" ref={bar} onKeyDown={step}>
          {VIEWS.map(([name, words]) => (
            <button
              key={name}
              type="button"
              role="tab"
              class="tab"
              id={`${id}-${name}`}
              aria-selected={view === name}
              aria-controls={`${id}-view`}
              tabIndex={view === name ? 0 : -1}
              onClick={() => setView(name)}
            >
              {t(words)}
            </button>
          ))}
        </div>
      </header>
      <main>
        <div role="tabpanel" id={`${id}-view`} aria-labelledby={`${id}-${view}`}>
          {view === 'notes' ? <NotesView /> : target !== undefined && <PageView target={target} />}
        </div>
      </main>
    </>
  );
}
