/** The six catalogues say the same things with the same placeholders. */
import { describe, expect, it } from 'vitest';
import { LOCALES, placeholdersIn, readCatalogue } from './catalogue';

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const PLURAL = new RegExp(`^(.+)_(${CATEGORIES.join('|')})$`);
/** Forms in which a language may spell the number out, or leave it out. */
const SPELLED = /_(zero|one|two)$/;

const english = readCatalogue('en');

describe('catalogues', () => {
  it('exist for the six official languages', () => {
    expect(LOCALES).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh_CN']);
  });

  it.each(LOCALES)('%s has the keys of English and no other', (locale) => {
    expect(Object.keys(readCatalogue(locale))).toEqual(Object.keys(english));
  });

  it('have keys that differ by more than case, as browsers fold it', () => {
    const folded = Object.keys(english).map((key) => key.toLowerCase());
    expect(new Set(folded).size).toBe(folded.length);
    expect(Object.keys(english).filter((key) => !/^[A-Za-z0-9_]+$/.test(key))).toEqual([]);
  });

  it.each(LOCALES)('%s has text and a note for translators under every key', (locale) => {
    const poor = Object.entries(readCatalogue(locale)).filter(
      ([, entry]) => !entry.message.trim() || !entry.description?.trim(),
    );
    expect(poor.map(([key]) => key)).toEqual([]);
  });

  it.each(LOCALES)('%s declares the placeholders of English and uses exactly those', (locale) => {
    for (const [key, entry] of Object.entries(readCatalogue(locale))) {
      const declared = Object.keys(entry.placeholders ?? {}).sort();
      expect(entry.placeholders, key).toEqual(english[key]?.placeholders);
      const used = placeholdersIn(entry.message);
      if (SPELLED.test(key)) expect(declared, key).toEqual(expect.arrayContaining(used));
      else expect(used, key).toEqual(declared);
    }
  });

  it('number the placeholders from one, without a gap, nine at most', () => {
    for (const [key, entry] of Object.entries(english)) {
      const numbers = Object.values(entry.placeholders ?? {}).map(({ content }) => content);
      expect(numbers.sort(), key).toEqual(numbers.map((_, index) => `$${index + 1}`));
      expect(numbers.length, key).toBeLessThanOrEqual(9);
    }
  });

  it('have every plural category for every plural message', () => {
    const bases = new Set(Object.keys(english).flatMap((key) => PLURAL.exec(key)?.[1] ?? []));
    expect(bases.size).toBeGreaterThan(0);
    for (const base of bases) for (const category of CATEGORIES) expect(english).toHaveProperty(`${base}_${category}`);
  });

  it.each(LOCALES)('%s is named by a tag that dates, numbers and plurals understand', (locale) => {
    const tag = readCatalogue(locale).languageTag?.message ?? '';
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(tag.slice(0, 2)).toBe(locale.slice(0, 2));
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))('%s is translated', (locale) => {
    // Proper names, bare numbers and words that two languages share stay; more than a few would be forgotten work.
    const same = Object.entries(readCatalogue(locale)).filter(([key, { message }]) => {
      const words = message.replaceAll(/\$\w+\$/g, '');
      return message === english[key]?.message && /\p{L}{2,}/u.test(words) && key !== 'extensionName';
    });
    expect(same.map(([key]) => key).filter((key) => !SHARED.has(`${locale}.${key}`))).toEqual([]);
  });

  it.each(LOCALES)('%s has a description that stores accept', (locale) => {
    expect(readCatalogue(locale).extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

/** Words that are the same in two languages. */
const SHARED = new Set([
  'fr.sessionNumber',
  'fr.labelSession',
  'es.distributionGeneral',
  'fr.chipNotes',
  'fr.copiesHeading',
  'fr.noteCount_few',
  'fr.noteCount_one',
  'fr.noteCount_other',
  'fr.noteCount_two',
  'fr.noteCount_zero',
  'fr.noteOne',
  'fr.readerDate',
  'fr.noteColourViolet',
]);
