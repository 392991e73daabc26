/**
 * Every message between contexts, typed by direction, with its runtime guard.
 * Plain JSON only: Chromium serialises messages, Firefox clones them. No logic beyond the guards.
 */
import type { Card, CardSubject } from './card';
import { NOTES_GUARDS, type NotesToBackground } from './notes';

/** Underline manner: held by the bundled corpus, cited by it, or neither. */
export type Manner = 'corpus' | 'cited' | 'other';

/** Most passages that one message carries, and the longest of them, in UTF-16 code units. */
export const MAX_PASSAGES = 400;
export const MAX_PASSAGE = 80_000;
const MAX_LENGTH = 200;
const MAX_CANDIDATES = 40;

/** A document that a text names: its key, or candidates where the words leave it open. Offsets are UTF-16 code units. */
export interface NamedInText {
  start: number;
  end: number;
  symbol: string | null;
  candidates?: string[];
  /** What the corpus knows of it, or of the best known of the candidates. */
  manner: Manner;
}

/** How the part in a page behaves. It comes with the answer to the first question, and again whenever it changes. */
export interface PageSettings {
  /** False: no underline and no card by pointer, focus or touch here. The list of symbols, the menu and the commands still serve. */
  active: boolean;
  /** Rest of the pointer before a card opens, in ms: 0 to 1000. */
  delay: number;
  /** The key that must be down for a card to open under the pointer; null for none. */
  key: 'Alt' | 'Control' | 'Shift' | null;
  /** `manner`: told apart by what the corpus knows; `one`: all alike; `none`: not underlined, cards still open. */
  underline: 'manner' | 'one' | 'none';
}

/** A box in CSS pixels. */
export interface MessageBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Content script to background. */
export interface ContentToBackground {
  /** Which documents passages name, each in the order of its text, and what holds for the page; null while it names nothing. */
  'content/read': { payload: { passages: string[] }; reply: { found: NamedInText[][]; settings: PageSettings | null } };
  /**
   * A dwell began: a frame is being made that will show the card of this subject for the one-time `token`. It is the content
   * script's own, so that the frame need not wait for an answer: whoever can register one could as well have asked for one.
   */
  'content/open-card': { payload: CardSubject & { token: string }; reply: Record<string, never> };
  /**
   * This frame is too small or may hold no card: the top frame is asked to show it, at a box of the asking frame, which the
   * top frame finds under the pointer or by its focus.
   * `shown` is false where that cannot be done either.
   */
  'content/show-above': { payload: CardSubject & { at: MessageBox }; reply: { shown: boolean } };
  /** A card is seen in this frame, or no longer: the other frames of the tab are to know. */
  'content/card-shown': { payload: { open: boolean }; reply: null };
  /** What happened in this frame may close the card that another one shows. */
  'content/leave-card': { payload: { type: Leaving }; reply: null };
}

/** What another frame does to a card: the pointer is there, it was pressed there, or Escape was. */
export type Leaving = 'over' | 'away' | 'dismiss';

/** Background to the content script of a frame, or of every frame of a tab. */
export interface BackgroundToPage {
  /** The settings that hold from now on. */
  'page/settings': { payload: PageSettings; reply: null };
  /** Another frame of this tab shows a card now. */
  'page/close-card': { payload: Record<string, never>; reply: null };
  /** A frame of this tab shows a card, or no longer. */
  'page/card-elsewhere': { payload: { open: boolean }; reply: null };
  /** To the frame that shows the card: what happened in another one. */
  'page/leave-card': { payload: { type: Leaving }; reply: null };
  /** The command "next symbol" (1) or "previous symbol" (-1): only the frame that has the focus acts. */
  'page/step': { payload: { by: 1 | -1 }; reply: null };
  /** The command "open": the card of the current symbol, else of the one nearest to the focus, and the focus into it. */
  'page/open': { payload: Record<string, never>; reply: null };
  /** The context menu, or a card that a small frame cannot hold: a card of `subject` at the selection, or at `at` in that frame. */
  'page/show-card': { payload: CardSubject & { at: MessageBox | null }; reply: { shown: boolean } };
}

/** What a frame says over the port that the popup or the panel opens to the tab (`tabs.connect`, name {@link LIST_PORT}). */
export const LIST_PORT = 'list';
export interface ListedSymbol extends CardSubject {
  /** Number of this symbol's places in the frame. */
  places: number;
  manner: Manner;
  /** Number in the frame by which `go` names its first place. */
  id: number;
}
/** All symbols of the frame in the order of its text, once at the start and again when they have changed. */
export type FrameToList = { name: 'symbols'; symbols: ListedSymbol[] };
/** Scrolls to the symbol, shows it as the current one and opens its card. */
export type ListToFrame = { name: 'go'; id: number };

/** Why nothing is underlined on a page, or `on`. `elsewhere`: it runs on United Nations sites only and this is none. */
export type PageState = 'on' | 'paused' | 'off-here' | 'elsewhere' | 'not-asked';

/** Popup to background: also the popup's page in a tab of its own. */
export interface PopupToBackground {
  /**
   * What holds for the page in a tab. `url` is its address where the popup may know it. `host` is null where no site can be named;
   * `frames` are those that have spoken: each may be asked for its symbols. `document` is what the address itself names.
   */
  'popup/page': {
    payload: { tab: number; url: string | null };
    reply: { host: string | null; state: PageState; frames: number[]; document: CardSubject | null };
  };
  /** Finds symbols in a tab until it goes elsewhere, where that is done only when asked. */
  'popup/activate': { payload: { tab: number }; reply: null };
  /** The card of a symbol, to be drawn in the popup itself. */
  'popup/card': { payload: CardSubject & { retry: boolean }; reply: { card: Card } };
}

/** Card page to background. */
export interface CardToBackground {
  /** Exchanges the token for the card. Where something is wrong with that, the reply has a token for one more try. */
  'card/redeem': { payload: { token: string; retry: boolean }; reply: { card: Card; token: string | null } };
}

export type ToBackground = ContentToBackground & PopupToBackground & CardToBackground & NotesToBackground;
export type MessageName = keyof ToBackground;
export type Message<N extends MessageName = MessageName> = {
  [K in N]: { name: K; payload: ToBackground[K]['payload'] };
}[N];
export type Reply<N extends MessageName> = ToBackground[N]['reply'];
/** A message to a page, answered with the reply itself: who does not hear it has no words for a failure. */
export type PageMessage<N extends keyof BackgroundToPage = keyof BackgroundToPage> = {
  [K in N]: { name: K; payload: BackgroundToPage[K]['payload'] };
}[N];

/** What of the page decides where a card goes and how it looks. The card decides: the content script is to stay small. */
export interface Surroundings {
  /** The line of the symbol, and what is seen of the window: a part of it under pinch zoom. */
  anchor: MessageBox;
  view: MessageBox;
  /** The text runs from right to left. */
  toLeft: boolean;
  /** Computed colours behind the symbol, from its own element outwards up to a picture or the root; and of its text. */
  backgrounds: string[];
  colour: string;
}

/**
 * Over the MessagePort between the content script and its card frame; never through the page. But for `place`, these are
 * events of the machine that knows what a card does next (`src/content/hover.ts`).
 */
export type CardToHost =
  /** Where in the window the card is to stand, now that it knows its height. */
  | { type: 'place'; box: MessageBox }
  /** The pointer came into the card, or left it: the page's window hears nothing of what happens inside a frame. */
  | { type: 'card' }
  | { type: 'over'; mark: null }
  /** The card is to stay until it is closed, or no longer. */
  | { type: 'pin'; on: boolean }
  /** Tab went past the card's last element, or back past its first: the focus goes where it came from. */
  | { type: 'away' }
  | { type: 'dismiss' };
export type HostToCard =
  /** What the card is shown beside: once at first, and again when the window has changed. */
  | ({ name: 'page' } & Surroundings)
  /** The card has been opened to be worked with: it takes the focus. */
  | { name: 'focus' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_LENGTH;
const isPassage = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_PASSAGE;
const isKeys = (value: unknown, most: number): value is string[] =>
  Array.isArray(value) && value.length <= most && value.every(isKey);

const isSubject = (p: Record<string, unknown>): boolean =>
  (p.symbol === null || isKey(p.symbol)) && isKeys(p.candidates, MAX_CANDIDATES) && isKey(p.surface);
const isBox = (value: unknown): boolean =>
  isObject(value) && [value.left, value.top, value.width, value.height].every(Number.isFinite);
const isTab = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** True if `value` is a message from our own background: its name tells, as nobody else can send one. */
export const isPageMessage = (value: unknown): value is PageMessage =>
  isObject(value) && /^page\//.test(value.name as string) && isObject(value.payload);

type Guard = (payload: Record<string, unknown>) => boolean;
const GUARDS: Record<Exclude<MessageName, keyof NotesToBackground>, Guard> = {
  'content/read': (p) => Array.isArray(p.passages) && p.passages.length <= MAX_PASSAGES && p.passages.every(isPassage),
  'content/open-card': (p) => isSubject(p) && isKey(p.token),
  'content/show-above': (p) => isSubject(p) && isBox(p.at),
  'content/card-shown': (p) => typeof p.open === 'boolean',
  'content/leave-card': (p) => p.type === 'over' || p.type === 'away' || p.type === 'dismiss',
  'popup/page': (p) => isTab(p.tab) && (p.url === null || typeof p.url === 'string'),
  'popup/activate': (p) => isTab(p.tab),
  'popup/card': (p) => isSubject(p) && typeof p.retry === 'boolean',
  'card/redeem': (p) => isKey(p.token) && typeof p.retry === 'boolean',
};

/** True if `value` is a message that we know, with a payload of its shape. */
export function isMessage(value: unknown): value is Message {
  if (!isObject(value) || typeof value.name !== 'string' || !isObject(value.payload)) return false;
  // Two tables: a spread of one into the other would stay in every bundle that has anything of this file.
  const guards: Partial<Record<string, Guard>> = value.name.startsWith('notes/') ? NOTES_GUARDS : GUARDS;
  const guard = Object.hasOwn(guards, value.name) ? guards[value.name] : undefined;
  return guard?.(value.payload) ?? false;
}

/** True if `value` is a message from the host to its card frame. */
export function isHostToCard(value: unknown): value is HostToCard {
  return (
    isObject(value) &&
    (value.name === 'focus' || (value.name === 'page' && isObject(value.anchor) && isObject(value.view)))
  );
}
