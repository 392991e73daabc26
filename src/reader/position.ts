/**
 * Where the reader was in each document: ids of places only, the latest documents first. Kept in the extension's own
 * storage of this page; a storage that refuses is no trouble.
 */
const NAME = 'reader-positions';
/** Documents whose place is remembered. */
const MOST = 200;

type Positions = [symbol: string, place: string][];

function read(): Positions {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPosition) : [];
  } catch {
    return [];
  }
}

const isPosition = (value: unknown): value is Positions[number] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');

/** The place in a document where it was left, or null. */
export function rememberedPlace(symbol: string): string | null {
  return read().find(([each]) => each === symbol)?.[1] ?? null;
}

/** Remembers the place of a document; an empty one is forgotten. */
export function rememberPlace(symbol: string, place: string): void {
  const others = read().filter(([each]) => each !== symbol);
  const kept: Positions = place === '' ? others : [[symbol, place], ...others];
  try {
    localStorage.setItem(NAME, JSON.stringify(kept.slice(0, MOST)));
  } catch {
    // A private window or a full disk: reading goes on without it.
  }
}
