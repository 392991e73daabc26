import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelAt } from '../../../src/reports/labels';
import { placeLabels } from '../../../src/reports/list-labels';
import { toRoman } from '../../../src/reports/numerals';

/** Places labels written as they are printed; `:` after one means that its element ends in a colon. */
function levels(printed: string, leadsIn = true): string {
  const labels = printed.split(' ').map((word) => {
    const label = labelAt(`${word.replace(':', '')} text`);
    return { readings: label?.readings ?? [], indent: 0, leadsIn: word.endsWith(':'), doubt: 0 };
  });
  return placeLabels(labels, leadsIn)
    .map((place) => (place === null ? 'x' : String(place.depth)))
    .join('');
}

describe('levels of list labels', () => {
  it.each([
    ['letters all through, (i) and (v) among them', '(g) (h) (i) (j)', '0000'],
    ['romans under a letter', '(m) (n): (i) (ii) (iii) (iv) (o)', '0011110'],
    ['romans past (v) and (x), back to the letter', '(e) (f): (i) (ii) (iii) (iv) (v) (vi) (g) (h) (i)', '00111111000'],
    ['(i) after (h) with a lead-in is a roman when (ii) follows', '(g) (h): (i) (ii) (i)', '00110'],
    ['(i) after (h) with a lead-in is a letter when (j) follows', '(g) (h): (i) (j)', '0000'],
    ['agenda items with letters', '1.: (a) (b) 2. 3.: (a) (b) (c) 4.', '011001110'],
    ['a colon that leads nowhere', '(a) (b): (c) (d)', '0000'],
    ['three levels', '1.: (a): (i) (ii) (b) 2.', '012210'],
    ['romans alone', '(i) (ii) (iii) (iv) (v) (vi)', '000000'],
    ['letters past z', '(y) (z) (aa) (bb)', '0000'],
  ])('%s', (_name, printed, expected) => {
    // Lists that do not begin at the beginning are cut out of longer ones.
    const lead = /^\((?!a|i\))/.test(printed) ? lettersBefore(printed) : '';
    expect(levels(`${lead}${printed}`).slice(lead === '' ? 0 : lead.trim().split(' ').length)).toBe(expected);
  });

  it('are right for any nesting of letters and romans', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 12 }) }),
          { minLength: 2, maxLength: 24 },
        ),
        (subs) => {
          const printed: string[] = [];
          let expected = '';
          for (const [at, count] of subs.entries()) {
            printed.push(`(${String.fromCharCode(97 + at)})${count > 0 ? ':' : ''}`);
            expected += '0';
            for (let sub = 1; sub <= count; sub += 1) printed.push(`(${toRoman(sub).toLowerCase()})`);
            expected += '1'.repeat(count);
          }
          expect(levels(printed.join(' '))).toBe(expected);
        },
      ),
    );
  });

  it('a bracket in running text is no label', () => {
    const reading = labelAt('(b) text')?.readings ?? [];
    expect(placeLabels([{ readings: reading, indent: 0, leadsIn: false, doubt: 5 }], false)).toEqual([null]);
  });
});

function lettersBefore(printed: string): string {
  const first = printed.charCodeAt(1) - 97;
  return `${Array.from({ length: first }, (_unused, at) => `(${String.fromCharCode(97 + at)})`).join(' ')} `;
}
