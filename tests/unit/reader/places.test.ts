/** Which place an address means, and the nearest to one that the document does not have. */
import { describe, expect, it } from 'vitest';
import { elementId, nearestPlace } from '../../../src/reader/places';

const PLACES = [
  'title',
  'heading-I',
  '1',
  '2',
  'heading-II.A',
  '9',
  '9(a)',
  '9(n)',
  '9(n)(i)',
  '9(n)(iv)',
  '9(v)',
  '10',
  '10(f)(iii)',
  'footnote-1',
];

describe('the nearest place', () => {
  it.each([
    ['9(z)', '9(v)'],
    ['9(n)(ix)', '9(n)(iv)'],
    ['9(a)(i)', '9(a)'],
    ['99', '10'],
    ['3', '2'],
    ['0', '1'],
    ['footnote-7', 'footnote-1'],
    ['heading-II.C', 'heading-II.A'],
  ])('of %s is %s', (wanted, nearest) => {
    expect(nearestPlace(wanted, PLACES)).toBe(nearest);
  });
  it.each(['', '***', 'nowhere'])('of "%s" is none', (wanted) => {
    expect(nearestPlace(wanted, PLACES)).toBeNull();
  });
  it('is a place itself', () => {
    for (const place of PLACES) expect(nearestPlace(place, PLACES)).toBe(place);
  });
});

it('names elements without white space', () => {
  expect(elementId('heading-3 Documentation')).not.toMatch(/\s/);
});
