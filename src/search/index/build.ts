/** Makes an index of findable things, all at once. The same things give the same bytes, in whatever order they come. */
import { hasStems, primary, stemOf } from '../languages';
import { wordsOf } from '../tokens';
import type { Findable, ShardReader } from '../types';
import { type BuiltIndex, naturally, shardsOf, standingOf, stemMark } from './format';
import { FIELD_WEIGHTS, FIELDS, LEVEL_BITS, lengthCode, levelOf } from './weights';
import { layOut } from './write';

/** Numbers that grow without a box for each. */
class Numbers {
  values = new Uint32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/**
 * The index of findable things. Of two with the same id the later one holds. Time and memory grow with the words: about a
 * second for two million.
 */
export function buildIndex(findables: Iterable<Findable>): BuiltIndex {
  const byId = new Map<string, Findable>();
  for (const each of findables) byId.set(each.id, each);
  const sorted = [...byId.values()].sort((a, b) => naturally(a.id, b.id));
  const languages = [...new Set(sorted.map(({ language }) => primary(language)))].sort();

  const numbers = new Map<string, number>();
  const words: string[] = [];
  /** By number of the word, as bits by language: in which the word stands. */
  const spoken = new Numbers();
  const occurrences = new Numbers();
  const postings = new Numbers();
  const lengths = sorted.map((findable, ordinal) => {
    const frequencies = new Map<number, number>();
    const bit = 1 << Math.min(31, languages.indexOf(primary(findable.language)));
    let length = 0;
    for (const field of FIELDS)
      for (const { word, whole } of wordsOf(findable.fields[field], findable.language)) {
        if (!whole) length++;
        let number = numbers.get(word);
        if (number === undefined) {
          number = words.length;
          numbers.set(word, number);
          words.push(word);
          spoken.push(0);
        }
        frequencies.set(number, (frequencies.get(number) ?? 0) + FIELD_WEIGHTS[field]);
      }
    for (const [number, frequency] of frequencies) {
      spoken.values[number] = (spoken.values[number] as number) | bit;
      occurrences.push(number);
      postings.push(((ordinal << LEVEL_BITS) | levelOf(frequency)) >>> 0);
    }
    return lengthCode(length);
  });

  const order = words.map((_, number) => number).sort((a, b) => compare(words[a] as string, words[b] as string));
  const terms = order.map((number) => words[number] as string);
  const { starts, byTerm } = grouped(order, occurrences, postings);
  return layOut({
    languages,
    documents: sorted.map(({ id, kind, draft, procedural, meeting, document }, ordinal) => ({
      id,
      standing: standingOf(kind, draft, procedural),
      meeting,
      document,
      length: lengths[ordinal] as number,
    })),
    terms,
    postings: (term) => byTerm.subarray(starts[term], starts[term + 1]),
    stems: languages.filter(hasStems).map((language) => {
      const bit = 1 << Math.min(31, languages.indexOf(language));
      const marks = Uint16Array.from(order, (number, term) =>
        (spoken.values[number] as number) & bit ? stemMark(stemOf(terms[term] as string, language)) : 0,
      );
      return { language, marks };
    }),
  });
}

/** Reads an index from where it was made. */
export function inMemory(built: BuiltIndex): ShardReader {
  const byName = new Map(shardsOf(built));
  return { read: async (shard) => byName.get(shard) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Postings by term, in the order of documents: a counting sort, since they came in the order of documents. */
function grouped(order: number[], occurrences: Numbers, postings: Numbers) {
  const termOf = new Uint32Array(order.length);
  order.forEach((number, term) => {
    termOf[number] = term;
  });
  const starts = new Uint32Array(order.length + 1);
  for (let index = 0; index < occurrences.length; index++)
    (starts[(termOf[occurrences.values[index] as number] as number) + 1] as number)++;
  for (let term = 0; term < order.length; term++) (starts[term + 1] as number) += starts[term] as number;
  const next = starts.slice();
  const byTerm = new Uint32Array(postings.length);
  for (let index = 0; index < postings.length; index++) {
    const term = termOf[occurrences.values[index] as number] as number;
    byTerm[(next[term] as number)++] = postings.values[index] as number;
  }
  return { starts, byTerm };
}
