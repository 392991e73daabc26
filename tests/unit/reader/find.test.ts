/** Finding in a document: typography, case and accents are no difference; offsets are those of the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLiteral, findQuery } from '../../../src/reader/find';

const texts = (...all: string[]) => all.map((text, index) => ({ id: `A/1#${index + 1}`, text }));
const words = (
  all: readonly { id: string; text: string }[],
  found: readonly { id: string; start: number; end: number }[],
) => found.map(({ id, start, end }) => all.find((each) => each.id === id)?.text.slice(start, end));

describe('finding letter for letter', () => {
  it.each([
    ['Brésil', 'au bresil', 'bresil'],
    ["Chair's", 'the Chair’s proposal', 'Chair’s'],
    ['2018-2021', 'period 2018–2021.', '2018–2021'],
    ['ﬁ', 'le ﬁlm', 'ﬁ'],
    ['комиссия', 'КОМИССИЯ решила', 'КОМИССИЯ'],
    ['网络', '打击网络犯罪', '网络'],
  ])('finds %s in "%s"', (wanted, text, found) => {
    const all = texts(text);
    expect(words(all, findLiteral(all, wanted).marks)).toEqual([found]);
  });
  it('finds every place of what stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
        (around, wanted) => {
          const all = texts(`${around}${wanted}${around}`);
          const { marks } = findLiteral(all, wanted);
          if (wanted.trim() === '') expect(marks).toEqual([]);
          else if (/^[\w ]*$/.test(`${wanted}${around}`) && !/\s/.test(wanted)) expect(marks.length).toBeGreaterThan(0);
          for (const { start, end } of marks) expect(end).toBeGreaterThanOrEqual(start);
        },
      ),
    );
  });
  it('finds nothing for white space', () => {
    expect(findLiteral(texts('a b'), '  ').marks).toEqual([]);
  });
});

describe('the words of a search', () => {
  const all = texts('Capacity-building for judges.', 'Electronic evidence and building capacities.', 'Nothing of it.');
  it('stops where most of the words are', () => {
    const { stops, marks } = findQuery(all, 'capacity building evidence', 'en');
    expect(stops.map(({ id }) => id)).toEqual(['A/1#2']);
    expect(words(all, marks)).toEqual(expect.arrayContaining(['capacities', 'evidence']));
  });
  it('takes a phrase as it was typed', () => {
    expect(findQuery(all, '"electronic evidence"', 'en').stops.map(({ id }) => id)).toEqual(['A/1#2']);
  });
});
