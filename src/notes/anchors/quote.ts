/**
 * Where a quote stands in a document when nothing else is known of its place: a note from another program, a passage that
 * somebody pasted. Words in a row, then words with slips; what stands around them decides between equal places.
 */
import type { Quote } from '../types';
import type { AnchorDocument, ReadText } from './document';
import { mapRange, type TextRange } from './range';

export interface QuotePlace {
  /** Of the passage, in the order of the document. */
  index: number;
  range: TextRange;
  /** 1 when the words are the same, less when some differ. */
  likeness: number;
}

export interface FoundQuote {
  /** Best first, at most a few. */
  places: QuotePlace[];
  /** True if the first is the place. */
  certain: boolean;
}

/** Places that are kept. */
const KEPT = 5;
/** Fewer words with slips in them may be anything. */
const FUZZY_WORDS = 6;
/** What must be left of them, and by how much the best place must lead. */
const FUZZY = 0.7;
const LEAD = 0.15;

export function findQuote(quote: Quote, document: AnchorDocument): FoundQuote {
  const wanted = document.reader(quote.exact);
  if (wanted.ids.length === 0) return { places: [], certain: false };
  const prefix = document.reader(quote.prefix);
  const suffix = document.reader(quote.suffix);
  const exact = document.passages
    .flatMap((_, index) => placesIn(document.passage(index), wanted).map((at) => ({ index, at })))
    .map(({ index, at }) => {
      const passage = document.passage(index);
      return { index, at, context: contextOf(passage, at, at + wanted.ids.length, prefix, suffix) };
    })
    .sort((a, b) => b.context - a.context || a.index - b.index || a.at - b.at);
  const [best, second] = exact;
  if (best) {
    const places = exact.slice(0, KEPT).map(({ index, at }) => {
      const { words } = document.passage(index);
      const range = { start: words.starts[at] as number, end: words.ends[at + wanted.ids.length - 1] as number };
      return { index, range, likeness: 1 };
    });
    return { places, certain: !second || best.context > second.context };
  }
  return withSlips(quote, wanted, document);
}

/** Indexes of the words at which a row of words begins. */
function placesIn({ ids }: ReadText, wanted: ReadText): number[] {
  const places: number[] = [];
  for (let at = 0; at + wanted.ids.length <= ids.length; at++) {
    let length = 0;
    while (length < wanted.ids.length && ids[at + length] === wanted.ids[length]) length++;
    if (length === wanted.ids.length) places.push(at);
  }
  return places;
}

/** How many words before and after a place are those that stood around the quote; the outermost may be cut. */
function contextOf({ ids }: ReadText, from: number, to: number, prefix: ReadText, suffix: ReadText): number {
  let same = 0;
  for (let i = 1; i <= prefix.ids.length && ids[from - i] === prefix.ids[prefix.ids.length - i]; i++) same++;
  for (let i = 0; i < suffix.ids.length && ids[to + i] === suffix.ids[i]; i++) same++;
  return same;
}

function withSlips(quote: Quote, wanted: ReadText, document: AnchorDocument): FoundQuote {
  const framed = document.reader(`${quote.prefix} ${quote.exact} ${quote.suffix}`);
  const start = quote.prefix.length + 1;
  const places = document
    .candidates(framed)
    .flatMap((index) => {
      const passage = document.passage(index);
      const whole = document.compare(framed, passage);
      const mapped = whole && mapRange({ start, end: start + quote.exact.length }, framed, passage, whole.alignment);
      return mapped && mapped.kept > 0
        ? [{ index, range: { start: mapped.start, end: mapped.end }, likeness: 0.99 * mapped.kept }]
        : [];
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, KEPT);
  const [best, second] = places;
  const certain =
    best !== undefined &&
    wanted.ids.length >= FUZZY_WORDS &&
    best.likeness >= FUZZY &&
    (!second || best.likeness - second.likeness >= LEAD);
  return { places, certain };
}
