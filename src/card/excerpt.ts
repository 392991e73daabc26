/**
 * Shortening of what documents say, without changing what they say.
 * Pure: text in, text or offsets out (UTF-16 code units).
 */

/** Length that an excerpt aims at: about two lines of the card. */
export const EXCERPT_LENGTH = 120;
/** An excerpt that hides less than this hides nothing worth a click. */
const WORTH_HIDING = 40;

/** The word that makes a recommendation one. */
const FORCE = /\b(?:should|shall|must)\b/iu;
/** Words whose loss would turn a recommendation round. */
const NEGATION =
  /\b(?:not|no|none|nor|never|neither|cannot|without|unless|except|only|avoid(?:ing)?|rather than|instead of)\b|n[’']t\b/giu;
const NEGATION_ONCE = new RegExp(NEGATION.source, 'iu');
/** Words that promise another one: no excerpt ends on them. */
const PROMISING =
  /\s+(?:a|an|and|as|at|be|by|for|from|in|into|its|of|on|or|such|that|the|their|to|up|which|with|within)$/iu;
/** Room for the words that such a word binds. */
const BOUND = 24;

const isSpace = (text: string, index: number) => /\s/u.test(text[index] ?? ' ');

/** The last place at or before `limit` where a word ends; `limit` itself if one word fills the text. */
function wordEndBefore(text: string, limit: number): number {
  if (limit >= text.length) return text.length;
  let cut = limit;
  while (cut > 0 && !isSpace(text, cut)) cut--;
  return cut || limit;
}

function wordEndAfter(text: string, from: number): number {
  let cut = from;
  while (cut < text.length && !isSpace(text, cut)) cut++;
  return cut;
}

function withoutPromise(text: string, end: number): number {
  let cut = end;
  for (
    let match = PROMISING.exec(text.slice(0, cut));
    match && match.index > 0;
    match = PROMISING.exec(text.slice(0, cut))
  ) {
    cut = match.index;
  }
  return end === text.length ? end : cut;
}

/**
 * How much of a recommendation to show: from its first word, with its subject, its "should" and every negation.
 * Returns the end of the excerpt, `text.length` for the whole. Words of other languages than English are not known
 * here, so their texts are never cut.
 */
export function recommendationExcerpt(text: string, language: string, length = EXCERPT_LENGTH): number {
  if (!/^en\b/.test(language)) return text.length;
  let end = withoutPromise(text, wordEndBefore(text, length));
  const force = FORCE.exec(text);
  for (const match of [...(force ? [force] : []), ...text.matchAll(NEGATION)]) {
    const after = match.index + match[0].length;
    if (after > end) end = wordEndAfter(text, Math.min(text.length, after + BOUND));
  }
  return text.length - end < WORTH_HIDING ? text.length : end;
}

/** A lead-in longer than this is shortened: about three lines. */
const LONG_LEAD_IN = 200;

/**
 * The part of a long lead-in that may be left out before a sub-item: never its beginning, which says who should do
 * what, nor its last sentence, which the sub-item completes, nor a negation. Null if it is to be shown whole.
 */
export function leadInGap(leadIn: string, language: string): Span | null {
  if (leadIn.length <= LONG_LEAD_IN || !/^en\b/.test(language)) return null;
  const start = withoutPromise(leadIn, wordEndBefore(leadIn, EXCERPT_LENGTH));
  const sentence = leadIn.trimEnd().search(/[.;]\s+[^.;]*$/u);
  const end = sentence < 0 ? -1 : sentence + 1;
  if (end - start < WORTH_HIDING) return null;
  const gap = leadIn.slice(start, end);
  const kept = FORCE.exec(leadIn)?.index ?? 0;
  return NEGATION_ONCE.test(gap) || (kept >= start && kept < end) ? null : { start, end };
}

/** A stretch of a text. */
export interface Span {
  start: number;
  end: number;
}

/** The part of a text around the words that cite, widened to whole words. The whole text if little would be left out. */
export function excerptAround(text: string, mark: Span, before = 56, after = 88): Span {
  let start = mark.start <= before ? 0 : mark.start - before;
  while (start > 0 && start < mark.start && !isSpace(text, start - 1)) start++;
  const end = Math.max(mark.end, withoutPromise(text, wordEndBefore(text, Math.min(text.length, mark.end + after))));
  return {
    start: start < WORTH_HIDING ? 0 : start,
    end: text.length - end < WORTH_HIDING ? text.length : end,
  };
}

/** A piece of text, marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts `text` within `window` into pieces at the marks; marks that lie outside, overlap or are empty do no harm. */
export function markedPieces(
  text: string,
  marks: readonly Span[],
  window: Span = { start: 0, end: text.length },
): Piece[] {
  const pieces: Piece[] = [];
  let at = window.start;
  const push = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    const end = Math.min(window.end, mark.end);
    if (end <= start) continue;
    push(start, false);
    push(end, true);
  }
  push(window.end, false);
  return pieces;
}
