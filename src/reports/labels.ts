/**
 * The label at the start of a line: `12.`, `(a)`, `b)`, `(iii)`, `II.`, `A.`, `أولا -`, `一、`, `Annex II`.
 * Gives every reading that the printed form allows; which one is meant is decided by sequence, elsewhere.
 */
import { fromArabicSection, fromChinese, fromRoman, letterOrdinals, westernDigits } from './numerals';

export type Scheme = 'number' | 'letter' | 'roman' | 'parenthesized number';

export interface Reading {
  scheme: Scheme;
  ordinal: number;
}

/** `number`: `12.`; `item`: a label in parentheses; `heading`: roman or capital letter with a full stop. */
export interface Label {
  form: 'number' | 'item' | 'heading';
  /** Without full stop; items always in round brackets: `12`, `(a)`, `II`, `A`. */
  text: string;
  readings: Reading[];
  /** The line after the label. */
  rest: string;
}

const NUMBER = /^([\d٠-٩۰-۹]{1,3})\s?(?:[.．、](?![\d.])|[)）](?=\s))\s*/;
/** Arabic texts print `1 -` and `1-`. */
const NUMBER_DASH = /^([\d٠-٩۰-۹]{1,3})\s?[-–—]\s?(?=[\u0600-\u06FF])/;
const ITEM_BRACKETS =
  /^[(（]\s?([a-z]{1,5}|[а-я]{1,2}|[أ-ي]{1,2}|\d{1,2}|[٠-٩]{1,2}|[A-Z]|[IVX]{1,5}|[一二三四五六七八九十]{1,3})\s?[)）]\s*/;
const ITEM_OPEN = /^([a-z]{1,2}|[ivx]{1,5}|[а-я]{1,2})[)）]\s+/;
const HEADING_LATIN = /^([IVXLC]{1,6}|[A-Z])\s?[.．、](?![\p{L}.]\.)\s*(?=[\p{Lu}\p{Lo}“"«‘'(¿]|$)/u;
const HEADING_CYRILLIC = /^([АВСЕБГДЖ]|[ІХ]{1,3})\s?[.．]\s+(?=[\p{Lu}«"“])/u;
const HEADING_DASH = /^([IVXLC]{1,6})\s?[-–—]\s+(?=\p{Lu})/u;
const HEADING_CHINESE = /^([一二三四五六七八九十]{1,3})\s?[、．.]\s*(?=\S)/;
const HEADING_ARABIC = /^(\p{L}{3,5}(?:ا|اً)?(?:\s+عشر)?)\s?[-–—:.]\s?(?=[\u0600-\u06FF])/u;
const CHAPTER = /^(?:chapter|chapitre|cap[íi]tulo|глава|الفصل|part|partie|parte)\s+([IVXLC]{1,6})\s*(?:[.:—–-]\s*|$)/i;

/** Two words side by side, as nearly every line begins that has no label. */
const PLAIN_WORDS = /^[A-Za-z]{2,}[ ,][A-Za-z ]/;

/** A lone D or M is a letter or an initial, never a chapter. */
const MOST_CHAPTERS = 60;

/** The label of a line, or null. A date or a decimal number is none. */
export function labelAt(text: string): Label | null {
  const chapter = CHAPTER.exec(text);
  if (chapter !== null) {
    const value = fromRoman(chapter[1] ?? '');
    if (value !== null) return heading(chapter[1] ?? '', [{ scheme: 'roman', ordinal: value }], text, chapter[0]);
  }
  if (PLAIN_WORDS.test(text)) return null;
  const number = NUMBER.exec(text) ?? NUMBER_DASH.exec(text);
  if (number !== null) {
    const value = Number(westernDigits(number[1] ?? ''));
    const rest = text.slice(number[0].length);
    // "120. 2024 brought" is a paragraph, "3. 5" a damaged figure.
    const plain = !/^\d/.test(rest) || (/\s$/.test(number[0]) && /^(?:\d{4}\b(?!\s?[.,]\d)|\d{1,3} \p{L})/u.test(rest));
    if (value > 0 && plain)
      return { form: 'number', text: String(value), readings: [{ scheme: 'number', ordinal: value }], rest };
  }
  const item = ITEM_BRACKETS.exec(text) ?? ITEM_OPEN.exec(text);
  if (item !== null) {
    const inner = westernDigits(item[1] ?? '');
    const readings = itemReadings(inner);
    if (readings.length > 0) return { form: 'item', text: `(${inner})`, readings, rest: text.slice(item[0].length) };
  }
  return headingLabel(text);
}

function itemReadings(inner: string): Reading[] {
  if (/^\d+$/.test(inner)) return [{ scheme: 'parenthesized number', ordinal: Number(inner) }];
  const chinese = fromChinese(inner);
  if (chinese !== null) return [{ scheme: 'parenthesized number', ordinal: chinese }];
  const readings: Reading[] = letterOrdinals(inner).map((ordinal) => ({ scheme: 'letter', ordinal }));
  const roman = fromRoman(inner);
  if (roman !== null && roman < 60) readings.push({ scheme: 'roman', ordinal: roman });
  return readings;
}

function headingLabel(text: string): Label | null {
  const latin = HEADING_LATIN.exec(text) ?? HEADING_DASH.exec(text);
  if (latin !== null) {
    const sign = latin[1] ?? '';
    const readings: Reading[] = [];
    const roman = fromRoman(sign);
    if (roman !== null && roman <= MOST_CHAPTERS) readings.push({ scheme: 'roman', ordinal: roman });
    if (sign.length === 1) readings.push({ scheme: 'letter', ordinal: sign.charCodeAt(0) - 64 });
    if (readings.length > 0) return heading(sign, readings, text, latin[0]);
  }
  const cyrillic = HEADING_CYRILLIC.exec(text);
  if (cyrillic !== null) {
    const sign = cyrillic[1] ?? '';
    const roman = fromRoman(sign);
    const readings: Reading[] = letterOrdinals(sign).map((ordinal) => ({ scheme: 'letter', ordinal }));
    if (roman !== null) readings.push({ scheme: 'roman', ordinal: roman });
    return heading(sign, readings, text, cyrillic[0]);
  }
  const chinese = HEADING_CHINESE.exec(text);
  if (chinese !== null) {
    const value = fromChinese(chinese[1] ?? '');
    if (value !== null && value > 0)
      return heading(chinese[1] ?? '', [{ scheme: 'roman', ordinal: value }], text, chinese[0]);
  }
  const arabic = HEADING_ARABIC.exec(text);
  const section = arabic === null ? null : fromArabicSection(arabic[1] ?? '');
  if (arabic !== null && section !== null) {
    const reading: Reading =
      'roman' in section ? { scheme: 'roman', ordinal: section.roman } : { scheme: 'letter', ordinal: section.letter };
    return heading(arabic[1] ?? '', [reading], text, arabic[0]);
  }
  return null;
}

function heading(sign: string, readings: Reading[], text: string, printed: string): Label {
  return { form: 'heading', text: sign, readings, rest: text.slice(printed.length) };
}
