/**
 * Short forms as the reports themselves define them: "United Nations Office on Drugs and Crime (UNODC)". What search
 * counts as one thing. Pure; knows no list of names.
 */
import type { Report } from '../reports/types';
import type { Definition } from './model';
import { passagesOf } from './passages';

/** A short form in brackets: letters, two of them capitals; a plural (`ISPs`) or a hyphen (`T-CY`) may be in it. */
const SHORT = /\(([A-Z][A-Za-z-]{1,11})\)/g;
/** Words that a short form passes over. */
const PASSED = /^(?:of|on|the|for|and|to|in|against|de|des|du|la|le)$/i;
/** No short form stands for more words than this. */
const MOST_WORDS = 14;

/** Every definition of the reports, each once, with the passage that gives it. */
export function definitionsOf(reports: readonly Report[]): Definition[] {
  const found = new Map<string, Definition>();
  for (const { id, text } of reports.flatMap(passagesOf))
    for (const match of text.matchAll(SHORT)) {
      const short = match[1] as string;
      if (!/[A-Z].*[A-Z]/.test(short)) continue;
      const long = longForm(short, text.slice(0, match.index));
      const key = `${short}\n${long?.toLowerCase()}`;
      if (long !== null && !found.has(key)) found.set(key, { short, long, source: id });
    }
  return [...found.values()];
}

/**
 * The words before the bracket that the short form's capitals begin, in order, the last to the first; words that are
 * passed over may stand between them, and a word may give more than one letter (INTERPOL). Null if they do not fit.
 */
function longForm(short: string, before: string): string | null {
  const words = before
    .trim()
    .split(/\s+/)
    .slice(-MOST_WORDS)
    .map((word) => word.replace(/^[("“‘]+/, ''));
  const letters = short
    .replace(/s$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  // The last word that belongs to it stands right before the bracket.
  for (let start = words.length - 1; start >= 0; start--) {
    const taken = words.slice(start);
    const first = taken[0] ?? '';
    if (/[.;:]$/.test(first)) return null;
    if (!PASSED.test(first) && first.toLowerCase().startsWith(letters[0] ?? '') && spells(taken, letters))
      return taken.join(' ');
  }
  return null;
}

/** True if beginnings of the words, in order, make up the letters, and every word of substance gives at least one. */
function spells(words: string[], letters: string): boolean {
  const [word, ...others] = words;
  if (word === undefined) return letters === '';
  if (PASSED.test(word) && spells(others, letters)) return true;
  const lower = word.toLowerCase();
  // Longer beginnings are for names like INTERPOL, which take several letters from a word.
  for (let length = 1; length <= Math.min(letters.length, lower.length); length++) {
    if (!letters.startsWith(lower.slice(0, length))) return false;
    if (spells(others, letters.slice(length))) return true;
  }
  return false;
}
