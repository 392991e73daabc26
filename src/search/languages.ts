/**
 * What the search knows of single languages: how a word is reduced to its stem, and which words carry no meaning of their
 * own. The six official languages; a word of any other is its own stem. Works on folded words only.
 */
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stopwords as arabicStops } from '@orama/stopwords/arabic';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as chineseStops } from '@orama/stopwords/mandarin';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { fold } from './fold';

/**
 * Porter's algorithm as its author has it: where "ion" goes, the s or t before it stays, which the library drops. Else
 * prevention and prevent, prosecution and prosecute would be two words.
 * @see Porter, "An algorithm for suffix stripping" (1980), step 4
 */
function porter(word: string): string {
  const stem = english(word);
  return /^[st]ion/.test(word.slice(stem.length)) ? word.slice(0, stem.length + 1) : stem;
}

const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  en: porter,
  es: spanish,
  fr: french,
  ru: russian,
};
const STOPS: Readonly<Record<string, readonly string[]>> = {
  ar: arabicStops,
  en: englishStops,
  es: spanishStops,
  fr: frenchStops,
  ru: russianStops,
  zh: chineseStops,
};

/** The primary subtag of a BCP 47 tag: `zh-Hans` is `zh`. */
export const primary = (language: string): string =>
  language
    .slice(0, 3)
    .replace(/[^a-z].*$/i, '')
    .toLowerCase();

/** Letters alone, or letters with marks: what has figures or signs in it is a name, and names have no other form. */
const PLAIN = /^[\p{L}\p{M}]{3,}$/u;

/**
 * The stem of a folded word: what its forms have in common. Words of other languages than the five that have a stemmer here,
 * words of one or two letters, numbers and symbols are their own stems.
 */
export function stemOf(folded: string, language: string): string {
  const stemmer = STEMMERS[primary(language)];
  return stemmer && PLAIN.test(folded) ? stemmer(folded) : folded;
}

/** True if words of this language have stems of their own. */
export const hasStems = (language: string): boolean => primary(language) in STEMMERS;

const stopSets = new Map<string, ReadonlySet<string>>();

/** True if a folded word carries no meaning of its own in one of these languages: `the`, `of`, `которых`. */
export function isStopWord(folded: string, languages: readonly string[]): boolean {
  return languages.some((language) => {
    const key = primary(language);
    let set = stopSets.get(key);
    if (!set) {
      set = new Set((STOPS[key] ?? []).map(fold));
      stopSets.set(key, set);
    }
    return set.has(folded);
  });
}
