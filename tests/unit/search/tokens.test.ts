/** How texts are cut into words: offsets, folding, and what is one word and several at once. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fold } from '../../../src/search/fold';
import { isStopWord, stemOf } from '../../../src/search/languages';
import { wordsOf } from '../../../src/search/tokens';

// Many runs each: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const cut = (text: string) => wordsOf(text, 'en').map(({ word, whole }) => (whole ? `[${word}]` : word));

test.each([
  ['UNODC/CCPCJ/EG.4/2018/L.1', ['[unodc/ccpcj/eg.4/2018/l.1]', 'unodc', 'ccpcj', 'eg', '4', '2018', 'l', '1']],
  ['(V.18-01878)', ['[v1801878]', 'v', '18', '01878']],
  ['para. 9 (s)', ['para', '[9(s)]', '9', 's']],
  ['cyber-crime and/or', ['[cybercrime]', 'cyber', 'crime', 'and', 'or']],
  ["the State's l’assistance", ['the', 'state', 'assistance']],
  ['1,000 3.5 U.N.', ['[1000]', '1', '000', '[3.5]', '3', '5', '[un]', 'u', 'n']],
  ['决议', ['[决议]', '决', '议']],
  ['Brésil ОБЪЁМ ٢٠١٨ й', ['bresil', 'объем', '2018', 'й']],
  ['cy\u00adber \u202ecrime\u202c <b>bold</b>', ['cyber', 'crime', 'b', 'bold', 'b']],
])('%s', (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test('every word stands where it says, in order, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      let last = 0;
      for (const { word, start, end } of wordsOf(text, 'en')) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(fold(word)).toBe(word);
        expect(word).not.toBe('');
        last = start;
      }
    }),
    { numRuns: 1000 },
  );
}, 30_000);

test('forms of a word share a stem; numbers and unknown languages have none', () => {
  expect(stemOf('crimes', 'en')).toBe(stemOf('crime', 'en'));
  expect(stemOf('преступности', 'ru')).toBe(stemOf('преступность', 'ru'));
  expect(stemOf('a/res/65', 'en')).toBe('a/res/65');
  expect(stemOf('crimes', 'xx')).toBe('crimes');
  expect(isStopWord('the', ['fr', 'en'])).toBe(true);
  expect(isStopWord('the', ['fr'])).toBe(false);
});
