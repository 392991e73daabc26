/**
 * The box that finds in the document, with count and ways to the next and the one before. Opened by a search it holds the
 * search's words until something else is typed. Marks are highlights of the page: the text is left as it is.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatCount, t } from '../platform/i18n';
import { readAddress } from '../protocol/reader-address';
import { type Finding, findLiteral, findQuery } from './find';
import { IconButton } from './icon';
import type { HeldDocument } from './load';
import { placeOf } from './places';
import { rangeOf } from './ranges';

/** More ranges than this cost more than they show: what is gone through is always marked. */
const MOST_MARKS = 2000;

interface Props {
  document: HeldDocument;
  /** Words of the search that led here. */
  query: string;
  /** The address names a place: the first hit must not lead away from it. */
  placed: boolean;
  /** Goes to the passage that holds the words. */
  onStop: (place: string) => void;
}

export function FindBox({ document: held, query, placed, onStop }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const { texts } = held.flow;
  const { language } = held.report;
  const searched = typed === null && query !== '';
  const finding = useMemo<Finding>(
    () => (searched ? findQuery(texts, query, language) : findLiteral(texts, typed ?? '')),
    [texts, language, searched, query, typed],
  );

  const stopAt = useCallback(
    (next: number) => {
      const stop = finding.stops[next];
      setAt(stop ? next : -1);
      if (stop) onStop(placeOf(stop.id));
    },
    [finding, onStop],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const count = finding.stops.length;
      if (count > 0) stopAt((at + by + count) % count);
    },
    [finding, at, stopAt],
  );

  // A search without a place begins at its first hit; one with a place counts from there.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    if (!searched) return;
    const here = readAddress(location.href).place;
    const index = placed ? finding.stops.findIndex(({ id }) => placeOf(id) === here) : 0;
    if (placed) setAt(index);
    else stopAt(index);
  }, [searched, finding, placed, stopAt]);

  // After the text has been drawn anew: an unfolded footnote has its words only then.
  useEffect(() => {
    const frame = requestAnimationFrame(() => paint(finding, at));
    return () => cancelAnimationFrame(frame);
  }, [finding, at]);
  useEffect(() => () => paint({ marks: [], stops: [] }, -1), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        box.current?.focus();
        box.current?.select();
      } else if (event.key === 'n' || event.key === 'N') step(event.key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);

  const value = typed ?? query;
  const count = finding.stops.length;
  return (
    <search class="find">
      <input
        ref={box}
        type="search"
        class="find-input"
        value={value}
        placeholder={t('readerFind')}
        aria-label={t('readerFind')}
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            setTyped('');
            setAt(-1);
            box.current?.blur();
          }
        }}
      />
      {value.trim() !== '' && (
        <>
          <span class="find-count" role="status">
            {count === 0
              ? t('readerFindNone')
              : at < 0
                ? formatCount(count)
                : t('readerFindAt', formatCount(at + 1), formatCount(count))}
          </span>
          <IconButton
            name={t('readerFindPrevious')}
            path="M4 10l4-4 4 4"
            disabled={count === 0}
            onClick={() => step(-1)}
          />
          <IconButton name={t('readerFindNext')} path="M4 6l4 4 4-4" disabled={count === 0} onClick={() => step(1)} />
        </>
      )}
    </search>
  );
}

/** True where keys are letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

function paint({ marks, stops }: Finding, at: number): void {
  const current = stops[at];
  const rangesOf = (found: readonly { id: string; start: number; end: number }[]) =>
    found.map(({ id, start, end }) => rangeOf(id, start, end)).filter((range) => range !== null);
  const all = marks.filter((mark) => mark !== current).slice(0, MOST_MARKS);
  CSS.highlights.set('reader-found', new Highlight(...rangesOf(all)));
  const now = new Highlight(...rangesOf(current ? [current] : []));
  now.priority = 1;
  CSS.highlights.set('reader-found-current', now);
}
