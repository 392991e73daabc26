/** Notes and other texts at hand are found as the corpus is: words, forms, beginnings, slips, phrases. */
import { expect, it } from 'vitest';
import { TextsAtHand } from '../../../src/search/at-hand';
import { thing } from './index/support';

const texts = await TextsAtHand.of([
  thing('one', 'Ask the delegation about electronic evidence', { kind: 'note' }),
  thing('two', 'Criminalizing hacking: compare with the draft', { kind: 'note' }),
  thing('three', '<b>Markup</b> is text', { kind: 'note' }),
]);

it.each([
  ['evidence', ['one']],
  ['criminalize', ['two']],
  ['deleg', ['one']],
  ['electornic', ['one']],
  ['"electronic evidence"', ['one']],
  ['"evidence electronic"', []],
  ['draft -hacking', []],
  ['evidence hacking', []],
  ['', []],
  ['x'.repeat(100_000), []],
])('%.40s', async (query, ids) => {
  expect((await texts.find(query, 10)).map(({ id }) => id)).toEqual(ids);
});

it('marks the words that were found', async () => {
  const [found] = await texts.find('markup', 1);
  expect(found?.snippet.marks.map(([start, end]) => found.snippet.text.slice(start, end))).toEqual(['Markup']);
});
