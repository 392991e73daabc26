/**
 * Cuts a text into words, the same way for what is stored and for what is asked. A symbol, a job number, a number, an
 * abbreviation, a word with a hyphen is one word *and* its parts; scripts without spaces are cut by the dictionary of the
 * platform and into characters besides, because two platforms do not cut alike. Knows nothing of an index. Pure.
 */
import { fold, INVISIBLE } from './fold';

export interface Word {
  /** Folded. */
  word: string;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** One word over several parts, which stand on their own besides. Phrases are made of the parts. */
  whole: boolean;
}

/** For words whose language nobody knows: their script decides. BCP 47. */
export const UNKNOWN_LANGUAGE = 'und';

/** Longer ones are noise; their beginning is kept, so that they are found by it. */
const LONGEST = 80;

const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';
const PART = `[[\\p{L}\\p{N}\\p{M}${INVISIBLE}]--[${UNSPACED}]]`;
/** What joins parts into one word: signs within symbols, numbers, abbreviations and compounds. */
const JOINTS = "\\/.,'’‐‑\\-_";
/** `9 (s)`, `10 (f) (iii)`: how paragraphs are referred to. */
const REFERENCE = '(?<![\\p{L}\\p{N}])[0-9]{1,4}(?: ?\\([a-z]{1,4}\\))+';
const RUN = `${PART}+(?:[${JOINTS}]${PART}+|\\(${PART}{1,6}\\)${PART}*)*`;
/** At a place where a word may begin: sticky, because the scan of {@link wordsOf} finds the places. */
const WORD = new RegExp(`(?<unspaced>[${UNSPACED}]+)|${REFERENCE}|${RUN}`, 'vy');
const SPLIT = new RegExp(`[${JOINTS}\\(\\) ]+`, 'v');
const IDEOGRAPHS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u;

const [NOTHING, PLAIN, JOINING, OTHER] = [0, 1, 2, 3] as const;
/** Of the characters of ASCII: a letter or figure, a sign that may join words, anything else. All others may be letters. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return PLAIN;
  return /[/.,'\-_(]/.test(character) ? JOINING : NOTHING;
});
const kindAt = (text: string, at: number): number => {
  if (at >= text.length) return NOTHING;
  const code = text.charCodeAt(at);
  return code < 128 ? (KINDS[code] as number) : OTHER;
};
const FIGURE = /[0-9]/;

/** The words of a text in the order of their beginnings; a whole stands before its parts. @param language BCP 47 */
export function wordsOf(text: string, language: string): Word[] {
  const words: Word[] = [];
  for (let start = 0; start < text.length; ) {
    const kind = kindAt(text, start);
    if (kind === NOTHING || kind === JOINING) {
      start++;
      continue;
    }
    // Nine words of ten are letters of ASCII between spaces, and need no expression.
    let end = start;
    while (kindAt(text, end) === PLAIN) end++;
    const after = kindAt(text, end);
    const simple =
      end > start &&
      (after === NOTHING || (after === JOINING && kindAt(text, end + 1) === NOTHING)) &&
      !(text[end + 1] === '(' && text[end] === ' ' && FIGURE.test(text[end - 1] as string));
    if (simple) {
      words.push({ word: short(text.slice(start, end).toLowerCase()), start, end, whole: false });
      start = end;
      continue;
    }
    WORD.lastIndex = start;
    const match = WORD.exec(text);
    if (!match) {
      // A sign beyond ASCII; a character may be two code units.
      start += (text.codePointAt(start) as number) > 0xffff ? 2 : 1;
      continue;
    }
    const [run] = match;
    if (match.groups?.unspaced) cutUnspaced(run, start, language, words);
    else cutRun(run, start, words);
    start += run.length;
  }
  return words;
}

const short = (word: string): string =>
  word.length <= LONGEST ? word : word.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');

function cutRun(run: string, at: number, words: Word[]): void {
  const parts: Word[] = [];
  let start = 0;
  for (const part of run.split(SPLIT)) {
    start = run.indexOf(part, start);
    const end = start + part.length;
    const word = short(fold(part));
    if (word !== '' && !isElided(run, start, end)) parts.push({ word, start: at + start, end: at + end, whole: false });
    start = end;
  }
  const whole = parts.length > 1 || /['’]/.test(run) ? wholeOf(run) : null;
  if (whole !== null && whole !== parts[0]?.word)
    words.push({ word: short(whole), start: at, end: at + run.length, whole: true });
  words.push(...parts);
}

/** The s of `State's`, the l of `l'assistance`: letters beside an apostrophe that are no word. */
function isElided(run: string, start: number, end: number): boolean {
  const part = run.slice(start, end);
  return (
    (/^(?:\p{L}|qu)$/iu.test(part) && /['’]/.test(run[end] ?? '')) ||
    (/^s$/i.test(part) && end === run.length && /['’]/.test(run[start - 1] ?? ''))
  );
}

/** What a run with signs in it is as one word, or null if its parts are all that it is. */
function wholeOf(run: string): string | null {
  const word = fold(run).replace(/[’]/g, "'").replace(/[‐‑]/g, '-');
  const hasFigure = /\p{Nd}/u.test(word);
  if (word.includes('/')) return hasFigure ? word : null;
  // V.18-01878, V1801878: one number in two spellings.
  if (/^v\.?\d{2}-\d{4,6}$/.test(word)) return word.replace(/[.-]/g, '');
  if (/^\d+(?:\([a-z]+\))+$/.test(word)) return word;
  if (/^\d{1,3}(?:,\d{3})+$/.test(word)) return word.replaceAll(',', '');
  if (/^\d+[.,]\d+$/.test(word)) return word.replace(',', '.');
  // U.N.; EG.4, Add.1.
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return word.replaceAll('.', '');
  if (/^\p{L}+\.\d+$/u.test(word)) return word;
  // cross-border, cyber-crime: also written as one.
  if (/^\p{L}+(?:-\p{L}+){1,2}$/u.test(word)) return word.replaceAll('-', '');
  if (/^o'\p{L}{3,}$/u.test(word)) return word.replace("'", '');
  return null;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  let made = segmenters.get(language);
  if (!made) {
    made = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, made);
  }
  return made;
}

/** The language whose dictionary cuts a run: by its script, so that a Chinese title in an English report is cut too. */
function dictionaryOf(run: string, language: string): string {
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(run) || (language.startsWith('ja') && /\p{sc=Han}/u.test(run))) return 'ja';
  if (/\p{sc=Han}/u.test(run)) return 'zh';
  return /\p{sc=Thai}/u.test(run) ? 'th' : /\p{sc=Lao}/u.test(run) ? 'lo' : /\p{sc=Khmr}/u.test(run) ? 'km' : 'my';
}

function cutUnspaced(run: string, at: number, language: string, words: Word[]): void {
  for (const { segment, index, isWordLike } of segmenter(dictionaryOf(run, language)).segment(run)) {
    if (!isWordLike) continue;
    const start = at + index;
    const word = short(fold(segment));
    const byCharacter = IDEOGRAPHS.test(segment) && [...segment].length > 1;
    words.push({ word, start, end: start + segment.length, whole: byCharacter });
    if (!byCharacter) continue;
    let offset = start;
    for (const character of segment) {
      words.push({ word: fold(character), start: offset, end: offset + character.length, whole: false });
      offset += character.length;
    }
  }
}
