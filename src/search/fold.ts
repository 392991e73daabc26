/**
 * Folding: what two spellings of one word have in common. Case, diacritics, width and ligatures, variants of Arabic letters
 * and the signs for short vowels, figures of other scripts, characters without a width. Pure.
 */

const ASCII = /^[\0-\x7f]*$/;
/** Soft hyphen, joiners, marks of direction: seen by nobody, typed by nobody. */
export const INVISIBLE = '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const UNSEEN = new RegExp(`[${INVISIBLE}\\s]`, 'g');
/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs and the lengthening stroke. The breve of й stays. */
const MARKS =
  /(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
/** Letters that the normal forms of Unicode leave whole, and letters of Arabic script that are written for one another. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ء: '',
};
const OTHER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const FIGURES = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The folded form of a word: `Brésil` is `bresil`, `ОБЪЁМ` is `объем`, `٢٠١٨` is `2018`. Folding a folded word changes nothing.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/\s+/g, '');
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(OTHER, (letter) => LETTERS[letter] ?? letter)
    .replace(FIGURES, (figure) => String(figure.charCodeAt(0) & 0xf))
    .replace(UNSEEN, '')
    .toLowerCase();
}
