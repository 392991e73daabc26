/** What a note says, as one looks for it: letters without case and accents. Pure; knows nothing of where notes are kept. */
import type { Note } from './types';

/** A text without case and accents. Most notes are plain letters, for which the long way is not needed. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}+/gu, '') : lower;
}

/** Body, tags and quote. */
const saidBy = ({ body, tags, anchor }: Note): string => folded([body, ...tags, anchor.quote?.exact ?? ''].join('\n'));

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The words of a question. */
export const wordsAsked = (text: string): string[] => split(folded(text));

/** True if a note holds every word of a question, be it inside of longer ones. */
export function says(note: Note, asked: readonly string[]): boolean {
  const text = saidBy(note);
  return asked.every((word) => text.includes(word));
}

/** A word without the marks around it: the word that is kept, and looked for. Empty for marks alone. */
export const bare = (word: string): string => word.replace(/^\p{P}+|\p{P}+$/gu, '');

/** The different words of a note, without the marks around them. */
export const wordsOfNote = (note: Note): Set<string> => new Set(split(saidBy(note)).map(bare).filter(Boolean));
