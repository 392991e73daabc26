/** Where a card goes and whether a pointer travels to it. Pure; CSS pixels of the viewport. Must not know about elements. */
import { CARD_WIDTH, EDGE, GAP, MOST_OF_HEIGHT } from './hover-constants';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Point {
  x: number;
  y: number;
}
export type Side = 'below' | 'above';
export interface Place {
  side: Side;
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The place of a card of `height` beside `anchor`: below if it fits there, else above if it fits there, else where there
 * is more room, cut to it. `side` keeps a card that grows where it is; `toLeft` lets it grow to the left (right-to-left text).
 */
export function place(
  anchor: Box,
  height: number,
  view: { width: number; height: number },
  side: Side | undefined,
  toLeft: boolean,
): Place {
  const width = Math.max(0, Math.min(CARD_WIDTH, view.width - 2 * EDGE));
  const wanted = Math.min(height, view.height * MOST_OF_HEIGHT);
  const room = { below: view.height - EDGE - anchor.bottom - GAP, above: anchor.top - GAP - EDGE };
  const fits = wanted <= room.below || (wanted > room.above && room.below >= room.above);
  const chosen = side ?? (fits ? 'below' : 'above');
  const cut = Math.round(Math.max(0, Math.min(wanted, room[chosen])));
  const left = toLeft ? anchor.right - width : anchor.left;
  return {
    side: chosen,
    left: Math.round(Math.max(EDGE, Math.min(left, view.width - EDGE - width))),
    top: Math.round(chosen === 'below' ? anchor.bottom + GAP : anchor.top - GAP - cut),
    width,
    height: cut,
  };
}

/** True if `point` lies in `box` or within `slack` of it. */
export const within = (point: Point, box: Box, slack: number): boolean =>
  point.x >= box.left - slack &&
  point.x <= box.right + slack &&
  point.y >= box.top - slack &&
  point.y <= box.bottom + slack;

/** True if the way from `before` to `now` shortened the distance to `target`. */
export const nears = (before: Point, now: Point, target: Box): boolean =>
  distance(now, target) < distance(before, target);

function distance({ x, y }: Point, { left, top, right, bottom }: Box): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
