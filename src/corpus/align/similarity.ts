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

/** Splits texts into words, each text once however often it is compared. */
export class WordReader {
  private readonly known = new Map<string, string[]>();

  wordsOf(text: string): readonly string[] {
    let words = this.known.get(text);
    if (words === undefined) {
      words = tokens(plain(text).toLowerCase()).filter((token) => WORD.test(token));
      this.known.set(text, words);
    }
    return words;
  }
}
const WORD = /[\p{L}\p{N}]/u;

/** Knows how rare each word is among some texts. */
export class WordStatistics {
  private readonly holders = new Map<string, number>();
  private readonly texts: number;

  constructor(
    texts: readonly string[],
    private readonly reader = new WordReader(),
  ) {
    this.texts = texts.length;
    for (const text of texts)
      for (const word of new Set(reader.wordsOf(text))) this.holders.set(word, (this.holders.get(word) ?? 0) + 1);
  }

  bag(text: string): WordBag {
    const weights = new Map<string, number>();
    let total = 0;
    for (const word of this.reader.wordsOf(text)) {
      const weight = Math.log(1 + this.texts / (this.holders.get(word) ?? 1));
      weights.set(word, (weights.get(word) ?? 0) + weight);
      total += weight;
    }
    return { key: plain(text).trim(), weights, total };
  }
}

/** The most that {@link similarity} can be, from the sizes alone: spares most pairs the comparison. */
export const mostSimilar = (a: WordBag, b: WordBag): number =>
  a.total + b.total === 0 ? 0 : (2 * Math.min(a.total, b.total)) / (a.total + b.total);

/** Dice's coefficient of two bags by weight: 1 for the same words, 0 for none in common or no words at all. */
export function similarity(a: WordBag, b: WordBag): number {
  if (a.total + b.total === 0) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, weight] of small.weights) common += Math.min(weight, large.weights.get(word) ?? 0);
  return (2 * common) / (a.total + b.total);
}
