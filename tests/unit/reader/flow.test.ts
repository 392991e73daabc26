/** The order in which a report is read: every passage once, sub-items below their lead-in, footnotes with what carries them. */
import { describe, expect, it } from 'vitest';
import { type Block, flowOf, type ListItem, outlineOf } from '../../../src/reader/flow';
import { placeOf } from '../../../src/reader/places';
import { segment } from '../corpus/bundled';

const reports = segment.records.flatMap((record) => (record[0] === 'document' ? [record[2]] : []));
const report = (symbol: string) => {
  const found = reports.find((each) => each.symbol === symbol);
  if (!found) throw new Error(`${symbol} is not bundled`);
  return found;
};
const depthFirst = (items: readonly ListItem[]): string[] =>
  items.flatMap((item) => [item.place, ...depthFirst(item.items)]);
const paragraph = (blocks: readonly Block[], place: string) =>
  blocks.find(
    (block): block is Extract<Block, { kind: 'paragraph' }> => block.kind === 'paragraph' && block.place === place,
  );

describe('the flow of a report', () => {
  it.each(reports.map((each) => [each.symbol ?? '', each] as const))(
    'shows every passage of %s once, furniture never',
    (_, each) => {
      const shown = flowOf(each).texts.map(({ place }) => place);
      const printed = each.passages
        .map(({ id }) => placeOf(id))
        .filter((place) => place !== 'document' && place !== 'agenda');
      expect(new Set(shown).size).toBe(shown.length);
      expect([...shown].sort()).toEqual([...new Set(printed)].sort());
    },
  );

  it('puts sub-items below the item that leads them in', () => {
    const nine = paragraph(flowOf(report('E/CN.15/2018/12')).blocks, '9');
    const n = nine?.items.find(({ label }) => label === '(n)');
    expect(n?.items.map(({ label }) => label)).toEqual(['(i)', '(ii)', '(iii)', '(iv)']);
    expect(depthFirst(nine?.items ?? []).slice(0, 2)).toEqual(['9(a)', '9(b)']);
    expect(nine?.items.every(({ preliminary }) => preliminary)).toBe(true);
  });

  it('keeps a list that no paragraph leads in, the documentation and the timetable', () => {
    const { blocks } = flowOf(report('UNODC/CCPCJ/EG.4/2017/1'));
    const lists = blocks.filter((block) => block.kind === 'list').map(({ name }) => name);
    expect(lists).toEqual(['agenda', 'documentation', 'documentation']);
    const tables = blocks.filter((block) => block.kind === 'timetable');
    expect(tables.map(({ rows }) => rows.length)).toEqual([13]);
  });

  it('ties footnotes to the words before their markers', () => {
    const { blocks } = flowOf(report('UNODC/CCPCJ/EG.4/2017/1'));
    const nine = paragraph(blocks, '1(b).9');
    const [note] = nine?.footnotes ?? [];
    expect(note?.marker).toBe('4');
    expect(nine?.text.slice(0, note?.at ?? 0)).toMatch(/reconvening the Bureau$/);
  });

  it('has headings without a gap in their levels', () => {
    for (const each of reports) {
      let last = 1;
      for (const { level } of outlineOf(flowOf(each))) {
        expect(level).toBeLessThanOrEqual(last + 1);
        last = level;
      }
    }
  });
});
