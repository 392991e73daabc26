/**
 * Finds what names a United Nations document in a text: symbols, citations in words, links, job numbers.
 * Runs in the content script of every page, so it holds no names, knows no DOM, and costs about as much as looking
 * for a character: it stops only at slashes and parentheses, looks a few characters back, and reads a bounded
 * stretch from there. Nothing here may grow faster than the text.
 */
import { endAt, isDigit, isInvisible, isUpper, type Stretch, startAt, stretch } from './chars';
import { citations } from './cite';
import { findJobNumbers } from './jobs';
import { isRoot } from './roots';
import { type Scanned, scanSymbol, WINDOW } from './scan';
import type { Match } from './types';
import { addressEnd, scanAddress } from './urls';

export interface FindOptions {
  /** Also look for what needs a costly anchor: job numbers and back references ("in the same resolution"). */
  thorough?: boolean;
}

const SLASH = 0x2f;
/** `and Add.1`, `, Corr.1`, `et Add.1–12`: a tail that leaves out the symbol it belongs to. */
const ELLIPSIS =
  /^(?:\s?\([^()\n]{1,30}(?:\n[^()\n]{1,30})?\))?(?:\s?[,;+&]|\s?،)?\s{0,2}(?:(?:and|et|y|e|и|و|和|及|&|\[?\+)\s{0,2})?((?:Add|Corr|Rev|Amend|ADD|CORR|REV)\.\s?\d{1,3}(?:-\d{1,3})?(?:\/(?:Add|Corr|Rev)\.\d{1,3})*)(?![\w/])/;
/** Words that announce a document, for forms too common to stand alone. */
const CUE = /(?:\bdoc(?:ument|\.|s\.?|uments?|umento|umentos)?|symbol|\bU\.?N\.?|документ[а-я]*|وثيق\S*|الوثائق|文件|同上)\s?[[(]?$/i;

/** The anchors of a text in order: gives the first at or after an offset, or -1. Calls must not go backwards. */
function anchors(text: string): (from: number) => number {
  const next = MARKS.map((mark) => text.indexOf(mark));
  return (from) => {
    let best = -1;
    for (let i = 0; i < MARKS.length; i++) {
      let at = next[i] as number;
      if (at >= 0 && at < from) next[i] = at = text.indexOf(MARKS[i] as string, from);
      if (at >= 0 && (best < 0 || at < best)) best = at;
    }
    return best;
  };
}

const MARKS = ['/', '(', '\uff0f', '\uff08'];

/**
 * All places in `text` that name a document, in order and without overlap. Offsets are UTF-16 code units.
 * Never throws; time is linear in the length of the text.
 */
export function findSymbols(text: string, options: FindOptions = {}): Match[] {
  const out: Match[] = [];
  const weak: Match[] = [];
  const words = citations(text, out);
  const after = anchors(text);
  let from = 0;
  for (let at = after(0); at >= 0; at = after(Math.max(from, at + 1))) {
    const mark = text.charCodeAt(at);
    if (mark === 0x28 || mark === 0xff08) {
      from = words.atParenthesis(at, from);
      continue;
    }
    const before = text.charCodeAt(at - 1);
    if (isUpper(before) || before === 0x29 || isInvisible(before) || before === 0x2a || before === 0x20) {
      const found = symbolAt(text, at, from, weak);
      if (found) {
        out.push(found);
        from = ellipsis(text, found, out);
              }
    } else if (isDigit(before) || before > 0x7f) {
      const series = isDigit(before) ? seriesAt(text, at, from) : null;
      if (series) {
        out.push(series);
        from = ellipsis(text, series, out);
      } else from = words.atSlash(at, from);
    } else if (before === 0x3a ? text.charCodeAt(at + 1) === SLASH : before === 0x67) {
      from = addressAt(text, at, from, out);
    }
  }
  if (weak.length > 0 && out.some((m) => m.kind === 'symbol' || m.kind === 'link')) out.push(...weak);
  else for (const m of weak) if (CUE.test(text.slice(Math.max(0, m.start - 16), m.start))) out.push(m);
  words.settle();
  if (options.thorough) {
    words.backReferences();
    findJobNumbers(text, out);
  }
  return inOrder(out);
}

/** Sorted by place; of two that overlap, the longer stays. */
function inOrder(found: Match[]): Match[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Match[] = [];
  for (const match of found) {
    const last = out.at(-1);
    if (!last || match.start >= last.end) out.push(match);
    else if (match.end - match.start > last.end - last.start) out[out.length - 1] = match;
  }
  return out;
}

/** What may stand before a leading element that is not glued to anything: no path, variable or mail address. */
const FREE = /[^\w\xc0-\u024f/\\$@#&.-]$|^$/;
const GLUED = /[\w\xc0-\u024f&.-]$/;

/** The symbol whose first slash is at `at`, its leading element not reaching back before `floor`. */
function symbolAt(text: string, at: number, floor: number, weak: Match[]): Match | null {
  const left = stretch(text, Math.max(floor, at - 28), at);
  const found = /(?:UNEP\([A-Z]{2,8}\)|(?:ICC-)?([A-Z]+)) ?$/.exec(left.s);
  if (!found) return null;
  let { index } = found;
  const letters = found[1];
  let glued = false;
  if (letters && !isRoot(found[0].trim())) {
    // Words glued to the symbol: `Distr.GENERALE/CN.4/1999/10`.
    if (letters.length < 6) return null;
    index = left.s.trimEnd().length - 1;
    glued = true;
  }
  const before = left.s.slice(0, index);
  if (!glued && !FREE.test(before)) {
    if (!GLUED.test(before)) return null;
    glued = true;
  }
  const part = stretch(text, startAt(left, index), at + WINDOW);
  const symbol = scanSymbol(part.s, 0, left.s.trimEnd().length - index);
  if (!symbol || (glued && !symbol.lettered)) return null;
  const match = toMatch(text, part, 0, symbol);
  if (!symbol.weak) return match;
  weak.push(match);
  return null;
}

function toMatch(text: string, part: Stretch, from: number, { end, key }: Scanned): Match {
  const start = startAt(part, from);
  const stop = endAt(part, end);
  return { start, end: stop, surface: text.slice(start, stop), symbol: key, kind: 'symbol' };
}

/** `GC.19/2`, `IDB.44/3`, `PBC.34/1`: a leading element that ends in a number. */
function seriesAt(text: string, at: number, floor: number): Match | null {
  const root = /(?<![\w/])(?:GC|IDB|PBC)\.\d{1,3}$/.exec(text.slice(Math.max(floor, at - 8), at))?.[0];
  if (!root) return null;
  const part = stretch(text, at - root.length, at + WINDOW);
  const found = scanSymbol(part.s, 0, root.length);
  return found && toMatch(text, part, 0, found);
}

/** The address whose `://` or host ends at `at`; returns where to go on. */
function addressAt(text: string, at: number, floor: number, out: Match[]): number {
  let host = at + 2;
  if (text.charCodeAt(at - 1) !== 0x3a) {
    const found = /(?:[a-z0-9-]{1,30}\.){0,4}un(?:docs)?\.org$/i.exec(text.slice(Math.max(floor, at - 60), at));
    if (!found) return floor;
    host = at - found[0].length;
  }
  const end = addressEnd(text, host);
  scanAddress(text, host, end, out);
  return Math.max(end, at + 1);
}

/** Elliptical tails after a symbol, each a match of its own; returns where to go on. */
function ellipsis(text: string, base: Match, out: Match[]): number {
  let end = base.end;
  for (let i = 0; i < 12; i++) {
    const part = stretch(text, end, end + 90);
    const found = ELLIPSIS.exec(part.s);
    const tail = found?.[1];
    if (!found || !tail) break;
    const start = startAt(part, found[0].length - tail.length);
    end = endAt(part, found[0].length);
    out.push({ start, end, surface: text.slice(start, end), symbol: extend(base.symbol ?? '', tail), kind: 'symbol' });
  }
  return end;
}

/** The full key of an elliptical tail: a modification of the same kind, or a corrigendum, does not nest. */
function extend(key: string, tail: string): string {
  const words = tail.replace(/\s/g, '').replace(/^[A-Z]+/, (w) => w[0] + w.slice(1).toLowerCase());
  const kind = words.slice(0, words.indexOf('.'));
  let base = key;
  for (;;) {
    const last = base.slice(base.lastIndexOf('/') + 1);
    if (!last.startsWith(`${kind}.`) && !last.startsWith('Corr.')) break;
    base = base.slice(0, base.lastIndexOf('/'));
  }
  return `${base}/${words}`;
}

export { couldHoldSymbol } from './gate';
