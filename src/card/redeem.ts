/**
 * Exchanges the one-time token for the card. Whoever frames this page without a token gets nothing.
 */
import { browser } from '../platform/browser';
import type { Message } from '../protocol/messages';
import { isRedeemed, type Redeemed } from './redeemed';

/** The card for `token`, or null if it is unknown, spent, or nobody answers. */
export async function redeem(token: string, retry: boolean): Promise<Redeemed | null> {
  const message: Message<'card/redeem'> = { name: 'card/redeem', payload: { token, retry } };
  try {
    const result: unknown = await browser.runtime.sendMessage(message);
    return isRedeemed(result) ? result.value : null;
  } catch {
    // No receiver: the extension was updated or the background is gone. Nothing is shown, as for an unknown token.
    return null;
  }
}
