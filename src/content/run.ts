/**
 * A run: the text that a reader sees as one line of thought, joined from the nodes that hold it, with the way back from
 * every offset to its node. White space that the page does not show is left out, so a symbol broken over elements and
 * source lines reads as one. Long runs are read in windows. Pure: a node here is only a key; must not know the DOM.
 */
import type { Match } from '../symbols/types';

/** Text on each side of a window that a symbol may reach into; more than the longest one. */
export const CONTEXT = 256;
/** Length at which a run is read without waiting for its end. */
export const WINDOW = 1 << 16;

/** White space that HTML collapses; others (no-break, zero width) show or are the finder's business. */
const SPACE = /[ \t\n\f\r]/g;
/** Text whose white space may not show as it is written. */
const UNEVEN = /^ |[\t\n\f\r]| {2}/;
/** Text in which every white space is the last of its row. */
const SHOWN = /(?:[^ \t\n\f\r]+|[ \t\n\f\r](?![ \t\n\f\r]))+/g;

/** A place in a node's text, in UTF-16 code units. */
export interface Spot<N> {
  node: N;
  offset: number;
}
/** A match with the places where it starts and ends and every node it touches, in order. */
export interface Placed<N> {
  match: Match;
  start: Spot<N>;
  end: Spot<N>;
  nodes: N[];
}

/** A text that may cite in words: it is read elsewhere, and what is found there is brought back to its nodes. */
export interface Passage<N> {
  text: string;
  /** Where a match of `text` stands; null if another passage has it. */
  place(match: Match): Placed<N> | null;
}

/** A stretch of one node's text. */
interface Piece<N> extends Spot<N> {
  /** Where it stands in the run. */
  at: number;
}

export interface Run<N> {
  /** How much text waits to be read. */
  length(): number;
  /** Adds `data`, which stands at `offset` of `node`. `preserved`: white space shows as it is written. */
  push(node: N, data: string, preserved: boolean, offset: number): void;
  /** A forced line break. */
  lineBreak(): void;
  /** What is found in the text so far; unless `all`, the end is kept for the next call, as a symbol may go on. */
  take(all: boolean): Placed<N>[];
  /** What was taken and may cite in words, each once. */
  passages(): Passage<N>[];
}

/** A run that is searched with `find`; `mayCite` says of a text, and whether something was found in it, if it is a passage. */
export function createRun<N>(
  find: (text: string) => Match[],
  mayCite: (text: string, hit: boolean) => boolean = () => false,
): Run<N> {
  /** What is left of the run's text, and where in the run it begins. */
  let text = '';
  let from = 0;
  let pieces: Piece<N>[] = [];
  /** Everything before this place of the run has been read. */
  let read = 0;
  let passages: Passage<N>[] = [];

  /** The piece that holds place `at` of the run. */
  const pieceAt = (pieces: Piece<N>[], at: number): number => {
    let low = 0;
    let high = pieces.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((pieces[middle] as Piece<N>).at <= at) low = middle;
      else high = middle;
    }
    return low;
  };
  /** `match` between the places `first` and `last`, both included. */
  const placed = (pieces: Piece<N>[], match: Match, first: number, last: number): Placed<N> => {
    const touched = pieces.slice(pieceAt(pieces, first), pieceAt(pieces, last) + 1);
    const spot = (piece: Piece<N>, at: number) => ({ node: piece.node, offset: piece.offset + at - piece.at });
    return {
      match,
      start: spot(touched[0] as Piece<N>, first),
      end: spot(touched.at(-1) as Piece<N>, last + 1),
      nodes: [...new Set(touched.map((piece) => piece.node))],
    };
  };
  const append = (node: N, data: string, offset: number): void => {
    if (!data) return;
    pieces.push({ node, offset, at: from + text.length });
    text += data;
  };

  return {
    length: () => text.length,
    push(node, data, preserved, offset) {
      if (preserved || !UNEVEN.test(data)) {
        append(node, data, offset);
        return;
      }
      for (const part of data.matchAll(SHOWN)) {
        const plain = part[0].replace(SPACE, ' ');
        const doubled = plain[0] === ' ' && /^$|[ \n]$/.test(text.slice(-1)) ? 1 : 0;
        append(node, plain.slice(doubled), offset + part.index + doubled);
      }
    },
    lineBreak() {
      if (text) text += '\n';
    },
    take(all) {
      const found: Placed<N>[] = [];
      const end = from + text.length;
      let done = all ? end : Math.max(read, end - CONTEXT);
      for (const match of text ? find(text) : []) {
        const first = from + match.start;
        const last = from + match.end - 1;
        if (first < read) continue;
        if (last >= done) {
          done = Math.min(done, first);
          break;
        }
        found.push(placed(pieces, match, first, last));
      }
      if (mayCite(text, !!found[0])) {
        // The pieces that are here now: the run goes on with others.
        const [held, base, since, until] = [pieces, from, read, done];
        passages.push({
          text,
          place: (match) =>
            base + match.start < since || base + match.end > until
              ? null
              : placed(held, match, base + match.start, base + match.end - 1),
        });
      }
      const kept = all ? '' : text.slice(Math.max(0, done - CONTEXT - from));
      from = end - kept.length;
      read = done;
      text = kept;
      if (all) pieces = [];
      return found;
    },
    passages() {
      const taken = passages;
      passages = [];
      return taken;
    },
  };
}
