/**
 * A document as anchors see it: its passages in order, their words, and which passages a text is like.
 * Built lazily and kept: the notes of a document share it. Knows nothing of notes.
 */
import { plain } from '../../corpus/align/word-diff';
import { AROUND, MAX_TWINS, type Surroundings } from '../../protocol/note';
import { type Alignment, alignWords, type WordIds } from './alignment';
import { lettersAlike, type Words, wordsOf } from './words';

/** A text with its words as numbers. */
export interface ReadText {
  text: string;
  words: Words;
  ids: WordIds;
  weight: number;
}

/** How a text is like another. Shares are of the weight of words, from 0 to 1. */
export interface Likeness {
  alignment: Alignment;
  /** Of both texts. */
  common: number;
  /** Of the first text, and of the second, that the other has too. */
  ofFirst: number;
  ofSecond: number;
}

/** Texts that share so much can be taken for one another. */
const TWIN = 0.4;
/** So many passages are compared word by word with a text. */
const COMPARED = 8;
/** Fewer words tell nothing of where they are from. */
export const TELLING = 6;
/** A word weighs least when half of all passages have it, most when a tenth or fewer have. */
const LEAST_WEIGHT = 0.25;
const COMMON_WORD = 0.1;
const LEAST_PASSAGES = 40;

/** Texts that share less than this of the shorter are not looked at for words respelt. */
const RELATED = 0.3;
/** Letters that two words must share to be one word respelt. */
const RESPELT = 0.6;

/** Texts of equal keys are the same words in the same typography-free spelling. */
export const textKey = (text: string): string => plain(text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')).trim();

export class AnchorDocument {
  private readonly places = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private read: ReadText[] = [];
  private readonly others = new Map<string, ReadText>();
  private readonly alike = new Map<ReadText, Map<number, Likeness | null>>();
  /** How many passages hold a word. */
  private readonly holders: number[] = [];
  private readonly around = new Map<string, Surroundings>();
  private postings: Map<number, number[]> | null = null;
  private byKey: Map<string, number[]> | null = null;

  /** @param language of the text, BCP 47. Passage ids are unique; of equal ones the first counts. */
  constructor(
    readonly language: string,
    readonly passages: readonly { id: string; text: string }[],
  ) {
    passages.forEach(({ id }, index) => {
      if (!this.places.has(id)) this.places.set(id, index);
    });
  }

  /** Text of a passage, undefined for an id that the document does not have. */
  textOf(id: string): string | undefined {
    const index = this.places.get(id);
    return index === undefined ? undefined : this.passages[index]?.text;
  }

  /** Place of a passage in the order of the text, -1 for none. */
  indexOf(id: string): number {
    return this.places.get(id) ?? -1;
  }

  /** Passages of the same words, in their order. */
  sameAs(text: string): readonly number[] {
    if (this.byKey === null) {
      this.byKey = new Map();
      for (const [index, passage] of this.passages.entries()) {
        const key = textKey(passage.text);
        const held = this.byKey.get(key);
        if (held) held.push(index);
        else this.byKey.set(key, [index]);
      }
    }
    return this.byKey.get(textKey(text)) ?? [];
  }

  /** A passage's text with its words. */
  passage(index: number): ReadText {
    this.index();
    const read = this.read[index];
    if (!read) throw new RangeError(`No passage ${index}.`);
    return read;
  }

  /** Another text with its words, weighed as the words of this document are. */
  reader(text: string): ReadText {
    let read = this.others.get(text);
    if (!read) {
      read = this.reading(text);
      this.others.set(text, read);
    }
    return read;
  }

  /** How a text is like a passage; null when they are too long to compare. */
  likeness(text: ReadText, index: number): Likeness | null {
    let known = this.alike.get(text);
    if (!known) {
      known = new Map();
      this.alike.set(text, known);
    }
    let found = known.get(index);
    if (found === undefined) {
      found = this.compare(text, this.passage(index));
      known.set(index, found);
    }
    return found;
  }

  /**
   * The passages that share the most words with a text, whatever their order; most promising first.
   * @param family only passages of it, see {@link familyOf}
   */
  candidates(text: ReadText, family: string | null = null): number[] {
    const postings = this.index();
    const shared = new Map<number, number>();
    const wanted = countsOf(text.ids);
    for (const [word, count] of wanted) {
      const holders = postings.get(word) ?? [];
      const weight = this.weightOf(word);
      // One entry for each time that the word stands there.
      for (let at = 0; at < holders.length; ) {
        const index = holders[at] as number;
        let times = 0;
        while (holders[at] === index) {
          at++;
          times++;
        }
        shared.set(index, (shared.get(index) ?? 0) + Math.min(times, count) * weight);
      }
    }
    return [...shared]
      .filter(([index]) => family === null || this.family(index) === family)
      .map(([index, weight]) => {
        const passage = this.passage(index);
        const whole = (2 * weight) / (text.weight + passage.weight);
        const held = text.ids.length >= TELLING ? weight / text.weight : 0;
        const part = passage.ids.length >= TELLING ? weight / passage.weight : 0;
        return { index, promise: Math.max(whole, 0.9 * held, 0.9 * part) };
      })
      .sort((a, b) => b.promise - a.promise || a.index - b.index)
      .slice(0, COMPARED)
      .map(({ index }) => index);
  }

  /** Family of a passage, see {@link familyOf}. */
  family(index: number): string {
    return familyOf(this.passages[index]?.id ?? '');
  }

  /** What tells a passage from the others here. */
  surroundings(id: string): Surroundings {
    const known = this.around.get(id);
    if (known) return known;
    const index = this.indexOf(id);
    const text = this.passage(index);
    const twins = this.candidates(text, familyOf(id))
      .filter((other) => other !== index)
      .map((other) => ({ other, likeness: this.likeness(text, other) }))
      .filter(({ likeness }) => likeness !== null && takenFor(likeness) >= TWIN)
      .sort((a, b) => takenFor(b.likeness as Likeness) - takenFor(a.likeness as Likeness))
      .slice(0, MAX_TWINS)
      .map(({ other }) => this.passages[other]?.text ?? '');
    const around = { before: this.endOf(index - 1), after: this.beginningOf(index + 1), twins };
    this.around.set(id, around);
    return around;
  }

  /** The last words of a passage, at most {@link AROUND} code units; empty outside of the document. */
  endOf(index: number): string {
    return clean((this.passages[index]?.text ?? '').slice(-AROUND));
  }

  /** The first words of a passage, likewise. */
  beginningOf(index: number): string {
    return clean((this.passages[index]?.text ?? '').slice(0, AROUND));
  }

  /** Compares two texts by the words of this document. */
  compare(first: ReadText, second: ReadText): Likeness | null {
    const alignment = alignWords(first.ids, second.ids, (word) => this.weightOf(word));
    if (alignment === null) return null;
    const least =
      Math.min(first.ids.length, second.ids.length) < TELLING ? 0 : RELATED * Math.min(first.weight, second.weight);
    const weight = alignment.weight + (alignment.weight < least ? 0 : this.addRespelt(first, second, alignment));
    return {
      alignment,
      common: first.weight + second.weight === 0 ? 0 : (2 * weight) / (first.weight + second.weight),
      ofFirst: first.weight === 0 ? 0 : weight / first.weight,
      ofSecond: second.weight === 0 ? 0 : weight / second.weight,
    };
  }

  /**
   * Pairs words that stand for one another between words that have stayed and are spelt almost alike; gives their weight
   * as far as they are alike.
   */
  private addRespelt(first: ReadText, second: ReadText, alignment: Alignment): number {
    const { partner } = alignment;
    let weight = 0;
    for (let from = 0; from < partner.length; ) {
      if (partner[from] !== -1) {
        from++;
        continue;
      }
      let to = from;
      while (to < partner.length && partner[to] === -1) to++;
      const start =
        from === 0
          ? to === partner.length
            ? 0
            : Math.max(0, (partner[to] ?? 0) - (to - from))
          : (partner[from - 1] ?? 0) + 1;
      const end = to === partner.length ? Math.min(second.ids.length, start + to - from) : (partner[to] ?? 0);
      for (let i = from, j = start; i < to; i++) {
        for (let k = j; k < end && k <= j + 1; k++) {
          const alike = lettersAlike(first.words.keys[i] ?? '', second.words.keys[k] ?? '');
          if (alike < RESPELT) continue;
          partner[i] = k;
          weight += alike * this.weightOf(first.ids[i] as number);
          alignment.matched++;
          j = k;
          break;
        }
        j++;
      }
      from = to;
    }
    return weight;
  }

  private weightOf(word: number): number {
    const holders = this.holders[word] ?? 0;
    if (holders <= 1) return 1;
    // In a document of a few passages two that share a word say nothing of how common it is.
    const share = holders / Math.max(this.passages.length, LEAST_PASSAGES);
    return share <= COMMON_WORD ? 1 : Math.max(LEAST_WEIGHT, 1 - Math.log10(share / COMMON_WORD));
  }

  private index(): Map<number, number[]> {
    if (this.postings !== null) return this.postings;
    const postings = new Map<number, number[]>();
    this.postings = postings;
    const all = this.passages.map(({ text }) => {
      const words = wordsOf(text);
      return { text, words, ids: this.idsOf(words), weight: 0 };
    });
    all.forEach(({ ids }, index) => {
      for (const word of new Set(ids)) this.holders[word] = (this.holders[word] ?? 0) + 1;
      for (const word of ids) {
        const held = postings.get(word);
        if (held) held.push(index);
        else postings.set(word, [index]);
      }
    });
    all.forEach((read) => {
      read.weight = this.weigh(read.ids);
    });
    this.read = all;
    return postings;
  }

  private reading(text: string): ReadText {
    this.index();
    const words = wordsOf(text);
    const ids = this.idsOf(words);
    return { text, words, ids, weight: this.weigh(ids) };
  }

  private weigh(ids: WordIds): number {
    let sum = 0;
    for (const id of ids) sum += this.weightOf(id);
    return sum;
  }

  private idsOf({ keys }: Words): WordIds {
    return Int32Array.from(keys, (key) => {
      let id = this.numbers.get(key);
      if (id === undefined) {
        id = this.numbers.size;
        this.numbers.set(key, id);
      }
      return id;
    });
  }
}

/**
 * The kind of place that a passage id names: the text itself with its paragraphs and items, or headings, agenda items,
 * rows of a timetable, footnotes, ... An agenda prints the same words as a heading and a timetable do; none becomes another.
 */
export function familyOf(id: string): string {
  const place = id.slice(id.indexOf('#') + 1);
  if (/^\d/.test(place)) return 'text';
  const dash = place.indexOf('-');
  return dash < 0 ? place : place.slice(0, dash + 1);
}

/** How easily one text is taken for the other: for as much as they share, or as one holds of the other. */
const takenFor = ({ common, ofFirst, ofSecond }: Likeness): number => Math.max(common, 0.75 * ofFirst, 0.75 * ofSecond);

/** Without the half of a surrogate pair that a cut may leave. */
const clean = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

function countsOf(ids: WordIds): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
