/**
 * The way of a well-known web annotator, for comparison: the quote is looked for in the whole text, exactly and then with
 * up to half of its characters wrong, and the places are ranked by quote, prefix, suffix and nearness, 50 : 20 : 20 : 2.
 * The best place is taken, however good it is.
 */
import search from 'approx-string-match';

interface PeerQuote {
  exact: string;
  prefix: string;
  suffix: string;
  /** Where it stood in the text. */
  hint: number;
}

const MOST_ERRORS = 256;

/** Start and end of the best place, null when there is none. */
export function peerMatch(
  text: string,
  { exact, prefix, suffix, hint }: PeerQuote,
): { start: number; end: number } | null {
  const matches = find(text, exact, Math.min(MOST_ERRORS, exact.length / 2));
  const closeness = (part: string, wanted: string) => {
    if (wanted === '') return 1;
    const [best] = find(part, wanted, wanted.length);
    return best ? 1 - best.errors / wanted.length : 0;
  };
  const scored = matches.map(({ start, end, errors }) => {
    const quote = 1 - errors / exact.length;
    const before = closeness(text.slice(Math.max(0, start - prefix.length), start), prefix);
    const after = closeness(text.slice(end, end + suffix.length), suffix);
    const near = 1 - Math.abs(start - hint) / text.length;
    return { start, end, score: (50 * quote + 20 * before + 20 * after + 2 * near) / 92 };
  });
  return scored.sort((a, b) => b.score - a.score)[0] ?? null;
}

function find(text: string, wanted: string, errors: number): { start: number; end: number; errors: number }[] {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    exact.push({ start: at, end: at + wanted.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, wanted, errors);
}
