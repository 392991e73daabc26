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
export type Side = 'below' | 'above' | 'beside';
export interface Place {
  side: Side;
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The place of a card of `height` near `anchor`: below if it fits there, else above if it fits there, else beside if
 * there is the width for it, else where there is more room, cut to it. `side` keeps a card that grows where it is;
 * `toLeft` lets it grow to the left (right-to-left text).
 */
export function place(
  anchor: Box,
  height: number,
  view: { width: number; height: number },
  side: Side | undefined,
  toLeft: boolean,
): Place {
  const width = Math.max(0, Math.min(CARD_WIDTH, view.width - 2 * EDGE));
  const most = view.height * MOST_OF_HEIGHT;
  const wanted = Math.min(height, most);
  const room = { below: view.height - EDGE - anchor.bottom - GAP, above: anchor.top - GAP - EDGE, beside: most };
  const after = anchor.right + GAP;
  const before = anchor.left - GAP - width;
  const fits = { after: after + width <= view.width - EDGE, before: before >= EDGE };
  const besides = fits.after || fits.before ? 'beside' : undefined;
  const larger = room.below >= room.above ? 'below' : 'above';
  const chosen = side ?? (wanted <= room.below ? 'below' : wanted <= room.above ? 'above' : (besides ?? larger));
  const cut = Math.round(Math.max(0, Math.min(wanted, room[chosen])));
  const aligned = toLeft ? anchor.right - width : anchor.left;
  const left = chosen !== 'beside' ? aligned : fits.after && !(toLeft && fits.before) ? after : before;
  const top = { below: anchor.bottom + GAP, above: anchor.top - GAP - cut, beside: anchor.top }[chosen];
  return {
    side: chosen,
    left: Math.round(Math.max(EDGE, Math.min(left, view.width - EDGE - width))),
    top: Math.round(Math.max(EDGE, Math.min(top, view.height - EDGE - cut))),
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
