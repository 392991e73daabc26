/**
 * How alike two texts are by their words, rare words counting more than common ones. Pure.
 */
import { plain, tokens } from './word-diff';

/** The words of a text, each with how much all its occurrences weigh. */
export interface WordBag {
  /** Equal for texts of the same words in the same order. */
  key: string;
  weights: Map<string, number>;
  total: number;
}

const wordsOf = (text: string): string[] =>
  tokens(text)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .map((token) => plain(token).toLowerCase());

/** Knows how rare each word is among some texts. */
export class WordStatistics {
  private readonly holders = new Map<string, number>();
  private readonly texts: number;

  constructor(texts: readonly string[]) {
    this.texts = texts.length;
    for (const text of texts)
      for (const word of new Set(wordsOf(text))) this.holders.set(word, (this.holders.get(word) ?? 0) + 1);
  }

  bag(text: string): WordBag {
    const weights = new Map<string, number>();
    let total = 0;
    for (const word of wordsOf(text)) {
      const weight = Math.log(1 + this.texts / (this.holders.get(word) ?? 1));
      weights.set(word, (weights.get(word) ?? 0) + weight);
      total += weight;
    }
    return { key: plain(text).trim(), weights, total };
  }
}

/** Dice's coefficient of two bags by weight: 1 for the same words, 0 for none in common or no words at all. */
export function similarity(a: WordBag, b: WordBag): number {
  if (a.total + b.total === 0) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, weight] of small.weights) common += Math.min(weight, large.weights.get(word) ?? 0);
  return (2 * common) / (a.total + b.total);
}
