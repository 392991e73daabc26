/** Every number of the card beside a symbol of the reader, with its reason. Times in ms, lengths in CSS pixels. The delay is a setting. */

/** How long the card outlives the pointer: the same as on any page. */
export const GRACE = 300;

/** How far the symbol may scroll before the card is taken for left behind: more than a notch, less than three lines. */
export const SCROLL_AWAY = 48;
