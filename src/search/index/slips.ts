/**
 * Slips of typing: how many letters two words are apart, where a letter too many, too few, another one, or two neighbours
 * exchanged are one slip each. Pure.
 * @see Boytsov, "Indexing methods for approximate dictionary searching" (2011), 2.1: restricted Damerau-Levenshtein distance
 */

/** How many slips a word of this length may have. Shorter ones and anything with a figure in it are what they are. */
export function slipsAllowed(word: string): number {
  if (/\p{Nd}/u.test(word)) return 0;
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

/** Three rows of the table of distances, for words of usual length: a dictionary is asked word by word. */
const ROWS: [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(96), new Uint8Array(96), new Uint8Array(96)];

/**
 * How many slips lead from one word to another.
 * @param most beyond it nobody asks: `most + 1` stands for all that is farther
 * @param beginning `to` may go on: how far `from` is from the nearest beginning of it
 */
export function slipsBetween(from: string, to: string, most: number, beginning = false): number {
  const [m, n] = [from.length, to.length];
  if (m - n > most || (!beginning && n - m > most)) return most + 1;
  let [before, last, row] =
    n < ROWS[0].length ? ROWS : [new Uint8Array(n + 1), new Uint8Array(n + 1), new Uint8Array(n + 1)];
  for (let j = 0; j <= n; j++) last[j] = Math.min(j, most + 1);
  for (let i = 1; i <= m; i++) {
    row.fill(most + 1, 0, n + 1);
    let least = most + 1;
    const begin = Math.max(0, i - most);
    const end = Math.min(n, i + most);
    if (begin === 0) row[0] = Math.min(i, most + 1);
    for (let j = Math.max(1, begin); j <= end; j++) {
      const same = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      let distance = Math.min(
        (last[j - 1] as number) + Number(!same),
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
      );
      if (
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1)
      )
        distance = Math.min(distance, (before[j - 2] as number) + 1);
      row[j] = Math.min(distance, most + 1);
      least = Math.min(least, row[j] as number);
    }
    if (begin === 0) least = Math.min(least, row[0] as number);
    // A word that is beyond the limit by two letters in a row cannot come back by exchanging neighbours.
    if (least > most && lowest(last, n) > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return beginning ? Math.min(most + 1, lowest(last, n)) : Math.min(most + 1, last[n] as number);
}

function lowest(row: Uint8Array, to: number): number {
  let least = row[0] as number;
  for (let at = 1; at <= to; at++) if ((row[at] as number) < least) least = row[at] as number;
  return least;
}
