/**
 * Which level every list label stands on. "(i)" after "(h)" is a letter, "(i)" after a lead-in is a roman: the sequence
 * decides, looked at as a whole; indentation and colons only tip the balance. Works on labels, knows no document.
 */
import type { Reading, Scheme } from './labels';

export interface ListLabel {
  readings: readonly Reading[];
  indent: number;
  /** The text of the element ends in a colon. */
  leadsIn: boolean;
  /** How unlikely it is that this is a label at all and not a bracket in running text (0 = surely a label). */
  doubt: number;
}

export interface Placed {
  /** Index of the element above it in the same call, or -1 for an element directly under the paragraph. */
  parent: number;
  depth: number;
  reading: Reading;
}

interface Level {
  scheme: Scheme;
  ordinal: number;
  index: number;
  indent: number;
}

interface State {
  cost: number;
  stack: Level[];
  trail: Trail | null;
}

/** What was decided so far, newest first; shared between states so that long lists stay cheap. */
interface Trail {
  placed: Placed | null;
  before: Trail | null;
}

/** Enough to keep every sensible reading of a label alive until the sequence decides. */
const BEAM = 12;
const GAP = 2;
const OPEN_WITHOUT_LEAD_IN = 0.8;
const OPEN_NOT_AT_ONE = 4;
const INDENT = 0.3;
/** Reading a sure label as running text costs more than any plausible list. */
const NOT_A_LABEL = 6;

/**
 * Places labels on their levels. `leadsIn` tells whether the paragraph above the list ends in a colon.
 * `null` for a label that fits no list: it is part of the running text.
 */
export function placeLabels(labels: readonly ListLabel[], leadsIn: boolean): (Placed | null)[] {
  let states: State[] = [{ cost: 0, stack: [], trail: null }];
  for (const [index, label] of labels.entries()) {
    const next: State[] = [];
    const above = index === 0 ? leadsIn : (labels[index - 1]?.leadsIn ?? false);
    for (const state of states) next.push(...continuations(state, label, index, above));
    next.sort((a, b) => a.cost - b.cost);
    states = next.slice(0, BEAM);
  }
  const out: (Placed | null)[] = labels.map(() => null);
  let trail = states[0]?.trail ?? null;
  for (let at = labels.length - 1; at >= 0 && trail !== null; at -= 1) {
    out[at] = trail.placed;
    trail = trail.before;
  }
  return out;
}

function continuations(state: State, label: ListLabel, index: number, above: boolean): State[] {
  const out: State[] = [];
  for (const reading of label.readings) {
    for (let depth = state.stack.length - 1; depth >= 0; depth -= 1) {
      const level = state.stack[depth];
      if (level === undefined || level.scheme !== reading.scheme || reading.ordinal <= level.ordinal) continue;
      const gap = reading.ordinal - level.ordinal - 1;
      let cost = gap * GAP;
      if (depth < state.stack.length - 1 && label.indent > (state.stack[depth + 1]?.indent ?? 0)) cost += INDENT;
      out.push(placed(state, cost, state.stack.slice(0, depth), reading, index, label));
    }
    const top = state.stack[state.stack.length - 1];
    // A level of its own under the element before; the same scheme twice on one branch is only a restart.
    let cost = above ? 0 : OPEN_WITHOUT_LEAD_IN;
    if (reading.ordinal > 1) cost += OPEN_NOT_AT_ONE + Math.min(4, (reading.ordinal - 1) * 0.2);
    if (state.stack.some((level) => level.scheme === reading.scheme)) cost += 1.5;
    if (top !== undefined && label.indent < top.indent) cost += INDENT;
    if (state.stack.length >= 4) cost += 4;
    out.push(placed(state, cost, state.stack, reading, index, label));
    // A second list under the same paragraph.
    if (state.stack.length > 0 && reading.ordinal === 1) out.push(placed(state, 3, [], reading, index, label));
  }
  out.push({
    cost: state.cost + Math.max(0.4, NOT_A_LABEL - label.doubt),
    stack: state.stack,
    trail: { placed: null, before: state.trail },
  });
  return out;
}

function placed(state: State, cost: number, stack: Level[], reading: Reading, index: number, label: ListLabel): State {
  const parent = stack[stack.length - 1]?.index ?? -1;
  return {
    cost: state.cost + cost,
    stack: [...stack, { scheme: reading.scheme, ordinal: reading.ordinal, index, indent: label.indent }],
    trail: { placed: { parent, depth: stack.length, reading }, before: state.trail },
  };
}
