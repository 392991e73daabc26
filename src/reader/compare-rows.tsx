/**
 * Rows of a comparison: what stood there, what stands here, and in words what became of it. A change shows by a line
 * through or under the words, and to ears by words of ours; never by colour alone.
 */
import type { AlignmentKind } from '../corpus/align/align';
import { type MessageKey, t, uiTag } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import { directionOf } from '../ui/language';
import { PreliminaryNotice } from '../ui/preliminary-notice';
import { passageName } from './blocks';
import type { Row, Side } from './compare';
import { elementId, placeOf } from './places';

const KINDS: Readonly<Record<AlignmentKind, MessageKey>> = {
  same: 'compareSame',
  changed: 'compareChanged',
  split: 'compareSplit',
  merged: 'compareMerged',
  replaced: 'compareReplaced',
  new: 'compareNew',
  dropped: 'compareDropped',
};

export const kindName = (kind: AlignmentKind): string => t(KINDS[kind]);

/** A side of the comparison: whose text stands there. */
interface Whose {
  /** In words; said at each row where the sides stand below one another. */
  name: string;
  language: string;
}

/** One row; its state in words stands above both sides. */
export function CompareRow({ row, left, right }: { row: Row; left: Whose; right: Whose }) {
  const state = [kindName(row.kind), ...(row.moved ? [t('compareMoved')] : [])].join(', ');
  const first = row.right[0] ?? row.left[0];
  return (
    <div class={`pair is-${row.kind}${row.item ? ' is-item' : ''}`} id={first && elementId(placeOf(first.id))}>
      <p class="pair-state">{state}</p>
      <div class="pair-side" lang={left.language} dir={directionOf(left.language)}>
        <Sides sides={row.left} name={left.name} mark="del" />
      </div>
      <div class="pair-side" lang={right.language} dir={directionOf(right.language)}>
        <Sides sides={row.right} name={right.name} mark="ins" />
      </div>
    </div>
  );
}

function Sides({ sides, name, mark }: { sides: readonly Side[]; name: string; mark: 'ins' | 'del' }) {
  const language = uiTag();
  if (sides.length === 0) {
    return (
      <p class="pair-nothing" lang={language} dir={directionOf(language)}>
        {mark === 'del' ? t('compareNotInDraft') : t('compareNotInReport')}
      </p>
    );
  }
  return (
    <>
      <p class="pair-whose" lang={language} dir={directionOf(language)}>
        {name}
      </p>
      {sides.map((side) => (
        <div key={side.id} class="pair-text">
          <a class="address" href={passageHref(side.id)} aria-label={passageName(side.id)} title={passageName(side.id)}>
            {side.label}
          </a>
          <div>
            {side.leadIn && <p class="pair-lead">{side.leadIn}</p>}
            <p>
              {side.pieces.map(({ text, own }, index) =>
                own ? <Changed key={index} mark={mark} text={text} /> : text,
              )}
            </p>
          </div>
        </div>
      ))}
    </>
  );
}

/** The spaces around changed words are not marked: a line through nothing is read as a word. */
function Changed({ mark: Mark, text }: { mark: 'ins' | 'del'; text: string }) {
  const language = uiTag();
  const words = text.trim();
  if (words === '') return <>{text}</>;
  const start = text.indexOf(words);
  return (
    <>
      {text.slice(0, start)}
      <Mark>
        <span class="unseen" lang={language}>
          {' '}
          {Mark === 'ins' ? t('compareAddedHere') : t('compareRemovedHere')}{' '}
        </span>
        {words}
        <span class="unseen" lang={language}>
          {' '}
          {t('compareEndHere')}{' '}
        </span>
      </Mark>
      {text.slice(start + words.length)}
    </>
  );
}

/** The notice before the first preliminary item of a run of rows. */
export function needsNotice(rows: readonly Row[], index: number): boolean {
  const preliminary = (row: Row | undefined) =>
    row?.item === true && [...row.left, ...row.right].some((each) => each.preliminary);
  return preliminary(rows[index]) && !preliminary(rows[index - 1]);
}

export function CompareNotice() {
  return (
    <div class="pair-notice">
      <PreliminaryNotice />
    </div>
  );
}
