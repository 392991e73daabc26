/**
 * Small judgements about a run of text: does it end like a sentence, does it begin like one, could it be a heading.
 * Works for the six official languages; knows nothing of lines or labels.
 */
import { withoutAnchors } from './characters';

const END = /[.:;?!。：；？！…؟؛]["”»’'」』)\]）]*$/;
/** After these words a line cannot end a heading or a sentence. */
const OPEN_WORD =
  /(?:^|\s)(?:a|an|the|of|and|or|on|in|to|for|by|with|from|at|as|its|their|that|which|into|de|du|des|la|le|les|et|à|en|au|aux|del|el|los|las|y|o|por|con|para|sobre|и|в|на|по|с|о|к|для|от|за|из|во)$/i;

/** Enough of the end to judge it; a long paragraph must not be read again for every line it gains. */
export const TAIL = 240;

function tailOf(text: string): string {
  return withoutAnchors(text.length > TAIL ? text.slice(-TAIL) : text);
}

/** The text ends like a sentence or a list element. */
export function isTerminated(text: string): boolean {
  return END.test(tailOf(text));
}

/** The text breaks off: a word that wants another, a comma, a hyphen, an open bracket or quotation mark. */
export function isOpenEnded(text: string): boolean {
  const plain = tailOf(text);
  if (/[,(\-–—/“«،、，]$/.test(plain)) return true;
  if (OPEN_WORD.test(plain)) return true;
  const opens = (plain.match(/[(（]/g)?.length ?? 0) - (plain.match(/[)）]/g)?.length ?? 0);
  return opens > 0 && plain.length - plain.lastIndexOf('(') < 60;
}

export function startsLower(text: string): boolean {
  return /^["“«'‘(]?\p{Ll}/u.test(text);
}

/** Begins as a sentence or heading does: a capital, a quotation mark before one, or a script without capitals. */
export function startsSentence(text: string): boolean {
  return /^["“«'‘(¿¡\uE000]*[\p{Lu}\p{Lo}\p{Lt}]/u.test(text);
}

/** Short, without a full stop, beginning like a title. */
export function isHeadingLike(text: string, longest = 160): boolean {
  const plain = withoutAnchors(text);
  if (plain === '' || plain.length > longest || !startsSentence(plain)) return false;
  if (/[,;:–—-]$/.test(plain)) return false;
  return !/[.。؟?!]["”»’)]*$/.test(plain) || /\b(?:No|vol|etc|al|Inc|Co)\.$/.test(plain);
}

const HAN = /[\u4E00-\u9FFF]/;

/** Words of a text; two characters of Chinese count as one. */
export function wordCount(text: string): number {
  const plain = withoutAnchors(text);
  if (plain === '') return 0;
  let gaps = 0;
  for (let at = plain.indexOf(' '); at >= 0; at = plain.indexOf(' ', at + 1)) gaps += 1;
  const han = HAN.test(plain) ? (plain.match(/[\u4E00-\u9FFF]/g)?.length ?? 0) : 0;
  return han > 0 ? Math.ceil(han / 2) + gaps : gaps + 1;
}

/** All words of a text in lower case, compounds with their hyphens, for joining printed lines. */
export function vocabulary(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const match of text.toLowerCase().matchAll(/\p{L}+(?:[-‐]\p{L}+)*/gu)) words.add(match[0]);
  }
  return words;
}
