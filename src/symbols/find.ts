/**
 * Finds everything that names a United Nations document in a text: symbols, citations in words, links, job numbers.
 * The one engine for reports, the command, and what the page leaves to the background.
 */
import { citations } from './cite';
import { collect, type FindOptions, inOrder } from './explicit';
import { findFileNames } from './file-names';
import { findJobNumbers } from './jobs';
import { findReversed } from './reversed';
import type { Match } from './types';

export type { FindOptions } from './explicit';
export { couldHoldSymbol } from './gate';

/**
 * All places in `text` that name a document, in order and without overlap. Offsets are UTF-16 code units.
 * Never throws; time is linear in the length of the text.
 */
export function findSymbols(text: string, options: FindOptions = {}): Match[] {
  const out: Match[] = [];
  const words = citations(text, out);
  collect(text, out, words);
  words.settle();
  if (options.thorough) {
    findReversed(text, out);
    findFileNames(text, out);
    words.backReferences();
    findJobNumbers(text, out);
  }
  return inOrder(out);
}
