/**
 * The words of some hundred notes, packed: small enough that all blocks of a large collection are read while one types. Finds
 * words inside of longer ones too. Pure; a block never changes, what became of its notes later is the caller's to know.
 */
import type { NoteRow } from './migrations';
import { wordsOfNote } from './said';

/** UUIDs are all of this length. */
const ID = 36;

export interface WordBlock {
  /** The different words, a line each. */
  words: string;
  lists: WordLists;
}

/** Kept apart from the words: most blocks have none of a rare word. */
export interface WordLists {
  /** Ids of the notes one after another, and minus the moments of their last changes. */
  ids: string;
  newest: Float64Array;
  /** For each word how many notes have it, then their places, each as the distance from the one before; see {@link pushNumber}. */
  places: Uint8Array;
}

/** Packs living notes. */
export function packBlock(rows: readonly NoteRow[]): WordBlock {
  const holders = new Map<string, number[]>();
  rows.forEach(({ note }, place) => {
    for (const word of wordsOfNote(note)) {
      const held = holders.get(word);
      if (held) held.push(place);
      else holders.set(word, [place]);
    }
  });
  const bytes: number[] = [];
  for (const places of holders.values()) {
    pushNumber(bytes, places.length);
    places.forEach((place, index) => {
      pushNumber(bytes, place - (places[index - 1] ?? 0));
    });
  }
  return {
    words: [...holders.keys()].join('\n'),
    lists: {
      ids: rows.map(({ id }) => id).join(''),
      newest: Float64Array.from(rows, ({ newest = 0 }) => newest),
      places: Uint8Array.from(bytes),
    },
  };
}

/** Seven bits a byte, the lowest first; the eighth says that there are more. */
function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

/** True if some words of a block hold what is asked for, each of them. */
export const mayHold = (words: string, asked: readonly string[]): boolean =>
  asked.every((word) => words.includes(word));

/** The notes of a block that hold every word asked for, inside of longer ones too: ids with minus the moment of the last change. */
export function notesWith(words: string, lists: WordLists, asked: readonly string[]): [id: string, newest: number][] {
  const { ids, newest, places } = lists;
  const held = new Uint8Array(newest.length);
  asked.forEach((word, turn) => {
    for (const place of placesOf(places, linesWith(words, word))) if (held[place] === turn) held[place] = turn + 1;
  });
  const found: [string, number][] = [];
  held.forEach((turns, place) => {
    if (turns === asked.length) found.push([ids.slice(place * ID, (place + 1) * ID), newest[place] as number]);
  });
  return found;
}

/** Numbers of the lines that hold a word, in order. */
function linesWith(words: string, word: string): number[] {
  const lines: number[] = [];
  let line = 0;
  let seen = 0;
  for (let at = words.indexOf(word); at >= 0; ) {
    for (; seen < at; seen++) if (words.charCodeAt(seen) === 0x0a) line++;
    lines.push(line);
    const end = words.indexOf('\n', at);
    at = end < 0 ? -1 : words.indexOf(word, end);
  }
  return lines;
}

/** The places in the lists of some lines. */
function placesOf(bytes: Uint8Array, lines: readonly number[]): number[] {
  const found: number[] = [];
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let line = 0;
  for (const wanted of lines) {
    for (; line < wanted; line++) for (let rest = number(); rest > 0; rest--) number();
    let place = 0;
    for (let rest = number(); rest > 0; rest--) {
      place += number();
      found.push(place);
    }
    line++;
  }
  return found;
}
