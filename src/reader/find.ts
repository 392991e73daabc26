/**
 * Finds words in the texts of one document: what is typed in the reader's own box letter for letter, and the words of a
 * search as the search reads them. Pure; offsets are UTF-16 into the text of a passage.
 */
import { stemOf } from '../search/languages';
import { parseQuery } from '../search/query';
import { wordsOf } from '../search/tokens';

export interface Found {
  id: string;
  start: number;
  end: number;
}

/** `marks` are shown, `stops` are gone through; a stop is one of the marks. */
export interface Finding {
  marks: Found[];
  stops: Found[];
}

export interface Text {
  id: string;
  text: string;
}

const NOTHING: Finding = { marks: [], stops: [] };

/** A text as it is compared: case, accents and typography are no difference. `at` leads back to the text. */
interface Folded {
  text: string;
  /** Offset in the text of every code unit; null where they are the same. */
  at: readonly number[] | null;
}

const SIGNS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
};
const SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'g');

function foldText(text: string): Folded {
  const even = text.replace(SIGN, (sign) => SIGNS[sign] as string);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII.
  if (/^[\x00-\x7f]*$/.test(even)) return { text: even.toLowerCase(), at: null };
  let out = '';
  const at: number[] = [];
  let from = 0;
  for (const character of even) {
    const folded = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let index = 0; index < folded.length; index++) at.push(from);
    out += folded;
    from += character.length;
  }
  at.push(text.length);
  return { text: out, at };
}

/** Texts are folded once, however often they are searched. */
const folded = new WeakMap<Text, Folded>();

function foldOnce(text: Text): Folded {
  const known = folded.get(text) ?? foldText(text.text);
  folded.set(text, known);
  return known;
}

/** Every place where the texts have `wanted`, but for case, accents and typography. Nothing for white space alone. */
export function findLiteral(texts: readonly Text[], wanted: string): Finding {
  const needle = foldText(wanted.replace(/\s+/g, ' ')).text;
  if (needle.trim() === '') return NOTHING;
  const marks = texts.flatMap((each) => {
    const { text, at } = foldOnce(each);
    const found: Found[] = [];
    for (let from = text.indexOf(needle); from >= 0; from = text.indexOf(needle, from + needle.length)) {
      const to = from + needle.length;
      found.push({ id: each.id, start: at ? (at[from] as number) : from, end: at ? (at[to] as number) : to });
    }
    return found;
  });
  return { marks, stops: marks };
}

/**
 * The words of a search: every word that has one of its stems is marked, a phrase where it stands as it was typed. The
 * stops are the passages that have most of the words, each at its first.
 */
export function findQuery(texts: readonly Text[], query: string, language: string): Finding {
  const { terms, open } = parseQuery(query);
  const phrases = terms.filter(({ phrase }) => phrase);
  const words = terms.filter(({ phrase }) => !phrase).map(({ surface }) => stemsOf(surface, language));
  const last = open ? words.at(-1)?.[0] : undefined;
  let most = 1;
  const passages = texts.map((each) => {
    const met = new Set<number>();
    const marks: Found[] = [];
    phrases.forEach(({ surface }, index) => {
      const found = findLiteral([each], surface).marks;
      if (found.length > 0) met.add(index);
      marks.push(...found);
    });
    for (const { word, start, end } of words.length > 0 ? wordsOf(each.text, language) : []) {
      const stem = stemOf(word, language);
      words.forEach((stems, index) => {
        const begins = index === words.length - 1 && last !== undefined && last.length > 2 && word.startsWith(last);
        if (!begins && !stems.includes(stem)) return;
        met.add(phrases.length + index);
        marks.push({ id: each.id, start, end });
      });
    }
    most = Math.max(most, met.size);
    return { met: met.size, marks: apart(marks) };
  });
  return {
    marks: passages.flatMap(({ marks }) => marks),
    stops: passages.flatMap(({ met, marks }) => (met === most && marks[0] ? [marks[0]] : [])),
  };
}

const stemsOf = (surface: string, language: string): string[] => [
  ...new Set(wordsOf(surface, language).map(({ word }) => stemOf(word, language))),
];

/** In the order of the text, without what lies in another one: a symbol and its parts are one mark. */
function apart(marks: Found[]): Found[] {
  const kept: Found[] = [];
  for (const mark of marks.sort((a, b) => a.start - b.start || b.end - a.end))
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}
