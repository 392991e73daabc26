/**
 * The sums of one question over one index: by document, what each group adds and which groups are met. A group that only a
 * text can confirm (words side by side) is added as if it were, and taken back where the text says no.
 */
import type { Expansion } from './expand';
import type { SearchIndex } from './open';
import type { Plan, Variant } from './plan';
import { IMPACT, LEVEL_BITS } from './weights';
import type { Workspace } from './workspace';

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

  /** @param workspace columns of the size of the index, lent until the question is answered */
  constructor(
    readonly index: SearchIndex,
    /** Position among the indexes. */
    private readonly at: number,
    private readonly workspace: Workspace,
  ) {
    this.totals = workspace.floats();
    this.possible = workspace.numbers();
    this.excluded = workspace.bytes();
  }

  /**
   * What a group adds.
   * @param postings gives the bytes of every term that the expansions name
   * @param workspace what the values are lent from
   */
  values(
    { variants }: ExpandedPlan,
    postings: (term: number) => Uint8Array,
    workspace: Workspace = this.workspace,
  ): GroupValues {
    const sure = workspace.floats();
    const hasPhrases = variants.some(({ variant }) => variant.phrases.length > 0);
    const unconfirmed = hasPhrases ? workspace.floats() : null;
    const touched = workspace.numbers();
    let count = 0;
    for (const { variant, expansions } of variants) {
      const into = variant.phrases.length > 0 ? (unconfirmed as Float32Array) : sure;
      const other = variant.phrases.length > 0 ? sure : unconfirmed;
      const [only] = expansions;
      if (expansions.length === 1 && only && other === null) {
        count = this.#best(only, variant.weight, postings, into, touched, count);
        continue;
      }
      const meanwhile = workspace.part();
      const { found, sums } = this.#every(expansions, postings, meanwhile);
      for (const ordinal of found) {
        const value = (sums[ordinal] as number) * variant.weight;
        if (into[ordinal] === 0 && (other === null || other[ordinal] === 0)) touched[count++] = ordinal;
        if (value > (into[ordinal] as number)) into[ordinal] = value;
      }
      meanwhile.leave();
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

  /** Documents that have all of the needs, with the sums of what these add. */
  #every(expansions: readonly Expansion[], postings: (term: number) => Uint8Array, workspace: Workspace) {
    const sums = workspace.floats();
    const met = workspace.bytes();
    const found = workspace.numbers();
    let count = 0;
    expansions.forEach((expansion, position) => {
      const meanwhile = workspace.part();
      const word = meanwhile.floats();
      const touched = meanwhile.numbers();
      const having = this.#best(expansion, 1, postings, word, touched, 0);
      count = 0;
      for (let each = 0; each < having; each++) {
        const ordinal = touched[each] as number;
        if (met[ordinal] !== position) continue;
        met[ordinal] = position + 1;
        sums[ordinal] = (sums[ordinal] as number) + (word[ordinal] as number);
        found[count++] = ordinal;
      }
      meanwhile.leave();
    });
    return { found: found.subarray(0, count), sums };
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
