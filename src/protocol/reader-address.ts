/**
 * The reader's address: which document, which place in it, what was searched, what it is compared with.
 * `reader.html?symbol=E/CN.15/2018/12#9(s)`, `&q=words`, `&compare=SYMBOL`. Pure; must not know the page's history.
 */

export interface Address {
  symbol: string;
  /** What stands after the `#` of a passage id; empty for the document as a whole. */
  place: string;
  /** The words of a search; empty for none. */
  query: string;
  /** Symbol of the other document, `recurring` for the paragraphs that recur across reports, null for none. */
  compare: string | null;
}

/** The address that `url` (absolute, or from `?` on) holds. A symbol that is missing is empty. */
export function readAddress(url: string): Address {
  const { searchParams, hash } = new URL(url, 'reader:/');
  return {
    symbol: (searchParams.get('symbol') ?? '').trim(),
    place: decoded(hash.slice(1)),
    query: (searchParams.get('q') ?? '').trim(),
    compare: searchParams.get('compare')?.trim() || null,
  };
}

/** A `%` that is no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address from the file's name on; slashes, brackets and points stay readable. */
export function hrefOf({
  symbol,
  place = '',
  query = '',
  compare = null,
}: Partial<Address> & { symbol: string }): string {
  const parameters = [
    `symbol=${escaped(symbol)}`,
    ...(compare === null ? [] : [`compare=${escaped(compare)}`]),
    ...(query === '' ? [] : [`q=${encodeURIComponent(query)}`]),
  ];
  return `reader.html?${parameters.join('&')}${place === '' ? '' : `#${escaped(place)}`}`;
}

const escaped = (text: string): string => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':');

/** The address of a passage id, `E/CN.15/2018/12#9(s)`. */
export function passageHref(id: string, query = ''): string {
  const at = id.indexOf('#');
  return at < 0 ? hrefOf({ symbol: id, query }) : hrefOf({ symbol: id.slice(0, at), place: id.slice(at + 1), query });
}
