/**
 * Small judgements about a run of text: does it end like a sentence, does it begin like one, could it be a heading.
 * Works for the six official languages; knows nothing of lines or labels.
 */
import { withoutAnchors } from './characters';

const END = /[.:;?!。：；？！…؟؛]["”»’'」』)\]）]*$/;
/** After these words a line cannot end a heading or a sentence. */
const OPEN_WORD =
  /(?:^|\s)(?:a|an|the|of|and|or|on|in|to|for|by|with|from|at|as|its|their|that|which|into|de|du|des|la|le|les|et|à|en|au|aux|del|el|los|las|y|o|por|con|para|sobre|и|в|на|по|с|о|к|для|от|за|из|во)$/i;

/** The text ends like a sentence or a list element. */
export function isTerminated(text: string): boolean {
  return END.test(withoutAnchors(text));
}

/** The text breaks off: a word that wants another, a comma, a hyphen, an open bracket or quotation mark. */
export function isOpenEnded(text: string): boolean {
  const plain = withoutAnchors(text);
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

export function wordCount(text: string): number {
  const plain = withoutAnchors(text);
  if (plain === '') return 0;
  const han = plain.match(/[\u4E00-\u9FFF]/g)?.length ?? 0;
  return han > 0 ? Math.ceil(han / 2) + plain.split(/\s+/).length - 1 : plain.split(/\s+/).length;
}

/**
 * Joins two printed lines of one paragraph. A hyphen at the end of a line stays when the compound is written so elsewhere
 * in the document, goes when the joined word is, and otherwise follows the habit of the language.
 */
export function joinLines(before: string, after: string, words: ReadonlySet<string>, dropsHyphen: boolean): string {
  if (before === '') return after;
  const hyphen = /(\p{L}+)\s?[-‐]$/u.exec(before);
  const head = /^(\p{L}+)/u.exec(after)?.[1];
  if (hyphen !== null && head !== undefined) {
    const joined = `${hyphen[1]}${head}`.toLowerCase();
    const compound = `${hyphen[1]}-${head}`.toLowerCase();
    const trimmed = before.replace(/\s?[-‐]$/, '');
    if (words.has(compound) && !words.has(joined)) return `${trimmed}-${after}`;
    if (words.has(joined) || (dropsHyphen && startsLower(after))) return trimmed + after;
    return `${trimmed}-${after}`;
  }
  if (/[/–]$/.test(before) && /^[\p{L}\p{N}]/u.test(after) && !/\s[–/]$/.test(before)) return before + after;
  // Chinese is set without spaces: a printed line end between two characters of that script is none.
  if (
    /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]$/.test(before) &&
    /^[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF\uE000]/.test(after)
  )
    return before + after;
  return `${before} ${after}`;
}

/** All words of a text in lower case, compounds with their hyphens, for {@link joinLines}. */
export function vocabulary(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const match of text.toLowerCase().matchAll(/\p{L}+(?:[-‐]\p{L}+)*/gu)) words.add(match[0]);
  }
  return words;
}
