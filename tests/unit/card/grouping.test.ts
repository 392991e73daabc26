import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaTree, attendance, groupCitations, listRecommendations, timeline } from '../../../src/card/grouping';
import type { CardText } from '../../../src/protocol/card';

const text = (id: string): CardText => ({
  id,
  symbol: id.slice(0, id.indexOf('#')),
  pinpoint: '',
  leadIn: null,
  text: '',
  language: 'en',
  preliminary: false,
});

describe('citations', () => {
  const ids = ['A/1#1', 'A/1#3', 'B/2#1'];
  const texts = Object.fromEntries(ids.map((id) => [id, text(id)]));
  const cite = (id: string, start: number, detail: string | null = null) => ({ id, start, end: start + 2, detail });

  it('stand by document and paragraph, in the order given, with all marks of a paragraph', () => {
    const grouped = groupCitations(
      [cite('A/1#1', 0), cite('A/1#1', 9, 'annex'), cite('B/2#1', 3), cite('A/1#3', 5), cite('A/1#1', 20, 'annex')],
      texts,
    );
    expect(grouped.map(({ symbol, paragraphs }) => [symbol, paragraphs.map((each) => each.text.id)])).toEqual([
      ['A/1', ['A/1#1', 'A/1#3']],
      ['B/2', ['B/2#1']],
    ]);
    expect(grouped[0]?.paragraphs[0]?.marks.map(({ start }) => start)).toEqual([0, 9, 20]);
    expect(grouped[0]?.paragraphs[0]?.details).toEqual(['annex']);
  });

  it('without their text are left out', () => {
    expect(groupCitations([cite('C/3#1', 0)], texts)).toEqual([]);
  });
});

describe('recommendations', () => {
  const leadIn = 'Activities should cover at least the following areas:';
  const texts = Object.fromEntries(
    ['A/1#9(n)(i)', 'A/1#10(j)', 'A/1#9(n)(iii)'].map((id) => [
      id,
      { ...text(id), leadIn: id.includes('(n)') ? leadIn : null },
    ]),
  );
  const ids = (...list: string[]) => list.map((id) => ({ id }));

  it('keep sub-items of one item together, the lead-in shown with the first', () => {
    const listed = listRecommendations(ids('A/1#9(n)(i)', 'A/1#10(j)', 'A/1#9(n)(iii)'), texts);
    expect(listed.map(({ item, leadInSeen }) => [item.id, leadInSeen])).toEqual([
      ['A/1#9(n)(i)', false],
      ['A/1#9(n)(iii)', true],
      ['A/1#10(j)', false],
    ]);
  });

  it('otherwise stand best first, and only with their text', () => {
    const listed = listRecommendations(ids('A/1#10(j)', 'A/1#11', 'A/1#9(n)(i)'), texts);
    expect(listed.map(({ item, leadInSeen }) => [item.id, leadInSeen])).toEqual([
      ['A/1#10(j)', false],
      ['A/1#9(n)(i)', false],
    ]);
  });
});

describe('the time line', () => {
  const meeting = (ordinal: number, start: string, current = false) => ({ ordinal, start, document: null, current });

  it('is true to time', () => {
    const stops = timeline([meeting(1, '2011-01-01'), meeting(2, '2016-01-01'), meeting(3, '2021-01-01')], 0.1);
    expect(stops.map(({ at }) => Number(at.toFixed(2)))).toEqual([0, 0.5, 1]);
  });

  it('leaves room for labels, keeps the order and stays on the line', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(starts, fc.double({ min: 0, max: 0.3, noNaN: true }), (days, gap) => {
        const line = days.map((day, index) =>
          meeting(index + 1, new Date(Date.UTC(2000, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)),
        );
        const stops = timeline(line, gap);
        const room = stops.length > 1 ? Math.min(gap, 1 / (stops.length - 1)) : 0;
        expect(stops.map(({ start }) => start)).toEqual(line.map(({ start }) => start).sort());
        for (const [index, stop] of stops.entries()) {
          expect(stop.at).toBeGreaterThanOrEqual(0);
          expect(stop.at).toBeLessThanOrEqual(1);
          const next = stops[index + 1];
          if (next) expect(next.at - stop.at).toBeGreaterThanOrEqual(room - 1e-9);
        }
      }),
    );
  });

  it('says which meetings the corpus has something of', () => {
    expect(
      timeline([{ ...meeting(1, '2011-01-17'), document: 'A/1' }, meeting(2, '2013-02-25', true)], 0.1),
    ).toMatchObject([
      { included: true, current: false },
      { included: false, current: true },
    ]);
  });
});

describe('the agenda', () => {
  it('puts sub-items under their item', () => {
    const entry = (item: string) => ({ item, title: `title ${item}`, source: 'A/1#1' });
    const tree = agendaTree(['1', '1 (a)', '1 (b)', '2', '3 (a)'].map(entry));
    expect(tree.map(({ item, under }) => [item, under.map((sub) => sub.item)])).toEqual([
      ['1', ['(a)', '(b)']],
      ['2', []],
      // An item whose parent is not there stands for itself.
      ['3 (a)', []],
    ]);
  });
});

describe('attendance', () => {
  const fact = (memberStates: number, draft: boolean, source: string) => ({
    value: { memberStates, symbol: draft ? 'A/L.1' : 'A/1', draft },
    sources: [source],
  });

  it('keeps both figures where documents disagree', () => {
    expect(attendance([fact(91, true, 'A/L.1#28'), fact(98, false, 'A/1#36')])).toEqual({
      disagree: true,
      figures: [
        { memberStates: 91, draft: true, sources: ['A/L.1#28'] },
        { memberStates: 98, draft: false, sources: ['A/1#36'] },
      ],
    });
  });

  it('says one figure once, with all its sources', () => {
    expect(attendance([fact(98, true, 'A/L.1#28'), fact(98, false, 'A/1#36')])).toEqual({
      disagree: false,
      figures: [{ memberStates: 98, draft: true, sources: ['A/L.1#28', 'A/1#36'] }],
    });
    expect(attendance([])).toEqual({ disagree: false, figures: [] });
  });
});
