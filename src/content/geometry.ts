/** Whether a pointer is at a symbol and whether it travels to a card. Pure; CSS pixels of the viewport. Must not know about elements. */

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

/** How far `point` is from `box`; 0 inside. */
export const distance = ({ x, y }: Point, { left, top, right, bottom }: Box): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

/** True if the way from `before` to `now` shortened the distance to `target`. */
export const nears = (before: Point, now: Point, target: Box): boolean =>
  distance(now, target) < distance(before, target);
