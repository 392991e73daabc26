/**
 * Every message between contexts, typed by direction, with its runtime guard.
 * Plain JSON only: Chromium serialises messages, Firefox clones them. No logic beyond the guards.
 */
import type { Card, CardSubject } from './card';

/** Underline manner: held by the bundled corpus, cited by it, or neither. */
export type Manner = 'corpus' | 'cited' | 'other';

/** Most symbols that one classify message carries; a page with more sends several. */
export const MAX_SYMBOLS = 2000;
/** Most passages that one message carries, and the longest of them, in UTF-16 code units. */
export const MAX_PASSAGES = 400;
export const MAX_PASSAGE = 80_000;
const MAX_LENGTH = 200;
const MAX_CANDIDATES = 40;

/** A citation in words: a key, or candidates where the words leave it open. */
export interface CitedInWords {
  start: number;
  end: number;
  symbol: string | null;
  candidates?: string[];
}

/** Content script to background. */
export interface ContentToBackground {
  /** Which manner each key has; answers come in the order asked. */
  'content/classify': { payload: { symbols: string[] }; reply: { manners: Manner[] } };
  /** What passages cite in words, each in the order of its text. Offsets are UTF-16 code units. */
  'content/read': { payload: { passages: string[] }; reply: { found: CitedInWords[][] } };
  /** A dwell began: registers what the card is to show and gives the one-time token for its frame. */
  'content/open-card': { payload: CardSubject; reply: { token: string } };
}

/** Card page to background. */
export interface CardToBackground {
  /** Exchanges the token for the card. The reply's own token allows one retry. */
  'card/redeem': { payload: { token: string; retry: boolean }; reply: { card: Card; token: string } };
}

export type ToBackground = ContentToBackground & CardToBackground;
export type MessageName = keyof ToBackground;
export type Message<N extends MessageName = MessageName> = {
  [K in N]: { name: K; payload: ToBackground[K]['payload'] };
}[N];
export type Reply<N extends MessageName> = ToBackground[N]['reply'];

/** Over the MessagePort between the content script and its card frame; never through the page. */
export type CardToHost =
  | { name: 'size'; height: number }
  /** The pointer came into the card or left it: the page's window hears nothing of what happens inside a frame. */
  | { name: 'pointer'; inside: boolean }
  | { name: 'close' };
export type HostToCard = { name: 'page'; dark: boolean };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_LENGTH;
const isPassage = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_PASSAGE;
const isKeys = (value: unknown, most: number): value is string[] =>
  Array.isArray(value) && value.length <= most && value.every(isKey);

const GUARDS: { [N in MessageName]: (payload: Record<string, unknown>) => boolean } = {
  'content/classify': (p) => isKeys(p.symbols, MAX_SYMBOLS),
  'content/read': (p) => Array.isArray(p.passages) && p.passages.length <= MAX_PASSAGES && p.passages.every(isPassage),
  'content/open-card': (p) =>
    (p.symbol === null || isKey(p.symbol)) && isKeys(p.candidates, MAX_CANDIDATES) && isKey(p.surface),
  'card/redeem': (p) => isKey(p.token) && typeof p.retry === 'boolean',
};

/** True if `value` is a message that we know, with a payload of its shape. */
export function isMessage(value: unknown): value is Message {
  if (!isObject(value) || typeof value.name !== 'string' || !isObject(value.payload)) return false;
  const guard = Object.hasOwn(GUARDS, value.name) ? GUARDS[value.name as MessageName] : undefined;
  return guard?.(value.payload) ?? false;
}

/** True if `value` is a message from the card frame to its host. */
export function isCardToHost(value: unknown): value is CardToHost {
  if (!isObject(value)) return false;
  return (
    value.name === 'close' ||
    (value.name === 'pointer' && typeof value.inside === 'boolean') ||
    (value.name === 'size' && typeof value.height === 'number' && Number.isFinite(value.height))
  );
}

/** True if `value` is a message from the host to its card frame. */
export function isHostToCard(value: unknown): value is HostToCard {
  return isObject(value) && value.name === 'page' && typeof value.dark === 'boolean';
}
