/** Where the keyboard's way through the card ends. Must not know what the card shows. */

const TABBABLE = 'a[href], button, summary, [tabindex="0"]';

/** True if Tab (`back`: with Shift) would leave `root` from where the focus is. */
export function isAtEnd(root: HTMLElement, back: boolean): boolean {
  const stops = [...root.querySelectorAll<HTMLElement>(TABBABLE)].filter((stop) => stop.checkVisibility());
  const { activeElement } = root.ownerDocument;
  const end = stops.at(back ? 0 : -1);
  // The card as a whole stands before everything in it.
  return !end || activeElement === end || (back && !stops.includes(activeElement as HTMLElement));
}
