/**
 * Dates and ranges of dates as UN documents print them in the six languages, to ISO days.
 * Reads what is written; a date without a year is none unless the caller knows the year.
 */
import { westernDigits } from './numerals';

const MONTHS: string[][] = [
  ['january', 'janvier', 'enero', 'январ', 'يناير', 'كانون الثاني'],
  ['february', 'février', 'fevrier', 'febrero', 'феврал', 'فبراير', 'شباط'],
  ['march', 'mars', 'marzo', 'март', 'مارس', 'آذار'],
  ['april', 'avril', 'abril', 'апрел', 'أبريل', 'نيسان'],
  ['may', 'mai', 'mayo', 'мая', 'май', 'مايو', 'أيار'],
  ['june', 'juin', 'junio', 'июн', 'يونيه', 'يونيو', 'حزيران'],
  ['july', 'juillet', 'julio', 'июл', 'يوليه', 'يوليو', 'تموز'],
  ['august', 'août', 'aout', 'agosto', 'август', 'أغسطس', 'آب'],
  ['september', 'septembre', 'septiembre', 'setiembre', 'сентябр', 'سبتمبر', 'أيلول'],
  ['october', 'octobre', 'octubre', 'октябр', 'أكتوبر', 'تشرين الأول'],
  ['november', 'novembre', 'noviembre', 'ноябр', 'نوفمبر', 'تشرين الثاني'],
  ['december', 'décembre', 'decembre', 'diciembre', 'декабр', 'ديسمبر', 'كانون الأول'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, month) => names.map((name): [string, number] => [name, month + 1])));
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|');
/** Endings of Russian cases; the second Arabic name of a month (`آذار/مارس`). */
const M = `(?:${MONTH})(?:[яьеа]|[яьеа]м?)?(?:\\s?/\\s?(?:${MONTH}))?`;
const DAY = String.raw`(\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|-?го))?`;
const OF = String.raw`\s*(?:de\s+|of\s+)?`;
const YEAR = String.raw`(?:\s*(?:de|del|,)?\s*(\d{4}))`;
const DASH = String.raw`\s*(?:[-–—]|to|and|au|et|al?|y|по|и|إلى|至|到)\s*(?:el\s+)?`;

const SINGLE = new RegExp(`(?<!\\d)${DAY}${OF}(${M})${YEAR}`, 'giu');
const AMERICAN = new RegExp(`(?<![\\p{L}])(${M})\\s+(\\d{1,2}),\\s*(\\d{4})`, 'giu');
const CHINESE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const RANGE = new RegExp(
  `(?<!\\d)(?:from\\s+|du\\s+|del?\\s+|с\\s+)?${DAY}(?:${OF}(${M}))?(?:${YEAR})?${DASH}${DAY}${OF}(${M})${YEAR}`,
  'giu',
);
const CHINESE_RANGE =
  /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:至|到|[-–—])\s*(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日/g;

/** No date without four figures in a row: spares the long patterns most of the text. */
const HAS_YEAR = /[\d٠-٩۰-۹０-９]{4}/;

export interface DateRange {
  start: string;
  end: string;
  at: number;
  length: number;
}

function monthNumber(words: string): number | null {
  const lower = words.toLowerCase();
  for (const [name, month] of MONTH_OF) if (name.length > 3 && lower.startsWith(name)) return month;
  for (const [name, month] of MONTH_OF) if (lower.startsWith(name)) return month;
  return null;
}

/** ISO day, or null when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2200) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** All single dates with a year in a text, in order. */
export function findDates(text: string): { date: string; at: number; length: number }[] {
  if (!HAS_YEAR.test(text)) return [];
  const plain = westernDigits(text);
  const out: { date: string; at: number; length: number }[] = [];
  const push = (year: string | undefined, month: number | null, day: string | undefined, match: RegExpMatchArray) => {
    const date = month === null ? null : isoDay(Number(year), month, Number(day));
    if (date !== null) out.push({ date, at: match.index ?? 0, length: match[0].length });
  };
  for (const match of plain.matchAll(SINGLE)) push(match[3], monthNumber(match[2] ?? ''), match[1], match);
  for (const match of plain.matchAll(AMERICAN)) push(match[3], monthNumber(match[1] ?? ''), match[2], match);
  for (const match of plain.matchAll(CHINESE)) push(match[1], Number(match[2]), match[3], match);
  return out.sort((a, b) => a.at - b.at);
}

/** All ranges (`from 3 to 5 April 2018`, `14–18 May 2018`, `29 April–3 May 2019`) in a text, in order. */
export function findDateRanges(text: string): DateRange[] {
  if (!HAS_YEAR.test(text)) return [];
  const plain = westernDigits(text);
  const out: DateRange[] = [];
  for (const match of plain.matchAll(RANGE)) {
    const lastMonth = monthNumber(match[5] ?? '');
    const firstMonth = match[2] === undefined ? lastMonth : monthNumber(match[2]);
    const lastYear = Number(match[6]);
    const firstYear = match[3] === undefined ? lastYear : Number(match[3]);
    if (lastMonth === null || firstMonth === null) continue;
    const start = isoDay(firstYear, firstMonth, Number(match[1]));
    const end = isoDay(lastYear, lastMonth, Number(match[4]));
    if (start !== null && end !== null && start <= end)
      out.push({ start, end, at: match.index, length: match[0].length });
  }
  for (const match of plain.matchAll(CHINESE_RANGE)) {
    const start = isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
    const end = isoDay(Number(match[1]), Number(match[4] ?? match[2]), Number(match[5]));
    if (start !== null && end !== null && start <= end)
      out.push({ start, end, at: match.index, length: match[0].length });
  }
  return out.sort((a, b) => a.at - b.at);
}
