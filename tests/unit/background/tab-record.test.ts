/** What is known of a tab, and the number on its button. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  keyOf,
  loading,
  MOST_KEYS,
  NO_RECORD,
  type Speaker,
  spoken,
  type TabRecord,
  uncertain,
  verified,
} from '../../../src/background/tab-record';

const top = (document = 'page-1', host = 'news.example'): Speaker => ({ frame: 0, document, host });
const child = (frame: number, document = `child-${frame}`, host = 'news.example'): Speaker => ({
  frame,
  document,
  host,
});
/** What stands after frames have spoken, one after the other. */
const recordOf = (...said: [Speaker, string[]][]): TabRecord =>
  said.reduce((record, [speaker, keys]) => spoken(record, speaker, keys), NO_RECORD as TabRecord);

describe('the count of documents', () => {
  it('is over all frames, each document once', () => {
    const record = recordOf([top(), ['A/1', 'A/2']], [child(5), ['A/2', 'A/3']], [top(), ['A/1', 'A/4']]);
    expect(countOf(record)).toBe(4);
  });

  it('takes what a place may mean as one document', () => {
    const open = keyOf(null, ['A/HRC/RES/26/4', 'CND/RES/26/4']);
    const record = recordOf([top(), [open]], [top(), [open, 'A/1']]);
    expect(countOf(record)).toBe(2);
  });

  it('begins anew with a new page, and keeps frames of the new page that spoke first', () => {
    let record = recordOf([top(), ['A/1']], [child(5), ['A/2']]);
    record = loading(record);
    expect(countOf(record)).toBe(0);
    record = spoken(record, child(6), ['B/1']);
    record = spoken(record, top('page-2'), ['B/2']);
    expect(countOf(record)).toBe(2);
    expect(Object.keys(record.frames)).toEqual(['0', '6']);
  });

  it('stays when only the address or one frame of the page changed', () => {
    let record = loading(recordOf([top(), ['A/1']], [child(5), ['A/2']]));
    expect(uncertain(record)).toEqual([0, 5]);
    record = verified(record, 0, ['A/1']);
    record = verified(record, 5, ['A/3', 'A/3']);
    expect(countOf(record)).toBe(2);
    expect(uncertain({ ...record, settled: record.generation })).toEqual([]);
  });

  it('asks again a page that spoke while the next one began to load', () => {
    const record = spoken(loading(recordOf([top(), ['A/1']])), top(), ['A/2']);
    expect(uncertain(record)).toEqual([0]);
    expect(countOf(verified(record, 0, []))).toBe(0);
  });

  it('loses frames that are gone', () => {
    let record = loading(recordOf([top(), ['A/1']], [child(5), ['A/2']]));
    record = verified(record, 0, ['A/1']);
    record = verified(record, 5, null);
    expect(countOf(record)).toBe(1);
  });

  it('goes on after a frame was asked, whose document is then not known', () => {
    const record = spoken(verified(loading(NO_RECORD), 7, ['A/1']), child(7), ['A/2']);
    expect(countOf(record)).toBe(2);
  });

  it('forgets what a frame named before it went elsewhere', () => {
    expect(countOf(recordOf([child(5, 'x'), ['A/1', 'A/2']], [child(5, 'y'), ['A/3']]))).toBe(1);
  });

  it('never exceeds what was named, and does not grow without end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.array(fc.constantFrom('A/1', 'A/2', 'A/3', 'A/4')))), (said) => {
        const record = recordOf(...said.map(([frame, keys]): [Speaker, string[]] => [child(frame), keys]));
        expect(countOf(record)).toBe(new Set(said.flatMap(([, keys]) => keys)).size);
      }),
    );
    const many = Array.from({ length: MOST_KEYS * 2 }, (_, index) => `A/${index}`);
    expect(countOf(recordOf([top(), many]))).toBe(MOST_KEYS);
  });
});

describe('a page that was asked for', () => {
  const asked = { ...recordOf([top(), ['A/1']]), asked: true };
  it('stays so while it stands', () => {
    expect(spoken(loading(asked), top(), ['A/2']).asked).toBe(true);
    expect(spoken(asked, child(5), ['A/2']).asked).toBe(true);
  });
  it('is over with another page or another site', () => {
    expect(spoken(asked, top('page-2'), ['A/2']).asked).toBe(false);
    expect(spoken(asked, child(5, 'x', 'else.example'), ['A/2']).asked).toBe(false);
  });
});
