/**
 * A run: the text that a reader sees as one line of thought, joined from the nodes that hold it, with the way back from
 * every offset to its node. White space that the page does not show is left out, so a symbol broken over elements and
 * source lines reads as one. Long runs are cut into passages. Pure: a node here is only a key; must not know the DOM.
 */

/** Text on each side of a passage that a symbol may reach into; more than the longest one. */
export const CONTEXT = 256;
/** Length at which a run gives a passage without waiting for its end. */
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
/** What stands between two places of a passage's text. */
export interface Found {
  start: number;
  end: number;
}
/** The places of the page where that starts and ends, and every node it touches, in order. */
export interface Placed<N> {
  start: Spot<N>;
  end: Spot<N>;
  nodes: N[];
}

/** A text that may name a document: it is read elsewhere, and what is found there is brought back to its nodes. */
export interface Passage<N> {
  text: string;
  /** Where what was found in `text` stands; null if another passage of the run has it. */
  place(found: Found): Placed<N> | null;
}

/** A stretch of one node's text. */
interface Piece<N> extends Spot<N> {
  /** Where it stands in the run. */
  at: number;
}

export interface Run<N> {
  /** How much text waits to be cut. */
  length(): number;
  /** Adds `data`, which stands at `offset` of `node`. `preserved`: white space shows as it is written. */
  push(node: N, data: string, preserved: boolean, offset: number): void;
  /** A forced line break. */
  lineBreak(): void;
  /** The text so far, if it may name a document; unless `all`, the end is for the next call, as a symbol may go on. */
  take(all: boolean): Passage<N> | null;
}

/** `mayName` says of a text if it may name a document. */
export function createRun<N>(mayName: (text: string) => boolean): Run<N> {
  /** What is left of the run's text, and where in the run it begins. */
  let text = '';
  let from = 0;
  let pieces: Piece<N>[] = [];
  /** Where the next passage begins; what starts before it is in another. */
  let since = 0;

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
  /** What stands between the places `first` and `last`, both included. */
  const placed = (pieces: Piece<N>[], first: number, last: number): Placed<N> => {
    const touched = pieces.slice(pieceAt(pieces, first), pieceAt(pieces, last) + 1);
    const spot = (piece: Piece<N>, at: number) => ({ node: piece.node, offset: piece.offset + at - piece.at });
    return {
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
      const end = from + text.length;
      const until = all ? end : Math.max(since, end - CONTEXT);
      // The pieces that are here now: the run goes on with others.
      const [held, base, first] = [pieces, from, since];
      const passage = text &&
        mayName(text) && {
          text,
          place: (found: Found) =>
            base + found.start < first || base + found.start >= until
              ? null
              : placed(held, base + found.start, base + found.end - 1),
        };
      const kept = all ? '' : text.slice(Math.max(0, until - CONTEXT - from));
      from = end - kept.length;
      since = until;
      text = kept;
      if (all) pieces = [];
      return passage || null;
    },
  };
}
