/**
 * The reader's settings: one record in the browser's local storage, read tolerantly, changed one field at a time.
 * Never notes, nothing of the corpus. Must not know what a setting does.
 */
import { browser } from './browser';

/** Where symbols are found by themselves: on every page, on United Nations sites, or only where the reader asks. */
export const WHERE = ['everywhere', 'un', 'asked'] as const;
/** How symbols are underlined: told apart by what the corpus knows, all alike, or not at all. */
export const UNDERLINES = ['manner', 'one', 'none'] as const;
/** The key that must be down for a card to open under the pointer; null for none. */
export const KEYS = [null, 'Alt', 'Control', 'Shift'] as const;
/** Longest rest of the pointer before a card opens, in ms. */
export const LONGEST_DELAY = 1000;
/** How long a pause lasts, in ms. */
export const PAUSE = 3_600_000;
/** Most sites that are kept, and the longest name of one: a host name has at most 253 characters. */
const MOST_SITES = 1000;
const LONGEST_SITE = 253;

export interface Settings {
  /** Rest of the pointer before a card opens, in whole ms: 0 to {@link LONGEST_DELAY}. */
  delay: number;
  key: (typeof KEYS)[number];
  where: (typeof WHERE)[number];
  underline: (typeof UNDERLINES)[number];
  /** Sites where nothing happens, as {@link siteOf} names them, in alphabetical order. */
  offSites: string[];
  /** The same for sites that were switched off in a private window: kept in memory until the browser closes, never on disk. */
  privateSites: string[];
  /** The moment a pause ends, in ms since 1970; 0 for none. A moment in the past is no pause. */
  pausedUntil: number;
  /** No face shows a note: for a screen that others see. */
  hideNotes: boolean;
}

export const DEFAULTS: Readonly<Settings> = {
  delay: 150,
  key: null,
  where: 'everywhere',
  underline: 'manner',
  offSites: [],
  privateSites: [],
  pausedUntil: 0,
  hideNotes: false,
};

const NAME = 'settings';

const oneOf = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Whatever was stored, as settings: each field that makes no sense takes its default, the others stay. Never throws. */
export function toSettings(stored: unknown): Settings {
  const raw = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    delay: isNumber(raw.delay) ? Math.round(Math.min(Math.max(raw.delay, 0), LONGEST_DELAY)) : DEFAULTS.delay,
    key: oneOf(KEYS, raw.key, DEFAULTS.key),
    where: oneOf(WHERE, raw.where, DEFAULTS.where),
    underline: oneOf(UNDERLINES, raw.underline, DEFAULTS.underline),
    offSites: toSites(raw.offSites),
    privateSites: toSites(raw.privateSites),
    pausedUntil: isNumber(raw.pausedUntil) && raw.pausedUntil > 0 ? raw.pausedUntil : 0,
    hideNotes: raw.hideNotes === true,
  };
}

const isSite = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_SITE && !/[\s/]/.test(value);

const toSites = (value: unknown): string[] =>
  [...new Set(Array.isArray(value) ? value.filter(isSite) : [])].sort().slice(0, MOST_SITES);

/** The site that a host name belongs to in a list of sites: with and without `www.` are one. */
export const siteOf = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/** The settings as they stand. A storage that cannot be read gives the defaults. */
export async function readSettings(): Promise<Settings> {
  const [kept, passing] = await Promise.all([read('local'), read('session')]);
  return toSettings({ ...kept, privateSites: passing.privateSites });
}

async function read(area: 'local' | 'session'): Promise<Partial<Settings>> {
  try {
    // In a frame on a web page Firefox has no passing storage at all.
    return ((await browser.storage[area].get(NAME))[NAME] as Partial<Settings> | undefined) ?? {};
  } catch {
    return {};
  }
}

/** One change after the other: two at once would each write the record without the other's field. */
let writing: Promise<unknown> = Promise.resolve();

/**
 * Changes what `change` makes of the settings and gives the settings as they then stand.
 * @throws what the storage throws when it cannot be written.
 */
export function changeSettings(change: (now: Settings) => Partial<Settings>): Promise<Settings> {
  const next = writing.then(async () => {
    const now = await readSettings();
    const then = toSettings({ ...now, ...change(now) });
    const { privateSites, ...kept } = then;
    if (`${privateSites}` !== `${now.privateSites}`) await browser.storage.session.set({ [NAME]: { privateSites } });
    await browser.storage.local.set({ [NAME]: kept });
    return then;
  });
  writing = next.catch(() => {});
  return next;
}

/** Calls `changed` with the new settings whenever any context has changed them. Gives the way to stop. */
export function onSettings(changed: (settings: Settings) => void): () => void {
  let stopped = false;
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if ((area !== 'local' && area !== 'session') || !changes[NAME]) return;
    void readSettings().then((now) => stopped || changed(now));
  };
  browser.storage.onChanged.addListener(listener);
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}
