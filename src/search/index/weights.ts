/**
 * How much a word counts: by its field, by how often it stands there, by how long the text is. BM25F with weights of fields
 * folded into the frequency, so that a posting needs three bits for all of them.
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.3 and 3.5
 */
import type { FieldTexts, FindableKind } from '../types';
import { KINDS, standingOf } from './format';

/** A title says what a text is about in a few words; a heading stands over many texts. */
export const FIELD_WEIGHTS: Readonly<Record<keyof FieldTexts, number>> = { title: 4, section: 2, people: 3, text: 1 };
export const FIELDS = Object.keys(FIELD_WEIGHTS) as (keyof FieldTexts)[];

/** Weighted frequencies that are told apart; what lies between counts as the one below. */
const LEVELS = [1, 2, 3, 4, 6, 8, 12, 20] as const;
/** Bits of a level in a posting. */
export const LEVEL_BITS = 3;

/** The level of a weighted frequency of at least 1. */
export function levelOf(frequency: number): number {
  let level = LEVELS.length - 1;
  while (level > 0 && (LEVELS[level] as number) > frequency) level--;
  return level;
}

/** Lengths are kept in a byte each: twelve steps from one length to its double. */
export const lengthCode = (words: number): number => Math.min(255, Math.round(Math.log2(1 + words) * 12));

/** Saturation of frequency and weight of length as usual for paragraphs. */
const K1 = 1.2;
const B = 0.6;
/**
 * Words of a text of usual length: a constant, where the measure has the mean of the collection, so that the same text
 * counts the same whatever is installed beside it.
 */
const USUAL_LENGTH = 64;

/** What a posting adds before the rarity of its word: by `level << 8 | lengthCode`. */
export const IMPACT: Float32Array = Float32Array.from({ length: LEVELS.length << 8 }, (_, index) => {
  const frequency = LEVELS[index >> 8] as number;
  const words = 2 ** ((index & 0xff) / 12) - 1;
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * words) / USUAL_LENGTH));
});

/** How rare a word is that `having` of `all` texts have: never negative. */
export const rarity = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/**
 * How much a document counts by what it is. A passage states; a meeting or person is concluded from passages, and a document
 * as a whole says less than the paragraph that says it.
 */
const BY_KIND: Readonly<Record<FindableKind, number>> = {
  recommendation: 1,
  paragraph: 1,
  footnote: 1,
  note: 1,
  document: 0.7,
  meeting: 0.5,
  person: 0.5,
};
/** A draft is cited only where the report does not say it. */
const DRAFT = 0.93;
/** Introductions and records of procedure name the same things in every report. */
const PROCEDURE = 0.8;
/** The same by the byte that says what a document is. */
export const BY_STANDING = new Float32Array(KINDS.length * 4);
for (const kind of KINDS)
  for (const draft of [false, true])
    for (const procedural of [false, true])
      BY_STANDING[standingOf(kind, draft, procedural)] =
        BY_KIND[kind] * (draft ? DRAFT : 1) * (procedural ? PROCEDURE : 1);

/** What a word counts that is not the asked one itself: in another form, beginning with it, one or two slips away. */
export const WEIGHTS = { exact: 1, form: 0.75, beginning: 0.5, slip: [1, 0.75, 0.5] } as const;
