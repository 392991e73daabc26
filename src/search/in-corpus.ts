/**
 * The search over the installed corpus: what popup and address bar ask. Keeps what it has opened until the list of active
 * segments changes. Must not know who asks.
 */
import { activeIndexes, corpusReader } from '../corpus/database';
import { searcherOver } from './index/find';
import { openIndex } from './index/open';
import { Search } from './search';
import type { SearchReply } from './types';

let open: { segments: string; search: Promise<Search> } | null = null;

/**
 * Replies to a query that is being typed.
 * @param limit most hits
 * @throws CorpusError when the database cannot be asked, IndexError when an index is not what was written
 */
export async function answer(query: string, limit: number): Promise<SearchReply> {
  const indexes = await activeIndexes();
  const segments = indexes.map(({ segment }) => segment).join('\n');
  if (open?.segments !== segments) open = { segments, search: opened(indexes) };
  const current = open;
  try {
    return await (await current.search).search(query, { limit, typing: true });
  } catch (error) {
    // What failed once is opened anew.
    if (open === current) open = null;
    throw error;
  }
}

async function opened(shards: Awaited<ReturnType<typeof activeIndexes>>): Promise<Search> {
  const indexes = await Promise.all(shards.map(openIndex));
  const size = indexes.reduce((sum, index) => sum + index.size, 0);
  return new Search({ searcher: searcherOver(indexes), size, corpus: corpusReader });
}
