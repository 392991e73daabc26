/** One line of `npm run bench`: a figure beside its budget, and beside what else was measured in the same run. */

export interface Row {
  name: string;
  /** Null where it could not be measured; `reason` says why. */
  value: number | null;
  unit: string;
  /** The most that `value` may be; null for a figure that has no budget of its own. */
  budget: number | null;
  /** Whether the budget holds; null where nothing was measured or nothing is promised. */
  ok: boolean | null;
  /** What the value stands beside, by name, in the same unit: floors and peers of the same run. */
  versus: Record<string, number | null>;
  reason?: string;
}

/** A measured row; `ok` follows from value and budget. */
export function row(name: string, value: number, unit: string, budget: number | null, versus: Row['versus'] = {}): Row {
  const round = (figure: number) => Number(figure.toPrecision(4));
  const beside = Object.entries(versus).map(([key, figure]) => [key, figure === null ? null : round(figure)]);
  return {
    name,
    value: round(value),
    unit,
    budget,
    ok: budget === null ? null : value <= budget,
    versus: Object.fromEntries(beside),
  };
}

/** A row that could not be measured here. */
export function unmeasured(name: string, unit: string, budget: number | null, reason: string): Row {
  return { name, value: null, unit, budget, ok: null, versus: {}, reason };
}

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}
