/**
 * The letters that name the parts of a resolution: `48/13 C`, `217 A (III)`, `56/201 A, B and C`, in the scripts that print
 * them. Knows nothing of bodies.
 */

/** Part letters in the order of the Latin alphabet: Arabic words, and Cyrillic letters that look the same. */
const ARABIC_LETTERS =
  'ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد'.split(' ');
const CYRILLIC = 'АВСЕНІЈКМОРТХБ';
const LATIN = 'ABCEHIJKMOPTXB';

/** The Latin letter of a part, or empty if the word is none. */
export function partLetter(part: string): string {
  if (/^[A-Z]*$/.test(part)) return part;
  const place = ARABIC_LETTERS.indexOf(part);
  if (place >= 0) return String.fromCharCode(0x41 + place);
  return LATIN[part.length === 1 ? CYRILLIC.indexOf(part) : -1] ?? '';
}

/** A letter that is also a word is a part only before what cannot follow that word. */
const ALSO_WORD = /^[AIYО]$/;
const NO_NOUN =
  /^\s{0,2}(?:$|[)\]},;:.،、，。；“”"»号和及与–-]|(?:and|to|of|on|in|or|is|was|by|at|as|for|with|which|that|entitled|adopted|et|à|du|de|y|e|и|или|от|по|об)\s)/;
/** Whether a letter behind a number is its part, by what follows it. */
export const isPart = (letter: string, rest: string): boolean => !ALSO_WORD.test(letter) || NO_NOUN.test(rest);

/** Another part of the same number. */
const PART = /^(?:\s?,\s|\s(?:and|et|y|e|и|و)\s|\s?[、和及]\s?)([A-Z])(?![\w'’/-]|\.\w)/;

/** The parts of a number that are named after its first, `letter`: where each ends in `s`, from `at` on. Letters only ascend. */
export function partsAfter(s: string, at: number, letter: string): { letter: string; end: number }[] {
  const parts: { letter: string; end: number }[] = [];
  for (let last = letter; last >= 'A' && last < 'Z'; ) {
    const end = parts.at(-1)?.end ?? at;
    const [whole, next = ''] = PART.exec(s.slice(end)) ?? [];
    if (!whole || next <= last || !isPart(next, s.slice(end + whole.length))) break;
    parts.push({ letter: next, end: end + whole.length });
    last = next;
  }
  return parts;
}
