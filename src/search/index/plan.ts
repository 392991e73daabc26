/**
 * What a question asks of an index: each group as variants, each variant as words that must all be there and phrases that the
 * texts must show. Cuts the asked words as the texts were cut. Knows no index. Pure.
 */
import { isStopWord } from '../languages';
import { UNKNOWN_LANGUAGE, type Word, wordsOf } from '../tokens';
import type { Alternative, Ask, TermGroup } from '../types';

/** Groups that are considered: what is pasted as a whole is found by its first words. */
export const MOST_GROUPS = 24;

/** A word that must be there. */
export interface Need {
  /** Folded. */
  word: string;
  /** Every word that begins so counts. */
  open: boolean;
  as: NeedAs;
}

/**
 * What a needed word may be taken for: `typed` its other forms, and where it is nowhere what it is a slip of; `forms` no
 * slips, since nobody typed it; `exact` itself alone, asked between quotation marks, a symbol, a number.
 */
export type NeedAs = 'typed' | 'forms' | 'exact';

/** Words side by side. */
export interface Phrase {
  parts: string[];
  /** The last part may be the beginning of a word. */
  open: boolean;
}

/** One way to meet a group. */
export interface Variant {
  needs: Need[];
  phrases: Phrase[];
  weight: number;
  /** Only if the variant before it is met nowhere: the parts of a symbol that no text has. */
  instead: boolean;
}

export interface Plan {
  /** The position of its group in the question. */
  position: number;
  variants: Variant[];
}

/** What parts side by side count beside the whole that was asked. */
const AS_PARTS = 0.8;

/** The variants of each group that asks for anything. */
export function planOf(groups: readonly TermGroup[]): Plan[] {
  return groups.slice(0, MOST_GROUPS).flatMap((group, position) => {
    const variants = group.alternatives.flatMap((alternative) => variantsOf(alternative, group.open));
    // A name of more words says no more than one of fewer.
    const asked = variants[0]?.needs.length ?? 0;
    for (const variant of variants) variant.weight *= asked / variant.needs.length;
    return variants.length > 0 ? [{ position, variants }] : [];
  });
}

/**
 * The positions of the groups that need not be met: words without a meaning of their own, as long as something else is asked.
 * Written in capitals amid small letters they are names: `WHO`, `IT`.
 */
export function optionalGroups({ groups }: Ask, plans: readonly Plan[], languages: readonly string[]): Set<number> {
  const inSmall = groups.some(({ surface }) => /\p{Ll}/u.test(surface));
  const optional = plans.filter(({ position, variants }) => {
    const surface = groups[position]?.surface ?? '';
    if (inSmall && surface.length > 1 && /^\p{Lu}+$/u.test(surface)) return false;
    return variants.every(
      ({ needs, phrases }) => phrases.length === 0 && needs.every(({ word }) => isStopWord(word, languages)),
    );
  });
  return optional.length === plans.length ? new Set() : new Set(optional.map(({ position }) => position));
}

function variantsOf({ words, phrase, weight }: Alternative, open: boolean): Variant[] {
  const cut = words.map((word) => wordsOf(word, UNKNOWN_LANGUAGE)).filter((each) => each.length > 0);
  const parts = cut.flat().filter(({ whole }) => !whole);
  if (parts.length === 0) return [];
  const isTyped = weight >= 1;
  if (phrase && parts.length > 1)
    return [
      {
        needs: needsOf(parts, open, isTyped ? 'exact' : 'forms'),
        phrases: [phraseOf(parts, open)],
        weight,
        instead: false,
      },
    ];
  const as = !isTyped ? 'forms' : phrase ? 'exact' : 'typed';
  const tops = cut.flatMap(topsOf);
  const asked: Variant = { needs: needsOf(tops, open, as), phrases: [], weight, instead: false };
  if (tops.length === parts.length) return [asked];
  const phrases = cut.flatMap((each, index) => {
    const own = each.filter(({ whole }) => !whole);
    return own.length > 1 ? [phraseOf(own, open && index === cut.length - 1)] : [];
  });
  const named = tops.some(({ word, whole }) => whole && /\p{Nd}/u.test(word));
  return [asked, { needs: needsOf(parts, open, as), phrases, weight: weight * AS_PARTS, instead: named }];
}

const phraseOf = (parts: readonly Word[], open: boolean): Phrase => ({ parts: parts.map(({ word }) => word), open });

/** Each word once; the last one is open if the group is. A whole of several parts has no other form: its parts have. */
function needsOf(words: readonly Word[], open: boolean, as: NeedAs): Need[] {
  const needs = new Map<string, Need>();
  words.forEach(({ word, whole }, index) => {
    const isOpen = open && index === words.length - 1;
    const known = needs.get(word);
    if (!known || (known.open && !isOpen)) needs.set(word, { word, open: isOpen, as: whole ? 'exact' : as });
  });
  return [...needs.values()];
}

/** The words that no other covers. */
function topsOf(words: readonly Word[]): Word[] {
  let end = -1;
  return words.filter((word) => {
    if (word.start < end) return false;
    if (word.whole) end = word.end;
    return true;
  });
}
