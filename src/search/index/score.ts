/**
 * The sums of one question over one index: by document, what each group adds and which groups are met. A group that only a
 * text can confirm (words side by side) is added as if it were, and taken back where the text says no.
 */
import type { Expansion } from './expand';
import type { SearchIndex } from './open';
import type { Plan, Variant } from './plan';
import { IMPACT, LEVEL_BITS } from './weights';

const LEVEL = (1 << LEVEL_BITS) - 1;

/** What a group adds before its rarity, by document. */
export interface GroupValues {
  /** Where the index alone knows that it is met. */
  sure: Float32Array;
  /** Where it is met if the text confirms it; null for a group without phrases. */
  unconfirmed: Float32Array | null;
  /** Documents that have either. */
  touched: Uint32Array;
}

/** The needs of a variant with what they mean. */
export interface ExpandedVariant {
  variant: Variant;
  expansions: Expansion[];
}

export interface ExpandedPlan {
  plan: Plan;
  variants: ExpandedVariant[];
}

export class Scorer {
  /** By document: the sum, as if everything unconfirmed were met. */
  readonly totals: Float32Array;
  /** By document: bits of the groups that are met or may be. */
  readonly possible: Uint32Array;
  /** By document: 1 if it is not to be found. */
  readonly excluded: Uint8Array;
  readonly #word: Float32Array;
  readonly #sum: Float32Array;
  readonly #count: Uint8Array;
  readonly #touched: Uint32Array;

  constructor(
    readonly index: SearchIndex,
    /** Position among the indexes. */
    private readonly at: number,
  ) {
    this.totals = new Float32Array(index.size);
    this.possible = new Uint32Array(index.size);
    this.excluded = new Uint8Array(index.size);
    this.#word = new Float32Array(index.size);
    this.#sum = new Float32Array(index.size);
    this.#count = new Uint8Array(index.size);
    this.#touched = new Uint32Array(index.size);
  }

  /** What a group adds. @param postings gives the bytes of every term that the expansions name */
  values({ variants }: ExpandedPlan, postings: (term: number) => Uint8Array): GroupValues {
    const { size } = this.index;
    const sure = new Float32Array(size);
    const hasPhrases = variants.some(({ variant }) => variant.phrases.length > 0);
    const unconfirmed = hasPhrases ? new Float32Array(size) : null;
    const touched = new Uint32Array(size);
    let count = 0;
    for (const { variant, expansions } of variants) {
      const into = variant.phrases.length > 0 ? (unconfirmed as Float32Array) : sure;
      const other = variant.phrases.length > 0 ? sure : unconfirmed;
      const [only] = expansions;
      if (expansions.length === 1 && only && other === null) {
        count = this.#best(only, variant.weight, postings, into, touched, count);
        continue;
      }
      const found = this.#every(expansions, postings);
      for (let each = 0; each < found; each++) {
        const ordinal = this.#touched[each] as number;
        if (this.#count[ordinal] === expansions.length) {
          const value = (this.#sum[ordinal] as number) * variant.weight;
          if (into[ordinal] === 0 && (other === null || other[ordinal] === 0)) touched[count++] = ordinal;
          if (value > (into[ordinal] as number)) into[ordinal] = value;
        }
        this.#count[ordinal] = 0;
        this.#sum[ordinal] = 0;
      }
    }
    return { sure, unconfirmed, touched: touched.subarray(0, count) };
  }

  /** The best of all terms of one need, by document. Returns how many documents have been touched so far. */
  #best(
    { ranges }: Expansion,
    weight: number,
    postings: (term: number) => Uint8Array,
    into: Float32Array,
    touched: Uint32Array,
    before: number,
  ): number {
    const { lengthCodes } = this.index;
    let count = before;
    for (const [from, to, ofTerm] of ranges[this.at] ?? [])
      for (let term = from; term < to; term++) {
        const bytes = postings(term);
        const factor = weight * ofTerm;
        let ordinal = -1;
        for (let at = 0; at < bytes.length; ) {
          let byte = bytes[at++] as number;
          let value = byte & 0x7f;
          for (let shift = 7; byte > 0x7f && at < bytes.length; shift += 7) {
            byte = bytes[at++] as number;
            value |= (byte & 0x7f) << shift;
          }
          ordinal += (value >>> LEVEL_BITS) + 1;
          const score = factor * (IMPACT[((value & LEVEL) << 8) | (lengthCodes[ordinal] as number)] as number);
          const known = into[ordinal] as number;
          if (known === 0) touched[count++] = ordinal;
          if (score > known) into[ordinal] = score;
        }
      }
    return count;
  }

  /** Documents that have some of the needs, with the sum and the number of needs that are met in a row from the first. */
  #every(expansions: readonly Expansion[], postings: (term: number) => Uint8Array): number {
    let found = 0;
    const touched = new Uint32Array(this.index.size);
    expansions.forEach((expansion, position) => {
      const count = this.#best(expansion, 1, postings, this.#word, touched, 0);
      for (let each = 0; each < count; each++) {
        const ordinal = touched[each] as number;
        if (this.#count[ordinal] === position) {
          if (position === 0) this.#touched[found++] = ordinal;
          this.#count[ordinal] = position + 1;
          this.#sum[ordinal] = (this.#sum[ordinal] as number) + (this.#word[ordinal] as number);
        }
        this.#word[ordinal] = 0;
      }
    });
    return found;
  }

  /** Adds a group to the sums. */
  add({ sure, unconfirmed, touched }: GroupValues, rarity: number, bit: number): void {
    for (let each = 0; each < touched.length; each++) {
      const ordinal = touched[each] as number;
      const value = Math.max(sure[ordinal] as number, unconfirmed ? (unconfirmed[ordinal] as number) : 0);
      this.totals[ordinal] = (this.totals[ordinal] as number) + value * rarity;
      this.possible[ordinal] = (this.possible[ordinal] as number) | bit;
    }
  }
}
