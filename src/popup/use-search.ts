/**
 * A query and its answer, as one types: the last question's answer wins, and what was seen stays until the next one is there.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import { answer } from '../search/in-corpus';
import type { SearchReply } from '../search/types';

/** What one sees before scrolling; shown while the rest is read. */
const FIRST = 10;
/** More than one reads in a popup; the chips narrow the rest. */
const MOST = 30;

/** The answer to `query`: null before the first one and for an empty query, `failed` where the corpus cannot be asked. */
export function useSearch(query: string): SearchReply | 'failed' | null {
  const [reply, setReply] = useState<SearchReply | 'failed' | null>(null);
  // Before the paint: what is read meanwhile is waited for.
  useLayoutEffect(() => {
    if (query.trim() === '') {
      setReply(null);
      return;
    }
    let stale = false;
    const ask = async (): Promise<void> => {
      const first = await answer(query, FIRST);
      if (stale) return;
      setReply(first);
      if (first.hits.length < FIRST) return;
      const whole = await answer(query, MOST);
      if (stale) return;
      // What is seen already stays the same thing: it may be chosen.
      const seen = new Map(first.hits.map((hit) => [hit.id, hit]));
      setReply({ ...whole, hits: whole.hits.map((hit) => seen.get(hit.id) ?? hit) });
    };
    ask().catch(() => stale || setReply('failed'));
    return () => {
      stale = true;
    };
  }, [query]);
  return reply;
}
