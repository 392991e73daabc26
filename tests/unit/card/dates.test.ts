import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, formatDays, formatMonth } from '../../../src/card/dates';
import { LOCALES, readCatalogue } from '../locales/catalogue';

const TAGS = LOCALES.map((locale) => readCatalogue(locale).languageTag?.message ?? '');

/** ISO days of four centuries, with every leap day in them. */
const days = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('a day', () => {
  it.each([
    ['en-GB', '13 April 2018'],
    ['es', '13 de abril de 2018'],
    ['fr', '13 avril 2018'],
    ['ru', '13 апреля 2018 года'],
    ['zh-CN', '2018年4月13日'],
    ['ar', '13 نيسان/أبريل 2018'],
  ])('in %s', (tag, text) => {
    expect(formatDay('2018-04-13', tag)).toBe(text);
  });

  it('may be known to its month or year only', () => {
    expect(formatDay('2011-03', 'en-GB')).toBe('March 2011');
    expect(formatDay('2011', 'en-GB')).toBe('2011');
  });

  it('that does not exist stays as it is', () => {
    for (const text of ['2018-02-31', '2018-13-01', 'about 2018', '']) expect(formatDay(text, 'en-GB')).toBe(text);
  });

  it('does not move with the time zone of the reader', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(formatDay(day, 'en-GB')).toMatch(
          new RegExp(`^${Number(day.slice(8))} \\p{L}+ ${day.slice(0, 4)}$`, 'u'),
        );
      }),
    );
  });

  it('has Latin digits in every language, as the symbols beside it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...TAGS), (day, tag) => {
        expect(formatDay(day, tag)).toContain(day.slice(0, 4));
        expect(formatDay(day, tag)).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    ['en-GB', '3–5 April 2018', '29 March – 2 April 2018'],
    ['es', '3–5 de abril de 2018', '29 de marzo – 2 de abril de 2018'],
    ['fr', '3–5 avril 2018', '29 mars – 2 avril 2018'],
    ['ru', '3–5 апреля 2018 года', '29 марта – 2 апреля 2018 года'],
    ['zh-CN', '2018年4月3日至5日', '2018年3月29日至4月2日'],
    ['ar', '3–5 نيسان/أبريل 2018', '29 آذار/مارس 2018 – 2 نيسان/أبريل 2018'],
  ])('in %s', (tag, within, across) => {
    expect(formatDays('2018-04-03', '2018-04-05', tag)).toBe(within);
    // Engines differ in the kind of space around the dash.
    expect(formatDays('2018-03-29', '2018-04-02', tag).replaceAll(/\s/g, ' ')).toBe(across);
  });

  it('that are one day are written as one', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...TAGS), (day, tag) => {
        expect(formatDays(day, day, tag)).toBe(formatDay(day, tag));
      }),
    );
  });

  it('across years name both', () => {
    for (const tag of TAGS) expect(formatDays('2017-12-29', '2018-01-02', tag)).toMatch(/2017.*2018/);
  });

  it('that are not days stay readable', () => {
    expect(formatDays('2018-04', 'unknown', 'en-GB')).toBe('April 2018 – unknown');
  });
});

describe('a month', () => {
  it('is taken from a day or stands alone', () => {
    expect(formatMonth('2018-04-03', 'en-GB')).toBe('April 2018');
    expect(formatMonth('2018-04', 'zh-CN')).toBe('2018年4月');
    expect(formatMonth('2018-04', 'ar')).toBe('نيسان/أبريل 2018');
    expect(formatMonth('spring 2018', 'en-GB')).toBe('spring 2018');
  });
});
