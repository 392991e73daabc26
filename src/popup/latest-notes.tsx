/** The reader's latest notes, under the empty box. */
import { placeLabel } from '../card/pinpoint';
import { t, uiTag } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import type { Hit } from '../search/types';
import { Message } from '../ui/message';
import { SymbolText } from '../ui/symbol-text';

export function LatestNotes({ notes }: { notes: readonly Hit[] }) {
  if (notes.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="latest-heading">
      <h2 id="latest-heading">{t('latestNotes')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without its marks, one browser no longer calls a list a list. */}
      <ul role="list">
        {notes.map(({ id, place, document, snippet }) => (
          <li key={id}>
            <a class="again" href={passageHref(place)} target="_blank" rel="noopener">
              <span class="quiet">
                <Message
                  of="placeInDocument"
                  slots={[
                    <SymbolText key="symbol" symbol={document ?? ''} />,
                    placeLabel({ id: place, symbol: document ?? '', pinpoint: '' }, t, uiTag()),
                  ]}
                />
              </span>
              <bdi>{snippet.text}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
