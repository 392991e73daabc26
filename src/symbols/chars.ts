/**
 * Reads a short stretch of a page as plain symbol characters: invisible characters dropped, look-alike dashes,
 * slashes, digits and full-width forms folded to ASCII. Keeps the way back to the original offsets.
 * Must not know any symbol or word.
 */

/** A cleaned stretch of text. */
export interface Stretch {
  /** The cleaned characters. */
  s: string;
  /** Offset in the original text where the stretch starts. */
  from: number;
  /** Original offset of every cleaned character, or null when nothing moved. */
  map: number[] | null;
}

/** True for a character that says nothing to the reader: soft hyphen, zero-width and bidirectional marks, the Arabic stretch. */
export const isInvisible = (code: number): boolean =>
  code === 0xad ||
  code === 0x61c ||
  code === 0x640 ||
  code === 0xfeff ||
  (code > 0x200a && code < 0x2070 && !(code > 0x200f && code < 0x202a) && code !== 0x202f);

/** What a stretch may have to drop or fold. */
const UNUSUAL =
  /[\xa0\xad\u061c\u0640\u0660-\u0669\u06f0-\u06f9\u2000-\u2019\u202a-\u206f\u2212\u2215\u3000\ufeff-\uff5e]|\*\*/;

/**
 * The code unit at `at`, 0 outside the text. A read outside gives a number that is none, and the engine, once it has
 * seen one, takes every code from then on for a number with a fraction.
 */
export const codeAt = (text: string, at: number): number => (at >= 0 && at < text.length ? text.charCodeAt(at) : 0);

/** Digits of the Latin, Arabic and Persian scripts. */
export const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9);

/** An ASCII figure, a small or a capital ASCII letter. */
export const isFigure = (code: number): boolean => code > 0x2f && code < 0x3a;
export const isSmall = (code: number): boolean => code > 0x60 && code < 0x7b;
export const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** How far behind a leading element the first digit of its symbol may stand. */
const DIGIT_REACH = 32;

/**
 * A look at the characters alone: does the symbol whose first slash stands before `from` have its first digit at
 * `figure`, the next one of the text? There is no blank before it but at the start or beside a slash.
 */
export function digitAhead(text: string, from: number, figure: number): boolean {
  if (figure - from >= DIGIT_REACH || figure >= text.length) return false;
  for (let i = from; i < figure; i++) {
    const c = text.charCodeAt(i);
    // A quotation mark, a tag.
    if (c === 0x22 || c === 0x3c) return false;
    if (
      c <= 0x20 &&
      i > from + 1 &&
      text[i + 1] !== '/' &&
      text[i - 1] !== '/' &&
      !text.startsWith('ORE', i + 1) &&
      !text.startsWith('TOT', i + 1)
    )
      return false;
  }
  return true;
}

/** ASCII stand-in of one UTF-16 code unit, or the unit itself. */
function fold(code: number): number {
  if (code >= 0x660 && code <= 0x669) return code - 0x630; // Arabic-Indic digits
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6c0; // Persian digits
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0; // full-width forms
  if ((code >= 0x2010 && code <= 0x2013) || code === 0x2212) return 0x2d;
  if (code === 0x2044 || code === 0x2215) return 0x2f;
  if (code === 0xa0 || code === 0x202f || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return 0x20;
  return code === 0x2019 ? 0x27 : code;
}

/**
 * Cleans `text.slice(from, to)`. Bold marks (`**`) inside a symbol are dropped as well.
 * Time and memory are linear in the length of the stretch; callers keep it short.
 */
export function stretch(text: string, from: number, to: number): Stretch {
  const start = Math.max(0, from);
  const raw = text.slice(start, Math.min(text.length, to));
  if (!UNUSUAL.test(raw)) return { s: raw, from: start, map: null };
  let s = '';
  const map: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (isInvisible(code)) continue;
    // Bold marks count as nothing only between characters of a symbol.
    if (code === 0x2a && /^\*\*[\w/]/.test(raw.slice(i, i + 3)) && /[\w/]$/.test(s)) {
      i++;
      continue;
    }
    s += String.fromCharCode(fold(code));
    map.push(start + i);
  }
  return { s, from: start, map };
}

/** The same stretch without the blanks beside its slashes: some pages print `A / RES / 65 / 230`. */
export function unspaced(part: Stretch): Stretch {
  let s = '';
  const map: number[] = [];
  for (let i = 0; i < part.s.length; i++) {
    if (part.s[i] === ' ' && (part.s[i + 1] === '/' || part.s[i - 1] === '/')) continue;
    s += part.s[i];
    map.push(startAt(part, i));
  }
  return { s, from: part.from, map };
}

/** Original offset of the cleaned character at `index`. */
export const startAt = (part: Stretch, index: number): number => part.map?.[index] ?? part.from + index;

/** Original offset just after the cleaned character before `index`. */
export const endAt = (part: Stretch, index: number): number => startAt(part, index - 1) + 1;

/** What a sticky pattern matches at `at` of `s`. */
export function matchAt(pattern: RegExp, s: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(s);
}
