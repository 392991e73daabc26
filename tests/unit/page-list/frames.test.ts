/** The symbols of all frames as one list. */
import { describe, expect, it } from 'vitest';
import { countOf, groupsOf } from '../../../src/page-list/frames';
import type { ListedSymbol, Manner } from '../../../src/protocol/messages';

const symbol = (key: string, manner: Manner, id: number, places = 1): ListedSymbol => ({
  symbol: key,
  candidates: [],
  surface: key,
  places,
  manner,
  id,
});

describe('the list of a page', () => {
  it('is empty for a page that names nothing', () => {
    expect(groupsOf(new Map([[0, []]]))).toEqual([]);
  });

  it('has the strongest manner first, and each group in the order of the page', () => {
    const groups = groupsOf(
      new Map([
        [9, [symbol('E/1', 'corpus', 1), symbol('A/2', 'other', 2)]],
        [0, [symbol('A/1', 'other', 1), symbol('E/2', 'corpus', 2), symbol('S/1', 'cited', 3)]],
      ]),
    );
    expect(groups.map(({ manner, entries }) => [manner, entries.map(({ key }) => key)])).toEqual([
      ['corpus', ['E/2', 'E/1']],
      ['cited', ['S/1']],
      ['other', ['A/1', 'A/2']],
    ]);
    expect(countOf(groups)).toBe(5);
  });

  it('has a document of several frames once, with all its places, and goes to the first', () => {
    const [group] = groupsOf(
      new Map([
        [7, [symbol('A/1', 'corpus', 70, 2)]],
        [0, [symbol('A/1', 'other', 4, 3)]],
      ]),
    );
    expect(group).toMatchObject({ manner: 'corpus', entries: [{ key: 'A/1', places: 5, frame: 0, id: 4 }] });
  });

  it('has a citation that leaves it open as one entry', () => {
    const open: ListedSymbol = { ...symbol('', 'cited', 1), symbol: null, candidates: ['A/1', 'B/1'], surface: '26/4' };
    const [group] = groupsOf(new Map([[0, [open, { ...open, id: 2 }]]]));
    expect(group?.entries).toHaveLength(1);
    expect(group?.entries[0]?.subject).toEqual({ symbol: null, candidates: ['A/1', 'B/1'], surface: '26/4' });
  });
});
