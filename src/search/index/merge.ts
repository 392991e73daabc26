/**
 * Makes one index of several without reading a text again. The same documents give the same bytes, whether they are
 * indexed at once or merged from whatever parts.
 */
import { ByteReader } from './bytes';
import { type BuiltIndex, naturally } from './format';
import type { SearchIndex } from './open';
import { LEVEL_BITS } from './weights';
import { type Draft, layOut } from './write';

/**
 * The index of all that several indexes hold. Of documents with the same id the last index's holds.
 * @throws IndexError when a shard of one is not what was written
 */
export async function mergeIndexes(indexes: readonly SearchIndex[]): Promise<BuiltIndex> {
  const parts = await Promise.all(indexes.map(read));
  const holders = new Map<string, number>();
  parts.forEach(({ ids }, at) => {
    for (const id of ids) holders.set(id, at);
  });
  const all = parts
    .flatMap(({ ids, documents }, at) =>
      ids.flatMap((id, ordinal) =>
        holders.get(id) === at ? [{ ...(documents[ordinal] as Draft['documents'][number]), at, ordinal }] : [],
      ),
    )
    .sort((a, b) => naturally(a.id, b.id));
  /** By part and ordinal there: the ordinal here + 1, or 0 for what another part replaces. */
  const places = parts.map(({ ids }) => new Uint32Array(ids.length));
  all.forEach(({ at, ordinal }, place) => {
    (places[at] as Uint32Array)[ordinal] = place + 1;
  });

  const byWord = new Map<string, Uint32Array>();
  const words = [...new Set(indexes.flatMap(({ terms }) => terms))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const word of words) {
    const postings = parts.flatMap(({ index, postings }, at) => {
      const term = index.termOf(word);
      if (term < 0) return [];
      return decoded(postings(term)).flatMap((posting) => {
        const place = (places[at] as Uint32Array)[posting >>> LEVEL_BITS] as number;
        return place === 0 ? [] : [(((place - 1) << LEVEL_BITS) | (posting & ((1 << LEVEL_BITS) - 1))) >>> 0];
      });
    });
    // A word that only a replaced document had is gone with it.
    if (postings.length > 0) byWord.set(word, Uint32Array.from(postings).sort());
  }
  const terms = [...byWord.keys()];
  const lists = [...byWord.values()];
  const languages = [...new Set(indexes.flatMap((index) => index.languages))].sort();
  return layOut({
    languages,
    documents: all,
    terms,
    postings: (term) => lists[term] as Uint32Array,
    stems: stemsOf(terms, indexes, languages),
  });
}

async function read(index: SearchIndex) {
  const ordinals = Array.from({ length: index.size }, (_, ordinal) => ordinal);
  const [ids, columns, postings] = await Promise.all([
    index.ids(ordinals),
    index.columns(),
    index.postings([[0, index.terms.length]]),
  ]);
  const documents = ids.map((id, ordinal): Draft['documents'][number] => ({
    id,
    standing: columns.standings[ordinal] as number,
    meeting: columns.meetings[ordinal] === 0 ? null : (columns.meetings[ordinal] as number) - 1,
    document: columns.symbols[(columns.documents[ordinal] as number) - 1] ?? null,
    length: index.lengthCodes[ordinal] as number,
  }));
  return { index, ids, documents, postings };
}

function decoded(bytes: Uint8Array): number[] {
  const reader = new ByteReader(bytes);
  const postings: number[] = [];
  let ordinal = -1;
  while (reader.at < bytes.length) {
    const value = reader.number();
    ordinal += (value >>> LEVEL_BITS) + 1;
    postings.push(((ordinal << LEVEL_BITS) | (value & ((1 << LEVEL_BITS) - 1))) >>> 0);
  }
  return postings;
}

/** The marks as the parts have them: a word keeps the languages of all parts that know it. */
function stemsOf(
  terms: readonly string[],
  indexes: readonly SearchIndex[],
  languages: readonly string[],
): Draft['stems'] {
  return languages.flatMap((language) => {
    const own = indexes.flatMap((index) => {
      const marks = index.stems.find((stems) => stems.language === language)?.marks;
      return marks ? [{ index, marks }] : [];
    });
    if (own.length === 0) return [];
    const marks = Uint16Array.from(terms, (word) => {
      for (const { index, marks } of own) {
        const term = index.termOf(word);
        if (term >= 0 && marks[term] !== 0) return marks[term] as number;
      }
      return 0;
    });
    return [{ language, marks }];
  });
}
