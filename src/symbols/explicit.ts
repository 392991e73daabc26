/**
 * Finds what names a document by itself: symbols and links. Holds no names and no words and costs little more than
 * looking for a character: it stops only at slashes and parentheses, looks a few characters back, and reads a bounded
 * stretch from there. Nothing here may grow faster than the text. Citations in words join in from find.ts.
 */
import {
  codeAt,
  digitAhead,
  endAt,
  isDigit,
  isFigure,
  isInvisible,
  isSmall,
  isUpper,
  startAt,
  stretch,
  unspaced,
} from './chars';
import { partsAfter } from './part-letters';
import { isRoot } from './roots';
import { isLettered, scanSymbol, WINDOW } from './scan';
import type { Match } from './types';
import { readAddress } from './urls';
import { usualEnd } from './usual';

/** What tries the places that name no document by themselves; each returns where the finder goes on, or 0. */
export interface Words {
  atSlash(at: number, floor: number): number;
  atParenthesis(at: number, floor: number): number;
}

const SLASH = 0x2f;
/** Behind the end of any text, and still a small number to the engine. */
const NONE = 0x3fffffff;

/** `and Add.1`, `, Corr.1`, `et Add.1–12`: a tail that leaves out the symbol it belongs to. */
const ELLIPSIS =
  /^(?:\s?\([^()\n]{1,30}(?:\n[^()\n]{1,30})?\))?(?:\s?[,;+&،])?\s{0,2}(?:(?:and|et|y|e|и|و|和|及|&|\[?\+)\s{0,2})?((?:Add|Corr|Rev|Amend|ADD|CORR|REV)\.\s?\d{1,3}(?:-\d{1,3})?(?:\/(?:Add|Corr|Rev)\.\d{1,3})*)(?![\w/])/;
/** `and 2` after `Add.1`: a figure that leaves out the word too, where no other noun can follow it. */
const FIGURE =
  /^(?:\s?[,،、])?\s{0,2}(?:(?:and|et|y|e|и|و|和|及|&)\s{0,2})?(\d{1,2}(?:-\d{1,2})?)(?=[)\];:،、。]|[.,](?!\d)|\s(?:and|et|y|e|и|و)\s\d|\s?$)/;
/** Signs of ASCII that may stand before a symbol that is read where it stands. */
const APART = ' (\n[|\t"\',;:';
/** A key that ends with a modification. */
const MODIFIED = /(\/(?:Add|Corr|Rev)\.)\d[\d-]*$/;
/** The ASCII characters that may stand before such a tail. */
const TAIL_LEAD = new Uint8Array(128);
for (const sign of ' \n,;+&[andety') TAIL_LEAD[sign.charCodeAt(0)] = 1;
/** Words that announce a document, for forms too common to stand alone. */
const CUE = /(?:\bdoc(?:[.s]|ument[aos]*)?|symbol|\bU\.?N\.?|документ[а-я]*|وثيق\S*|文件)\s?[[(]?$/i;
/** Leading element at the end of a text: with a group of its own, with a number (`GC.19/2`), or letters. */
const LEADING = /(?:UNEP\([A-Z]{2,8}\)|(?<![\w/])(?:GC|IDB|PBC)\.\d{1,3}|(?:ICC-)?([A-Z]+)) ?$/;
/** What ends before a leading element that is glued to other words; and what never stands there: paths, variables, addresses. */
const GLUED = /[\w\xc0-\u024f&.-]$/;
const BARRED = /[/\\$@#]$/;

/** Puts the symbols and links of `text` into `out`; `words` gets its turn at every other slash and parenthesis. */
export function collect(text: string, out: Match[], words?: Words): void {
  new Collector(text, out, words).run();
}

/** One reading of one text. Its methods return where the finder goes on, or 0 where nothing is found. */
class Collector {
  private readonly weak: Match[] = [];
  /** Where the last match ends: nothing may reach back into it. */
  private done = 0;
  /** The next figure as {@link figureFrom} found it. */
  private figure = -1;

  constructor(
    private readonly text: string,
    private readonly out: Match[],
    private readonly words?: Words,
  ) {}

  run(): void {
    const { text, out, words } = this;
    let slash = this.place('/', 0);
    let wide = this.place('\uff0f', 0);
    // Nothing that is no citation begins at a parenthesis.
    let open = words ? this.place('(', 0) : NONE;
    let openWide = words ? this.place('\uff08', 0) : NONE;
    /** The first of those that are seldom. */
    let mark = Math.min(wide, open, openWide);
    for (;;) {
      // By comparison: Math.min would make it a number with a fraction to the engine.
      let at = slash;
      if (mark < at) at = mark;
      if (at === NONE) break;
      const end = at === slash || at === wide ? this.atSlash(at) : (words as Words).atParenthesis(at, this.done);
      let from = at + 1;
      if (end > at) this.done = from = end;
      if (slash < from) {
        // Before a second slash in a row stands nothing.
        if (end <= at) while (codeAt(text, from) === SLASH) from++;
        slash = this.place('/', from);
      }
      if (mark < from) {
        if (wide < from) wide = this.place('\uff0f', from);
        if (open < from) open = this.place('(', from);
        if (openWide < from) openWide = this.place('\uff08', from);
        mark = Math.min(wide, open, openWide);
      }
    }
    // A form too common to be believed alone needs a document beside it, or the word.
    const sure = out.some((match) => match.kind === 'symbol' || match.kind === 'link');
    for (const match of this.weak)
      if (sure || CUE.test(text.slice(Math.max(0, match.start - 16), match.start))) out.push(match);
  }

  private place(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    return at < 0 ? NONE : at;
  }

  /** Where the next figure stands; each is looked for once. */
  private figureFrom(from: number): number {
    if (this.figure < from) {
      const { text } = this;
      let at = from;
      while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
      this.figure = at;
    }
    return this.figure;
  }

  private atSlash(at: number): number {
    const { text } = this;
    const before = codeAt(text, at - 1);
    if (isUpper(before)) return this.plainAt(at);
    if (isSmall(before)) return before === 0x67 ? this.addressAt(at) : 0;
    if (before === 0x3a && codeAt(text, at + 1) === SLASH) return this.addressAt(at);
    const figure = isDigit(before);
    let end = 0;
    if (
      figure
        ? isSeries(text, at)
        : before === 0x29 ||
          before === 0x2a ||
          (before === 0x20 && mayEndRoot(codeAt(text, at - 2))) ||
          isInvisible(before)
    ) {
      // Without a figure in reach there is no document.
      if (this.figureFrom(at) - at < WINDOW) end = this.symbolAt(at);
    }
    return !end && this.words && (figure || before === 0x20 || before > 0x7f) ? this.words.atSlash(at, this.done) : end;
  }

  /** {@link symbolAt} for a capital letter before the slash: the usual symbol in plain text is read where it stands. */
  private plainAt(at: number): number {
    const { text } = this;
    let start = at;
    let before: number;
    do before = --start > this.done ? text.charCodeAt(start - 1) : 0x20;
    while (isUpper(before) && at - start < 9);
    if (before === SLASH) return 0;
    const next = codeAt(text, at + 1);
    if (isFigure(next) || isUpper(next)) {
      const end = isApart(before) ? usualEnd(text, start) : 0;
      if (end) {
        const surface = text.slice(start, end);
        const symbol = text.charCodeAt(end - 1) === 0x29 ? surface.replace(/\s+/g, '') : surface;
        this.out.push({ start, end, surface, symbol, kind: 'symbol' });
        return this.addTails(symbol, end);
      }
      // A part begins with a capital letter or a figure; unusual characters may hide anything.
    } else if (next > 0x39 && next < 0x7f) return 0;
    // Words glued to a symbol are long; other unusual characters may stand within its letters.
    if (at - start < 6 && before !== 0x2d && before < 0x7f && before !== 0x2a && !isRoot(text.slice(start, at)))
      return 0;
    return digitAhead(text, at + 1, this.figureFrom(at + 1)) ? this.symbolAt(at) : 0;
  }

  /** Adds the symbol whose first slash is at `at` and its tails; returns where the finder goes on, 0 if there is none. */
  private symbolAt(at: number): number {
    const { text } = this;
    const left = stretch(text, Math.max(this.done, at - 28), at);
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
    const apart = text[at - 1] === ' ' && text[at + 1] === ' ';
    let part = stretch(text, startAt(left, index), at + WINDOW);
    if (apart) part = unspaced(part);
    const symbol = scanSymbol(part.s, 0, end - index);
    if (!symbol || ((glued || apart) && !isLettered(symbol.key))) return 0;
    const start = startAt(part, 0);
    const stop = endAt(part, symbol.end);
    (symbol.weak ? this.weak : this.out).push({
      start,
      end: stop,
      surface: text.slice(start, stop),
      symbol: symbol.key,
      kind: 'symbol',
    });
    return this.addTails(symbol.key, stop);
  }

  /** The address whose `://` or host ends at `at`; returns where to go on. */
  private addressAt(at: number): number {
    const { text } = this;
    let host = at + 2;
    if (text.charCodeAt(at - 1) !== 0x3a) {
      if (!text.startsWith('un', at - 6) && !text.startsWith('docs', at - 8)) return 0;
      const found = /(?:[a-z0-9-]{1,30}\.){0,4}un(?:docs)?\.org$/i.exec(text.slice(Math.max(this.done, at - 60), at));
      if (!found) return 0;
      host = at - found[0].length;
    }
    return readAddress(text, host, this.out);
  }

  /** The other parts of a resolution whose first part has its letter: `A/RES/48/13 A and B`; returns where to go on. */
  private addParts(key: string, from: number): number {
    const { text, out } = this;
    const letter = key.at(-1) as string;
    if (!isUpper(letter.charCodeAt(0)) || !/\/(?:RES|DEC)\//.test(key)) return from;
    const part = stretch(text, from, from + 90);
    let end = from;
    for (const next of partsAfter(part.s, 0, letter)) {
      end = endAt(part, next.end);
      const start = startAt(part, next.end - 1);
      out.push({ start, end, surface: text.slice(start, end), symbol: key.slice(0, -1) + next.letter, kind: 'symbol' });
    }
    return end;
  }

  /** Elliptical tails after a symbol, each a match of its own; returns where to go on. */
  private addTails(key: string, from: number): number {
    const { text } = this;
    let end = this.addParts(key, from);
    let last = key;
    for (let i = 0; i < 12 && mayHaveTail(text, end); i++) {
      const part = stretch(text, end, end + 90);
      const found = ELLIPSIS.exec(part.s) ?? (MODIFIED.test(last) ? FIGURE.exec(part.s) : null);
      const tail = found?.[1];
      if (!found || !tail) break;
      const start = startAt(part, found[0].length - tail.length);
      end = endAt(part, found[0].length);
      last = isFigure(tail.charCodeAt(0)) ? last.replace(MODIFIED, `$1${tail}`) : extend(key, tail);
      this.out.push({ start, end, surface: text.slice(start, end), symbol: last, kind: 'symbol' });
    }
    return end;
  }
}

/** True for a character that may be the last of a leading element, in any of its disguises. */
const mayEndRoot = (code: number): boolean =>
  isUpper(code) || isDigit(code) || code === 0x29 || code === 0x2a || code > 0x7e;

/** What may stand before a symbol that is read where it stands: white space, an opening sign, Chinese. */
const isApart = (code: number): boolean =>
  code === 0x20 ||
  code === 0x28 ||
  (code < 0x7f ? APART.includes(String.fromCharCode(code)) : code > 0x3000 && code < 0xa000);

/** True when a leading element with a number may end at `at`: `GC.19`, `IDB.3`, `PBC.1`. */
function isSeries(text: string, at: number): boolean {
  let dot = at - 2;
  while (dot > at - 4 && isDigit(codeAt(text, dot))) dot--;
  if (codeAt(text, dot) !== 0x2e) return false;
  const letter = text[dot - 1];
  return letter === 'C' || letter === 'B';
}

/** A quick look: connecting characters alone, then the capital letter of a modification, a figure, or a parenthesis between. */
function mayHaveTail(text: string, at: number): boolean {
  for (let i = at; i < at + 12; i++) {
    const c = codeAt(text, i);
    if (c === 0x29 || c === 0x2e || c === 0) return false;
    if (c === 0x41 || c === 0x43 || c === 0x52 || isFigure(c)) return i > at;
    if (c === 0x28) return i < at + 2;
    if (c < 0x7f && (TAIL_LEAD[c] as number) === 0) return false;
  }
  return false;
}

/** The full key of an elliptical tail: a modification of the same kind, or a corrigendum, does not nest. */
function extend(key: string, tail: string): string {
  const words = tail.replace(/\s/g, '').replace(/^[A-Z]+/, (word) => word[0] + word.slice(1).toLowerCase());
  const nested = new RegExp(`/(?:Corr|${words.slice(0, words.indexOf('.'))})\\.[^/]*$`);
  let base = key;
  while (nested.test(base)) base = base.replace(nested, '');
  return `${base}/${words}`;
}
