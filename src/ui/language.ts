/**
 * Languages as people see them: direction of writing, names in their own script, the letters of the official order.
 * Names of languages in their own script are never translated, so they stand here and not in `_locales`.
 */
import { LANGUAGES, type Language } from '../symbols/types';

/** `rtl` for languages written from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}

/** The letter by which United Nations documents name an official language, and its name in that language. */
export const OFFICIAL: Readonly<Record<Language, { letter: string; name: string }>> = {
  ar: { letter: 'A', name: 'العربية' },
  zh: { letter: 'C', name: '中文' },
  en: { letter: 'E', name: 'English' },
  fr: { letter: 'F', name: 'Français' },
  ru: { letter: 'R', name: 'Русский' },
  es: { letter: 'S', name: 'Español' },
};

/** Narrows a tag to one of the six official languages. */
export function isOfficial(language: string): language is Language {
  return (LANGUAGES as readonly string[]).includes(language);
}
