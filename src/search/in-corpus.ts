/**
 * The search over the installed corpus: what popup and address bar ask. Keeps what it has opened until the list of active
 * segments changes. An index is a copy of what the documents say: a damaged one is made anew, and the reply says so. Must not
 * know who asks.
 */
import { activeIndexes, corpusReader, documentsOf } from '../corpus/database';
import { replaceIndex } from '../corpus/install';
import { findablesOf } from './findables';
import { buildIndex, inMemory } from './index/build';
import { IndexError } from './index/error';
import { searcherOver } from './index/find';
import { shardsOf } from './index/format';
import { openIndex, type SearchIndex } from './index/open';
import { Search } from './search';
import type { SearchReply } from './types';

interface Opened {
  segments: readonly string[];
  search: Promise<Search>;
  repaired: boolean;
}

let open: Opened | null = null;

/** Opens what a query will read, so that the first one need not. What fails here fails again where it is asked, and is said there. */
export function prepare(): void {
  active()
    .then(({ search }) => search)
    .catch(() => {});
}

/**
 * Replies to a query that is being typed.
 * @param limit most hits
 * @throws CorpusError when the database cannot be asked
 */
export async function answer(query: string, limit: number): Promise<SearchReply> {
  const current = await active();
  try {
    const reply = await (await current.search).search(query, { limit, typing: true });
    return current.repaired ? { ...reply, repaired: true } : reply;
  } catch (error) {
    // What failed once is opened anew.
    if (open === current) open = null;
    if (!(error instanceof IndexError) || current.repaired) throw error;
    const { segments } = current;
    open ??= { segments, search: Promise.all(segments.map(rebuilt)).then(searchOver), repaired: true };
    return answer(query, limit);
  }
}

/** The search over the segments that are active now. */
async function active(): Promise<Opened> {
  const indexes = await activeIndexes();
  const segments = indexes.map(({ segment }) => segment);
  if (open?.segments.join('\n') !== segments.join('\n'))
    open = { segments, search: Promise.all(indexes.map(openIndex)).then(searchOver), repaired: false };
  return open as Opened;
}

function searchOver(indexes: SearchIndex[]): Search {
  const size = indexes.reduce((sum, index) => sum + index.size, 0);
  return new Search({ searcher: searcherOver(indexes), size, corpus: corpusReader });
}

/** The index of a segment, made of its documents and stored. One that cannot be stored is searched all the same. */
async function rebuilt(segment: string): Promise<SearchIndex> {
  const built = buildIndex(findablesOf(await documentsOf(segment)));
  await replaceIndex(segment, shardsOf(built)).catch(() => {});
  return openIndex(inMemory(built));
}
