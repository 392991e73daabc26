/**
 * The answer to `card/redeem`, and its guard.
 */
import type { Reply } from '../protocol/messages';

/** The card, and the token that allows one more try where it is in trouble. */
export type Redeemed = Reply<'card/redeem'>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** True for a successful answer. The card itself is the background's own and is taken as it is. */
export function isRedeemed(value: unknown): value is { ok: true; value: Redeemed } {
  return (
    isObject(value) &&
    value.ok === true &&
    isObject(value.value) &&
    (value.value.token === null || typeof value.value.token === 'string') &&
    isObject(value.value.card)
  );
}
