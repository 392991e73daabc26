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

/** What is being stored: a frame that asks before that is done is not turned away. */
const storing = new Map<string, Promise<void>>();

/** Makes `token` good for one card of `subject` in tab `tab`. Old unused ones are swept away. */
export async function registerToken(token: string, subject: CardSubject, tab: number): Promise<void> {
  const key = PREFIX + token;
  const grant: Grant = { subject, tab, issued: Date.now() };
  const stored = browser.storage.session.set({ [key]: grant });
  storing.set(key, stored);
  await stored.finally(() => storing.delete(key));
  void sweep();
}

/** The subject of a token, which is used up by asking; null for an unknown, used or foreign one. */
export async function redeemToken(token: string, tab: number): Promise<CardSubject | null> {
  const key = PREFIX + token;
  await storing.get(key);
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
