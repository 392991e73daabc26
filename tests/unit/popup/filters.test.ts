/** Chips and words of the query are one thing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOf, withFilter, wordsOf } from '../../../src/popup/filters';

describe('filters in a query', () => {
  it('are read where they stand', () => {
    expect(filterOf('evidence kind:recommendation meeting:4', 'kind')).toBe('recommendation');
    expect(filterOf('evidence kind:recommendation meeting:4', 'meeting')).toBe('4');
    expect(filterOf('mankind:4 evidence', 'kind')).toBeNull();
    expect(filterOf('kind:', 'kind')).toBeNull();
  });

  it('replace one another and leave the rest as typed', () => {
    expect(withFilter('“mutual legal” kind:person x', 'kind', 'paragraph')).toBe('“mutual legal” x kind:paragraph');
    expect(withFilter('', 'meeting', '4')).toBe('meeting:4');
    expect(withFilter('meeting:4 spam', 'meeting', null)).toBe('spam');
  });

  it('are there when set and gone when taken away, whatever else is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('paragraph', 'person', 'note'), (typed, kind) => {
        expect(filterOf(withFilter(typed, 'kind', kind), 'kind')).toBe(kind);
        expect(filterOf(withFilter(withFilter(typed, 'kind', kind), 'kind', null), 'kind')).toBeNull();
      }),
    );
  });

  it('leave the words that a note may hold', () => {
    expect(wordsOf('“mutual legal” kind:note -by:x meeting:4 aid')).toBe('mutual legal aid');
    expect(wordsOf('kind:note')).toBe('');
  });
});
