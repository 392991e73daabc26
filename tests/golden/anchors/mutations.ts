/**
 * Edits to a document that keep account of where every word went: the truth that anchors are measured against.
 * Deterministic: the same seed gives the same edits.
 */

export interface Passage {
  id: string;
  text: string;
}

/** A run of text with the word of the original that it is, or stands for; null for what came in or stands between words. */
export interface Piece {
  text: string;
  /** Number of the original passage and of the piece in it. */
  from: [passage: number, piece: number] | null;
}

/** A passage being edited. */
export interface Draft {
  /** Id before renumbering; null for a passage that came in. */
  id: string | null;
  pieces: Piece[];
}

export type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

export function draftOf(passages: readonly Passage[]): Draft[] {
  return passages.map(({ id, text }, passage) => {
    const pieces: Piece[] = [];
    let last = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (index > last) pieces.push({ text: text.slice(last, index), from: null });
      pieces.push({ text: word, from: [passage, pieces.length] });
      last = index + word.length;
    }
    if (last < text.length) pieces.push({ text: text.slice(last), from: null });
    return { id, pieces };
  });
}

export const textOf = ({ pieces }: Draft): string => pieces.map(({ text }) => text).join('');

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** Slips of the keyboard and their correction in a share of the words. */
export function typing(document: Draft[], share: number, random: Random): Draft[] {
  return words(document, share, random, (word) => {
    const at = Math.floor(random() * word.length);
    const letter = pick([...'abcdefghijklmnoprstuvz'], random);
    const slips = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
    ];
    return [pick(slips, random) || letter];
  });
}

/** Words of the vocabulary in the place of others, words left out, words put in. */
export function rewording(document: Draft[], share: number, vocabulary: readonly string[], random: Random): Draft[] {
  return words(document, share, random, (word) =>
    pick(
      [
        () => [pick(vocabulary, random)],
        () => [pick(vocabulary, random)],
        () => [],
        () => [word, pick(vocabulary, random)],
      ],
      random,
    )(),
  );
}

function words(document: Draft[], share: number, random: Random, edit: (word: string) => string[]): Draft[] {
  return document.map(({ id, pieces }) => ({
    id,
    pieces: pieces.flatMap((piece): Piece[] => {
      if (!isWord(piece.text) || random() >= share) return [piece];
      const [first, ...more] = edit(piece.text);
      if (first === undefined) return [];
      return [{ text: first, from: piece.from }, ...more.map((text) => ({ text: ` ${text}`, from: null }))];
    }),
  }));
}

/** Other line ends, spaces, quotation marks, dashes and soft hyphens. */
export function wrapping(document: Draft[], random: Random): Draft[] {
  return document.map(({ id, pieces }) => ({
    id,
    pieces: pieces.map(({ text, from }) => {
      if (from !== null)
        return { text: text.length > 7 && random() < 0.2 ? `${text.slice(0, 4)}\u00ad${text.slice(4)}` : text, from };
      const spaced = text.replace(/ /g, () => pick([' ', ' ', '\n', '  ', '\u00a0'], random));
      return { text: spaced.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/–/g, '-'), from };
    }),
  }));
}

/** Foreign passages put in, so that the numbers after them change. */
export function inserting(document: Draft[], share: number, foreign: readonly string[], random: Random): Draft[] {
  return document.flatMap((draft): Draft[] =>
    random() < share ? [draft, { id: draft.id, pieces: [{ text: pick(foreign, random), from: null }] }] : [draft],
  );
}

export const deleting = (document: Draft[], share: number, random: Random): Draft[] =>
  document.filter(() => random() >= share);

/** Passages taken out and put in elsewhere. */
export function moving(document: Draft[], share: number, random: Random): Draft[] {
  const staying: Draft[] = [];
  const leaving: Draft[] = [];
  for (const draft of document) (random() < share ? leaving : staying).push(draft);
  for (const draft of leaving) staying.splice(Math.floor(random() * (staying.length + 1)), 0, draft);
  return staying;
}

/** Paragraphs cut in two at the end of a sentence. */
export function splitting(document: Draft[], share: number, random: Random): Draft[] {
  return document.flatMap((draft): Draft[] => {
    const ends = draft.pieces.flatMap(({ text }, index) =>
      /[.;]\s/.test(text) && index < draft.pieces.length - 8 && index > 8 ? [index] : [],
    );
    if (ends.length === 0 || random() >= share) return [draft];
    const at = pick(ends, random) + 1;
    return [
      { id: draft.id, pieces: draft.pieces.slice(0, at) },
      { id: draft.id, pieces: draft.pieces.slice(at) },
    ];
  });
}

/** Neighbouring paragraphs of one kind joined. */
export function merging(document: Draft[], share: number, random: Random): Draft[] {
  const merged: Draft[] = [];
  for (const draft of document) {
    const last = merged.at(-1);
    if (last && shape(last.id) === shape(draft.id) && random() < share)
      merged[merged.length - 1] = { id: last.id, pieces: [...last.pieces, { text: ' ', from: null }, ...draft.pieces] };
    else merged.push(draft);
  }
  return merged;
}

const placeOf = (id: string | null) => id?.slice(id.indexOf('#') + 1) ?? '';
const shape = (id: string | null) =>
  placeOf(id)
    .replace(/\d+/g, '1')
    .replace(/\([a-z]+\)/g, '(a)');
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const roman = (n: number) => ROMAN[n - 1] ?? `xx${'i'.repeat(n - 20)}`;
const letter = (n: number): string =>
  (n > 26 ? letter(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(97 + ((n - 1) % 26));

/** Gives passages the numbers that their order asks for, as an editor's word processor does; ids are unique. */
export function renumbered(document: Draft[], symbol: string): Passage[] {
  let paragraph = 0;
  let item = 0;
  let sub = 0;
  const counts = new Map<string, number>();
  const given = new Map<string, number>();
  return document.map((draft) => {
    const old = placeOf(draft.id);
    let place: string;
    if (/^\d+$/.test(old)) {
      place = String(++paragraph);
      item = 0;
    } else if (/^\d+\([a-z]+\)$/.test(old)) {
      place = `${paragraph}(${letter(++item)})`;
      sub = 0;
    } else if (/^\d+\([a-z]+\)\([a-z]+\)$/.test(old))
      place = `${paragraph}(${letter(Math.max(1, item))})(${roman(++sub)})`;
    else {
      const [, kind, number] = /^(.*?)(\d+)$/.exec(old) ?? [];
      const key = kind ?? old;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      place = number === undefined ? (count === 1 ? old : `${old}-${count}`) : `${key}${count}`;
    }
    // A sub-item that was moved may stand under an item that has one of its number.
    const times = (given.get(place) ?? 0) + 1;
    given.set(place, times);
    return { id: `${symbol}#${place}${times > 1 ? `-${times}` : ''}`, text: textOf(draft) };
  });
}
