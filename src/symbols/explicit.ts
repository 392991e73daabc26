/**
 * Finds what names a document by itself: symbols, links, job numbers. Runs in the content script of every page, so it
 * holds no names and no words, knows no DOM, and costs about as much as looking for a character: it stops only at
 * slashes and parentheses, looks a few characters back, and reads a bounded stretch from there. Nothing here may grow
 * faster than the text. Citations in words join in from find.ts.
 */
import { digitAhead, endAt, isDigit, isInvisible, isUpper, startAt, stretch } from './chars';
import { findJobNumbers } from './jobs';
import { isRoot, mayFollow } from './roots';
import { isLettered, scanSymbol, usualEnd, WINDOW } from './scan';
import type { Match } from './types';
import { addressEnd, scanAddress } from './urls';

export interface FindOptions {
  /** Also look for what needs a costly anchor: job numbers and back references ("in the same resolution"). */
  thorough?: boolean;
}

/** What tries the places that name no document by themselves; each returns where the finder goes on, or 0. */
export interface Words {
  atSlash(at: number, floor: number): number;
  atParenthesis(at: number, floor: number): number;
}

const SLASH = 0x2f;

/** `and Add.1`, `, Corr.1`, `et Add.1–12`: a tail that leaves out the symbol it belongs to. */
const ELLIPSIS =
  /^(?:\s?\([^()\n]{1,30}(?:\n[^()\n]{1,30})?\))?(?:\s?[,;+&،])?\s{0,2}(?:(?:and|et|y|e|и|و|和|及|&|\[?\+)\s{0,2})?((?:Add|Corr|Rev|Amend|ADD|CORR|REV)\.\s?\d{1,3}(?:-\d{1,3})?(?:\/(?:Add|Corr|Rev)\.\d{1,3})*)(?![\w/])/;
/** The first characters of such a tail. */
const TAIL_START = /^(?:\s[^\s\d]|[,;،、和及\n])/;
/** Words that announce a document, for forms too common to stand alone. */
const CUE = /(?:\bdoc(?:[.s]|ument[aos]*)?|symbol|\bU\.?N\.?|документ[а-я]*|وثيق\S*|文件)\s?[[(]?$/i;
/** Leading element at the end of a text: with a group of its own, with a number (`GC.19/2`), or letters. */
const LEADING = /(?:UNEP\([A-Z]{2,8}\)|(?<![\w/])(?:GC|IDB|PBC)\.\d{1,3}|(?:ICC-)?([A-Z]+)) ?$/;
/** What ends before a leading element that is glued to other words; and what never stands there: paths, variables, addresses. */
const GLUED = /[\w\xc0-\u024f&.-]$/;
const BARRED = /[/\\$@#]$/;

/** Symbols and links in `text`, and its job numbers if `thorough`: in order, without overlap, in UTF-16 code units. Linear in the text. */
export function findExplicit(text: string, options: FindOptions = {}): Match[] {
  const out: Match[] = [];
  collect(text, out);
  if (options.thorough) findJobNumbers(text, out);
  return inOrder(out);
}

/** Puts the symbols and links of `text` into `out`; `words` gets its turn at every other slash and parenthesis. */
export function collect(text: string, out: Match[], words?: Words): void {
  const weak: Match[] = [];
  /** Where the last match ends: nothing may reach back into it. */
  let done = 0;
  let slash = text.indexOf('/');
  let wide = text.indexOf('\uff0f');
  // Nothing that is no citation begins at a parenthesis.
  let open = words ? text.indexOf('(') : -1;
  let openWide = words ? text.indexOf('\uff08') : -1;
  for (let from = 0; ; ) {
    if (slash >= 0 && slash < from) slash = text.indexOf('/', from);
    if (open >= 0 && open < from) open = text.indexOf('(', from);
    if (wide >= 0 && wide < from) wide = text.indexOf('\uff0f', from);
    if (openWide >= 0 && openWide < from) openWide = text.indexOf('\uff08', from);
    const at = first(first(slash, wide), first(open, openWide));
    if (at < 0) break;
    let end = 0;
    if (words && (at === open || at === openWide)) end = words.atParenthesis(at, done);
    else {
      const before = text.charCodeAt(at - 1);
      const series = isDigit(before) && (text[at - 2] === '.' || text[at - 3] === '.' || text[at - 4] === '.');
      if (isUpper(before)) end = plainAt(text, at, done, out, weak);
      else if (series || before === 0x29 || before === 0x2a || before === 0x20 || isInvisible(before)) {
        end = symbolAt(text, at, done, out, weak);
      } else if (before === 0x3a ? text.charCodeAt(at + 1) === SLASH : before === 0x67)
        end = addressAt(text, at, done, out);
      if (words && !end && (isDigit(before) || before > 0x7f || before === 0x20)) end = words.atSlash(at, done);
    }
    if (end > done) done = end;
    from = end > at ? end : at + 1;
  }
  // A form too common to be believed alone needs a document beside it, or the word.
  const sure = out.some((match) => match.kind === 'symbol' || match.kind === 'link');
  for (const match of weak)
    if (sure || CUE.test(text.slice(Math.max(0, match.start - 16), match.start))) out.push(match);
}

/** The smaller of two offsets; -1 stands for none. */
const first = (a: number, b: number): number => (a < 0 || (b >= 0 && b < a) ? b : a);

/** Sorted by place; of two that overlap, the longer stays. */
export function inOrder(found: Match[]): Match[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Match[] = [];
  for (const match of found) {
    const last = out.at(-1);
    if (!last || match.start >= last.end) out.push(match);
    else if (match.end - match.start > last.end - last.start) out[out.length - 1] = match;
  }
  return out;
}

/** {@link symbolAt} for a capital letter before the slash: the usual symbol in plain text is read where it stands. */
function plainAt(text: string, at: number, floor: number, out: Match[], weak: Match[]): number {
  let start = at - 1;
  while (at - start < 9 && start > floor && isUpper(text.charCodeAt(start - 1))) start--;
  const before = start > floor ? text.charCodeAt(start - 1) : 0x20;
  if (before === SLASH || !digitAhead(text, at + 1)) return 0;
  const root = text.slice(start, at);
  if ((before === 0x20 || before === 0x28 || before === 0x0a) && isRoot(root)) {
    const end = mayFollow(root, text, at + 1) ? usualEnd(text, root, at) : 0;
    if (end) {
      const symbol = text.slice(start, end);
      out.push({ start, end, surface: symbol, symbol, kind: 'symbol' });
      return addTails(text, symbol, end, out);
    }
  }
  return symbolAt(text, at, floor, out, weak);
}

/** Adds the symbol whose first slash is at `at` and its tails; returns where the finder goes on, 0 if there is none. */
function symbolAt(text: string, at: number, floor: number, out: Match[], weak: Match[]): number {
  const left = stretch(text, Math.max(floor, at - 28), at);
  const found = LEADING.exec(left.s);
  if (!found) return 0;
  let { index } = found;
  const end = left.s.trimEnd().length;
  const letters = found[1];
  let glued = false;
  if (letters && !isRoot(found[0].trim())) {
    // Words glued to the symbol: `Distr.GENERALE/CN.4/1999/10`.
    if (letters.length < 6) return 0;
    index = end - 1;
    glued = true;
  }
  const before = left.s.slice(0, index);
  if (BARRED.test(before)) return 0;
  glued ||= GLUED.test(before);
  const part = stretch(text, startAt(left, index), at + WINDOW);
  const symbol = scanSymbol(part.s, 0, end - index);
  if (!symbol || (glued && !isLettered(symbol.key))) return 0;
  const start = startAt(part, 0);
  const stop = endAt(part, symbol.end);
  (symbol.weak ? weak : out).push({
    start,
    end: stop,
    surface: text.slice(start, stop),
    symbol: symbol.key,
    kind: 'symbol',
  });
  return addTails(text, symbol.key, stop, out);
}

/** The address whose `://` or host ends at `at`; returns where to go on. */
function addressAt(text: string, at: number, floor: number, out: Match[]): number {
  let host = at + 2;
  if (text.charCodeAt(at - 1) !== 0x3a) {
    if (!text.startsWith('un', at - 6) && !text.startsWith('docs', at - 8)) return 0;
    const found = /(?:[a-z0-9-]{1,30}\.){0,4}un(?:docs)?\.org$/i.exec(text.slice(Math.max(floor, at - 60), at));
    if (!found) return 0;
    host = at - found[0].length;
  }
  const end = addressEnd(text, host);
  scanAddress(text, host, end, out);
  return end;
}

/** Elliptical tails after a symbol, each a match of its own; returns where to go on. */
function addTails(text: string, key: string, from: number, out: Match[]): number {
  let end = from;
  for (let i = 0; i < 12 && TAIL_START.test(text.slice(end, end + 2)); i++) {
    const part = stretch(text, end, end + 90);
    const found = ELLIPSIS.exec(part.s);
    const tail = found?.[1];
    if (!found || !tail) break;
    const start = startAt(part, found[0].length - tail.length);
    end = endAt(part, found[0].length);
    out.push({ start, end, surface: text.slice(start, end), symbol: extend(key, tail), kind: 'symbol' });
  }
  return end;
}

/** The full key of an elliptical tail: a modification of the same kind, or a corrigendum, does not nest. */
function extend(key: string, tail: string): string {
  const words = tail.replace(/\s/g, '').replace(/^[A-Z]+/, (word) => word[0] + word.slice(1).toLowerCase());
  const nested = new RegExp(`/(?:Corr|${words.slice(0, words.indexOf('.'))})\\.[^/]*$`);
  let base = key;
  while (nested.test(base)) base = base.replace(nested, '');
  return `${base}/${words}`;
}
