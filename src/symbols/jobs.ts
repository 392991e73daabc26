/**
 * Job numbers of the documents services: printed (`V.18-01878`, `19-16486 (E)`) and in bar codes (`*1916486*`).
 * A job number belongs to one language version; which document it is, only a corpus knows.
 */
import type { Match } from './types';

/** From the hyphen on: (1) back to the site's letters and the year; New York prints no letters, so there the language must follow. */
const PRINTED = /-\d{5}(?!\d)(?<=(?<![\w.-])((?:GE|[A-Z])\.\d\d|\d\d(?=-\d{5}\s\([ACEFRS]\)))-\d{5})/g;
const BAR_CODE = /(?<=\*)\d{7}(?=\*)/g;

/** Appends the job numbers of `text`. */
export function findJobNumbers(text: string, out: Match[]): void {
  for (const pattern of [PRINTED, BAR_CODE]) {
    for (const { 0: figures, 1: before = '', index } of text.matchAll(pattern)) {
      const start = index - before.length;
      out.push({ start, end: index + figures.length, surface: before + figures, symbol: null, kind: 'job-number' });
    }
  }
}

/**
 * One spelling for every form of a job number: `V.18-01878`, `V1801878` and `*1801878*` with site `V` are the same.
 * Returns letters and seven digits (`V1801878`; no letters when none are printed), or null.
 */
export function canonicalJobNumber(surface: string): string | null {
  const found = /^\*?(GE|[A-Z])?\.?(\d\d)-?(\d{5})\*?$/i.exec(surface.trim());
  return found ? `${(found[1] ?? '').toUpperCase().slice(0, 1)}${found[2]}${found[3]}` : null;
}
