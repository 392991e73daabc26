/**
 * Symbols whose parts stand in reverse, as some programs take them out of right-to-left pages: `230/65/RES/A`.
 * Looked for only in text with Arabic letters; the order of the parts is all that it knows.
 */
import { wholeSymbol } from './scan';
import type { Match } from './types';

const ARABIC = /[\u0621-\u064a]/;
const REVERSED = /(?<![\w/.-])\d{1,4}(?:\/[A-Z0-9][\w.-]{0,11}){1,5}\/[ASE](?![\w/])/g;

/** Appends the reversed symbols of `text`. */
export function findReversed(text: string, out: Match[]): void {
  if (!ARABIC.test(text)) return;
  for (const { 0: surface, index: start } of text.matchAll(REVERSED)) {
    const found = wholeSymbol(surface.split('/').reverse().join('/'));
    if (found) out.push({ start, end: start + surface.length, surface, symbol: found.key, kind: 'symbol' });
  }
}
