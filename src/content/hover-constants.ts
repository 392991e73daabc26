/** Every number of the hover interaction, with its reason. Times in ms, lengths in CSS pixels. */

/** Rest before the card opens. Peers settled at 120 to 150: long enough to cross a line of text, and hides a background's wake. */
export const DELAY = 150;

/** How long the card outlives the pointer: the time to notice a slip and come back, as page previews have it. */
export const GRACE = 300;

/** Tolerance around a symbol's boxes: an underline below the text counts as the symbol. */
export const SLACK = 2;

/** How far the symbol may scroll before the card is taken for left behind: more than one notch's inertia, less than a line or three. */
export const SCROLL_AWAY = 48;

/** Widest card: its lines stay below 75 characters. */
export const CARD_WIDTH = 400;

/** Space kept to the edges of the viewport. */
export const EDGE = 8;

/** Space between the symbol and the card: the underline stays visible, the way across is short. */
export const GAP = 6;

/** Most of the viewport's height that a card may take; it scrolls inside. */
export const MOST_OF_HEIGHT = 0.8;

/** Height that the frame is laid out with before the card has said its own; never seen. */
export const FIRST_HEIGHT = 240;

/** A frame smaller than this cannot hold a card. */
export const LEAST_WIDTH = 220;
export const LEAST_HEIGHT = 140;
