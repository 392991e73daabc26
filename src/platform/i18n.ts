/**
 * The strings of the product, typed by the English catalogue: a key that does not exist does not compile.
 * A thin layer over browser.i18n, so that choosing another language than the browser's later changes this file alone.
 * Must not know who shows a string, or where.
 */
import type catalogue from '../../public/_locales/en/messages.json';
import { browser } from './browser';

/** Key of a message in `_locales`. */
export type MessageKey = keyof typeof catalogue;

/** First part of the keys that exist once for each plural category (`citedIn` for `citedIn_one`, `citedIn_other`, ...). */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** Private-use characters that stand for a placeholder while a message is cut into parts; browsers substitute nine at most. */
const SLOT_BASE = 0xe000;
const SLOTS = /([\uE000-\uE008])/u;

/**
 * The message in the language of the interface.
 * `values` fill the placeholders in the order of their numbers. Empty if the catalogue lacks the key.
 */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** The languages that have a catalogue: the six official ones. */
const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type UiLanguage = (typeof LANGUAGES)[number];

/** Tag of the catalogue in use (`en-GB`, `zh-CN`), for dates and numbers: not the browser's own, which may have no catalogue. */
export function uiTag(): string {
  return t('languageTag') || 'en-GB';
}

/** Language of the catalogue in use. */
export function uiLanguage(): UiLanguage {
  const tag = uiTag();
  return LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`)) ?? 'en';
}

/** The key of the plural form that `count` takes in `language`. */
export function pluralKey(base: PluralKey, count: number, language: string): MessageKey {
  return `${base}_${new Intl.PluralRules(language).select(count)}`;
}

/** A message with a count: the count fills the first placeholder, written as the language writes numbers. */
export function plural(base: PluralKey, count: number, ...values: (string | number)[]): string {
  return t(pluralKey(base, count, uiTag()), formatCount(count), ...values);
}

/** A number as the interface writes it; Latin digits, as the symbols and paragraph numbers beside it have. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(uiTag(), { numberingSystem: 'latn' }).format(count);
}

/**
 * Cuts a message where its placeholders stand, so that elements can be put there without building markup from strings.
 * Returns texts and slot numbers (0 for `$1`) in the order that the language wants.
 */
export function messageParts(key: MessageKey, slots: number): (string | number)[] {
  const marks = Array.from({ length: slots }, (_, index) => String.fromCharCode(SLOT_BASE + index));
  return splitSlots(browser.i18n.getMessage(key, marks));
}

/** The same for a message with a count; slot 0 is the count itself. */
export function pluralParts(base: PluralKey, count: number, slots: number): (string | number)[] {
  return messageParts(pluralKey(base, count, uiTag()), slots);
}

function splitSlots(message: string): (string | number)[] {
  return message
    .split(SLOTS)
    .filter((part) => part !== '')
    .map((part) => (SLOTS.test(part) ? part.charCodeAt(0) - SLOT_BASE : part));
}
