/**
 * Whether words stand in a document as somebody quotes them: exactly but for typography and white space, with other words in
 * them, or not at all. Texts in, places out; offsets are UTF-16, end exclusive.
 */
import { plain, tokens } from '../corpus/align/word-diff';

export type Verdict = 'exact' | 'altered' | 'not found';

export interface QuotePlace {
  /** Passage id. */
  passage: string;
  start: number;
  end: number;
}

export interface Verification {
  verdict: Verdict;
  /** All places of an exact quote, in the order of the text; the nearest one of an altered quote. */
  places: QuotePlace[];
}

/** So much of a quote's words must stand in a row of a passage for it to be that passage, altered. */
const ALTERED = 0.7;
/** Fewer words are found everywhere. */
const FEWEST = 5;

interface Token {
  key: string;
  start: number;
  end: number;
}

/** Words and marks of a text without its white space, quotation marks alike, dashes alike. */
function read(text: string): Token[] {
  let at = 0;
  return tokens(text).flatMap((token) => {
    const start = at;
    at += token.length;
    // `tokens` leaves no character out, so lengths give the places.
    return /^\s/.test(token) ? [] : [{ key: plain(token).replace(/["'«»]/g, '"'), start, end: at }];
  });
}

/** Quotation marks and an ellipsis around a quote are the quoter's. */
const bare = (text: string): string => text.replace(/^[\s"“”'‘’«»…]+|[\s"“”'‘’«»…]+$/g, '');

export function verifyQuote(text: string, passages: readonly { id: string; text: string }[]): Verification {
  const wanted = read(bare(text).normalize('NFC'));
  if (wanted.length === 0) return { verdict: 'not found', places: [] };
  const exact = passages.flatMap(({ id, text: passage }) => places(id, read(passage), wanted));
  if (exact.length > 0) return { verdict: 'exact', places: exact };
  if (wanted.length < FEWEST) return { verdict: 'not found', places: [] };
  let best: { share: number; place: QuotePlace } | null = null;
  for (const { id, text: passage } of passages) {
    const found = nearest(id, read(passage), wanted);
    if (found && (!best || found.share > best.share)) best = found;
  }
  return best && best.share >= ALTERED
    ? { verdict: 'altered', places: [best.place] }
    : { verdict: 'not found', places: [] };
}

function places(passage: string, tokensOf: readonly Token[], wanted: readonly Token[]): QuotePlace[] {
  const found: QuotePlace[] = [];
  for (let at = 0; at + wanted.length <= tokensOf.length; at++) {
    if (!wanted.every(({ key }, index) => tokensOf[at + index]?.key === key)) continue;
    found.push({ passage, start: tokensOf[at]?.start ?? 0, end: tokensOf[at + wanted.length - 1]?.end ?? 0 });
  }
  return found;
}

/** The stretch of a passage, as long as the quote, that shares the most words with it. */
function nearest(
  passage: string,
  tokensOf: readonly Token[],
  wanted: readonly Token[],
): { share: number; place: QuotePlace } | null {
  const left = new Map<string, number>();
  for (const { key } of wanted) left.set(key, (left.get(key) ?? 0) + 1);
  const size = Math.min(tokensOf.length, wanted.length);
  let common = 0;
  let most = 0;
  let bestAt = -1;
  const take = (key: string | undefined, step: 1 | -1) => {
    if (key === undefined || !left.has(key)) return;
    const remaining = left.get(key) ?? 0;
    if (step === 1 && remaining > 0) common++;
    if (step === -1 && remaining >= 0) common--;
    left.set(key, remaining - step);
  };
  for (let end = 0; end < tokensOf.length; end++) {
    take(tokensOf[end]?.key, 1);
    if (end >= size) take(tokensOf[end - size]?.key, -1);
    if (end >= size - 1 && common > most) {
      most = common;
      bestAt = end - size + 1;
    }
  }
  if (bestAt < 0) return null;
  const place = { passage, start: tokensOf[bestAt]?.start ?? 0, end: tokensOf[bestAt + size - 1]?.end ?? 0 };
  return { share: most / wanted.length, place };
}
