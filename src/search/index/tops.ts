/**
 * Answers a question of one or two letters from what the indexes have at hand for it. Only a lone beginning has that: with
 * anything beside it the postings, or the texts, must be asked.
 */
import { type Expansion, standingFor } from './expand';
import { type Columns, SHORT, TOP } from './format';
import type { SearchIndex } from './open';
import type { Plan } from './plan';
import { BY_STANDING, IMPACT, rarity, WEIGHTS } from './weights';

export interface AtHand {
  total: number;
  /** Best first. */
  best: { index: number; ordinal: number; score: number }[];
  /** What the beginning means, for words to be marked. */
  expansion: Expansion;
}

/** The best documents of a beginning, or null if it is not such a question, or some index has nothing at hand for it. */
export function atHand(
  groups: readonly Plan[],
  indexes: readonly SearchIndex[],
  columns: readonly Columns[],
  limit: number,
): AtHand | null {
  const [variant, ...others] = groups.length === 1 ? (groups[0] as Plan).variants : [];
  const [need, ...more] = variant?.needs ?? [];
  if (!variant || !need?.open || others.length + more.length + variant.phrases.length > 0) return null;
  const { word } = need;
  if (word.length > SHORT || limit > TOP) return null;
  const holding = indexes.map((index, at) => ({ index, at, top: index.tops.get(word) }));
  const asked = holding.filter(({ index }) => {
    const [from, to] = index.beginningWith(word);
    return from < to;
  });
  if (asked.length === 0 || asked.some(({ top }) => !top)) return null;
  const all = indexes.reduce((sum, { size }) => sum + size, 0);
  const total = asked.reduce((sum, { top }) => sum + (top?.having ?? 0), 0);
  const rare = rarity(total, all);
  const best = asked.flatMap(({ index, at, top }) => {
    const entries = top?.entries ?? new Uint32Array();
    return Array.from({ length: entries.length / 2 }, (_, each) => {
      const ordinal = entries[each * 2] as number;
      const entry = entries[each * 2 + 1] as number;
      const weight = (entry & 1 ? WEIGHTS.exact : WEIGHTS.beginning) * variant.weight;
      const impact = IMPACT[((entry >> 1) << 8) | (index.lengthCodes[ordinal] as number)] as number;
      const standing = BY_STANDING[columns[at]?.standings[ordinal] as number] as number;
      // Rounded where the sums of postings are rounded, so that both ways to the answer give the same.
      const total = Math.fround(Math.fround(weight * impact) * rare);
      return { index: at, ordinal, score: Math.fround(total * standing) };
    });
  });
  return {
    total,
    best: best.sort((a, b) => b.score - a.score || a.index - b.index || a.ordinal - b.ordinal).slice(0, limit),
    expansion: standingFor([], new Set(), word, false),
  };
}
