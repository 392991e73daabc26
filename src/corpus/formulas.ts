/**
 * Formulas: runs of words that stand in several documents alike ("…by Member States, the international community and
 * the private sector…"). They name the study or the mandate and tell nothing of the passage they stand in. Pure.
 */
import type { Report } from '../reports/types';

/** Shorter runs recur by chance. */
const RUN = 6; // words
/** A draft and its report are alike throughout; a formula stands in a third document too. */
const DOCUMENTS = 3;

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)];
const runAt = (words: RegExpMatchArray[], at: number) =>
  words
    .slice(at, at + RUN)
    .map(([word]) => word.toLowerCase())
    .join(' ');

/** A function that takes the formulas of `reports` out of a text, leaving a gap that no phrase crosses. */
export function formulaRemover(reports: Report[]): (text: string) => string {
  const documentsWith = new Map<string, Set<Report>>();
  for (const report of reports)
    for (const { text } of report.paragraphs) {
      const words = wordsOf(text);
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = runAt(words, at);
        documentsWith.set(run, (documentsWith.get(run) ?? new Set()).add(report));
      }
    }
  const isFormula = (run: string) => (documentsWith.get(run)?.size ?? 0) >= DOCUMENTS;

  return (text) => {
    const words = wordsOf(text);
    let kept = '';
    let from = 0;
    for (let at = 0; at + RUN <= words.length; at++) {
      if (!isFormula(runAt(words, at))) continue;
      const start = words[at]?.index ?? 0;
      const last = words[at + RUN - 1];
      if (start > from) kept += `${text.slice(from, start)} | `;
      from = Math.max(from, (last?.index ?? 0) + (last?.[0].length ?? 0));
    }
    return kept + text.slice(from);
  };
}
