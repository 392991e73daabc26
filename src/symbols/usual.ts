/**
 * Reads a symbol of the usual shape where it stands, character by character: most symbols on a page are plain, and no
 * pattern is asked about them. Says nothing of any other; for those only `scanSymbol` can tell. A test holds the two together.
 */
import { isFigure, isSmall, isUpper } from './chars';
import { LEAD } from './roots';
import { volumeEnd } from './scan';

/** Kinds of characters: 1 capital, 2 small, 3 figure, 4 point or hyphen, 5 slash, 0 any other. */
const KIND = new Uint8Array(128);
for (let c = 0; c < 128; c++)
  KIND[c] = isUpper(c) ? 1 : isSmall(c) ? 2 : isFigure(c) ? 3 : c === 0x2e || c === 0x2d ? 4 : c === 0x2f ? 5 : 0;

/** States within a part: 0 its start, 1 a word, 2 behind a point, 3 figures; 4 is no symbol, 5 its end. By state and kind. */
const NEXT = Uint8Array.of(4, 1, 4, 3, 4, 4, 4, 1, 1, 3, 2, 0, 4, 1, 4, 3, 4, 4, 5, 4, 4, 3, 5, 0);

const LONGEST = 80;

/** Leading elements let through lately, each at a place that its characters give. */
const leads: string[] = new Array(512).fill('\0');

/** Whether the leading element at `start` is one, with what follows its slash. */
function isLead(text: string, start: number, slash: number): boolean {
  const place =
    (text.charCodeAt(start) * 7 +
      text.charCodeAt(slash + 1) * 31 +
      text.charCodeAt(slash + 2) * 5 +
      text.charCodeAt(slash + 3) * 17 +
      text.charCodeAt(slash + 4) * 3 +
      (slash - start) * 13) &
    255;
  if (text.startsWith(leads[place] as string, start)) return true;
  LEAD.lastIndex = start;
  if (!LEAD.test(text)) return false;
  // What the expression saw: up to a slash, or the character behind a point.
  for (let i = slash + 1; i < Math.min(slash + 12, text.length); i++) {
    const c = text.charCodeAt(i);
    if (c !== 0x2f && c !== 0x2e) continue;
    // Of a long number of the General Assembly it saw more.
    if (i - slash < 4 || !isFigure(text.charCodeAt(slash + 1)) || text.charCodeAt(start) !== 0x41)
      leads[place] = text.slice(start, i + (c === 0x2f ? 1 : 2));
    break;
  }
  return true;
}

/** A modification in capitals, which a key writes otherwise: ADD, AMEND, REV, CORR by their first and third letters. */
const isCapitals = (first: number, third: number): boolean =>
  (third === 0x44 && first === 0x41) ||
  (third === 0x45 && first === 0x41) ||
  (third === 0x56 && first === 0x52) ||
  (third === 0x52 && first === 0x43);

/** A last part with letters that ends a symbol with its figure: L., PV., SR., WP., INF, NGO., Add., Rev., Corr., Res. */
const isLast = (first: number, second: number): boolean =>
  second === 0x2e
    ? first === 0x4c
    : isSmall(second)
      ? (first === 0x41 && second === 0x64) ||
        (first === 0x52 && second === 0x65) ||
        (first === 0x43 && second === 0x6f)
      : (first === 0x50 && second === 0x56) ||
        (first === 0x53 && second === 0x52) ||
        (first === 0x57 && second === 0x50) ||
        (first === 0x49 && second === 0x4e) ||
        (first === 0x4e && second === 0x47);

/** Whether a symbol that ends before `at` does so: punctuation, a small word, what no symbol goes on with. */
function endsAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (
    c === 0x29 ||
    c === 0x5d ||
    c === 0x3b ||
    c === 0x3a ||
    c === 0x22 ||
    c === 0x27 ||
    c === 0x3c ||
    c === 0x3f ||
    c === 0x21 ||
    c === 0x7c
  )
    return true;
  const next = text.charCodeAt(at + 1);
  if (c === 0x2c) return !isFigure(next);
  if (c === 0x2e) return next <= 0x20;
  if (c === 0x20 || c === 0x0a) {
    if (isSmall(next) || isFigure(next) || next === 0x5b || next === 0x7c) return true;
    if (next === 0x28) return c === 0x20;
    return isUpper(next) && isSmall(text.charCodeAt(at + 2)) && next !== 0x52 && next !== 0x43 && next !== 0x41;
  }
  return c > 0x3000 && c < 0xa000;
}

/**
 * The end of the symbol of the usual shape whose leading element is `text.slice(start, slash)`, or 0. The slice
 * without its spaces is the key.
 */
export function usualEnd(text: string, start: number, slash: number): number {
  let at = slash + 1;
  let part = at;
  let before = at;
  let parts = 1;
  let state = 0;
  // Every character that is asked for below stands in the text.
  const stop = Math.min(slash + LONGEST, text.length - 3);
  for (; at < stop; at++) {
    const c = text.charCodeAt(at);
    const next = NEXT[state * 6 + (c < 128 ? (KIND[c] as number) : 0)] as number;
    if (next > 3) {
      if (state !== 3 || next === 4) return 0;
      break;
    }
    if (next === 0) {
      if (at - part > 9 || isCapitals(text.charCodeAt(part), text.charCodeAt(part + 2))) return 0;
      before = part;
      part = at + 1;
      parts++;
    }
    state = next;
  }
  const first = text.charCodeAt(part);
  const length = at - part;
  if (at >= stop || length > 9 || parts > 8) return 0;
  if (isFigure(first)) {
    if (length > 5) return 0;
    // No year after a number: `CERD/C/304/2018` has one more part, `EG.4/2018` is no document.
    if (length === 4 && parts > 1 && isFigure(text.charCodeAt(part - 2)) && (first === 0x31 || first === 0x32))
      return 0;
  } else if (!isLast(first, text.charCodeAt(part + 1))) return 0;
  // A resolution that names no session is one of the Security Council, with its year.
  if (parts === 2 && part - before === 4 && (text.startsWith('RES', before) || text.startsWith('DEC', before))) {
    if (slash - start !== 1 || text.charCodeAt(start) !== 0x53) return 0;
    const open = text.charCodeAt(at) === 0x20 ? at + 1 : at;
    if (open + 8 > text.length || text.charCodeAt(open) !== 0x28 || text.charCodeAt(open + 5) !== 0x29) return 0;
    for (let i = open + 1; i < open + 5; i++) if (!isFigure(text.charCodeAt(i))) return 0;
    const century = text.charCodeAt(open + 1) * 256 + text.charCodeAt(open + 2);
    if (century !== 0x3139 && century !== 0x3230) return 0;
    at = open + 6;
  }
  if (text.charCodeAt(at) === 0x28 || text.charCodeAt(at + 1) === 0x28) at = volumeEnd(text, at) || at;
  if (!endsAt(text, at)) return 0;
  // A long number needs no more to be believed.
  const long = parts === 1 && length > 2 && slash - start === 1 && isFigure(first);
  return (long && 'ASE'.includes(text[start] as string)) || isLead(text, start, slash) ? at : 0;
}
