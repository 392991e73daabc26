/**
 * Days and ranges of days as the interface's language writes them.
 * In and out: ISO days (`2018-04-03`) and text. Pure; knows nothing of the card.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;

/** Documents are dated by calendar day, so no time zone may move them. */
const UTC = { timeZone: 'UTC' } as const;

function utc(iso: string): Date | null {
  const match = DAY.exec(iso);
  if (!match) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  // `2018-02-31` parses in some engines as 3 March: a day that does not exist is no date.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : date;
}

const isArabic = (language: string) => /^ar\b/.test(language);
const isChinese = (language: string) => /^zh\b/.test(language);

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(isArabic(language) ? 'ar-EG-u-nu-latn' : language, { ...options, ...UTC });
}

/** United Nations documents in Arabic give both names of a month, the Levantine one first. */
function arabicMonth(date: Date): string {
  const levantine = new Intl.DateTimeFormat('ar-SY', { month: 'long', ...UTC }).format(date);
  const common = new Intl.DateTimeFormat('ar-EG', { month: 'long', ...UTC }).format(date);
  return `${levantine}/${common}`;
}

function inHouseStyle(text: string, language: string): string {
  // Russian documents write the word out; engines differ in the space around a dash between two numbers.
  const words = /^ru\b/.test(language) ? text.replaceAll(/(\d{4})\s?г\./gu, '$1 года') : text;
  return words.replaceAll(/(\d)\s*([–-])\s*(?=\d)/gu, '$1$2');
}

function join(parts: Intl.DateTimeFormatPart[], month: string): string {
  return parts.map((part) => (part.type === 'month' ? month : part.value)).join('');
}

/** `2018-04-13` as "13 April 2018"; a month or a year alone as far as they go; anything else unchanged. */
export function formatDay(iso: string, language: string): string {
  const date = utc(iso);
  if (!date) return formatMonth(iso, language);
  const format = formatter(language, { dateStyle: 'long' });
  const text = isArabic(language) ? join(format.formatToParts(date), arabicMonth(date)) : format.format(date);
  return inHouseStyle(text, language);
}

/** `2018-04-13` or `2018-04` as "April 2018"; anything else unchanged. */
export function formatMonth(iso: string, language: string): string {
  const match = MONTH.exec(iso.slice(0, 7));
  const date = match && (utc(iso) ?? utc(`${iso}-01`));
  if (!date) return iso;
  const format = formatter(language, { month: 'long', year: 'numeric' });
  const text = isArabic(language) ? join(format.formatToParts(date), arabicMonth(date)) : format.format(date);
  return inHouseStyle(text, language);
}

/** Two ISO days as "3–5 April 2018"; one day if they are the same; both unchanged if either is no day. */
export function formatDays(start: string, end: string, language: string): string {
  const [from, to] = [utc(start), utc(end)];
  if (!from || !to)
    return start === end ? formatDay(start, language) : `${formatDay(start, language)} – ${formatDay(end, language)}`;
  if (start === end) return formatDay(start, language);
  if (isChinese(language)) return `${formatDay(start, language)}至${chineseEnd(from, to, language)}`;
  const format = formatter(language, { dateStyle: 'long' });
  if (!isArabic(language)) return inHouseStyle(format.formatRange(from, to), language);
  const sameMonth = start.slice(0, 7) === end.slice(0, 7);
  if (sameMonth) return inHouseStyle(join(format.formatRangeToParts(from, to), arabicMonth(from)), language);
  return `${formatDay(start, language)} – ${formatDay(end, language)}`;
}

/** Chinese drops from the second day what it shares with the first. */
function chineseEnd(from: Date, to: Date, language: string): string {
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear();
  const sameMonth = sameYear && from.getUTCMonth() === to.getUTCMonth();
  const full = formatDay(to.toISOString().slice(0, 10), language);
  if (sameMonth) return full.replace(/^.*月/u, '');
  return sameYear ? full.replace(/^.*年/u, '') : full;
}
