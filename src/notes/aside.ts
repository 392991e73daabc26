/**
 * Words that the database would not take, kept aside as drafts in the browser's other storage until it takes them. Must not
 * know why they were refused.
 */
import { browser } from '../platform/browser';
import { type Draft, isDraft } from '../protocol/notes';
import { readPrefixed } from './other-storage';

const PREFIX = 'note-aside-';

/** Keeps a draft aside, unless a later one of the same id is there. False where this storage is full or broken too. */
export async function keepAside(draft: Draft): Promise<boolean> {
  const key = PREFIX + draft.id;
  try {
    const stored = (await browser.storage.local.get(key))[key];
    if (isDraft(stored) && stored.typed > draft.typed) return true;
    await browser.storage.local.set({ [key]: draft });
    return true;
  } catch {
    return false;
  }
}

/** All that was kept aside; what is none of ours is left out. */
export async function draftsAside(): Promise<Draft[]> {
  try {
    const stored = await readPrefixed(PREFIX);
    return [...stored.values()].filter(isDraft);
  } catch {
    return [];
  }
}

/** Forgets drafts that are safe elsewhere, or thrown away. */
export async function forgetAside(ids: readonly string[]): Promise<void> {
  await browser.storage.local.remove(ids.map((id) => PREFIX + id)).catch(() => {});
}
