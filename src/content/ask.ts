/** The two questions that the content script asks. Must not know what is done with the answers. */
import { send } from '../platform/content-runtime';
import type { ContentToBackground } from '../protocol/messages';

/** The background's answer to the message `name`, to be read as if any part of it could be missing; null if there is none. */
export async function ask<N extends keyof ContentToBackground>(
  name: N,
  payload: ContentToBackground[N]['payload'],
): Promise<Partial<ContentToBackground[N]['reply']> | null> {
  const answer = await send({ name, payload });
  return answer.ok ? (answer.value as Partial<ContentToBackground[N]['reply']> | null) : null;
}
