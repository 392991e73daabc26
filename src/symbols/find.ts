/**
 * Finds everything that names a United Nations document in a text: symbols, citations in words, links, job numbers.
 * The one engine for pages (in the background), reports, search and the command.
 */
import { citations } from './cite';
import { findBareNumbers } from './cite-bare';
import { collect } from './explicit';
import { findFileNames } from './file-names';
import { findJobNumbers } from './jobs';
import { findReversed } from './reversed';
import type { Match } from './types';

export interface FindOptions {
  /** Also look for what needs a costly anchor: job numbers, names of files, reversed runs, numbers without a year, back references ("in the same resolution"). */
  thorough?: boolean;
}

/**
 * All places in `text` that name a document, in order and without overlap. Offsets are UTF-16 code units.
 * Never throws; time is linear in the length of the text.
 */
export function findSymbols(text: string, options: FindOptions = {}): Match[] {
  const out: Match[] = [];
  const words = citations(text, out, options.thorough);
  collect(text, out, words);
  words.settle();
  if (options.thorough) {
    findReversed(text, out);
    findFileNames(text, out);
    findBareNumbers(text, out);
    words.backReferences();
    findJobNumbers(text, out);
  }
  return inOrder(out);
}

/** Sorted by place; of two that overlap, the longer stays. */
function inOrder(found: Match[]): Match[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Match[] = [];
  for (const match of found) {
    const last = out.at(-1);
    if (!last || match.start >= last.end) out.push(match);
    else if (match.end - match.start > last.end - last.start) out[out.length - 1] = match;
  }
  return out;
}
