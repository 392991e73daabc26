/**
 * The words of a text with their places, as anchors compare them: case, typography and hyphenation aside.
 * Texts in, words out; knows nothing of documents.
 */

/** The words of one text, in order. */
export interface Words {
  /** What two words share when they are the same word. */
  readonly keys: readonly string[];
  /** UTF-16 offsets of each word into the text, end exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * A word is a run of letters and digits; a soft hyphen or a joiner inside does not end it. Writing systems that set no
 * space between words are read character by character.
 */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}])[\p{L}\p{N}\p{M}]|[\u00ad\u200b-\u200d\u2060](?=[\p{L}\p{N}]))+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

export function wordsOf(text: string): Words {
  const keys: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const key = word.replace(INVISIBLE, '').normalize('NFKC').toLowerCase();
    if (key === '') continue;
    keys.push(key);
    starts.push(index);
    ends.push(index + word.length);
  }
  return { keys, starts, ends };
}

/** Indexes of the words that overlap a range of the text, end exclusive; empty when it holds no word. */
export function wordsWithin(words: Words, start: number, end: number): { from: number; to: number } {
  let from = 0;
  while (from < words.keys.length && (words.ends[from] as number) <= start) from++;
  let to = from;
  while (to < words.keys.length && (words.starts[to] as number) < end) to++;
  return { from, to };
}

/** How alike two short texts are letter by letter, from 0 to 1. */
export function lettersAlike(one: string, other: string): number {
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  if (longer > 2 * Math.min(a.length, b.length) || longer > 400) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
      );
    row = next;
  }
  return 1 - (row[b.length] as number) / longer;
}
