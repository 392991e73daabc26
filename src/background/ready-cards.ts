/**
 * Cards that are filled while their frame is still loading, by the token that the frame will bring. In memory alone: where the
 * background was stopped in between, the card is filled when it is asked for. Must not know who may have which card.
 */
import type { Card } from '../protocol/card';

/** Frames that never come leave their cards behind; the oldest go first. */
const MOST = 8;

const cards = new Map<string, Promise<Card>>();

/** Keeps the card that is being filled for `token`. */
export function keepCard(token: string, card: Promise<Card>): void {
  // Whoever takes it hears of a failure; nobody else has to.
  card.catch(() => {});
  cards.set(token, card);
  for (const old of cards.keys()) {
    if (cards.size <= MOST) break;
    cards.delete(old);
  }
}

/** The card that was kept for `token`, once; undefined if there is none. */
export function takeCard(token: string): Promise<Card> | undefined {
  const card = cards.get(token);
  cards.delete(token);
  return card;
}
