/** What is shown of a found text: a sentence's beginning, whole in meaning, marked where it says. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fold } from '../../../src/search/fold';
import { snippet } from '../../../src/search/snippet';
import type { FieldTexts } from '../../../src/search/types';

// Many runs each: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const fields = (text: string, more: Partial<FieldTexts> = {}): FieldTexts => ({
  title: '',
  section: '',
  people: '',
  text,
  ...more,
});
const FILLER = 'The discussion was long and many speakers took the floor on several matters of interest to them. ';

test('begins with the sentence that has the words, and marks them', () => {
  const { text, marks } = snippet(
    fields(`${FILLER.repeat(5)}Member States should not criminalize research.`),
    ['research'],
    'en',
  );
  expect(text).toBe('Member States should not criminalize research.');
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['research']);
});

test('leaves out the middle of a long sentence, but never a "not"', () => {
  const long = (middle: string) => `Member States should ${middle.repeat(12)}preserve electronic evidence at once.`;
  const shown = snippet(fields(long('examine carefully and jointly how to ')), ['evidence'], 'en');
  expect(shown.text).toMatch(/^Member States should .+ … .*evidence/);
  const turned = snippet(fields(long('see that nobody does not ever try to ')), ['evidence'], 'en');
  expect(turned.text).not.toContain(' … ');
  expect(turned.text).toMatch(/^Member States should/);
});

test('a stop word is marked beside another word that was met, not alone', () => {
  const { text, marks } = snippet(fields('The use of the Convention on Cybercrime.'), ['the', 'convention'], 'en');
  expect(marks.map(([from, to]) => text.slice(from, to).toLowerCase())).toEqual(['the', 'convention']);
});

test('any text gives a short stretch without marks of direction, marks in order and inside', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('<b>crime</b> ', '\u202ecrime\u2066 ', 'Crime. ', 'ہ犯罪 ', '\u{1F600}', FILLER),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (all) => {
      const { text, marks } = snippet(fields(all.join('')), ['crime', 'b', '犯罪'], 'en');
      expect(text.length).toBeLessThanOrEqual(260);
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      let last = 0;
      for (const [from, to] of marks) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(['crime', 'b', '犯罪']).toContain(fold(text.slice(from, to)));
        last = to;
      }
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('a text of 100 KB is cut like any other', () => {
  const { text, marks } = snippet(fields(`${FILLER.repeat(1100)}Cybercrime is here.`), ['cybercrime'], 'en');
  expect(text).toBe('Cybercrime is here.');
  expect(marks).toEqual([[0, 10]]);
});
