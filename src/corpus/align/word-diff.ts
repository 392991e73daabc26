/**
 * The difference between two texts word by word. Texts in, changes out; knows nothing of documents.
 */
import { diffArrays } from 'diff';

/** A run of text that stands in both, only in the new, or only in the old. */
export interface WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Words, runs of white space and single marks: joined they are the text again. */
export const tokens = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:[-–'’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** Typography is not a change: curly and straight quotation marks, kinds of dashes, kinds of white space. */
export const plain = (token: string): string =>
  token.replace(/[‘’‛]/g, "'").replace(/[“”„]/g, '"').replace(/[‐‑–]/g, '-').replace(/\s+/g, ' ');

/** One place of a diff: words that stay, or old words that new ones stand for. */
interface Run {
  same: string;
  removed: string;
  added: string;
}

/**
 * The changes from `before` to `after`. What is the same is printed as in `after`; {@link applied} gives `after` back,
 * {@link undone} gives `before` back but for its typography. A word or two that two long changes happen to share are
 * part of the change: a reader wants to see the sentence that was put in, not the "of" that it has in common.
 */
export function wordDiff(before: string, after: string): WordChange[] {
  const runs: Run[] = [];
  const parts = diffArrays(tokens(before), tokens(after), { comparator: (a, b) => plain(a) === plain(b) });
  for (const { value, added, removed } of parts) {
    const text = value.join('');
    const last = runs.at(-1);
    const run = !last || (last.same === '') !== Boolean(added || removed) ? { same: '', removed: '', added: '' } : last;
    if (run !== last) runs.push(run);
    run[added ? 'added' : removed ? 'removed' : 'same'] += text;
  }
  return withoutIslands(runs).flatMap(({ same, removed, added }): WordChange[] => [
    ...(same ? [{ kind: 'same' as const, text: same }] : []),
    ...(removed ? [{ kind: 'removed' as const, text: removed }] : []),
    ...(added ? [{ kind: 'added' as const, text: added }] : []),
  ]);
}

/** Joins changes over what they share if that is shorter than the changes on either side. */
function withoutIslands(runs: Run[]): Run[] {
  const size = (run: Run) => Math.max(run.removed.length, run.added.length);
  const kept: Run[] = [];
  for (const run of runs) {
    const island = kept.at(-1);
    const shore = kept.at(-2);
    if (shore && island?.same && run.same === '' && island.same.length <= Math.min(size(shore), size(run))) {
      kept.pop();
      shore.removed += island.same + run.removed;
      shore.added += island.same + run.added;
    } else kept.push({ ...run });
  }
  return kept;
}

const only = (changes: WordChange[], left: WordChange['kind']) =>
  changes
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');

/** The new text of a diff. */
export const applied = (changes: WordChange[]): string => only(changes, 'removed');

/** The old text of a diff, in the typography of the new where both are the same. */
export const undone = (changes: WordChange[]): string => only(changes, 'added');

/** True if the texts differ in typography at most. */
export const sameWords = (a: string, b: string): boolean => plain(a).trim() === plain(b).trim();
