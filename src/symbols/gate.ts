/**
 * A cheap test for large joined texts: may the finder find anything in here? Never says no where the finder says yes,
 * also when neighbouring texts were joined without a space. Looks only at the characters around slashes and parentheses.
 */
import { isDigit, isUpper } from './chars';
import { isRoot, mayFollow } from './roots';
import type { Match } from './types';
import { addressEnd, scanAddress } from './urls';

/** Part of any word that cites a number, in the six languages. */
const WORD = /r[eé]s|d[eé]c|рез|реш|قرار|مقرر|第/i;
/** How far before its number such a word may stand. */
const REACH = 130;

const cites = (text: string, at: number): boolean => WORD.test(text.slice(Math.max(0, at - REACH), at + 40));

/** True when `findSymbols` without `thorough` may find something in `text` or in a part of it. */
export function couldHoldSymbol(text: string): boolean {
  for (const mark of '/(\uff0f\uff08') {
    const could = mark === '/' || mark === '\uff0f' ? slashCould : parenthesisCould;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) if (could(text, at)) return true;
  }
  return false;
}

function slashCould(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  // Plain text follows, or something that the finder may skip.
  const plain = isDigit(after) || isUpper(after);
  if (!plain && after > 0x20 && after < 0x7f && after !== 0x2a && after !== 0x2f) return before === 0x67 && isHost(text, at);
  if (isDigit(before)) return /[BC]\.\d+$/.test(text.slice(at - 6, at)) || cites(text, at);
  if (before === 0x3a || before === 0x67) {
    if (before === 0x67) return isHost(text, at);
    const found: Match[] = [];
    scanAddress(text, at + 2, addressEnd(text, at + 2), found);
    return found.length > 0;
  }
  if (before > 0x7e || before === 0x29 || before === 0x2a || before === 0x20) {
    return /[A-Z][^\w/]{1,3}$|UNEP\([A-Z]+\)$/.test(text.slice(Math.max(0, at - 16), at)) || (before > 0x7e && cites(text, at));
  }
  if (!isUpper(before)) return false;
  const letters = /[A-Z][^\w/]{0,3}(?:[A-Z][^\w/]{0,2}){0,7}$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].replace(/\W/g, '') ?? '';
  const sure = !isUpper(after) || /[^ -~]|\*/.test(text.slice(at, at + 16));
  for (let i = 0; i < letters.length; i++) {
    const root = letters.slice(i);
    if (root === 'ASP' || (isRoot(root) && (sure || mayFollow(root, text, at + 1)))) return true;
  }
  return false;
}

const isHost = (text: string, at: number): boolean => /un(?:docs)?\.org$/i.test(text.slice(Math.max(0, at - 10), at));

function parenthesisCould(text: string, at: number): boolean {
  return /(?:\d|[A-Z]|[^ -~])\s{0,3}$/.test(text.slice(Math.max(0, at - 4), at)) && /^(?:\s|[\dA-Z]|[^ -~])/.test(text.slice(at + 1, at + 2)) && cites(text, at);
}
