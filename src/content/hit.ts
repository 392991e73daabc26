/**
 * Which symbol is at a point: by the element there and the boxes of its own marks, which takes microseconds where the
 * browser's own question about highlights takes milliseconds. Must not know what a pointer does next.
 */
import { closest, elementsFromPoint, isEdited } from './dom';
import { distance, type Point } from './geometry';
import { DEPTH } from './hover-constants';
import type { Mark, Marks } from './marks';
import type { Paint } from './paint';

/** A mark and the line of it at the point. */
export interface Hit {
  mark: Mark;
  line: DOMRect;
}

/** The painted mark at `point`, where `target` is what the pointer meets, or within `slack` of it. */
export function hitAt(marks: Marks, paint: Paint, target: Element, point: Point, slack: number): Hit | null {
  const inElement = (element: Element): Hit | null => {
    for (const mark of marks.of(element)) {
      for (const line of paint.rangeOf(mark)?.getClientRects() ?? [])
        if (distance(point, line) <= slack && !isEdited(mark.start.node)) return { mark, line };
    }
    return null;
  };
  const found = inElement(target);
  // A link may be laid over a whole part of the page: what is below it is what is seen.
  if (found || marks.empty() || !closest(target, LINK)) return found;
  for (const below of elementsFromPoint(target, point).slice(1, DEPTH)) {
    const hit = inElement(below);
    if (hit) return hit;
  }
  return null;
}

export const LINK = 'a[href]';
