/**
 * What a person types, as parts: words, phrases, words that must not stand there, and filters. Knows no index, no
 * vocabulary and no corpus. Any text is a query: what fits no rule is words.
 *
 *   capacity building "chain of custody" -terrorism meeting:4 kind:recommendation symbol:E/CN.15/2018/12 by:Brazil
 */
import type { FindableKind } from './types';

/** Longer input is cut, and said so: nobody types that much, and a pasted report is no question. */
export const LONGEST_QUERY = 1000;
/** More words than this are left out, and said so: each costs a look into the index. */
export const MOST_WORDS = 40;

export interface Term {
  /** As typed, without quotation marks. */
  surface: string;
  phrase: boolean;
}

export interface Query {
  /** What was typed, at most {@link LONGEST_QUERY} code units of it. */
  text: string;
  terms: Term[];
  without: Term[];
  kinds: FindableKind[] | null;
  meetings: number[] | null;
  /** As typed after `symbol:`. */
  symbols: string[];
  /** As typed after `by:`. */
  by: string[];
  /** The last term is a word that may go on: nothing stands behind it. */
  open: boolean;
  /** What was typed is longer than what is searched. */
  cut: boolean;
}

/** Opening quotation mark to those that may close it; typists mix them, and some languages turn them round. */
const QUOTES: Record<string, string> = {
  '"': '"“”„',
  '“': '”"“',
  '”': '”"“',
  '„': '“”"',
  '«': '»"',
  '»': '«»"',
  '‹': '›',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '＂': '＂"',
};
const KINDS: Record<string, FindableKind[]> = {
  document: ['document'],
  report: ['document'],
  recommendation: ['recommendation'],
  conclusion: ['recommendation'],
  suggestion: ['recommendation'],
  item: ['recommendation'],
  paragraph: ['paragraph'],
  para: ['paragraph'],
  footnote: ['footnote'],
  meeting: ['meeting'],
  person: ['person'],
  people: ['person'],
  note: ['note'],
};
const FILTER = /^(meeting|symbol|kind|by)[:：](.*)$/isu;
/** Signs that only surround words: brackets, stops, bidirectional and other controls that nobody sees. */
const AROUND =
  /^[\s\p{Cc}\p{Cf}()[\]{}<>.,;:!?؟،؛。，、；：！？¿¡*|]+|[\s\p{Cc}\p{Cf}()[\]{}<>.,;:!?؟،؛。，、；：！？¿¡*|]+$/gu;
/** Hyphen, minus and dashes alike. */
const MINUS = /^[-−–—－]+/u;

/** Reads any text. Never throws; time is linear in what is kept of the text. */
export function parseQuery(typed: string): Query {
  const text = wellFormed(typed.slice(0, LONGEST_QUERY)).normalize('NFC');
  const query: Query = {
    text,
    terms: [],
    without: [],
    kinds: null,
    meetings: null,
    symbols: [],
    by: [],
    open: false,
    cut: typed.length > LONGEST_QUERY,
  };
  let last: Piece | null = null;
  for (const piece of pieces(text)) {
    if (query.terms.length + query.without.length >= MOST_WORDS) {
      query.cut = true;
      last = null;
      break;
    }
    last = piece;
    take(query, piece);
  }
  // A pause after the word ends it; so does everything that cannot belong to a word.
  query.open =
    last !== null &&
    !last.quoted &&
    !last.negative &&
    last.filter === null &&
    /[\p{L}\p{N}]$/u.test(text) &&
    !query.cut;
  return query;
}

/** A part between spaces, or between quotation marks. */
interface Piece {
  text: string;
  quoted: boolean;
  negative: boolean;
  /** The name before a colon, of a piece like `by:"South Africa"`. */
  filter: string | null;
}

function* pieces(text: string): Generator<Piece> {
  let at = 0;
  while (at < text.length) {
    const space = /^[\s\p{Cc}]+/u.exec(text.slice(at, at + 200));
    if (space) {
      at += space[0].length;
      continue;
    }
    let rest = text.slice(at);
    let negative = false;
    const minus = MINUS.exec(rest);
    if (minus && minus[0].length < rest.length && !/^\s/.test(rest.slice(minus[0].length))) {
      negative = true;
      at += minus[0].length;
      rest = text.slice(at);
    }
    const named = /^(meeting|symbol|kind|by)[:：]/iu.exec(rest);
    const start = at + (named?.[0].length ?? 0);
    const closing = QUOTES[text[start] ?? ''];
    const end = closing === undefined ? -1 : endOfQuote(text, start + 1, closing);
    if (closing !== undefined && end !== -1) {
      yield { text: text.slice(start + 1, end), quoted: true, negative, filter: named?.[1]?.toLowerCase() ?? null };
      at = end + 1;
      continue;
    }
    const word = /^\S+/.exec(rest)?.[0] ?? rest;
    const quote = closing === undefined ? quoteInside(word) : -1;
    const taken = quote > 0 ? word.slice(0, quote) : word;
    const filter = FILTER.exec(taken);
    yield filter
      ? { text: filter[2] ?? '', quoted: false, negative, filter: filter[1]?.toLowerCase() ?? null }
      : { text: taken, quoted: false, negative, filter: null };
    at += taken.length;
  }
}

function endOfQuote(text: string, from: number, closing: string): number {
  for (let at = from; at < text.length; at++) if (closing.includes(text[at] as string)) return at;
  return -1;
}

/** Where a phrase begins inside a word, as in `中国"网络犯罪"`; an inch sign or apostrophe of a Latin word is none. */
function quoteInside(word: string): number {
  for (let at = 1; at < word.length; at++) {
    const closing = QUOTES[word[at] as string];
    if (closing !== undefined && endOfQuote(word, at + 1, closing) > at + 1) return at;
  }
  return -1;
}

function take(query: Query, { text, quoted, negative, filter }: Piece): void {
  const surface = text.replace(AROUND, '').replace(/\s+/g, ' ');
  if (filter !== null && !negative && filtered(query, filter, surface)) return;
  const words = filter === null ? surface : `${filter} ${surface}`.trim();
  // A piece without a letter or figure asks for nothing.
  if (!/[\p{L}\p{N}]/u.test(words)) return;
  (negative ? query.without : query.terms).push({ surface: words, phrase: quoted });
}

/** False for a filter that filters nothing, such as `kind:tree`: its words are then searched. */
function filtered(query: Query, name: string, value: string): boolean {
  if (name === 'kind') {
    const kinds = KINDS[value.toLowerCase().replace(/s$/, '')] ?? KINDS[value.toLowerCase()];
    if (kinds) query.kinds = [...(query.kinds ?? []), ...kinds];
    return kinds !== undefined;
  }
  if (name === 'meeting') {
    const number = /^\d{1,4}$/.exec(value);
    if (number) query.meetings = [...(query.meetings ?? []), Number(value)];
    return number !== null;
  }
  if (value === '') return true;
  (name === 'symbol' ? query.symbols : query.by).push(value);
  return true;
}

/** Halves of characters, left by a cut or pasted, as the sign for the unknown. */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
