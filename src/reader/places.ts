/**
 * Places of a document (`9(s)`, `1(b).8`, `heading-II.A`): which one an address means, and the nearest to one that
 * the document does not have. Pure.
 */

/** A place as the parts by which it is near to others: `10(f)(iii)` is 10, f, iii. */
function parts(place: string): string[] {
  return place.match(/[\p{L}\p{N}*]+/gu) ?? [];
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** How far two parts are apart: as numbers, as Roman numerals, as letters; a word is near to itself only. */
function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Math.abs(Number(a) - Number(b));
  if (a.length === 1 && b.length === 1) return Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  if (/^[ivxlc]+$/.test(a) && /^[ivxlc]+$/.test(b)) return Math.abs(roman(a) - roman(b));
  return Number.POSITIVE_INFINITY;
}

function roman(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** A place that ends where the other goes on is farther than any neighbour, nearer than nothing. */
const MISSING = 1e6;

/** How two places differ: the parts they share from the start, how far apart the next ones are, how many are over. */
function difference(wanted: readonly string[], place: readonly string[]): [shared: number, gap: number, over: number] {
  let shared = 0;
  while (shared < wanted.length && shared < place.length && wanted[shared] === place[shared]) shared++;
  const [a, b] = [wanted[shared], place[shared]];
  const gap = a === undefined || b === undefined ? MISSING : distance(a, b);
  return [shared, gap, Math.abs(wanted.length - place.length)];
}

/**
 * The one of `places` (in the order of the text) that is nearest to `wanted`: as much of the number as there is, then
 * the nearest neighbour; null if nothing of it is there. `9(z)` is nearest to `9(v)`, `99` to the last paragraph.
 */
export function nearestPlace(wanted: string, places: readonly string[]): string | null {
  const asked = parts(wanted);
  if (asked.length === 0) return null;
  let best: { place: string; measure: [number, number, number] } | null = null;
  for (const place of places) {
    const measure = difference(asked, parts(place));
    if (measure[0] === 0 && !Number.isFinite(measure[1])) continue;
    if (best === null || nearer(measure, best.measure)) best = { place, measure };
  }
  return best?.place ?? null;
}

function nearer(a: [number, number, number], b: [number, number, number]): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] < b[1];
  return a[2] < b[2];
}

/** The id of the element that shows a place: places of sections may hold spaces. */
export const elementId = (place: string): string => place.replace(/\s/g, '_');

/** What stands after the `#` of a passage id. */
export const placeOf = (id: string): string => id.slice(id.indexOf('#') + 1);
