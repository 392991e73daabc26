/**
 * A cheap test for large joined texts: may the finder find anything in here? Never says no where the finder says yes,
 * also when neighbouring texts were joined without a space. Looks only at the characters around slashes and parentheses.
 */
import { digitAhead, isDigit, isSmall, isUpper } from './chars';

/** Part of any word that cites a number, in the six languages, and how far from its number it may stand. */
const WORD = /r[eé]s|d[eé]c|рез|реш|قرار|مقرر|第|号/i;
const REACH = 140;
/** Farther behind its first slash no symbol, nor a file named by one, has its first figure. */
const FIGURE_REACH = 64;
/** What the finder stops at. */
const MARKS = ['/', '(', '\uff0f', '\uff08', '%'];
/** A file named by a symbol or by its job number. */
const FILE = /[A-Z]{1,8}_|(?:PDF|DOC|IMG)\//iy;

/** True when `findSymbols` without `thorough` may find something in `text` or in a part of it. */
export function couldHoldSymbol(text: string): boolean {
  /** Where the next figure stands; each is looked for once. */
  let figure = -1;
  const isNear = (next: number): boolean => {
    if (figure < next) {
      figure = next;
      while (figure < text.length && !isDigit(text.charCodeAt(figure))) figure++;
    }
    return figure - next <= FIGURE_REACH;
  };
  /** A slash, encoded or not, whose other side is at `next`. */
  const couldBeSlash = (at: number, before: number, next: number): boolean => {
    const after = text.charCodeAt(next);
    const root = isUpper(before) || before > 0x7e || before === 0x29 || before === 0x2a;
    const series =
      isDigit(before) && (text[at - 2] === '.' || text[at - 3] === '.' || text[at - 4] === '.') && isNear(next);
    // A symbol: a capital letter before its first slash, and a figure soon.
    if ((series || (root && isNear(next))) && digitAhead(text, next, figure)) return true;
    if (after < 0x41 || after > 0x7a || !(isDigit(before) || isUpper(after))) return false;
    FILE.lastIndex = next;
    return isNear(next) && FILE.test(text);
  };
  for (const mark of MARKS) {
    figure = -1;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      let i = at - 1;
      while (at - i < 5 && text.charCodeAt(i) <= 0x20) i--;
      const before = text.charCodeAt(i);
      const next = mark === '%' ? at + 3 : at + 1;
      const after = text.charCodeAt(next);
      // Most slashes and parentheses stand behind a small letter, and a file's name before none.
      if (isSmall(before) && !isUpper(after)) continue;
      // A citation: figures or a letter before, figures, a blank or something unusual after.
      if (
        (isDigit(before) || before > 0x7e || (isUpper(before) && mark !== '/')) &&
        (isDigit(after) || after > 0x7e || after <= 0x20 || isUpper(after)) &&
        WORD.test(text.slice(Math.max(0, at - REACH), at + 40))
      )
        return true;
      if (mark === '(' || mark === '\uff08' || (mark === '%' && !/^2f/i.test(text.slice(at + 1, next)))) continue;
      if (couldBeSlash(at, before, next)) return true;
    }
  }
  return false;
}
