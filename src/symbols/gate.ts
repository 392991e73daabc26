/**
 * A cheap test for large joined texts: may the finder find anything in here? Never says no where the finder says yes,
 * also when neighbouring texts were joined without a space. Looks only at the characters around slashes and parentheses.
 */
import { digitAhead, isDigit, isUpper } from './chars';

/** Part of any word that cites a number, in the six languages, and how far from its number it may stand. */
const WORD = /r[eé]s|d[eé]c|рез|реш|قرار|مقرر|第/i;
const REACH = 140;
/** Farther behind its first slash no symbol, nor a file named by one, has its first figure. */
const FIGURE_REACH = 64;
/** A file named by a symbol or by its job number. */
const FILE = /[A-Z]{1,8}_|(?:PDF|DOC|IMG)\//iy;

/** True when `findSymbols` without `thorough` may find something in `text` or in a part of it. */
export function couldHoldSymbol(text: string): boolean {
  // Where the next figure stands; each is looked for once.
  let figure = 0;
  for (const mark of '/(\uff0f\uff08%') {
    figure = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      let i = at - 1;
      while (at - i < 5 && text.charCodeAt(i) <= 0x20) i--;
      const before = text.charCodeAt(i);
      const next = mark === '%' ? at + 3 : at + 1;
      const after = text.charCodeAt(next);
      const odd = before > 0x7e;
      // A citation: figures or a letter before, figures, a blank or something unusual after.
      if (
        (isDigit(before) || odd || (isUpper(before) && mark !== '/')) &&
        (isDigit(after) || after > 0x7e || after <= 0x20 || isUpper(after))
      ) {
        if (WORD.test(text.slice(Math.max(0, at - REACH), at + 40))) return true;
      }
      if (mark === '(' || mark === '\uff08' || (mark === '%' && !/^2f/i.test(text.slice(at + 1, next)))) continue;
      if (figure < next) {
        figure = next;
        while (figure < text.length && !isDigit(text.charCodeAt(figure))) figure++;
      }
      if (figure - next > FIGURE_REACH) continue;
      // A symbol: a capital letter before its first slash, and a figure soon.
      if ((isUpper(before) || odd || before === 0x29 || before === 0x2a) && digitAhead(text, next, figure)) return true;
      if (
        isDigit(before) &&
        (text[at - 2] === '.' || text[at - 3] === '.' || text[at - 4] === '.') &&
        digitAhead(text, next, figure)
      )
        return true;
      FILE.lastIndex = next;
      if (after > 0x40 && after < 0x7b && (isDigit(before) || isUpper(after)) && FILE.test(text)) return true;
    }
  }
  return false;
}
