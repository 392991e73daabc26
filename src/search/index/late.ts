/**
 * A short beginning beside other words, such as the last letters typed: nearly every text has a word that begins so. Its
 * postings would be most of the index, so the texts that the other words leave are asked instead: the group is late.
 */
import type { TermRange } from './expand';
import { SHORT, TOP_FROM } from './format';
import type { SearchIndex } from './open';
import type { ExpandedPlan } from './score';

/** True for a beginning of so few letters and so many documents. */
export function isLate({ variants }: ExpandedPlan, indexes: readonly SearchIndex[]): boolean {
  const [only] = variants;
  const need = only?.variant.needs[0];
  if (variants.length !== 1 || only?.variant.needs.length !== 1 || !need?.open || need.word.length > SHORT)
    return false;
  let having = 0;
  indexes.forEach((index, at) => {
    for (const [from, to] of only.expansions[0]?.ranges[at] ?? [])
      for (let term = from; term < to; term++) having += index.having[term] as number;
  });
  return having >= TOP_FROM;
}

/** The ranges whose postings are read; of a late group only single words. */
export const rangesOf = (ranges: readonly TermRange[], late: boolean): TermRange[] =>
  ranges.filter(([from, to]) => !late || to - from === 1);

/** A late group as it is before its texts are asked: the word itself, if it is one, and the text for what it begins. */
export function withoutBeginnings({ plan, variants }: ExpandedPlan): ExpandedPlan {
  return {
    plan,
    variants: variants.map(({ variant, expansions }) => ({
      variant,
      expansions: expansions.map((expansion) => ({
        ...expansion,
        ranges: expansion.ranges.map((own) => rangesOf(own, true)),
      })),
    })),
  };
}

/** The same group for its texts: they have a word that begins so. */
export function askingTexts({ plan, variants }: ExpandedPlan): ExpandedPlan {
  return {
    plan,
    variants: variants.map(({ variant, expansions }) => ({
      variant: { ...variant, phrases: variant.needs.map(({ word }) => ({ parts: [word], open: true })) },
      expansions,
    })),
  };
}
