/** What people type, and that nothing they type breaks it. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LONGEST_QUERY, MOST_WORDS, parseQuery } from '../../../src/search/query';

// Many runs each: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const words = (text: string) => parseQuery(text).terms.map(({ surface }) => surface);
const phrases = (text: string) =>
  parseQuery(text)
    .terms.filter(({ phrase }) => phrase)
    .map(({ surface }) => surface);

describe('words and phrases', () => {
  it('splits at spaces and leaves signs around words out', () => {
    expect(words('  capacity-building, (training)  judges? ')).toEqual(['capacity-building', 'training', 'judges']);
    expect(words('что такое киберпреступность؟')).toEqual(['что', 'такое', 'киберпреступность']);
  });

  it.each([
    '"chain of custody"',
    '“chain of custody”',
    '„chain of custody“',
    '„chain of custody”',
    '”chain of custody”',
    '«chain of custody»',
    '»chain of custody«',
    '« chain of custody »',
    '‹chain of custody›',
    '「chain of custody」',
    '『chain of custody』',
    '《chain of custody》',
    '＂chain of custody＂',
    '“chain of custody"',
  ])('reads %s as a phrase', (typed) => {
    expect(parseQuery(typed).terms).toEqual([{ surface: 'chain of custody', phrase: true }]);
  });

  it('finds a phrase that stands against a word, as scripts without spaces write it', () => {
    expect(parseQuery('中国“网络犯罪”').terms).toEqual([
      { surface: '中国', phrase: false },
      { surface: '网络犯罪', phrase: true },
    ]);
  });

  it('takes a quotation mark that nothing closes for no phrase', () => {
    expect(phrases('"chain of custody')).toEqual([]);
    expect(words("Côte d'Ivoire")).toEqual(['Côte', "d'Ivoire"]);
  });
});

describe('what must not stand there', () => {
  it('is a word or phrase behind a minus of any shape', () => {
    const query = parseQuery('evidence -electronic −“chain of custody” – forensic');
    expect(query.without).toEqual([
      { surface: 'electronic', phrase: false },
      { surface: 'chain of custody', phrase: true },
    ]);
    expect(query.terms.map(({ surface }) => surface)).toEqual(['evidence', 'forensic']);
  });

  it('is not a hyphen inside a word', () => {
    expect(parseQuery('trans-border').without).toEqual([]);
  });
});

describe('filters', () => {
  it('are read in any case, with values in quotation marks', () => {
    const query = parseQuery('evidence MEETING:4 kind:recommendations symbol:E/CN.15/2018/12 by:"South Africa"');
    expect(query).toMatchObject({
      meetings: [4],
      kinds: ['recommendation'],
      symbols: ['E/CN.15/2018/12'],
      by: ['South Africa'],
    });
    expect(query.terms).toEqual([{ surface: 'evidence', phrase: false }]);
  });

  it('that filter nothing are words', () => {
    expect(words('kind:tree meeting:soon')).toEqual(['kind tree', 'meeting soon']);
    expect(parseQuery('kind:tree').kinds).toBeNull();
  });
});

describe('while typing', () => {
  it.each([
    ['budap', true],
    ['budap ', false],
    ['"budap"', false],
    ['budapest -tre', false],
    ['budapest kind:rec', false],
    ['', false],
  ])('%j is open: %s', (typed, open) => {
    expect(parseQuery(typed).open).toBe(open);
  });
});

describe('any text', () => {
  it('is a query within bounds', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '“', '»', '-', 'by:', 'kind:', 'meeting:', ' ', '\u202E', '\uD800', '：', '(', '\\', '<b>'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const query = parseQuery(parts.join(''));
        expect(query.terms.length + query.without.length).toBeLessThanOrEqual(MOST_WORDS);
        for (const { surface } of [...query.terms, ...query.without]) expect(surface).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('of a hundred kilobytes is cut, and says so', () => {
    const long = parseQuery('word "unclosed '.repeat(7000));
    expect(long.cut).toBe(true);
    expect(long.text.length).toBe(LONGEST_QUERY);
    expect(parseQuery('short').cut).toBe(false);
  });
});
