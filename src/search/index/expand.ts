/**
 * Which terms of the indexes a needed word means: itself, its other forms, what begins with it while it is being typed; and
 * where no index has any of these, what it is a beginning of, or what it is a slip away from.
 */
import { stemOf } from '../languages';
import type { SearchIndex } from './open';
import { lettersOf } from './open';
import type { Need } from './plan';
import { slipsAllowed, slipsBetween } from './slips';
import { WEIGHTS } from './weights';

/** Terms from the first to before the second, and what they count. */
export type TermRange = readonly [from: number, to: number, weight: number];

export interface Expansion {
  /** By index, in their order. */
  ranges: TermRange[][];
  /** The words that it stands for. */
  words: ReadonlySet<string>;
  /** All words that begin so, besides; null: none. */
  beginning: string | null;
  /** True for a word of the texts that this stands for. */
  accepts(word: string): boolean;
  /** Other words were taken than the asked one, its forms and its continuations. */
  instead: boolean;
}

/** Letters from which a word that is not there is taken for the beginning of one. */
const BEGINNING_FROM = 3;
/** Words that are taken for a slip: the nearest ones, of these the most usual. */
const MOST_SLIPS = 4;

export function expand(need: Need, indexes: readonly SearchIndex[]): Expansion {
  const { word, open, as } = need;
  const ranges = indexes.map((index) => {
    const own: TermRange[] = [];
    const term = index.termOf(word);
    if (term >= 0) own.push([term, term + 1, WEIGHTS.exact]);
    if (as !== 'exact') for (const form of index.formsOf(word)) own.push([form, form + 1, WEIGHTS.form]);
    if (open) own.push(...beginning(index, word));
    return own;
  });
  if (as !== 'typed' || ranges.some((own) => own.length > 0)) {
    const forms = new Set(
      ranges.flatMap((own, at) => own.flatMap(([from, to]) => (to - from === 1 ? termAt(indexes[at], from) : []))),
    );
    const known = forms.has(word) || ranges.some((own) => own.some(([from, to]) => to - from > 1));
    const found = standingFor(ranges, forms, open ? word : null, false);
    return as === 'typed' && !known ? withSlips(found, slipped(word, false, indexes)) : found;
  }
  if (word.length >= BEGINNING_FROM && !/^\p{Nd}+$/u.test(word)) {
    const begun = indexes.map((index) => beginning(index, word));
    if (begun.some((own) => own.length > 0)) return standingFor(begun, new Set(), word, true);
  }
  return slipped(word, open, indexes);
}

/** An expansion that accepts some words, and those that begin so. */
export function standingFor(
  ranges: TermRange[][],
  words: ReadonlySet<string>,
  beginning: string | null,
  instead: boolean,
): Expansion {
  const accepts = (word: string) => words.has(word) || (beginning !== null && word.startsWith(beginning));
  return { ranges, words, beginning, instead, accepts };
}

const termAt = (index: SearchIndex | undefined, term: number): string[] => {
  const word = index?.terms[term];
  return word === undefined ? [] : [word];
};

function beginning(index: SearchIndex, prefix: string): TermRange[] {
  const [from, to] = index.beginningWith(prefix);
  return from < to ? [[from, to, WEIGHTS.beginning]] : [];
}

/** A word that is there in other forms only may be a slip all the same: `partes` of `parties`, though `part` has its stem. */
function withSlips(forms: Expansion, slips: Expansion): Expansion {
  const words = new Set([...forms.words, ...slips.words]);
  if (words.size === forms.words.size) return forms;
  const ranges = forms.ranges.map((own, at) => [...own, ...(slips.ranges[at] ?? [])]);
  return standingFor(ranges, words, forms.beginning, true);
}

function slipped(word: string, open: boolean, indexes: readonly SearchIndex[]): Expansion {
  const most = slipsAllowed(word);
  const near = new Map<string, { slips: number; having: number }>();
  const add = (index: SearchIndex, beginnings: boolean) => {
    const letters = lettersOf(word);
    const { letters: all, terms } = index;
    for (let term = 0; term < terms.length; term++) {
      // Each slip brings at most one letter that the other word has not.
      if (bitsIn(letters & ~(all[term] as number)) > most) continue;
      if (!beginnings && bitsIn((all[term] as number) & ~letters) > most) continue;
      const other = terms[term] as string;
      const slips = slipsBetween(word, other, most, beginnings);
      if (slips > most || /\p{Nd}/u.test(other)) continue;
      const known = near.get(other);
      near.set(other, { slips, having: (known?.having ?? 0) + (index.having[term] as number) });
    }
  };
  /** A slip in a form that no text has: `inteception` of `intercepting`. */
  const addByStem = (index: SearchIndex) => {
    const { letters: all, terms } = index;
    for (const { language, marks } of index.stems) {
      const stem = stemOf(word, language);
      if (stem === word || slipsAllowed(stem) < 2) continue;
      const letters = lettersOf(stem);
      for (let term = 0; term < terms.length; term++) {
        if (marks[term] === 0 || bitsIn(letters & ~(all[term] as number)) > 1) continue;
        const other = terms[term] as string;
        if (slipsBetween(stem, stemOf(other, language), 1) > 1) continue;
        near.set(other, { slips: most, having: (near.get(other)?.having ?? 0) + (index.having[term] as number) });
      }
    }
  };
  if (most > 0) for (const index of indexes) add(index, false);
  if (most > 0 && near.size === 0 && open) for (const index of indexes) add(index, true);
  if (most > 0 && near.size === 0) for (const index of indexes) addByStem(index);
  const initial = (other: string) => Number(other[0] !== word[0]);
  const chosen = [...near]
    .sort(([a, x], [b, y]) => x.slips - y.slips || initial(a) - initial(b) || y.having - x.having || (a < b ? -1 : 1))
    .filter(([, { slips }], _, [nearest]) => slips === nearest?.[1].slips)
    .slice(0, MOST_SLIPS);
  const accepted = new Set(chosen.map(([other]) => other));
  const ranges = indexes.map((index) => {
    const own: TermRange[] = [];
    for (const [other, { slips }] of chosen) {
      const weight = WEIGHTS.slip[slips] as number;
      const term = index.termOf(other);
      if (term >= 0) own.push([term, term + 1, weight]);
      for (const form of index.formsOf(other)) {
        own.push([form, form + 1, weight * WEIGHTS.form]);
        accepted.add(index.terms[form] as string);
      }
    }
    return own;
  });
  return standingFor(ranges, accepted, null, true);
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
