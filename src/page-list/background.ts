/** The questions of our own pages about a tab or a document, to the background. Must not know what is done with the answers. */
import { browser } from '../platform/browser';
import type { Message, PopupToBackground, Reply } from '../protocol/messages';
import type { Result } from '../protocol/result';

type Name = keyof PopupToBackground;

/** The background's answer, or null if there is none. Never rejects. */
export async function ask<N extends Name>(name: N, payload: PopupToBackground[N]['payload']): Promise<Reply<N> | null> {
  try {
    const message = { name, payload } as Message<N>;
    const result = (await browser.runtime.sendMessage(message)) as Result<Reply<N>> | undefined;
    return result?.ok ? result.value : null;
  } catch {
    return null;
  }
}
