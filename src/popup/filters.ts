/**
 * The chips' filters as words of the query: what a chip does, a reader can type, and the other way round. Pure.
 */

/** A filter that chips offer. */
export type FilterName = 'kind' | 'meeting';

const FILTERS: Record<FilterName, RegExp> = {
  kind: /(?:^|\s)kind:(\S*)/giu,
  meeting: /(?:^|\s)meeting:(\S*)/giu,
};

/** The value that a query has for a filter; null where it has none. The last one counts. */
export function filterOf(query: string, name: FilterName): string | null {
  return [...query.matchAll(FILTERS[name])].at(-1)?.[1] || null;
}

/** The query with another value for a filter, or without it. What else it says stays as typed. */
export function withFilter(query: string, name: FilterName, value: string | null): string {
  const words = query.replace(FILTERS[name], '').trim();
  return value === null ? words : `${words} ${name}:${value}`.trimStart();
}

/** What a query asks for beside its filters and signs: the words that a note may hold. */
export const wordsOf = (query: string): string =>
  query
    .replace(/(?:^|\s)-?\p{L}+:\S*/gu, ' ')
    .replace(/["“”„«»‘’]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
