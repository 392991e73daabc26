/** Stems: the forms of a word are one, other words are not. */
import { expect, it } from 'vitest';
import { stemOf } from '../../../src/search/languages';

it.each([
  ['prevention', 'prevent'],
  ['prosecution', 'prosecute'],
  ['interception', 'intercepting'],
  ['discussions', 'discussed'],
  ['institutional', 'institute'],
  ['investigation', 'investigate'],
  ['criminalization', 'criminalize'],
])('%s and %s have one stem', (one, other) => {
  expect(stemOf(one, 'en')).toBe(stemOf(other, 'en'));
});

it.each([
  ['national', 'nature'],
  ['stationary', 'state'],
])('%s and %s have not', (one, other) => {
  expect(stemOf(one, 'en')).not.toBe(stemOf(other, 'en'));
});
