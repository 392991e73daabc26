/**
 * Reads families of keys from the browser's other storage (`storage.local`), where copies of notes stand beside the settings:
 * never all of it at once, because a copy may be large.
 */
import { browser } from '../platform/browser';

/** The typings lack it; Chromium has it from 130, Firefox from 143. */
interface WithKeys {
  getKeys(): Promise<string[]>;
}

/** The keys that begin with `prefix`, whole. @throws what the storage throws. */
export async function keysWith(prefix: string): Promise<string[]> {
  const keys = await (browser.storage.local as unknown as WithKeys).getKeys();
  return keys.filter((key) => key.startsWith(prefix));
}

/** What is stored under keys that begin with `prefix`, by the rest of the key. @throws what the storage throws. */
export async function readPrefixed(prefix: string): Promise<Map<string, unknown>> {
  const keys = await keysWith(prefix);
  const stored = keys.length > 0 ? await browser.storage.local.get(keys) : {};
  return new Map(Object.entries(stored).map(([key, value]) => [key.slice(prefix.length), value]));
}
