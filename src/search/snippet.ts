/**
 * What is shown of a text that was found: one stretch that begins where a sentence begins, with the words that were met
 * marked. What a sentence says is not changed by what is left out: its subject, its "should" and every "not" stay. Pure.
 */
import { isStopWord } from './languages';
import { wordsOf } from './tokens';
import type { FieldTexts, Snippet } from './types';

/** UTF-16 code units: two to three lines of the popup. */
const LONGEST = 240;
/** The beginning of a long sentence, and what stands before a word that was met far behind it. */
const HEAD = 110;
const BEFORE = 36;
const GAP = ' … ';
const END = '…';
/** Marks of direction would reach beyond the stretch that they were meant for once it is cut. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Two fields tell; the others are names and headings. */
const ORDER: readonly (keyof FieldTexts)[] = ['text', 'title', 'people', 'section'];
/** Words that turn a statement round, folded, by language. */
const NEGATIONS: Readonly<Record<string, RegExp>> = {
  en: /^(?:not|no|none|nor|never|neither|cannot|without|unless|except|only)$/,
  fr: /^(?:ne|ni|non|aucun|aucune|jamais|sans|sauf|seul|seule|seulement)$/,
  es: /^(?:no|ni|ningun|ninguna|ninguno|nunca|jamas|sin|salvo|solo|solamente)$/,
  ru: /^(?:не|ни|нет|без|никогда|кроме|только|нельзя)$/,
  ar: /^(?:لا|لم|لن|ليس|ليست|غير|دون|بدون|الا|سوي|عدم)$/,
  zh: /^(?:不|没|没有|未|无|非|否|勿|仅|除非)$/,
};

interface Marked {
  start: number;
  end: number;
  word: string;
}

/**
 * The stretch of one of the texts that shows most of the words, of at most about 240 code units.
 * @param words folded, as `Match.words`
 * @param language BCP 47, of the texts
 */
export function snippet(texts: FieldTexts, words: readonly string[], language: string): Snippet {
  const wanted = new Set(words);
  const telling = (word: string) => !isStopWord(word, [language]);
  let best: { text: string; marked: Marked[]; tells: number } | null = null;
  for (const field of ORDER) {
    const text = plain(texts[field]);
    if (text === '') continue;
    const marked = wordsOf(text, language).filter(({ word }) => wanted.has(word));
    const tells = new Set(marked.map(({ word }) => word).filter(telling)).size;
    // The text itself is shown if it has anything that was asked for.
    if (best === null || (best.tells === 0 && tells > 0)) best = { text, marked, tells };
  }
  if (best === null) return { text: '', marks: [] };
  const marked = withoutLoneStops(best.marked, best.text, telling);
  return cutTo(best.text, marked, language);
}

/** White space as one space, no marks of direction. */
const plain = (text: string): string => text.replace(DIRECTIONS, '').replace(/\s+/g, ' ').trim();

/** Words without a meaning of their own are marked only beside others, or if there are no others. */
function withoutLoneStops(marked: Marked[], text: string, telling: (word: string) => boolean): Marked[] {
  if (!marked.some(({ word }) => telling(word))) return marked;
  const isBeside = (a: Marked, b: Marked | undefined) =>
    b !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
  return marked.filter(
    (each, at) => telling(each.word) || isBeside(each, marked[at - 1]) || isBeside(each, marked[at + 1]),
  );
}

function cutTo(text: string, marked: readonly Marked[], language: string): Snippet {
  if (text.length <= LONGEST) return pieces(text, marked, [[0, text.length]]);
  const begins = sentencesOf(text, language);
  const shown = (stretches: Stretch[]) => {
    const inside = marked.filter(({ start, end }) => stretches.some(([from, to]) => start >= from && end <= to));
    return new Set(inside.map(({ word }) => word)).size;
  };
  let best: { stretches: Stretch[]; count: number } | null = null;
  const consider = (stretches: Stretch[]) => {
    const count = shown(stretches);
    if (best === null || count > best.count) best = { stretches, count };
  };
  const starts = new Set<number>();
  for (const { start } of marked) starts.add(beginOf(begins, start));
  consider([[0, endBefore(text, LONGEST)]]);
  for (const from of starts) consider([[from, endBefore(text, from + LONGEST)]]);
  for (const each of marked) {
    const from = beginOf(begins, each.start);
    if (each.end <= endBefore(text, from + LONGEST)) continue;
    const elided = leavingOut(text, from, each.start, language);
    if (elided) consider(elided);
  }
  return pieces(text, marked, (best as { stretches: Stretch[] } | null)?.stretches ?? []);
}

type Stretch = [from: number, to: number];

/** The beginning of a sentence and the part with a word far behind it; null if what lies between turns the sentence round. */
function leavingOut(text: string, from: number, at: number, language: string): Stretch[] | null {
  const head = endBefore(text, from + HEAD);
  const again = wordBegin(text, Math.max(head, at - BEFORE));
  if (again <= head + GAP.length) return null;
  const turns = NEGATIONS[language.slice(0, 2)];
  if (!turns || wordsOf(text.slice(head, again), language).some(({ word }) => turns.test(word))) return null;
  return [
    [from, head],
    [again, endBefore(text, again + LONGEST - (head - from) - GAP.length)],
  ];
}

/** Stretches put together, with signs for what is left out, and the marks where they stand now. */
function pieces(text: string, marked: readonly Marked[], stretches: readonly Stretch[]): Snippet {
  let shown = '';
  const marks: Snippet['marks'] = [];
  stretches.forEach(([from, to], index) => {
    if (index > 0) shown += GAP;
    const shift = shown.length - from;
    for (const { start, end } of marked) {
      if (start < from || end > to) continue;
      const last = marks.at(-1);
      if (last && start + shift <= last[1]) last[1] = Math.max(last[1], end + shift);
      else marks.push([start + shift, end + shift]);
    }
    shown += text.slice(from, to);
  });
  const end = stretches.at(-1)?.[1] ?? 0;
  return { text: end < text.length && !/[.!?。！？؟]["”»’)]*$/.test(shown) ? shown.trimEnd() + END : shown, marks };
}

/** By language: making one takes longer than using it. */
const segmenters = new Map<string | undefined, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const tag = /^[a-z]{2,3}\b/.test(language) ? language.slice(0, 2) : undefined;
  const known = segmenters.get(tag) ?? new Intl.Segmenter(tag, { granularity: 'sentence' });
  segmenters.set(tag, known);
  return known;
}

/** Where the sentences of a text begin. */
function sentencesOf(text: string, language: string): number[] {
  const begins: number[] = [];
  for (const { index } of segmenterFor(language).segment(text)) {
    // No sentence begins with a small letter, or after an abbreviation.
    const before = text.slice(Math.max(0, index - 8), index);
    const isBegin = index === 0 || (!/^\p{Ll}/u.test(text.slice(index, index + 2)) && !ABBREVIATED.test(before));
    if (isBegin) begins.push(index);
  }
  return begins;
}
const ABBREVIATED = /\b(?:No|Nos|para|paras|vol|art|arts|Mr|Ms|Mrs|Dr|Add|Rev|Corr|p|pp|chap|sect|cf|v)\.\s*$/i;

/** The last begin that is not after a place. */
function beginOf(begins: readonly number[], place: number): number {
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((begins[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return begins[low] ?? 0;
}

/** The last place up to a limit where a word ends; where there are no spaces, the limit, but never inside a character. */
function endBefore(text: string, limit: number): number {
  if (limit >= text.length) return text.length;
  for (let at = limit; at > limit - LONGEST / 4; at--) if (text[at] === ' ') return at;
  return /[\udc00-\udfff]/.test(text[limit] as string) ? limit - 1 : limit;
}

/** The first place from one on where a word begins. */
function wordBegin(text: string, from: number): number {
  for (let at = from; at < from + BEFORE; at++) if (at === 0 || text[at - 1] === ' ') return at;
  return /[\udc00-\udfff]/.test(text[from] as string) ? from + 1 : from;
}
