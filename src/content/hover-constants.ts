/** Every number of the hover interaction, with its reason. Times in ms, lengths in CSS pixels. */

/** Rest before the card opens, unless the settings say another. Peers settled at 120 to 150: long enough to cross a line of text, and hides a background's wake. */
export const DELAY = 150;

/** How long the card outlives the pointer: the time to notice a slip and come back, as page previews have it. */
export const GRACE = 300;

/** A focus counts as the keyboard's so long after a key, whose own effect comes at once; later it is the page's. */
export const AFTER_KEY = 100;

/** Tolerance around a symbol's boxes: an underline below the text counts as the symbol. */
export const SLACK = 2;

/** The same around what a finger meant: half of the 24 pixels that a target should have, less half a line. */
export const TOUCH_SLACK = 6;

/** Elements under the pointer that are looked at where a link lies over what is below it. */
export const DEPTH = 8;

/** How far the symbol may scroll before the card is taken for left behind: more than one notch's inertia, less than a line or three. */
export const SCROLL_AWAY = 48;

/** Width and height that the frame is laid out with before the card has said where it goes; never seen. The width is the widest card's. */
export const FIRST_WIDTH = 400;
export const FIRST_HEIGHT = 240;

/** A frame smaller than this cannot hold a card. */
export const LEAST_WIDTH = 220;
export const LEAST_HEIGHT = 140;
