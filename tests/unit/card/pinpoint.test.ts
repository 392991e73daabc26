import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemLabel, type Place, placeLabel, placesLabel } from '../../../src/card/pinpoint';
import { readCatalogue, sayFrom } from '../locales/catalogue';

const say = sayFrom(readCatalogue('en'));
const REPORT = 'E/CN.15/2018/12';
const DRAFT = 'UNODC/CCPCJ/EG.4/2018/L.1';
const at = (fragment: string, symbol = REPORT, pinpoint = ''): Place => ({
  id: `${symbol}#${fragment}`,
  symbol,
  pinpoint,
});
const places = (list: Place[], context: string | null = REPORT) => placesLabel(list, context, say, 'en-GB');

describe('a place', () => {
  it.each([
    ['39', 'para. 39'],
    ['9(s)', 'para. 9 (s)'],
    ['10(f)(iii)', 'para. 10 (f) (iii)'],
    ['footnote-2', 'footnote 2'],
    ['agenda-2', 'agenda item 2'],
    ['title', 'title page'],
    ['document', 'page headers'],
    ['1(b).8', 'item 1 (b), para. 8'],
    ['heading-II.A', 'heading II.A'],
    ['timetable-3', 'timetable, row 3'],
    ['documentation-2.1', 'documentation, item 2.1'],
  ])('%s is written %s', (fragment, label) => {
    expect(placeLabel(at(fragment), say, 'en-GB')).toBe(label);
  });

  it('with a form that is not known keeps the pinpoint that it came with', () => {
    expect(placeLabel(at('annex', REPORT, 'annex'), say, 'en-GB')).toBe('annex');
  });

  it('under an item of an annotated agenda has no number of its own', () => {
    expect(itemLabel(at('1(b).8', 'UNODC/CCPCJ/EG.4/2017/1'), 'en-GB')).toBeNull();
  });

  it('is written in the language of the interface', () => {
    expect(placeLabel(at('9(s)'), sayFrom(readCatalogue('zh_CN')), 'zh-CN')).toBe('第9 (s)段');
    expect(placeLabel(at('9(s)'), sayFrom(readCatalogue('ru')), 'ru')).toBe('п. 9 (s)');
  });

  it('holds number and letter together where the text runs from right to left', () => {
    expect(placeLabel(at('9(s)'), sayFrom(readCatalogue('ar')), 'ar')).toBe('الفقرة \u20669 (s)\u2069');
    expect(placeLabel(at('9'), sayFrom(readCatalogue('ar')), 'ar')).toBe('الفقرة 9');
    expect(placeLabel(at('1(b).8'), sayFrom(readCatalogue('ar')), 'ar')).toBe('البند \u20661 (b)\u2069، الفقرة 8');
  });

  it('in a column is its number alone', () => {
    expect(itemLabel(at('10(f)(iii)'), 'en-GB')).toBe('10 (f) (iii)');
    expect(itemLabel(at('title'), 'en-GB')).toBeNull();
  });
});

describe('places', () => {
  it('that follow one another become a range', () => {
    expect(places([at('13'), at('14')])).toBe('paras. 13–14');
    expect(places([at('1'), at('2'), at('3'), at('5')])).toBe('paras. 1–3 and 5');
  });

  it('that are items never join a range', () => {
    expect(places([at('9'), at('10(a)')])).toBe('paras. 9 and 10 (a)');
    expect(places([at('9(s)'), at('10')])).toBe('paras. 9 (s) and 10');
  });

  it('name every document but the one that the card is about', () => {
    expect(places([at('13'), at('5', DRAFT)])).toBe(`para. 13; ${DRAFT}, para. 5`);
    expect(places([at('13'), at('5', DRAFT)], null)).toBe(`${REPORT}, para. 13; ${DRAFT}, para. 5`);
  });

  it('said twice are named once', () => {
    expect(places([at('13'), at('13')])).toBe('para. 13');
  });

  it('without a number follow those with one', () => {
    expect(places([at('footnote-1'), at('13')])).toBe('para. 13 and footnote 1');
    expect(places([at('title')])).toBe('title page');
  });

  it('keep every number, in the order of the text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }), (numbers) => {
        const label = places(numbers.map((number) => at(String(number))));
        const spans = [...label.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to]) => {
          const first = Number(from);
          return Array.from({ length: Number(to ?? from) - first + 1 }, (_, index) => first + index);
        });
        expect(spans).toEqual([...numbers].sort((a, b) => a - b));
      }),
    );
  });
});
