/**
 * Which words of one text became which of another: a longest common subsequence by weight, without the words that two
 * different texts share here and there by chance. Pure; words are numbers.
 */

/** Words as numbers: equal words, equal numbers. */
export type WordIds = Int32Array;

export interface Alignment {
  /** For each word of the first text the index of its partner in the second, or -1. */
  partner: Int32Array;
  /** How many words have a partner. */
  matched: number;
  /** Weight of the words that have one. */
  weight: number;
}

/** Beyond this many pairs of words a comparison is not worth its time and memory: two texts of 6,000 words each. */
const MOST_PAIRS = 36_000_000;
/** Partners further apart than this many words on either side do not support one another. */
const GAP = 4;
/** Partners that stand alone in fewer than this are chance, unless the texts are as short. */
const FEWEST = 3;
/** The least share of words with partners in a run of them. */
const DENSITY = 0.4;

/** Aligns two texts; null when they are too long to compare. `weightOf` gives each word more than 0. */
export function alignWords(a: WordIds, b: WordIds, weightOf: (word: number) => number): Alignment | null {
  const partner = new Int32Array(a.length).fill(-1);
  const whole = onlyPlace(a, b);
  if (whole !== null) {
    const weight = a.reduce((sum, word, index) => {
      partner[index] = whole + index;
      return sum + weightOf(word);
    }, 0);
    return { partner, matched: a.length, weight };
  }
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) partner[head] = head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    partner[a.length - 1 - tail] = b.length - 1 - tail;
    tail++;
  }
  if (!between(a, b, head, a.length - tail, b.length - tail, weightOf, partner)) return null;
  dropChance(partner, Math.min(a.length, b.length));
  let matched = 0;
  let weight = 0;
  for (let i = 0; i < a.length; i++) {
    if (partner[i] === -1) continue;
    matched++;
    weight += weightOf(a[i] as number);
  }
  return { partner, matched, weight };
}

/** Where the words of a text stand in another in a row; null if nowhere, or more than once. */
function onlyPlace(a: WordIds, b: WordIds): number | null {
  let only: number | null = null;
  for (let at = 0; at + a.length <= b.length; at++) {
    let length = 0;
    while (length < a.length && b[at + length] === a[length]) length++;
    if (length < a.length) continue;
    if (only !== null || length === 0) return null;
    only = at;
  }
  return only;
}

/** Fills `partner` for what lies between a common beginning and a common end. False when that is too long. */
function between(
  a: WordIds,
  b: WordIds,
  head: number,
  endA: number,
  endB: number,
  weightOf: (word: number) => number,
  partner: Int32Array,
): boolean {
  const rows = endA - head;
  const columns = endB - head;
  if (rows <= 0 || columns <= 0) return true;
  if (rows * columns > MOST_PAIRS) return false;
  // 1: both are partners, 2: skip the word of a, 3: skip the word of b.
  const steps = new Uint8Array(rows * columns);
  let below = new Float64Array(columns + 1);
  let row = new Float64Array(columns + 1);
  for (let i = rows - 1; i >= 0; i--) {
    const word = a[head + i] as number;
    const gain = weightOf(word);
    row[columns] = 0;
    for (let j = columns - 1; j >= 0; j--) {
      const down = below[j] as number;
      const right = row[j + 1] as number;
      let best = Math.max(down, right);
      let step = down >= right ? 2 : 3;
      if (word === b[head + j]) {
        const both = (below[j + 1] as number) + gain;
        if (both >= best) {
          best = both;
          step = 1;
        }
      }
      row[j] = best;
      steps[i * columns + j] = step;
    }
    [below, row] = [row, below];
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const step = steps[i * columns + j];
    if (step === 1) partner[head + i++] = head + j++;
    else if (step === 2) i++;
    else j++;
  }
  return true;
}

/** Takes partners from words that no run of partners holds. */
function dropChance(partner: Int32Array, shorter: number): void {
  const paired: number[] = [];
  for (let i = 0; i < partner.length; i++) if (partner[i] !== -1) paired.push(i);
  const fewest = Math.min(FEWEST, shorter);
  for (let from = 0; from < paired.length; ) {
    let to = from + 1;
    while (to < paired.length && near(partner, paired[to - 1] as number, paired[to] as number)) to++;
    const first = paired[from] as number;
    const last = paired[to - 1] as number;
    const span = Math.max(last - first, (partner[last] as number) - (partner[first] as number)) + 1;
    if (to - from < fewest || (to - from) / span < DENSITY)
      for (let k = from; k < to; k++) partner[paired[k] as number] = -1;
    from = to;
  }
}

const near = (partner: Int32Array, one: number, next: number): boolean =>
  next - one <= GAP && (partner[next] as number) - (partner[one] as number) <= GAP;
