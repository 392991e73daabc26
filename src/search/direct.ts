/**
 * What somebody typed or selected that is, or names, a document: any spelling of a symbol, a job number, an address, a citation
 * in words. More is tolerated here than on a page (lower case, missing stops and slashes, only the end of a symbol), because
 * somebody asked.
 * Asks the corpus only which symbols it knows and which job numbers its documents carry.
 */
import { CATALOGUE } from '../corpus/catalogue';
import { ALL, type CorpusReader, type SymbolIndex } from '../corpus/model';
import type { CardSubject } from '../protocol/card';
import { decodeSymbol } from '../symbols/decode';
import { findSymbols } from '../symbols/find';
import { canonicalKey } from '../symbols/key';

/** What of a query names documents. */
export interface Named {
  /** The query is nothing but a document, or leaves open which; null if it is something else, or more. */
  direct: CardSubject | null;
  /** Documents named among other words, and the query without them. */
  symbols: string[];
  rest: string;
  /** Place in the one document that is named, or in whatever document, as after the `#` of passage ids: `9(s)`; null if none is named. */
  place: string | null;
}

const MOST_CANDIDATES = 40;
/** A selection may be the whole page; a name of a document is short, and stands where the reader began. */
const LONGEST_SELECTION = 20_000;
/** Longest words that a card repeats. */
const LONGEST_SURFACE = 200;
/** A symbol is shorter; an address of a document rarely longer. */
const LONGEST = 400;
const BARE_NUMBER = /^(\d{1,3})\s*\/\s*(\d{1,3}(?:\s*[A-Z])?)\W*$/i;
/** `1325 (2000)`, `217 (III) A`: the number of a resolution with its year or session. */
const DATED_NUMBER = /^\d{1,4}(?:\s?[A-Z])?\s?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXL]{1,7})\)(?:\s?[A-Z])?$/;
const JOB_NUMBER = /^(?:([a-z]{1,3})\.?\s*)?(\d{2})[-\s]?(\d{5})(?:\s*\(?[acefrs]\)?)?$/i;
/** The place within a document, behind its symbol: `#9(s)`, `, para. 9 (s)`. */
const PINPOINT = /(?:#|[\s,]+(?:para(?:graph)?s?\.?|§)\s*)(\d+)((?:\s*\([a-z]+\))*)\W*$/i;
/** A place alone. A number without a word or a letter is only a number. */
const PLACE =
  /^(?:(?:[Pp]ara(?:graph)?\.?|§)\s*(\d{1,3})((?:\s?\([a-z]{1,5}\))*)|(\d{1,3})((?:\s?\([a-z]{1,5}\))+)|(?:[Ff]oot)?[Nn]ote\s*(\d{1,3}))$/;
/** Words around a symbol that say only that it is one. */
const FILLER = /\b(?:please|show|open|find|go|to|the|un|document|doc|symbol|report|text|of|number|no)\b/gi;
const AROUND = /^[\s\p{Cf}([{"'«“„‘*:]+|[\s\p{Cf}\]}"'»”’*,;:?!.]+$/gu;

/** Reads queries against the symbols of one corpus, which it asks for once. */
export class SymbolReader {
  private known: Promise<Known> | undefined;

  constructor(private readonly corpus: CorpusReader) {}

  /** What the query names. Never throws for its text; rejects only when the corpus cannot be asked. */
  async namedIn(query: string): Promise<Named> {
    const known = () => {
      this.known ??= knownSymbols(this.corpus);
      this.known.catch(() => {
        this.known = undefined;
      });
      return this.known;
    };
    return namedIn(query, this.corpus, known);
  }
}

/**
 * The first document that selected words or an address name; several candidates where they leave it open. Without any, `symbol`
 * is null and there are no candidates: a card of that says so. A corpus that cannot be asked knows no job numbers.
 */
export async function subjectOf(words: string, corpus: CorpusReader): Promise<CardSubject> {
  const text = words.slice(0, LONGEST_SELECTION).replace(/\s+/gu, ' ').trim();
  // An address of any page names a document only as a page would.
  if (!/^https?:/i.test(text)) {
    const known = () => knownSymbols(corpus).catch(() => knownFrom([]));
    const { direct } = await namedIn(text, corpus, known).catch(() => ({ direct: null }));
    if (direct !== null) return direct;
  }
  for (const { symbol, candidates = [], surface, kind } of findSymbols(text, { thorough: true })) {
    const key = symbol ?? (kind === 'job-number' ? await symbolOfJob(surface, corpus).catch(() => null) : null);
    if (key === null && candidates.length === 0) continue;
    return {
      symbol: key,
      candidates: key === null ? candidates.slice(0, MOST_CANDIDATES) : [],
      surface: surface.slice(0, LONGEST_SURFACE),
    };
  }
  return { symbol: null, candidates: [], surface: text.slice(0, LONGEST_SURFACE) || '?' };
}

async function namedIn(query: string, corpus: CorpusReader, knownNow: () => Promise<Known>): Promise<Named> {
  const whole = query.replace(/\s+/gu, ' ').replace(AROUND, '');
  const pinpoint = PINPOINT.exec(whole);
  const text = pinpoint ? whole.slice(0, pinpoint.index).replace(AROUND, '') : whole;
  const place = pinpoint ? `${pinpoint[1]}${pinpoint[2]}`.replace(/\s/g, '').toLowerCase() : null;
  const none: Named = { direct: null, symbols: [], rest: query, place: placeAlone(whole) };
  if (text.length === 0 || text.length > LONGEST || !/\d/.test(text)) return none;
  const known = await knownNow();
  const subject = (symbol: string | null, candidates: string[] = [], surface = text): Named => ({
    direct: { symbol, candidates: candidates.slice(0, MOST_CANDIDATES), surface: surface.slice(0, LONGEST_SURFACE) },
    symbols: symbol === null ? [] : [symbol],
    rest: '',
    place,
  });

  const job = JOB_NUMBER.exec(text);
  if (job) {
    const symbol = await symbolOfJob(text, corpus);
    if (symbol !== null) return subject(symbol);
  }
  const bare = BARE_NUMBER.exec(text);
  if (bare) {
    const number = `${bare[1]}/${bare[2]}`;
    const candidates = candidatesOf(`resolution ${number}`, known);
    if (candidates.length === 1) return subject(candidates[0] as string, [], number);
    return candidates.length > 0 ? subject(null, candidates, number) : none;
  }
  if (DATED_NUMBER.test(text)) {
    const [only, ...others] = candidatesOf(`resolution ${text}`, known);
    if (only !== undefined) return others.length === 0 ? subject(only) : subject(null, [only, ...others]);
  }
  // An address is often pasted without its beginning.
  const address = /^(?:[\w-]+\.)*un(?:docs)?\.org\//i.test(text) ? `https://${text}` : text;
  const exact = keyOf(address, known) ?? keyOf(spelledOut(text), known);
  if (exact !== null) return subject(exact);
  const loose = looselyKnown(text, known);
  if (loose.length === 1) return subject(loose[0] as string);
  if (loose.length > 1) return subject(null, loose);
  return amongWords(text, whole, known, corpus, subject);
}

/** Documents that stand among other words. */
async function amongWords(
  text: string,
  whole: string,
  known: Known,
  corpus: CorpusReader,
  subject: (symbol: string | null, candidates?: string[]) => Named,
): Promise<Named> {
  let rest = text;
  const symbols: string[] = [];
  const open: string[] = [];
  const blank = (surface: string) => {
    rest = rest.replace(surface, ' ');
  };
  for (const { symbol, surface, kind, candidates = [] } of findSymbols(text, { thorough: true })) {
    const key = symbol ?? (kind === 'job-number' ? await symbolOfJob(surface, corpus) : null);
    if (key !== null) symbols.push(key);
    else open.push(...ranked(candidates, known));
    if (key !== null || candidates.length > 0) blank(surface);
  }
  for (const word of rest.split(' ')) {
    const surface = word.replace(AROUND, '');
    if (!/[/.]/.test(surface) || !/\d/.test(surface) || BARE_NUMBER.test(surface)) continue;
    const key = keyOf(surface, known) ?? single(looselyKnown(surface, known));
    if (key === null) continue;
    symbols.push(key);
    blank(surface);
  }
  const others = rest
    .replace(/https?:\/\/\S*/g, '')
    .replace(FILLER, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  // An address says the rest of itself in words of its own.
  if ((others === '' || /^https?:\/\/\S+$/i.test(text)) && symbols.length === 1) return subject(symbols[0] as string);
  if (others === '' && symbols.length === 0 && open.length > 0)
    return open.length === 1 ? subject(open[0] as string) : subject(null, [...new Set(open)]);
  if (symbols.length === 0) return { direct: null, symbols, rest: whole, place: placeAlone(whole) };
  return { direct: null, symbols: [...new Set(symbols)], rest, place: null };
}

/** `9(s)` for `para. 9 (s)`, `footnote-3` for `footnote 3`; null for anything else. */
function placeAlone(text: string): string | null {
  const [, number, letters, lettered, its, note] = PLACE.exec(text) ?? [];
  if (note !== undefined) return `footnote-${note}`;
  const place = number ?? lettered;
  return place === undefined ? null : `${place}${(letters ?? its ?? '').replace(/\s/g, '')}`;
}

/** Short names of bodies, as people type them before "res". */
const BODIES: [RegExp, string][] = [
  [/\b(?:UN)?GA\b/i, 'General Assembly'],
  [/\b(?:UN)?SC\b/i, 'Security Council'],
  [/\b(?:UN)?HRC\b/i, 'Human Rights Council'],
  [/\bECOSOC\b/i, 'Economic and Social Council'],
];
function spelledOut(text: string): string {
  const body = BODIES.find(([short]) => short.test(text));
  const number = /\b\d+(?:\/\d+)?(?:\s*\(\d{4}\))?/.exec(text);
  if (!body || !number || !/\bres/i.test(text)) return text;
  return `${body[1]} resolution ${number[0]}`;
}

const single = (keys: string[]): string | null => (keys.length === 1 ? (keys[0] as string) : null);

/** The document of a job number, in any of its spellings; null if no document of the corpus carries it. */
async function symbolOfJob(number: string, corpus: CorpusReader): Promise<string | null> {
  const asked = squeezed(number);
  for (const symbol of (await corpus.all('symbols', ALL)).flatMap(({ held }) => held)) {
    const job = (await corpus.get('document', symbol))?.jobNumber;
    if (!job) continue;
    const its = squeezed(job);
    if (its === asked || its.replace(/^[A-Z]+/, '') === asked) return symbol;
  }
  return null;
}

/** Symbols that the corpus holds or cites and that the catalogue lists, each once, with the squeezed form. */
interface Known {
  cited: Set<string>;
  squeezed: Map<string, string>;
}

const knownSymbols = async (corpus: CorpusReader): Promise<Known> => knownFrom(await corpus.all('symbols', ALL));

function knownFrom(indexes: readonly SymbolIndex[]): Known {
  const cited = new Set(indexes.flatMap(({ held, cited: named }) => [...held, ...named]));
  const all = [...cited, ...CATALOGUE.map(({ symbol }) => symbol)];
  return { cited, squeezed: new Map(all.map((symbol) => [symbol, squeezed(symbol)])) };
}

/** Letters and figures alone, in capitals. */
const squeezed = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
/** Parts between slashes and blanks, squeezed. */
const parts = (text: string): string[] =>
  text
    .split(/[\s/]+/)
    .map(squeezed)
    .filter(Boolean);

/** The key of a whole text by the rules of symbols; of a body that nobody knows only if it is written as one. */
function keyOf(text: string, known: Known): string | null {
  const key = canonicalKey(text);
  if (key === null) return null;
  // Lower case is believed where the symbol is known or its body is.
  return known.squeezed.has(key) || /[A-Z]/.test(text) || decodeSymbol(key).organ !== null ? key : null;
}

/** Known symbols that a text writes without some of its signs, or from the middle on: `eg.4/2018/l1`, `2018/L.1`. */
function looselyKnown(text: string, known: Known): string[] {
  const asked = squeezed(text);
  if (asked.length < 2 || !/\d/.test(asked)) return [];
  const same = [...known.squeezed].filter(([, its]) => its === asked).map(([symbol]) => symbol);
  if (same.length > 0) return same;
  const end = parts(text);
  // One part alone must be a name in itself: `L.1`, `CRP.1`; a number names nothing.
  if (end.length < 2 && !/^(?:L|CRP|INF)\d+$/.test(end[0] ?? '')) return [];
  if (!/^[A-Z]|^(?:19|20)\d\d$/.test(end[0] ?? '') || !/[/.]/.test(text)) return [];
  return [...known.squeezed.keys()].filter((symbol) => {
    const its = parts(symbol);
    return its.length > end.length && end.every((part, at) => its[its.length - end.length + at] === part);
  });
}

function candidatesOf(citation: string, known: Known): string[] {
  return ranked(
    findSymbols(citation).flatMap(({ symbol, candidates = [] }) => (symbol === null ? candidates : [symbol])),
    known,
  );
}

/** What the corpus holds or cites first. */
const ranked = (candidates: string[], { cited }: Known): string[] => [
  ...candidates.filter((symbol) => cited.has(symbol)),
  ...candidates.filter((symbol) => !cited.has(symbol)),
];
