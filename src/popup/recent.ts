/**
 * What was searched: the last query, kept until the browser closes, and the searches that led somewhere.
 * In private windows nothing is kept on the disk.
 */
import { browser } from '../platform/browser';

const QUERY = 'query';
const SEARCHES = 'searches';
/** More than one looks at is no help; longer ones are pasted texts. */
const MOST = 8;
const LONGEST = 200; // UTF-16 code units

/** The query as it was when the popup was last closed. */
export async function lastQuery(): Promise<string> {
  const stored = await browser.storage.session.get(QUERY).catch(() => null);
  const query = stored?.[QUERY];
  return typeof query === 'string' ? query : '';
}

export function keepQuery(query: string): void {
  browser.storage.session.set({ [QUERY]: query.slice(0, LONGEST) }).catch(() => {});
}

/** The latest first. A storage that cannot be read has none. */
export async function recentSearches(): Promise<string[]> {
  const stored = await browser.storage.local.get(SEARCHES).catch(() => null);
  const searches = stored?.[SEARCHES];
  return Array.isArray(searches) ? searches.filter((one) => typeof one === 'string').slice(0, MOST) : [];
}

/** Keeps a search that led somewhere. */
export async function keepSearch(query: string): Promise<void> {
  const search = query.trim().replace(/\s+/g, ' ');
  if (search === '' || search.length > LONGEST || browser.extension.inIncognitoContext) return;
  const others = (await recentSearches()).filter((one) => one !== search);
  await browser.storage.local.set({ [SEARCHES]: [search, ...others].slice(0, MOST) });
}

export async function forgetSearches(): Promise<void> {
  await Promise.all([browser.storage.local.remove(SEARCHES), browser.storage.session.remove(QUERY)]);
}
