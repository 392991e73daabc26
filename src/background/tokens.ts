/**
 * One-time tokens: a card frame shows something only for the subject and the tab it was made for, once.
 * They live in session storage, because the background may be stopped between the dwell and the frame's first word.
 */
import { browser } from '../platform/browser';
import type { CardSubject } from '../protocol/card';

interface Grant {
  subject: CardSubject;
  tab: number;
  issued: number;
}

const PREFIX = 'token-';
/** A frame asks within a second; what is older belongs to a frame that never came. */
const LIFETIME = 60_000; // ms

/** A new token for a card of `subject` in tab `tab`. Old unused ones are swept away. */
export async function issueToken(subject: CardSubject, tab: number): Promise<string> {
  const token = crypto.randomUUID();
  const grant: Grant = { subject, tab, issued: Date.now() };
  await browser.storage.session.set({ [PREFIX + token]: grant });
  void sweep();
  return token;
}

/** The subject of a token, which is used up by asking; null for an unknown, used or foreign one. */
export async function redeemToken(token: string, tab: number): Promise<CardSubject | null> {
  const key = PREFIX + token;
  const grant = (await browser.storage.session.get(key))[key] as Grant | undefined;
  if (!grant || grant.tab !== tab) return null;
  await browser.storage.session.remove(key);
  return grant.subject;
}

async function sweep(): Promise<void> {
  const all = Object.entries(await browser.storage.session.get(null));
  const old = all.filter(([key, value]) => key.startsWith(PREFIX) && Date.now() - (value as Grant).issued > LIFETIME);
  if (old.length > 0) await browser.storage.session.remove(old.map(([key]) => key));
}
