/**
 * What a reader means by a few words that were selected or typed: the same engine as on pages, and a little more willing,
 * because somebody asked. Must not know where the words come from.
 */
import type { CardSubject } from '../protocol/card';
import { findSymbols } from '../symbols/find';

/** A selection may be the whole page; a name of a document is short, and stands where the reader began. */
const LONGEST = 20_000;
/** Longest words that a card repeats. */
const LONGEST_SURFACE = 200;
const MOST_CANDIDATES = 40;
/** `26/4`, also with blanks, in brackets or with a full stop behind it. */
const BARE_NUMBER = /^\W*(\d{1,3})\s*\/\s*(\d{1,3}(?:\s*[A-Z])?)\W*$/;
/** `e/cn.15/2018/12`: letters of any case before the first slash. */
const LOWER_CASE = /^\W*[a-z][\w.]*\s*\/.*[a-z]/;

/**
 * The first document that the words name; several candidates where they leave it open. Without any, `symbol` is null and
 * there are no candidates: a card of that says so.
 * @param resolve finds the symbol of a job number, null if nobody knows it
 */
export async function subjectOf(
  words: string,
  resolve: (jobNumber: string) => Promise<string | null>,
): Promise<CardSubject> {
  const text = words.slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
  for (const [reading, printed] of readings(text)) {
    for (const { symbol, candidates = [], surface, kind } of findSymbols(reading, { thorough: true })) {
      const key = symbol ?? (kind === 'job-number' ? await resolve(surface) : null);
      if (key === null && candidates.length === 0) continue;
      return {
        symbol: key,
        candidates: key === null ? candidates.slice(0, MOST_CANDIDATES) : [],
        surface: (printed ?? surface).slice(0, LONGEST_SURFACE),
      };
    }
  }
  return { symbol: null, candidates: [], surface: text.slice(0, LONGEST_SURFACE) || '?' };
}

/** The words as they stand, then what they may have been meant for, each with what of them is then repeated. */
function* readings(text: string): Iterable<[reading: string, printed?: string]> {
  yield [text];
  const [, session, number] = BARE_NUMBER.exec(text) ?? [];
  if (session && number) yield [`resolution ${session}/${number}`, `${session}/${number}`];
  if (LOWER_CASE.test(text)) yield [text.toUpperCase(), text];
}
