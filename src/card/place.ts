/** Where a card goes beside its symbol. Pure; CSS pixels of the page's window. Must not know what is in the card. */
import type { MessageBox } from '../protocol/messages';

/** Widest card: its lines stay below 75 characters. The frame is first laid out with this width. */
export const CARD_WIDTH = 400;

/** Narrowest card, where that much of the window is not even seen. */
export const LEAST_WIDTH = 220;

/** Space kept to the edges of what is seen. */
export const EDGE = 8;

/** Space between the symbol and the card: the underline stays visible, the way across is short. */
export const GAP = 6;

/** Most of the height seen that a card may take; it scrolls inside. */
export const MOST_OF_HEIGHT = 0.8;

export type Side = 'below' | 'above' | 'beside';
export interface Place extends MessageBox {
  side: Side;
}

/**
 * The place of a card of `height` near `anchor`: below if it fits there, else above if it fits there, else beside if
 * there is the width for it, else where there is more room, cut to it. `side` keeps a card that grows where it is;
 * `toLeft` lets it grow to the left (right-to-left text). Under a zoom that leaves less than a card's least width, the
 * card is wider than what is seen, as all of the page is.
 */
export function place(
  anchor: MessageBox,
  height: number,
  view: MessageBox,
  side: Side | undefined,
  toLeft: boolean,
): Place {
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const end = view.left + view.width - EDGE;
  const foot = view.top + view.height - EDGE;
  const width = Math.max(0, Math.min(CARD_WIDTH, Math.max(view.width, LEAST_WIDTH) - 2 * EDGE));
  const most = view.height * MOST_OF_HEIGHT;
  const wanted = Math.min(height, most);
  const room = { below: foot - bottom - GAP, above: anchor.top - GAP - view.top - EDGE, beside: most };
  const after = right + GAP;
  const before = anchor.left - GAP - width;
  const fits = { after: after + width <= end, before: before >= view.left + EDGE };
  const besides = fits.after || fits.before ? 'beside' : undefined;
  const larger = room.below >= room.above ? 'below' : 'above';
  const chosen = side ?? (wanted <= room.below ? 'below' : wanted <= room.above ? 'above' : (besides ?? larger));
  const cut = Math.round(Math.max(0, Math.min(wanted, room[chosen])));
  const aligned = toLeft ? right - width : anchor.left;
  const left = chosen !== 'beside' ? aligned : fits.after && !(toLeft && fits.before) ? after : before;
  const top = { below: bottom + GAP, above: anchor.top - GAP - cut, beside: anchor.top }[chosen];
  return {
    side: chosen,
    left: Math.round(Math.max(view.left + EDGE, Math.min(left, end - width))),
    top: Math.round(Math.max(view.top + EDGE, Math.min(top, foot - cut))),
    width,
    height: cut,
  };
}
