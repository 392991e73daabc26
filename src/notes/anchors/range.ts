/**
 * Where the selected words of a text stand in another text that it became. Offsets are UTF-16, end exclusive.
 * Knows texts and their alignment, nothing of notes or documents.
 */
import { plain } from '../../corpus/align/word-diff';
import type { Alignment } from './alignment';
import type { ReadText } from './document';
import { wordsWithin } from './words';

export interface TextRange {
  start: number;
  end: number;
}

/** A range in the other text, and the share of the selected words that stand there unchanged. */
export interface MappedRange extends TextRange {
  kept: number;
  /** True if the words on both sides have stayed, all but one. */
  framed: boolean;
  /** True if those next to it have, too. */
  beside: boolean;
}

/** The share of the selected words whose place may be unclear. */
const UNCLEAR = 0.25;
/** Of so many words on either side all but one must have kept their place for words between them to be called replaced. */
const SURE = 3;

/** Maps a range of `from` to `to`; null when the words are gone, or nobody could say where they are. */
export function mapRange(range: TextRange, from: ReadText, to: ReadText, { partner }: Alignment): MappedRange | null {
  const selected = wordsWithin(from.words, range.start, range.end);
  if (selected.from === selected.to || isOneOfRow(selected, from, partner)) return null;
  let first = -1;
  let last = -1;
  let kept = 0;
  for (let i = selected.from; i < selected.to; i++) {
    if (partner[i] === -1) continue;
    if (first === -1) first = i;
    last = i;
    kept++;
  }
  const share = kept / (selected.to - selected.from);
  const edges = first === -1 ? replaced(selected, partner, to) : widened(selected, first, last, kept, partner, to);
  if (edges === null) return null;
  const mapped = withMarks(range, selected, edges, from, to);
  const framed = isSure(partner, selected.from - 1, -1) && isSure(partner, selected.to, 1);
  const beside = framed && partner[selected.from - 1] !== -1 && partner[selected.to] !== -1;
  return { ...mapped, kept: share, framed, beside };
}

/** Indexes of words, end exclusive. */
interface Span {
  from: number;
  to: number;
}

/** True at the edge of a row of the same word ("4/4") of which one is gone: nobody can say which. */
function isOneOfRow({ from, to }: Span, { ids }: ReadText, partner: Int32Array): boolean {
  let first = from;
  while (first > 0 && ids[first - 1] === ids[from]) first--;
  let last = to;
  while (last < ids.length && ids[last] === ids[to - 1]) last++;
  return [...partner.subarray(first, from), ...partner.subarray(to, last)].includes(-1);
}

/** Words of which none is left: what stands in their place between neighbours that have stayed. */
function replaced({ from, to }: Span, partner: Int32Array, text: ReadText): Span | null {
  let before = from - 1;
  while (before >= 0 && partner[before] === -1) before--;
  let after = to;
  while (after < partner.length && partner[after] === -1) after++;
  const isAlone = after - before - 1 === to - from;
  if (!isSure(partner, before, -1, isAlone ? 1 : 0) || !isSure(partner, after, 1, isAlone ? 1 : 0)) return null;
  const start = before < 0 ? 0 : (partner[before] as number) + 1;
  const end = after >= partner.length ? text.ids.length : (partner[after] as number);
  const gone = after - before - 1;
  const put = end - start;
  if (put <= 0) return null;
  // Word for word where as many came as went; all that came where all that went was selected.
  if (gone === put) return { from: start + (from - before - 1), to: start + (to - before - 1) };
  if (gone === to - from && put <= 2 * gone + 2) return { from: start, to: end };
  return null;
}

/** True if the words from `at` on, in a direction, have kept their place, one at most excepted; the end of the text is one. */
function isSure(partner: Int32Array, at: number, step: 1 | -1, most = 1): boolean {
  let lost = 0;
  for (let seen = 0, i = at; seen < SURE && i >= 0 && i < partner.length; seen++, i += step)
    if (partner[i] === -1) lost++;
  return lost <= most && partner.length > 1;
}

/**
 * From the first to the last selected word that is left, and what took the place of those at the edges; null where much of
 * the selection is gone with words beside it, and nobody can say which words took its place.
 */
function widened(
  { from, to }: Span,
  first: number,
  last: number,
  kept: number,
  partner: Int32Array,
  text: ReadText,
): Span | null {
  let unclear = 0;
  let start = partner[first] as number;
  if (first > from) {
    let before = from - 1;
    while (before >= 0 && partner[before] === -1) before--;
    const floor = before < 0 ? 0 : (partner[before] as number) + 1;
    const gone = first - before - 1;
    const put = start - floor;
    // All that went was selected, or as many words came as went; else nobody can say whose place a word took.
    if (gone === put) start -= first - from;
    else if (before === from - 1) start -= Math.min(put, 2 * (first - from) + 2);
    else if (put > 0) unclear += first - from;
  }
  let end = (partner[last] as number) + 1;
  if (last < to - 1) {
    let after = to;
    while (after < partner.length && partner[after] === -1) after++;
    const ceiling = after >= partner.length ? text.ids.length : (partner[after] as number);
    const gone = after - last - 1;
    const put = ceiling - end;
    const lost = to - 1 - last;
    if (gone === put) end += lost;
    else if (after === to) end += Math.min(put, 2 * lost + 2);
    else if (put > 0) unclear += lost;
  }
  const isUnclear = unclear > UNCLEAR * (to - from) || (unclear > 0 && 2 * kept <= to - from);
  return isUnclear ? null : { from: start, to: end };
}

/** The range of some words, cut inside of a word as the selection was, with the marks at its edges where they are still there. */
function withMarks(range: TextRange, selected: Span, edges: Span, from: ReadText, to: ReadText): TextRange {
  const firstOld = selected.from;
  const lastOld = selected.to - 1;
  const oldStart = from.words.starts[firstOld] as number;
  const oldEnd = from.words.ends[lastOld] as number;
  let start = to.words.starts[edges.from] as number;
  let end = to.words.ends[edges.to - 1] as number;
  if (range.start > oldStart) {
    const same = from.words.keys[firstOld] === to.words.keys[edges.from];
    const cut = range.start - oldStart;
    if (same && start + cut < (to.words.ends[edges.from] as number)) start += cut;
  } else {
    const marks = from.text.slice(range.start, oldStart);
    const there = to.text.slice(Math.max(0, start - marks.length), start);
    if (marks !== '' && plain(marks) === plain(there)) start -= there.length;
  }
  if (range.end < oldEnd) {
    const same = from.words.keys[lastOld] === to.words.keys[edges.to - 1];
    const cut = oldEnd - range.end;
    if (same && end - cut > start) end -= cut;
  } else {
    const marks = from.text.slice(oldEnd, range.end);
    const there = to.text.slice(end, end + marks.length);
    if (marks !== '' && plain(marks) === plain(there)) end += there.length;
  }
  return { start, end };
}
