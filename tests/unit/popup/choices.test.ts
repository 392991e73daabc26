/** What can be chosen in an answer, in the order of the eye. */
import { describe, expect, it } from 'vitest';
import { choicesOf, inOrder } from '../../../src/popup/choices';
import type { Hit, SearchReply } from '../../../src/search/types';

const hit = (id: string, kind: Hit['kind'] = 'paragraph'): Hit => ({
  id,
  kind,
  place: id,
  document: id.includes('#') ? id.slice(0, id.indexOf('#')) : null,
  title: 'A report',
  language: 'en',
  meeting: 4,
  score: 1,
  met: [true],
  words: [],
  slips: [],
  snippet: { text: 'text', marks: [] },
  leadIn: null,
  preliminary: false,
  pinpoint: '',
  why: [],
});
const reply = (over: Partial<SearchReply>): SearchReply => ({
  query: 'q',
  direct: null,
  answer: null,
  how: 'all',
  hits: [],
  total: 0,
  nearest: [],
  ...over,
});
const ids = (choices: ReturnType<typeof inOrder>) =>
  choices.map((one) => ('subject' in one ? one.subject.symbol : one.id));

describe('the choices of an answer', () => {
  it('stand by document where the best hit of each stands, people and meetings apart', () => {
    const hits = [hit('A/1#1'), hit('person:X', 'person'), hit('A/2#1'), hit('A/1#2'), hit('meeting:4', 'meeting')];
    const choices = choicesOf(reply({ hits }));
    expect(choices.groups.map(({ key }) => key)).toEqual(['A/1', 'person', 'A/2', 'meeting']);
    expect(ids(inOrder(choices))).toEqual(['A/1#1', 'A/1#2', 'person:X', 'A/2#1', 'meeting:4']);
  });

  it('begin with what the query names, once', () => {
    const document = { ...hit('A/1', 'document'), document: 'A/1' };
    const direct = { symbol: 'A/1', candidates: [], surface: 'a/1' };
    expect(ids(inOrder(choicesOf(reply({ direct, hits: [document, hit('A/1#2')] }))))).toEqual(['A/1', 'A/1#2']);
  });

  it('offer each candidate, and the weak ones last', () => {
    const direct = { symbol: null, candidates: ['A/1', 'A/2'], surface: '26/4' };
    expect(ids(inOrder(choicesOf(reply({ direct, nearest: [hit('A/3#1')] }))))).toEqual(['A/1', 'A/2', 'A/3#1']);
  });
});
