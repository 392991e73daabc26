/**
 * The grammar of one document symbol: from a leading element to the last character that belongs to it, and its
 * canonical key. Works on a short cleaned stretch; must not know pages, words or bodies' names.
 */
import { matchAt } from './chars';
import { ALIASES, isRoot, mayFollow } from './roots';

/** A symbol recognised in a stretch. */
export interface Scanned {
  /** Index just after its last character. */
  end: number;
  /** Canonical key (design section 7): no white space, `/` and `-` plain, Add./Rev./Corr. in that case. */
  key: string;
  /** Its form alone is too common (`A/4`, `T/120`): needs other evidence. */
  weak: boolean;
}

/** Whether an element after the root has letters, the last one with a point: then it is a symbol even when glued to other text. */
export const isLettered = (key: string): boolean => /^[^/]+\/[A-Z]|\/[A-Z][^/]*(?:\/|\.\d+$)/.test(key);

/** Longest stretch that one symbol is read from. */
export const WINDOW = 150;
const MOST_PARTS = 11;
const MOST_HALVES = 3;

/** One part between slashes: words with dots and hyphens, numbers, ranges, a letter or group after a number, a parenthesis. */
const PART =
  /(?:[A-Z][A-Za-z]{0,15}(?:[.-][A-Z][A-Za-z]{0,12}){0,3}(?:[.-]?\d{1,6}| (?:ORE|TOT)(?=\/)|\. \d{1,3}(?!\d)|\.l(?![\w.]))?|\d{1,6})(?:-\d{1,6}(?!\d))?(?:[A-Z](?![A-Za-z])|\.?[A-Z]{2,4}\.?\d{1,3}(?!\d))?(?:\([A-Z0-9][\w./-]{0,12}\))?/y;
/** `/` with the white space that pages put on one side of it, or the space that stands for it before a modification. */
const SLASH = /(?:\/\s{0,2}|\s\/)(?=[A-Z0-9])|\s{1,2}(?=(?:Rev|Corr|Add|REV|CORR|ADD)\.\s?\d)/y;
/** `(Part I)`, `(Vol. II)`, `(Parts I and II)`, `(Sect. 29A)`, with or without the space. */
const VOLUME =
  /\s{0,2}\(\s?(?:(?:P(?:ar|AR)ts?|PARTS?|Vols?|VOLS?|Volume|Suppl?|SUPP|Resumption|RESUMPTION|Section|Sects?|SES)\.?\s?(?:(?:[IVXL]{1,6}|\d{1,2}[A-Z]?|[A-Z]|One|Two)(?:(?:\s?-\s?|\s(?:and|et|y|to)\s)(?:[IVXL]{1,6}|\d{1,2}[A-Z]?))?)?(?:\/[\w.]{1,8})?|Summary|SUMMARY|Introduction|Plan\soutline)\s?\)/y;
/** Modifications of a part: `(Part I)/Add.1`. */
const OF_PART = /(?:\/\s?(?:Add|Corr|Rev|Amend|ADD|CORR|REV)\.\s?\d{1,3}(?!\d))+/y;
/** Year of a Security Council resolution. */
const YEAR = /\s{0,2}\(\s?((?:19|20)\d\d)\s?\)/y;
/** Part letter and session in parentheses of the resolutions before 1976, in either order; their number has none before it. */
const OLD_SESSION = /(?:\s?([A-Z]))?\s?\(\s?((?:E?S-)?[IVXL]{1,7})\s?\)(?:\s?([A-Z])(?![\w'/.-]))?/y;
/** Part letter of a resolution: `48/13 C`. An `A` that may be the article needs what only follows a letter. */
const LETTER = / ?(?:([B-HJ-Z])(?![\w'/-])|(A)(?=\s{0,9}$|[)\],;:.]|\s(?:and|to|of|or|et|y|e|и|du|del?|adopted)\s))/y;
const ROOT = /[A-Z]{1,8}(?:-ASP)?(?=\/)/y;

export const MODIFICATION = /^(?:ADD|REV|CORR|AMEND|Add|Rev|Corr|Amend)(?=\.|$)/;
/** A placeholder where a number belongs: `INF.X`, `XX`. */
const PLACEHOLDER = /(?:^|[A-Z]\.)X{1,3}$/;
/** Final parts that name a body or series, not a document. */
const SERIES = /^(?:C|CN|AC|CONF|WG|E[AG]|Sub|SUB|G?GE|SC|COP|HA|AP|P|SER|SG)\.?\d+$/;
/** Last words that may follow a number. */
const LAST_WORD = /^(?:[A-Z]|Add|Corr|Rev|ADD|CORR|REV|REPORT|Report|Summary|SUMMARY|Corrigendum)$/;
/** Treaty bodies join the halves of a symbol by a slash too: `CEDAW/C/GC/31/CRC/C/GC/18`. */
const TREATY = /^C[A-Z]{2,4}$/;

/** Length of the leading element that starts at `at` and is followed by a slash and a fitting part; 0 if none. */
export function rootAt(s: string, at: number): number {
  const found = matchAt(ROOT, s, at)?.[0] ?? '';
  return mayFollow(found, s, at + found.length + 1) ? found.length : 0;
}

/**
 * Reads a symbol whose leading element is `s.slice(from, slash)`; `slash` is the index of its first `/` (or of the
 * space before it). Returns null when what follows is no document symbol.
 * @param spaced whether white space may stand inside; false within an address.
 * @param halves how many of a joint symbol were begun; there are no more than {@link MOST_HALVES}.
 */
export function scanSymbol(s: string, from: number, slash: number, spaced = true, halves = 1): Scanned | null {
  const root = s.slice(from, slash);
  const parts: string[] = [];
  let at = slash;
  let weak = false;
  while (parts.length < MOST_PARTS) {
    const gap = matchAt(SLASH, s, at)?.[0];
    if (!gap || (!spaced && gap !== '/')) break;
    const next = at + gap.length;
    const part = matchAt(PART, s, next)?.[0];
    if (!part) break;
    const after = next + part.length;
    if (parts.length > 0) {
      if (gap !== '/' && rootAt(s, next)) break;
      if (halves < MOST_HALVES && TREATY.test(part) && s.startsWith('/C/', after) && isDocument(parts)) {
        const joined = scanSymbol(s, next, after, spaced, halves + 1);
        if (joined) return { ...joined, key: `${keyOf(root, parts)}/${joined.key}` };
      }
    } else {
      // A space after the first slash is believed only before an element that no prose continues with.
      if (gap !== '/' && !/^[A-Z]+\.?\d|^RES$/.test(part)) return null;
      if (isRoot(root) && !mayFollow(root, s, next)) {
        if (!/^\d/.test(part)) return null;
        weak = true;
      }
    }
    // A table cell glued to the next one: the last letters belong to the next symbol.
    const glued = /\d([A-Z]{1,6})$/.exec(part)?.[1]?.length ?? 0;
    const cut = glued && rootAt(s, after - glued) ? glued : 0;
    parts.push(part.slice(0, part.length - cut));
    at = after - cut;
    if (cut) break;
  }
  // An element is missing, unreadable or stands for one: `A/RES/[number]`, `FCCC/SBI/2025/{n}`, `A/670l/Add.1`.
  if (/^(?:\/[[{<$*%…#?]|[a-z]\/)/.test(s.slice(at, at + 2))) return null;
  const dropped = trimParts(parts);
  at -= dropped;
  if (!isDocument(parts)) return null;
  const [first = '', second = ''] = parts;
  const last = parts.at(-1) as string;
  // A weak form may have a modification, no other part; a plain number is no decimal or thousand: `S/1500.50`, `S/1,500`.
  if (second ? weak && !MODIFICATION.test(second) : /^(?:[.,]\d|%)/.test(s.slice(at, at + 2))) return null;
  let tail = '';
  const take = (pattern: RegExp, write: (groups: RegExpExecArray) => string): boolean => {
    const found = matchAt(pattern, s, at);
    if (!found || (!spaced && /\s/.test(found[0]))) return false;
    tail += write(found);
    at += found[0].length;
    return true;
  };
  if (/^(?:RES|DEC)$/.test(first) && !dropped) {
    const letter = (found: RegExpExecArray): string => found[1] ?? found[2] ?? '';
    if (root === 'S' && !last.endsWith(')')) take(YEAR, (found) => `(${found[1]})`);
    else if (last.endsWith(')')) take(/ ?([A-Z])(?![\w'/.-])/y, letter);
    else if (parts.length > 2 || !take(OLD_SESSION, (found) => `(${found[2]})${found[1] ?? found[3] ?? ''}`))
      take(LETTER, letter);
  }
  if (take(VOLUME, ([group]) => group.replace(/\s+/g, ''))) take(OF_PART, ([more]) => tidy(more));
  const found: Scanned = { end: at, key: keyOf(root, parts) + tail, weak: weak && !second };
  // The second half of a joint symbol: `A/53/258-S/1998/763`.
  const start = at + (matchAt(spaced ? /-\s?/y : /-/y, s, at)?.[0].length ?? 0);
  const length = start > at && halves < MOST_HALVES ? rootAt(s, start) : 0;
  const joined = length ? scanSymbol(s, start, start + length, spaced, halves + 1) : null;
  return joined && !joined.weak ? { ...joined, key: `${found.key}-${joined.key}` } : found;
}

/** {@link scanSymbol} for a text that is one symbol from its first to its last character, without spaces; null if it is not, or too common a form. */
export function wholeSymbol(s: string): Scanned | null {
  const length = rootAt(s, 0);
  const found = length ? scanSymbol(s, 0, length, false) : null;
  return found && !found.weak && found.end === s.length ? found : null;
}

/** White space inside, a typewriter's l for the figure, or a modification in capitals. */
const UNTIDY = /\s|\.l(?:\/|$)|\/(?:ADD|REV|CORR|AMEND)/;

/** Modifications as a key writes them. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/\.l(?=\/|$)/g, '.1')
    .replace(/\/(?:ADD|REV|CORR|AMEND)(?=[./]|$)/g, (word) => `/${word[1]}${word.slice(2).toLowerCase()}`);

function keyOf(root: string, parts: string[]): string {
  const key = `${ALIASES[root] ?? root}/${parts.join('/')}`;
  return UNTIDY.test(key) ? tidy(key) : key;
}

/** Drops last parts that cannot end a symbol; returns how many characters went. */
function trimParts(parts: string[]): number {
  let cut = 0;
  for (;;) {
    const last = parts.at(-1) ?? '';
    const before = parts.at(-2) ?? '';
    if (
      !before ||
      /\d|^[IVXL]+$|\.l$/.test(last) ||
      PLACEHOLDER.test(last) ||
      (/\d/.test(before) && LAST_WORD.test(last))
    )
      return cut;
    cut += last.length + 1;
    parts.pop();
  }
}

/** Whether the parts after the root name one document rather than a series, a body or a placeholder. */
function isDocument(parts: string[]): boolean {
  const last = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? '';
  if (!/\d/.test(last + before) || PLACEHOLDER.test(last) || SERIES.test(last)) return false;
  // A year after a body: `UNODC/CCPCJ/EG.4/2018`.
  return !(/^(?:19[89]\d|20[0-4]\d|197[89])$/.test(last) && /\.\d+$/.test(before));
}
