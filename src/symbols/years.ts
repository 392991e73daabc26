/**
 * Which years a session spans, body by body, only within the ranges for which the rule is known, and the English
 * words for ordinals. Rules: General Assembly, session N opens in September of 1945+N and its resolutions run to
 * September of 1946+N; Human Rights Council, three regular sessions a year from 2006; others a fixed offset.
 */
import type { SessionRule } from './bodies';

const DIGITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Value of a Roman number, or NaN. */
export function fromRoman(roman: string): number {
  if (!/^[IVXLC]+$/.test(roman)) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < roman.length; i++) {
    const here = DIGITS[roman[i] ?? ''] ?? 0;
    sum += here < (DIGITS[roman[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return sum;
}

/** The number of a regular session as printed (`65`, `XV`), or NaN for special sessions. */
export function sessionNumber(session: string): number {
  return /^\d+$/.test(session) ? Number(session) : fromRoman(session);
}

/** `2017`, `2010–2011`, or null when the rule does not reach the session. */
export function yearsOf(session: string, rule: SessionRule | undefined): string | null {
  const number = sessionNumber(session);
  if (!rule || !Number.isInteger(number) || number < 1) return null;
  if (rule.kind === 'assembly') return number <= 99 ? `${1945 + number}–${1946 + number}` : null;
  if (number < rule.from || number > rule.to) return null;
  return String(rule.rule === 'hrc' ? 2006 + Math.floor((number - 1) / 3) : (rule.offset ?? 0) + number);
}

const ONES =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = '- - twent thirt fort fift sixt sevent eight ninet'.split(' ');

/** `sixty-fifth`; digits with a suffix from one hundred on. */
export function ordinal(value: number): string {
  if (value < 20) return ONES[value] ?? String(value);
  if (value >= 100) {
    const end = value % 100;
    const suffix = end > 10 && end < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
    return `${value}${suffix}`;
  }
  const ten = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? `${ten}ieth` : `${ten}y-${ONES[value % 10]}`;
}
