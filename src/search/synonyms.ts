/**
 * Which words and names are one thing: `data/vocabulary/` and what the reports define themselves. Makes the groups of a
 * query: one thing that is asked, met by any of its names. Pure; knows no index.
 */
import asking from '../../data/vocabulary/asking.json' with { type: 'json' };
import names from '../../data/vocabulary/names.json' with { type: 'json' };
import sets from '../../data/vocabulary/synonyms.json' with { type: 'json' };
import type { Definition } from '../corpus/model';
import { TOPICS } from '../corpus/topics';
import { fold as foldWord } from './fold';
import { isStopWord } from './languages';
import type { Term } from './query';
import { oneSpelling, spellings } from './spelling';
import type { Alternative, TermGroup } from './types';

/** What is found under another name of the same thing counts almost as much as under the name that was typed. */
const SAME_THING = 0.9;
const OTHER_SPELLING = 0.95;
/** Another word for nearly the same: police and law enforcement. */
const NEAR = 0.6;
/** Another way in which the reports print the same topic. */
const SAME_TOPIC = 0.4;
/** The words of a name that do not stand beside one another. */
const APART = 0.7;
const MOST_NAME_WORDS = 9;

const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
const FRAME = new Set(asking.frame);
const GENERAL = new Set(asking.general.map(oneSpelling));

/** Words as they are compared here: folded, in one spelling, hyphens and apostrophes as spaces. */
const plain = (text: string): string =>
  text
    .split(/[\s\-‐‑–'’]+/)
    .map((word) => oneSpelling(foldWord(word)))
    .filter(Boolean)
    .join(' ');

/** One name and the other names of the thing, each with its weight. */
type Names = Map<string, Map<string, number>>;

function add(all: Names, list: readonly string[], weight: number): void {
  const keys = list.map(plain);
  for (const key of keys) {
    const others = all.get(key) ?? new Map<string, number>();
    // The name itself too: it may be typed in another spelling.
    for (const [at, other] of list.entries()) {
      const its = keys[at] === key ? OTHER_SPELLING : weight;
      others.set(other, Math.max(its, others.get(other) ?? 0));
    }
    all.set(key, others);
  }
}

/** Names of things and people of the vocabulary; made once. */
const VOCABULARY: Names = new Map();
for (const { id, names: spelled } of [...names.states, ...names.organizations])
  add(VOCABULARY, [id, ...spelled], SAME_THING);
// The key of an instrument is a symbol: who asks for the name does not ask for the number.
for (const { names: spelled } of names.instruments) add(VOCABULARY, spelled, SAME_THING);
for (const { words, near } of sets as { words: string[]; near?: boolean }[])
  add(VOCABULARY, words, near ? NEAR : SAME_THING);
for (const { forms } of TOPICS)
  add(
    VOCABULARY,
    forms.filter((form) => form.includes(' ') || form.includes('-')),
    SAME_TOPIC,
  );

export class Synonyms {
  private readonly defined: Names = new Map();

  /** @param definitions what the reports of the corpus define */
  constructor(definitions: readonly Definition[]) {
    for (const { short, long } of definitions) add(this.defined, [short, long], SAME_THING);
  }

  /**
   * What is asked, in the order of the terms. Words that together are a name are one group. Words with which people ask
   * ({@link isFrame}) are left out unless nothing else is there.
   * @param open the last term may go on
   */
  groups(terms: readonly Term[], open: boolean): TermGroup[] {
    const taken: { terms: readonly Term[]; frame: boolean }[] = [];
    for (let at = 0; at < terms.length; ) {
      const length = this.nameAt(terms, at);
      const [first] = terms.slice(at) as [Term];
      const frame = length === 1 && !first.phrase && isFrame(first.surface) && !this.isName(first.surface);
      taken.push({ terms: terms.slice(at, at + length), frame });
      at += length;
    }
    const named = taken.filter(({ frame }) => !frame);
    return (named.length > 0 ? named : taken).map(({ terms: own }) =>
      this.group(own, open && own.at(-1) === terms.at(-1)),
    );
  }

  private isName(surface: string): boolean {
    return this.othersOf(surface).length > 0;
  }

  /** How many terms from `at` on are one name; 1 if none is. */
  private nameAt(terms: readonly Term[], at: number): number {
    for (let length = Math.min(MOST_NAME_WORDS, terms.length - at); length > 1; length--) {
      const taken = terms.slice(at, at + length);
      if (taken.some(({ phrase }) => phrase)) continue;
      if (this.isName(taken.map(({ surface }) => surface).join(' '))) return length;
    }
    return 1;
  }

  private othersOf(name: string): [string, number][] {
    const key = plain(name);
    return [...(this.defined.get(key) ?? []), ...(VOCABULARY.get(key) ?? [])];
  }

  private group(terms: readonly Term[], open: boolean): TermGroup {
    const surface = terms.map((term) => term.surface).join(' ');
    const quoted = terms.some(({ phrase }) => phrase);
    const words = surface.split(/\s+/);
    const alternatives: Alternative[] = [{ words, phrase: quoted || words.length > 1, weight: 1 }];
    // Words between quotation marks are meant as they stand.
    if (!quoted) {
      if (words.length > 1) alternatives.push({ words, phrase: false, weight: APART });
      else
        for (const other of spellings(surface))
          alternatives.push({ words: [other], phrase: false, weight: OTHER_SPELLING });
      for (const [other, weight] of this.othersOf(surface)) {
        const otherWords = other.split(/\s+/);
        alternatives.push({ words: otherWords, phrase: otherWords.length > 1, weight });
      }
    }
    return { surface, alternatives: unique(alternatives), open };
  }
}

/** The strongest of those that say the same. */
function unique(alternatives: Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const each of alternatives) {
    const key = `${each.phrase} ${each.words.map(foldWord).join(' ')}`;
    const known = best.get(key);
    if (!known || known.weight < each.weight) best.set(key, each);
  }
  return [...best.values()];
}

/** A word that carries nothing of what is asked: `which`, `about`, `the`. */
export function isFrame(word: string): boolean {
  const folded = foldWord(word);
  return FRAME.has(folded) || isStopWord(folded, LANGUAGES);
}

/** A word that tells when it is found and tells nothing when it is not: `mentioned`, `countries`. */
export const isGeneral = (surface: string): boolean =>
  plain(surface)
    .split(' ')
    .every((word) => GENERAL.has(word) || isFrame(word));
