/**
 * Finds texts that somebody has at hand, such as the reader's notes: a disposable index in memory, made and asked by the same
 * code as the corpus's. Must not know what the texts are.
 */
import { buildIndex, inMemory } from './index/build';
import { type Searcher, searcherOver } from './index/find';
import { openIndex } from './index/open';
import { parseQuery } from './query';
import { snippet } from './snippet';
import { Synonyms } from './synonyms';
import type { FieldTexts, Findable, Snippet, TextReader } from './types';

export interface FoundText {
  id: string;
  snippet: Snippet;
}

export class TextsAtHand {
  private constructor(
    private readonly searcher: Searcher,
    private readonly byId: ReadonlyMap<string, Findable>,
    private readonly texts: TextReader,
  ) {}

  /** Makes the index: about a tenth of a second for a thousand texts of a few lines. */
  static async of(findables: readonly Findable[]): Promise<TextsAtHand> {
    const byId = new Map(findables.map((each) => [each.id, each]));
    const index = await openIndex(inMemory(buildIndex(findables)));
    return new TextsAtHand(searcherOver([index]), byId, {
      texts: async (ids) => ids.map((id): FieldTexts | undefined => byId.get(id)?.fields),
    });
  }

  /** The texts that have all that is asked, best first. The last word of the query may go on; its filters are the caller's. */
  async find(typed: string, limit: number): Promise<FoundText[]> {
    const query = parseQuery(typed);
    const synonyms = new Synonyms([]);
    const ask = {
      groups: synonyms.groups(query.terms, query.open),
      without: synonyms.groups(query.without, false),
      ...{ kinds: null, meetings: null, documents: null },
    };
    const { how, matches } = await this.searcher.find(ask, { limit, texts: this.texts });
    if (how !== 'all') return [];
    return matches.flatMap(({ id, words }) => {
      const found = this.byId.get(id);
      return found ? [{ id, snippet: snippet(found.fields, words, found.language) }] : [];
    });
  }
}

/** The words that a query looks for, without its filters and what it leaves out. */
export const wordsTyped = (typed: string): string =>
  parseQuery(typed)
    .terms.map(({ surface }) => surface)
    .join(' ');
