/** Beside a paragraph, in few words: what it was in the draft or became in the report, and in how many documents it recurs. */
import { placesLabel } from '../card/pinpoint';
import { pinpointOf } from '../corpus/passages';
import { plural, t, uiTag } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import { kindName } from './compare-rows';
import { useReader } from './context';
import { RECURRING } from './load-comparison';
import type { Relation } from './relations';

export function Beside({ place }: { place: string }) {
  const { document } = useReader();
  const relation = document.relations.get(place);
  if (!relation) return null;
  const { aligned, recurs } = relation;
  // What stands in the draft or report of the same meeting is told by itself.
  const others = recurs.filter((each) => each !== aligned?.other);
  return (
    <>
      {aligned && aligned.kind !== 'same' && (
        <p class="beside">
          <a href={hrefOf({ symbol: document.symbol, compare: aligned.other, place })}>{alignedText(aligned)}</a>
        </p>
      )}
      {others.length > 0 && (
        <p class="beside">
          <a href={hrefOf({ symbol: document.symbol, compare: RECURRING, place })}>
            {plural('recursIn', others.length)}
          </a>
        </p>
      )}
    </>
  );
}

function alignedText({ other, side, kind, moved, places }: NonNullable<Relation['aligned']>): string {
  const name = moved ? `${kindName(kind)}, ${t('compareMoved')}` : kindName(kind);
  if (places.length === 0) return name;
  const ids = places.map((place) => ({ id: `${other}#${place}`, symbol: other }));
  const label = placesLabel(
    ids.map((each) => ({ ...each, pinpoint: pinpointOf(each.id) })),
    other,
    t,
    uiTag(),
  );
  return t(side === 'draft' ? 'besideDraft' : 'besideReport', name, label);
}
