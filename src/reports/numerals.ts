/**
 * Numerals in the scripts of the six official languages: romans, letters of lists, ordinals in words, digits.
 * Pure tables and conversions; which reading of an ambiguous label is meant is decided elsewhere by sequence.
 */

const ROMAN_STEPS: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Roman numeral of a positive integer up to 3999, in capitals. */
export function toRoman(value: number): string {
  let rest = Math.max(1, Math.min(3999, Math.trunc(value)));
  let out = '';
  for (const [step, sign] of ROMAN_STEPS) {
    while (rest >= step) {
      out += sign;
      rest -= step;
    }
  }
  return out;
}

/** Value of a well-formed roman numeral in either case (Cyrillic look-alikes accepted), or null. */
export function fromRoman(text: string): number | null {
  const upper = text.toUpperCase().replace(/[ІХС]/g, (sign) => (sign === 'І' ? 'I' : sign === 'Х' ? 'X' : 'C'));
  if (!/^[IVXLCDM]{1,15}$/.test(upper)) return null;
  let rest = upper;
  let value = 0;
  for (const [step, sign] of ROMAN_STEPS) {
    while (rest.startsWith(sign)) {
      value += step;
      rest = rest.slice(sign.length);
    }
  }
  return rest === '' && toRoman(value) === upper ? value : null;
}

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  // The Russian lists of UN documents leave out ё, й, ь, ы, ъ.
  'абвгдежзиклмнопрстуфхцчшщэюя',
  'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
];

/** Places that a list label can stand for in its alphabet: `c` is 3, `aa` is 27. Several alphabets may claim it. */
export function letterOrdinals(label: string): number[] {
  const lower = label.toLowerCase().replace(/ا/g, 'أ').replace(/ه‍/g, 'ه');
  const out: number[] = [];
  for (const alphabet of ALPHABETS) {
    const first = lower[0];
    if (first === undefined || ![...lower].every((letter) => letter === first)) continue;
    const at = alphabet.indexOf(first);
    if (at >= 0 && lower.length <= 2) out.push((lower.length - 1) * alphabet.length + at + 1);
  }
  // Cyrillic lists that follow the Latin order with look-alike letters (A, B, C as А, В, С).
  const latin = lower.replace(/[авсеморхту]/g, (letter) => 'abcemopxty'['авсеморхту'.indexOf(letter)] ?? letter);
  if (latin !== lower && latin.length === 1) {
    const at = 'abcdefghijklmnopqrstuvwxyz'.indexOf(latin);
    if (at >= 0) out.push(at + 1);
  }
  return [...new Set(out)];
}

/** Western digits for Arabic-Indic and Persian ones. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    if (code >= 0xff10) return String(code - 0xff10);
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/** Value of a Chinese numeral below 100 (`十二`, `二十七`), or null. */
export function fromChinese(text: string): number | null {
  const plain = text.replace(/〇/g, '零').replace(/两/g, '二');
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九零])?$/.exec(plain);
  if (match === null || plain === '') return null;
  const tens = match[2] === undefined ? 0 : match[1] === undefined ? 1 : CHINESE_DIGITS.indexOf(match[1]);
  const ones = match[3] === undefined ? 0 : CHINESE_DIGITS.indexOf(match[3]);
  return tens * 10 + ones;
}

const ARABIC_SECTIONS = ['أولا', 'ثانيا', 'ثالثا', 'رابعا', 'خامسا', 'سادسا', 'سابعا', 'ثامنا', 'تاسعا', 'عاشرا'];
const ARABIC_TEENS = ['حادي عشر', 'ثاني عشر', 'ثالث عشر', 'رابع عشر', 'خامس عشر', 'سادس عشر', 'سابع عشر'];
const ARABIC_LETTERS = [
  'ألف',
  'باء',
  'جيم',
  'دال',
  'هاء',
  'واو',
  'زاي',
  'حاء',
  'طاء',
  'ياء',
  'كاف',
  'لام',
  'ميم',
  'نون',
];

/** Arabic section words as UN documents print them: `أولا` is I, `باء` is B. */
export function fromArabicSection(word: string): { roman: number } | { letter: number } | null {
  const plain = word.replace(/[\u064B-\u0652\u0640]/g, '').trim();
  const section = ARABIC_SECTIONS.indexOf(plain);
  if (section >= 0) return { roman: section + 1 };
  const teen = ARABIC_TEENS.indexOf(plain);
  if (teen >= 0) return { roman: teen + 11 };
  const letter = ARABIC_LETTERS.indexOf(plain);
  return letter >= 0 ? { letter: letter + 1 } : null;
}

const ENGLISH_ONES =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ENGLISH_TENS = ['', '', 'twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];
const ENGLISH_CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const FRENCH =
  'première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième'.split(
    ' ',
  );
const FRENCH_TENS: [string, number][] = [
  ['dix', 10],
  ['vingt', 20],
  ['trent', 30],
  ['quarant', 40],
  ['cinquant', 50],
  ['soixant', 60],
];
const SPANISH =
  'primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo decimotercer decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno'.split(
    ' ',
  );
const SPANISH_TENS = [
  '',
  '',
  'vigésimo',
  'trigésimo',
  'cuadragésimo',
  'quincuagésimo',
  'sexagésimo',
  'septuagésimo',
  'octogésimo',
  'nonagésimo',
];
const RUSSIAN =
  'перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат'.split(
    ' ',
  );
const RUSSIAN_TENS: [string, number][] = [
  ['двадцат', 20],
  ['тридцат', 30],
  ['сорок', 40],
  ['пятьдесят', 50],
  ['шестьдесят', 60],
  ['семьдесят', 70],
];
const ARABIC_ORDINALS = 'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' ');
const ARABIC_TENS: [string, number][] = [
  ['العشر', 20],
  ['الثلاث', 30],
  ['الأربع', 40],
  ['الخمس', 50],
  ['الست', 60],
  ['السبع', 70],
  ['الثمان', 80],
];

/** `six`, `eight`, `12` to a number; null for any other word. */
export function fromCardinal(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const at = ENGLISH_CARDINALS.indexOf(word.toLowerCase());
  return at >= 0 ? at : null;
}

/**
 * An ordinal as words or figures (`fourth`, `twenty-seventh`, `4th`, `vingt-septième`, `27º`, `第二十七`) to a number.
 * Takes one ordinal without its noun; null if it is none.
 */
export function fromOrdinal(words: string): number | null {
  const text = westernDigits(words.trim().toLowerCase()).replace(/[\u2010-\u2013]/g, '-');
  const figures = /^(?:第\s*)?(\d{1,4})\s*-?\s*(?:st|nd|rd|th|e|ème|eme|re|º|°|ª|\.º|-?[йяео]{1,2}|[aо])?\.?$/.exec(
    text,
  );
  if (figures !== null) return Number(figures[1]);
  if (text.startsWith('第')) return fromChinese(text.slice(1).trim());
  return (
    englishOrdinal(text) ??
    frenchOrdinal(text) ??
    spanishOrdinal(text) ??
    russianOrdinal(text) ??
    arabicOrdinal(words.trim())
  );
}

function englishOrdinal(text: string): number | null {
  const simple = ENGLISH_ONES.indexOf(text);
  if (simple > 0) return simple;
  const match = /^(\p{L}+?)(?:ieth|y[- ](\p{L}+))$/u.exec(text);
  if (match !== null) {
    const tens = ENGLISH_TENS.indexOf(match[1] ?? '-');
    const ones = match[2] === undefined ? 0 : ENGLISH_ONES.indexOf(match[2]);
    if (tens >= 2 && ones >= 0 && ones < 10) return tens * 10 + ones;
  }
  const hundred = /^(?:one[- ])?hundred(?:th|[- ](?:and[- ])?(.+))$/.exec(text);
  if (hundred === null) return null;
  if (hundred[1] === undefined) return 100;
  const rest = englishOrdinal(hundred[1]);
  return rest === null ? null : 100 + rest;
}

function frenchOrdinal(text: string): number | null {
  const simple = FRENCH.indexOf(
    text.replace(/^(?:premier|second|seconde)$/, (word) => (word === 'premier' ? 'première' : 'deuxième')),
  );
  if (simple >= 0) return simple + 1;
  for (const [stem, tens] of FRENCH_TENS) {
    if (text === `${stem}ième`) return tens;
    if (!text.startsWith(stem)) continue;
    const rest = text.slice(stem.length).replace(/^e?[- ](?:et[- ](?:un|onz)ième$)?/, '');
    if (/[- ]et[- ]unième$/.test(text)) return tens + 1;
    if (/[- ]et[- ]onzième$/.test(text)) return tens + 11;
    const ones = FRENCH.indexOf(rest);
    if (ones >= 0) return tens + ones + 1;
  }
  return null;
}

function spanishOrdinal(text: string): number | null {
  const plain = text.replace(/ [aoe]s? ?$/, '').replace(/(?<=[^o])a$/, 'o');
  const stem = (word: string) => word.replace(/(?:er|ero|era)$/, 'er').replace(/a$/, 'o');
  const simple = SPANISH.indexOf(stem(plain));
  if (simple >= 0) return simple + 1;
  const parts = plain.split(/[\s-]+/);
  const tens = SPANISH_TENS.indexOf((parts[0] ?? '').replace(/a$/, 'o'));
  if (tens < 2) return plain.startsWith('décimo') ? spanishTeen(parts) : null;
  if (parts.length === 1) return tens * 10;
  const ones = SPANISH.indexOf(stem(parts[1] ?? ''));
  return ones >= 0 && ones < 9 ? tens * 10 + ones + 1 : null;
}

function spanishTeen(parts: string[]): number | null {
  const ones = SPANISH.indexOf((parts[1] ?? '').replace(/(?:ero|era)$/, 'er').replace(/a$/, 'o'));
  return ones >= 0 && ones < 9 ? 11 + ones : null;
}

function russianOrdinal(text: string): number | null {
  const parts = text.split(/\s+/);
  const ending = /(?:ый|ий|ой|ая|ья|ое|ье|ого|его|ьего|ьей|ей|ом|ем|ьем|ую|ью)$/;
  const last = (parts[parts.length - 1] ?? '').replace(ending, '');
  const at = RUSSIAN.indexOf(last);
  const tensOf = (word: string) => RUSSIAN_TENS.find(([stem]) => word === stem || word === `${stem}ь`)?.[1];
  if (parts.length === 1) return at >= 0 ? at + 1 : (tensOf(last) ?? null);
  const tens = tensOf((parts[0] ?? '').replace(/ь$/, ''));
  return tens !== undefined && at >= 0 && at < 9 ? tens + at + 1 : null;
}

function arabicOrdinal(text: string): number | null {
  const plain = text
    .replace(/[\u064B-\u0652\u0640]/g, '')
    .replace(/ة(?=\s|$)/g, '')
    .trim();
  const one = (word: string) => {
    if (word === 'الأولى' || word === 'الحادي') return 1;
    const at = ARABIC_ORDINALS.indexOf(word);
    return at >= 0 ? at + 1 : null;
  };
  const parts = plain.split(/\s+/);
  if (parts.length === 1) {
    return one(plain) ?? ARABIC_TENS.find(([stem]) => plain === `${stem}ون` || plain === `${stem}ين`)?.[1] ?? null;
  }
  const ones = one(parts[0] ?? '');
  if (ones === null) return null;
  const second = (parts[1] ?? '').replace(/^و/, '');
  if (second === 'عشر') return 10 + ones;
  const tens = ARABIC_TENS.find(([stem]) => second === `${stem}ون` || second === `${stem}ين`)?.[1];
  return tens === undefined ? null : tens + ones;
}
