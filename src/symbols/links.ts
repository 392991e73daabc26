/**
 * Addresses at which a document can be opened, one an official language. Only those that are known to resolve.
 */
import { bodyRow, knownPrefixes } from './bodies';
import { formatSymbol, parseSymbol } from './parse';
import { type DocumentLink, LANGUAGES } from './types';

/**
 * undocs.org addresses of a canonical key in the order A C E F R S; empty for what cannot resolve: conference room
 * papers, keys of ours, decisions (printed in a session's volume), series, ranges, resolutions whose session or year is missing.
 * A joint symbol is opened by its first half.
 */
export function documentLinks(key: string): DocumentLink[] {
  const half = parseSymbol(key).halves[0];
  if (!half) return [];
  const texts = half.elements.map((element) => element.text);
  if (texts.some((text) => /^CRP(?:\.|$)/.test(text))) return [];
  if (texts.some((text) => /^(?:Add|Rev|Corr)\.\d+-\d/.test(text) || /^(?:Add|Rev|Corr)\.?$/.test(text))) return [];
  const prefixes = knownPrefixes(texts);
  if (prefixes.length === 0 || prefixes.some(({ element }) => bodyRow(element)?.links === false)) return [];
  if (texts[1] === 'DEC' && (texts[0] === 'A' || texts[0] === 'E')) return [];
  if (texts.length === 3 && texts[1] === 'RES' && half.oldSession === null && half.yearInParentheses === null)
    return [];
  if (!half.elements.some((element) => element.role !== 'body' && /\d/.test(element.text))) return [];
  const symbol = encodeURI(formatSymbol({ halves: [half], joins: [] }));
  return LANGUAGES.map((language) => ({ language, href: `https://undocs.org/${language}/${symbol}` }));
}
