/**
 * Underlines marks with the CSS Custom Highlight API, which changes nothing in the page's tree. Only what stands near
 * the viewport is registered: every change to a highlight makes the engine go through all its ranges.
 * Never iterates over a registry or a highlight: Firefox does not let a content script.
 */
import type { Manner, PageSettings } from '../protocol/messages';
import { isConnected, isEdited } from './dom';
import { type Mark, type Marks, rangeFor } from './marks';

/** Most ranges registered at once. */
const MOST = 300;
/** How far outside the viewport marks are painted already. */
const NEAR = 300; // CSS pixels
/** A page that takes our highlights away gets its way after we have registered them so many times. */
const MOST_REGISTRATIONS = 20;

/** In the order of the highlights. */
const MANNERS: readonly Manner[] = ['corpus', 'cited', 'other'];

export interface Paint {
  start(signal: AbortSignal): void;
  /** An element began or ceased to hold marks. */
  watch(element: Element, holds: boolean): void;
  /** Paints the marks that are near, and nothing else; with `settings`, as these say from now on. */
  update(settings?: PageSettings): void;
  /** Shows one mark as the current one, whatever the settings. */
  point(mark: Mark | null): void;
  /** Makes our highlights known to the page's registry, again if the page took them away. */
  register(): void;
  /** The range of a mark that is painted, or would be if underlines were wanted, else undefined. */
  rangeOf(mark: Mark): Range | undefined;
}

export function createPaint(marks: Marks): Paint {
  // One for each manner and one for the current symbol, under names that tell a page nothing: what they are stands in
  // highlight.css.
  const highlights = [1, 2, 3, 4].map((number) => ({ name: `sl-${number}`, ours: new Highlight() }));
  const ranges = new Map<Mark, Range>();
  /** The elements near the viewport that hold marks. */
  const near = new Set<Element>();
  /** There are more marks near than may be painted: then scrolling has to choose anew. */
  let crowded = false;
  let frame = 0;
  let registrations = 0;
  let active = true;
  let underline: PageSettings['underline'] = 'manner';
  let pointed: Mark | null = null;

  /** Most pages have nothing to observe, and do not pay for an observer and a listener. */
  let observer: IntersectionObserver | undefined;
  let life: AbortSignal | undefined;
  const newObserver = (): IntersectionObserver => {
    const scrolled = (): void => {
      if (crowded) frame ||= requestAnimationFrame(() => update());
    };
    addEventListener('scroll', scrolled, { signal: life, capture: true, passive: true } as AddEventListenerOptions);
    return new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) near[isIntersecting ? 'add' : 'delete'](target);
        update();
      },
      // The type library does not know yet that the margin can count inside scrolling elements too.
      { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` } as IntersectionObserverInit,
    );
  };

  /** The marks to paint now. */
  const choose = (): Mark[] => {
    const all = active ? [...near].map(marks.of) : [];
    crowded = all.flat().length > MOST;
    return (crowded ? all.map(inView) : all)
      .flat()
      .filter((mark) => isConnected(mark.start.node) && (ranges.has(mark) || !isEdited(mark.start.node)))
      .slice(0, MOST);
  };

  const update = (settings?: PageSettings): void => {
    frame = 0;
    const anew = settings && settings.underline !== underline;
    if (settings) ({ active, underline } = settings);
    const chosen = new Set(choose());
    for (const [mark, range] of ranges) {
      if (chosen.has(mark) && !range.collapsed && !anew) continue;
      for (const { ours } of highlights) ours.delete(range);
      ranges.delete(mark);
    }
    for (const mark of chosen) {
      const range = !ranges.has(mark) && rangeFor(mark);
      if (!range) continue;
      ranges.set(mark, range);
      if (underline !== 'none') highlightOf(mark)?.add(range);
    }
    if (active) register();
    else withdraw();
  };

  /** The highlight that a painted mark belongs in. */
  const highlightOf = ({ manner }: Mark): Highlight | undefined =>
    highlights[underline === 'one' ? 0 : MANNERS.indexOf(manner)]?.ours;

  const register = (): void => {
    // A page can take ranges out of a highlight too.
    const left = highlights.slice(0, MANNERS.length).reduce((sum, { ours }) => sum + ours.size, 0);
    if (underline !== 'none' && left < ranges.size && registrations++ <= MOST_REGISTRATIONS)
      for (const [mark, range] of ranges) highlightOf(mark)?.add(range);
    for (const { name, ours } of highlights) {
      if (!ours.size || CSS.highlights.get(name) === ours || registrations++ > MOST_REGISTRATIONS) continue;
      CSS.highlights.set(name, ours);
    }
  };
  const withdraw = (): void => {
    for (const { name, ours } of highlights) {
      // A newer copy of this script may hold the name by now.
      if (CSS.highlights.get(name) === ours) CSS.highlights.delete(name);
    }
  };

  return {
    update,
    register,
    point(mark) {
      if (mark === pointed) return;
      pointed = mark;
      const last = highlights[3]?.ours;
      const range = mark && rangeFor(mark);
      last?.clear();
      if (range) last?.add(range);
      register();
    },
    start(signal) {
      life = signal;
      signal.addEventListener('abort', () => {
        observer?.disconnect();
        cancelAnimationFrame(frame);
        withdraw();
      });
    },
    watch(element, holds) {
      near.delete(element);
      observer ??= newObserver();
      observer[holds ? 'observe' : 'unobserve'](element);
    },
    rangeOf: (mark) => ranges.get(mark),
  };
}

/** Those of one element's marks, in the order of the page, that stand near the viewport. */
function inView(marks: Mark[]): Mark[] {
  const box = (mark: Mark): DOMRect | undefined => rangeFor(mark)?.getBoundingClientRect();
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((box(marks[middle] as Mark)?.bottom ?? 0) < -NEAR) low = middle + 1;
    else high = middle;
  }
  return marks.slice(low, low + MOST).filter((mark) => (box(mark)?.top ?? 0) < innerHeight + NEAR);
}
