/** Things to be found, questions, and a plain scan of the texts that says what must be found. */
import { fold } from '../../../../src/search/fold';
import { buildIndex, inMemory } from '../../../../src/search/index/build';
import { type Searcher, searcherOver } from '../../../../src/search/index/find';
import type { BuiltIndex } from '../../../../src/search/index/format';
import { openIndex } from '../../../../src/search/index/open';
import { stemOf } from '../../../../src/search/languages';
import type { Ask, Findable, TermGroup, TextReader } from '../../../../src/search/types';

export function thing(id: string, text: string, more: Partial<Findable> = {}): Findable {
  return {
    id,
    kind: 'paragraph',
    document: 'A/1',
    meeting: null,
    draft: false,
    procedural: false,
    language: 'en',
    fields: { title: '', section: '', people: '', text },
    ...more,
  };
}

export function reading(things: readonly Findable[]): TextReader {
  const byId = new Map(things.map((each) => [each.id, each.fields]));
  return { texts: async (ids) => ids.map((id) => byId.get(id)) };
}

export const searcherIn = async (...built: BuiltIndex[]): Promise<Searcher> =>
  searcherOver(await Promise.all(built.map((each) => openIndex(inMemory(each)))));

export const indexing = (things: readonly Findable[]): Promise<Searcher> => searcherIn(buildIndex(things));

export const word = (typed: string, open = false): TermGroup => ({
  surface: typed,
  open,
  alternatives: [{ words: [typed], phrase: false, weight: 1 }],
});

export const phrase = (typed: string, weight = 1): TermGroup => ({
  surface: typed,
  open: false,
  alternatives: [{ words: typed.split(' '), phrase: true, weight }],
});

export const ask = (groups: TermGroup[], more: Partial<Ask> = {}): Ask => ({
  groups,
  without: [],
  kinds: null,
  meetings: null,
  documents: null,
  ...more,
});

/** The words of a text between spaces, for texts that are made of words and spaces alone. */
export const plainWords = (text: string): string[] => text.split(/\s+/).filter(Boolean).map(fold);

export const sameStem = (a: string, b: string): boolean =>
  a === b || (a.length > 2 && b.length > 2 && stemOf(a, 'en') === stemOf(b, 'en'));
