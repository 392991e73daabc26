/**
 * Which matches answer a query and which are only near it. A match that meets all that is asked answers it. One that meets
 * less answers only if it holds most of what the query tells: each thing asked weighs as much as it is rare, and one that
 * no text has weighs most, so that a text without the main word of a query is no hit whatever else it has.
 */
import type { Match, TermGroup } from './types';

/**
 * The share of a query's weight that a hit has at least. At 0.6 a question of several words may lose one that is not the
 * rarest; a pair of words may lose none.
 */
const SHARE = 0.6;
/** The share beside matches that meet everything: they answer, and what has a good part of it may follow them. */
const SHARE_BESIDE = 0.4;
/** What was found in place of what was typed is not sure to be meant. */
const SLIP = 0.8;

/** How much it tells that a text has something that `having` of `all` things have. */
export const weightOf = (having: number, all: number): number => Math.log(1 + (all + 1) / (having + 0.5));

export interface Weighed {
  group: TermGroup;
  weight: number;
  /** Nobody misses it. */
  dispensable: boolean;
}

/**
 * True if the match is a hit, false if it is near one at best.
 * @param beside others meet all that is asked
 */
export function isStrong(match: Match, groups: readonly Weighed[], beside = false): boolean {
  const slipped = new Set(match.slips.map(({ asked }) => asked));
  let met = 0;
  let all = 0;
  groups.forEach(({ group, weight, dispensable }, at) => {
    const isMet = match.met[at] === true;
    if (!isMet && dispensable) return;
    all += weight;
    if (isMet) met += slipped.has(group.surface) ? weight * SLIP : weight;
  });
  return all > 0 && met >= (beside ? SHARE_BESIDE : SHARE) * all;
}
