/**
 * The layout of an index: one head, read when it is opened, and shards of 32 KB, read when they are needed. The shards are
 * the postings in the order of the dictionary, then the ids, then the columns by which answers are filtered.
 * Documents have ordinals in the natural order of their ids, so that the same documents make the same bytes.
 */
import type { FindableKind } from '../types';

/** Raised when anything here changes its meaning. */
export const INDEX_FORMAT = 2;
export const SHARD_BYTES = 32 * 1024;
/** Name of the head beside those of the shards, which are their numbers. */
export const HEAD = 'head';

/** How many documents a short beginning has at hand, and from how many postings on it pays. */
export const TOP = 64;
export const TOP_FROM = 4096;
/** Letters of a beginning that is short. */
export const SHORT = 2;

/** Kinds by the byte that stands for them. New ones at the end. */
export const KINDS: readonly FindableKind[] = [
  'document',
  'recommendation',
  'paragraph',
  'footnote',
  'meeting',
  'person',
  'note',
];

/** What a document is, as a byte: its kind, whether it stands in a draft, whether it is of procedure. */
export const standingOf = (kind: FindableKind, draft: boolean, procedural: boolean): number =>
  (KINDS.indexOf(kind) << 2) | (Number(draft) << 1) | Number(procedural);
export const kindOf = (standing: number): FindableKind => KINDS[standing >> 2] as FindableKind;

/** An index as it was made: the head and its shards by number. */
export interface BuiltIndex {
  head: Uint8Array<ArrayBuffer>;
  shards: Uint8Array<ArrayBuffer>[];
}

/** Names and bytes of an index, as they are stored. */
export function shardsOf({ head, shards }: BuiltIndex): [name: string, bytes: Uint8Array<ArrayBuffer>][] {
  return [[HEAD, head], ...shards.map((bytes, index): [string, Uint8Array<ArrayBuffer>] => [String(index), bytes])];
}

/** What all documents of an index are and where they belong, by ordinal. */
export interface Columns {
  /** As {@link standingOf} makes it. */
  standings: Uint8Array;
  /** 0: none, else the ordinal of the meeting + 1. */
  meetings: Uint32Array;
  /** 0: none, else the position in `symbols` + 1. */
  documents: Uint32Array;
  symbols: string[];
}

/** Sixteen bits of a stem, never 0: whoever finds the same ones compares the stems themselves. */
export function stemMark(stem: string): number {
  let mark = 0x811c9dc5;
  for (let index = 0; index < stem.length; index++) mark = Math.imul(mark ^ stem.charCodeAt(index), 0x01000193);
  return (mark ^ (mark >>> 16)) & 0xffff || 1;
}

/** Orders ids as people do: `#9` before `#10`, and by code unit where they differ otherwise. */
export function naturally(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)];
    if (isFigure(x) && isFigure(y)) {
      const [m, n] = [figuresFrom(a, i), figuresFrom(b, j)];
      const [p, q] = [a.slice(i, m).replace(/^0+(?=.)/, ''), b.slice(j, n).replace(/^0+(?=.)/, '')];
      if (p !== q) return p.length - q.length || (p < q ? -1 : 1);
      i = m;
      j = n;
    } else if (x !== y) return x - y;
    else {
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}
const isFigure = (code: number) => code >= 48 && code <= 57;
function figuresFrom(text: string, from: number): number {
  let end = from;
  while (end < text.length && isFigure(text.charCodeAt(end))) end++;
  return end;
}
