/**
 * Whether the page is dark where a symbol stands, so that the card can follow it. The page's own colours tell, not
 * the system's setting, which many pages do not follow. Pure.
 */

/** A background less opaque than this lets the one behind it decide. */
const OPAQUE = 0.5;

/**
 * True if the first opaque of `backgrounds`, which are given from the symbol outwards, is dark; where none can be told
 * (a picture, nothing at all), if the text's `colour` is light.
 */
export function isDark(backgrounds: readonly string[], colour: string): boolean {
  for (const background of backgrounds) {
    const [lightness, opacity] = readColour(background);
    if (opacity >= OPAQUE) return lightness < 0.5;
  }
  return readColour(colour)[0] > 0.5;
}

/**
 * Lightness, near what is perceived, and opacity of a computed colour (`rgb()`, `color()`, `lab()`, `oklch()`, ...), 0 to 1.
 * Transparent black for anything else.
 */
export function readColour(css: string): [lightness: number, opacity: number] {
  const [first, second = 0, third = 0, opacity = 1] = (css.match(/(?<=[\s(])[-\d.][-\d.e]*/g) ?? []).map(Number);
  if (first === undefined) return [0, 0];
  const mixed = 0.3 * first + 0.59 * second + 0.11 * third;
  return [
    css.startsWith('rgb') ? mixed / 255 : css.startsWith('color') ? mixed : css.startsWith('l') ? first / 100 : first,
    opacity,
  ];
}
