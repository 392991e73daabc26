import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDateRanges, findDates } from '../../../src/reports/dates';
import { labelAt } from '../../../src/reports/labels';
import {
  fromCardinal,
  fromChinese,
  fromOrdinal,
  fromRoman,
  letterOrdinals,
  toRoman,
} from '../../../src/reports/numerals';

describe('numerals', () => {
  it('romans go there and back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (value) => fromRoman(toRoman(value)) === value));
    expect(fromRoman('IIX')).toBeNull();
    expect(fromRoman('xiv')).toBe(14);
  });

  it.each([
    ['fourth', 4],
    ['twenty-seventh', 27],
    ['sixty-eighth', 68],
    ['4th', 4],
    ['vingt-septième', 27],
    ['soixante-deuxième', 62],
    ['vigésimo séptimo', 27],
    ['octavo', 8],
    ['двадцать седьмая', 27],
    ['восьмой', 8],
    ['السابعة والعشرون', 27],
    ['第二十七', 27],
    ['twentieth', 20],
    ['meeting', null],
    ['', null],
  ])('%s is %s', (words, value) => {
    expect(fromOrdinal(words)).toBe(value);
  });

  it('reads Chinese numbers and counting words', () => {
    expect(fromChinese('十二')).toBe(12);
    expect(fromChinese('二十')).toBe(20);
    expect(fromChinese('議')).toBeNull();
    expect(fromCardinal('eight')).toBe(8);
  });

  it('gives a letter its place in each alphabet', () => {
    expect(letterOrdinals('c')).toEqual([3]);
    expect(letterOrdinals('aa')).toEqual([27]);
    expect(letterOrdinals('б')).toContain(2);
    expect(letterOrdinals('В')).toEqual([3, 2]);
    expect(letterOrdinals('ab')).toEqual([]);
  });
});

describe('labels', () => {
  it.each([
    ['12. In its', 'number', '12', 'In its'],
    ['(a) Opening', 'item', '(a)', 'Opening'],
    ['b) Los Estados', 'item', '(b)', 'Los Estados'],
    ['(viii) Illegally', 'item', '(viii)', 'Illegally'],
    ['II. Outcome of', 'heading', 'II', 'Outcome of'],
    ['A. Attendance', 'heading', 'A', 'Attendance'],
    ['أولاً- مقدِّمة', 'heading', 'أولاً', 'مقدِّمة'],
    ['一. 导言', 'heading', '一', '导言'],
    ['٣- تماشياً', 'number', '3', 'تماشياً'],
    ['Chapter IV', 'heading', 'IV', ''],
    ['（a）会员国', 'item', '(a)', '会员国'],
  ])('%s', (text, form, label, rest) => {
    expect(labelAt(text)).toMatchObject({ form, text: label, rest });
  });

  it.each([
    '1.5 million people',
    '2018. At that',
    'U.S. policy',
    'i.e. the',
    '(see annex)',
    '(E/CN.15/2018/12)',
    'In 2018',
    '',
  ])('none at "%s"', (text) => {
    expect(labelAt(text)).toBeNull();
  });

  it('D. is a letter, never the five hundredth chapter', () => {
    expect(labelAt('D. Documentation')?.readings).toEqual([{ scheme: 'letter', ordinal: 4 }]);
  });

  it('(i) may be a letter and a roman', () => {
    expect(labelAt('(i) To')?.readings).toEqual([
      { scheme: 'letter', ordinal: 9 },
      { scheme: 'roman', ordinal: 1 },
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['Distr.: General 13 April 2018', '2018-04-13'],
    ['29 de abril de 2024', '2024-04-29'],
    ['1er mars 2013', '2013-03-01'],
    ['11 марта 2024 года', '2024-03-11'],
    ['2018年4月3日', '2018-04-03'],
    ['٥ نيسان/أبريل ٢٠١٨', '2018-04-05'],
    ['March 5, 2024', '2024-03-05'],
  ])('%s', (text, date) => {
    expect(findDates(text)[0]?.date).toBe(date);
  });

  it.each([
    ['from 3 to 5 April 2018', '2018-04-03', '2018-04-05'],
    ['14–18 May 2018', '2018-05-14', '2018-05-18'],
    ['29 April–3 May 2019', '2019-04-29', '2019-05-03'],
    ['8 a 12 de julio de 2024', '2024-07-08', '2024-07-12'],
    ['du 3 au 5 avril 2018', '2018-04-03', '2018-04-05'],
    ['2018年5月14日至18日', '2018-05-14', '2018-05-18'],
  ])('%s', (text, start, end) => {
    expect(findDateRanges(text)[0]).toMatchObject({ start, end });
  });

  it('knows the calendar', () => {
    expect(findDates('31 February 2018')).toEqual([]);
    expect(findDateRanges('18 to 14 May 2018')).toEqual([]);
    expect(findDates('resolution 65/230 of the year')).toEqual([]);
  });
});
