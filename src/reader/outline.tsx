/** The sections of the document; the one that is being read is marked. Draws what it is given. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import { directionOf } from '../ui/language';
import { useReader } from './context';
import type { OutlineEntry } from './flow';

export function Outline({ entries, current }: { entries: readonly OutlineEntry[]; current: string | null }) {
  const { document } = useReader();
  const { language } = document.report;
  const list = useRef<HTMLElement>(null);
  // A long outline follows the text; the page itself must not move with it.
  useEffect(() => {
    const box = list.current;
    const marked = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !marked || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [marked.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
  }, [current]);
  return (
    <nav class="outline" id="outline" aria-label={t('readerOutline')} ref={list}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list. */}
      <ol role="list" lang={language} dir={directionOf(language)}>
        {entries.map(({ place, level, number, title }) => (
          <li key={place} class={`is-level-${level}`}>
            <a
              href={hrefOf({ symbol: document.symbol, place })}
              data-go={place}
              aria-current={place === current ? 'location' : undefined}
            >
              {number !== '' && <span class="outline-number">{number}</span>}
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
