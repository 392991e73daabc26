/**
 * The outward shape of a document symbol on a line of its own, for page furniture and mastheads only.
 * Which symbols a text mentions is decided by `src/symbols/find.ts`, never here.
 */

const PART = '[A-Za-z0-9.()*+-]{1,24}';
const SHAPE = new RegExp(
  String.raw`^(?:[A-Z][A-Za-z.-]{0,9}(?:\([A-Z-]{1,8}\))?)(?:\s?/\s?${PART}){1,9}(?:\s?\((?:(?:Part|Vol\.?|Partie|Parte|Часть)\s?[A-Z\d.]{1,6}|(?:19|20)\d\d)\))?\*{0,3}$`,
);

/** True if the text is one symbol, or two side by side as on the cover of a joint document. */
export function isSymbolOnly(text: string): boolean {
  if (text.length > 120 || !text.includes('/')) return false;
  if (oneSymbol(text)) return true;
  const halves = text.split(/\s*[–—]\s*|\s+|(?<=\d)-(?=[A-Z])/);
  return halves.length === 2 && halves.every(oneSymbol);
}

function oneSymbol(text: string): boolean {
  return SHAPE.test(text) && !text.endsWith('.') && /\d/.test(text) && /^[A-Z]/.test(text);
}

/** The spelling used as a key: no white space, hyphens plain, no reissue sign. */
export function symbolKey(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/[–—]/g, '-')
    .replace(/\*+$/, '')
    .replace(/\/(ADD|REV|CORR)\./g, (_whole, word: string) => `/${word.charAt(0)}${word.slice(1).toLowerCase()}.`);
}
