/** English ordinals as the reports write meetings: `fourth meeting`. Pure. */
import { fromOrdinal } from '../reports/numerals';

const ONES =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS: [round: string, before: string][] = [
  ['twentieth', 'twenty'],
  ['thirtieth', 'thirty'],
  ['fortieth', 'forty'],
  ['fiftieth', 'fifty'],
  ['sixtieth', 'sixty'],
  ['seventieth', 'seventy'],
  ['eightieth', 'eighty'],
  ['ninetieth', 'ninety'],
];

/** `fourth`, `twenty-seventh`; figures from 100 on. */
export function ordinalWord(number: number): string {
  if (number < ONES.length) return ONES[number] as string;
  const tens = TENS[Math.floor(number / 10) - 2];
  if (!tens) return `${number}th`;
  return number % 10 === 0 ? tens[0] : `${tens[1]}-${ONES[number % 10]}`;
}

/** The number of an ordinal that stands as one word (`fourth`, `4th`, `twenty-seventh`); null for other words and bare figures. */
export const ordinalNumber = (word: string): number | null => (/^\d+$/.test(word) ? null : fromOrdinal(word));
