/**
 * Underlines marks with the CSS Custom Highlight API, which changes nothing in the page's tree. Only what stands near
 * the viewport is registered: every change to a highlight makes the engine go through all its ranges.
 * Never iterates over a registry or a highlight: Firefox does not let a content script.
 */
import type { Manner } from '../protocol/messages';
import { isConnected, isEdited, newRange } from './dom';
import type { Mark, Marks } from './marks';

/** Most ranges registered at once. */
const MOST = 300;
/** How far outside the viewport marks are painted already. */
const NEAR = 300; // CSS pixels
/** A page that takes our highlights away gets its way after we have registered them so many times. */
const MOST_REGISTRATIONS = 20;

/** Names that tell a page nothing: which manner is which stands in highlight.css. */
const NAMES: Record<Manner, string> = { corpus: 'sl-1', cited: 'sl-2', other: 'sl-3' };

export interface Paint {
  start(signal: AbortSignal): void;
  /** An element began or ceased to hold marks. */
  watch(element: Element, holds: boolean): void;
  /** Paints the marks that are near and classified, and nothing else. */
  update(): void;
  /** Makes our highlights known to the page's registry, again if the page took them away. */
  register(): void;
  /** The range of a mark that is painted, else undefined. */
  rangeOf(mark: Mark): Range | undefined;
}

export function createPaint(marks: Marks): Paint {
  const highlights: Record<Manner, Highlight> = {
    corpus: new Highlight(),
    cited: new Highlight(),
    other: new Highlight(),
  };
  const manners = Object.keys(NAMES) as Manner[];
  const ranges = new Map<Mark, Range>();
  /** The elements near the viewport that hold marks. */
  const near = new Set<Element>();
  /** There are more marks near than may be painted: then scrolling has to choose anew. */
  let crowded = false;
  let frame = 0;
  let registrations = 0;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) near[isIntersecting ? 'add' : 'delete'](target);
      update();
    },
    // The type library does not know yet that the margin can count inside scrolling elements too.
    { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` } as IntersectionObserverInit,
  );

  /** The marks to paint now. */
  const choose = (): Mark[] => {
    const all = [...near].map(marks.of);
    crowded = all.flat().length > MOST;
    return (crowded ? all.map(inView) : all)
      .flat()
      .filter(
        (mark) =>
          isConnected(mark.start.node) && marks.manner(mark) && (ranges.has(mark) || !isEdited(mark.start.node)),
      )
      .slice(0, MOST);
  };

  const update = (): void => {
    frame = 0;
    const chosen = new Set(choose());
    for (const [mark, range] of ranges) {
      if (chosen.has(mark) && !range.collapsed) continue;
      for (const manner of manners) highlights[manner].delete(range);
      ranges.delete(mark);
    }
    for (const mark of chosen) {
      const range = !ranges.has(mark) && rangeFor(mark);
      if (!range) continue;
      ranges.set(mark, range);
      highlights[marks.manner(mark) ?? 'other'].add(range);
    }
    register();
  };

  const register = (): void => {
    for (const manner of manners) {
      const ours = highlights[manner];
      if (!ours.size || CSS.highlights.get(NAMES[manner]) === ours || registrations++ > MOST_REGISTRATIONS) continue;
      CSS.highlights.set(NAMES[manner], ours);
    }
  };

  return {
    update,
    register,
    start(signal) {
      const scrolled = (): void => {
        if (crowded) frame ||= requestAnimationFrame(update);
      };
      addEventListener('scroll', scrolled, { signal, capture: true, passive: true });
      signal.addEventListener('abort', () => {
        observer.disconnect();
        cancelAnimationFrame(frame);
        for (const manner of manners) {
          // A newer copy of this script may hold the name by now.
          if (CSS.highlights.get(NAMES[manner]) === highlights[manner]) CSS.highlights.delete(NAMES[manner]);
        }
      });
    },
    watch(element, holds) {
      near.delete(element);
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

/** Null if the text is not what it was. */
function rangeFor({ start, end }: Mark): Range | null {
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  const range = newRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
