/** Draft and report side by side: texts whole on both sides, sub-items with their lead-in, what is new with its items. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows, recurrences, type Side, sidesOf } from '../../../src/reader/compare';
import { relationsOf } from '../../../src/reader/relations';
import { segment } from '../corpus/bundled';

const reports = segment.records.flatMap((record) => (record[0] === 'document' ? [record[2]] : []));
const report = (symbol: string) => {
  const found = reports.find((each) => each.symbol === symbol);
  if (!found) throw new Error(`${symbol} is not bundled`);
  return found;
};
const DRAFT = 'UNODC/CCPCJ/EG.4/2018/L.1';
const REPORT = 'E/CN.15/2018/12';
const alignment = segment.records.flatMap((record) =>
  record[0] === 'alignments' && record[1] === DRAFT ? [record[2]] : [],
)[0];
const recurring = segment.records.flatMap((record) => (record[0] === 'recurring' ? record[2] : []));
const textOf = ({ pieces }: Side) => pieces.map(({ text }) => text).join('');

describe('the sides of a change', () => {
  it('are the texts again', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'States', 'should', ',', 'not'), { maxLength: 12 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        (before, after) => {
          const { left, right } = sidesOf(before, after);
          expect(left.map((pieces) => pieces.map((each) => each.text).join(''))).toEqual(before);
          expect(right.map((pieces) => pieces.map((each) => each.text).join(''))).toEqual(after);
        },
      ),
    );
  });
});

describe('draft and report', () => {
  if (!alignment) throw new Error('The segment aligns no draft.');
  const rows = compareRows(report(DRAFT), report(REPORT), alignment);
  it('show every paragraph and every recommendation of the report once', () => {
    const right = rows.flatMap((row) => row.right.map(({ id }) => id));
    const wanted = [...report(REPORT).paragraphs.map(({ id }) => id), ...report(REPORT).items.map(({ id }) => id)];
    expect([...right].sort()).toEqual([...wanted].sort());
  });
  it('print each text whole', () => {
    const texts = new Map([...report(REPORT).passages, ...report(DRAFT).passages].map(({ id, text }) => [id, text]));
    for (const row of rows)
      for (const side of [...row.left, ...row.right]) expect(textOf(side)).toBe(texts.get(side.id));
  });
  it('show a split paragraph as one row with two on the right', () => {
    const split = rows.find(({ right }) => right[0]?.id === `${REPORT}#15`);
    expect(split).toMatchObject({
      kind: 'split',
      left: [{ id: `${DRAFT}#13` }],
      right: [{ id: `${REPORT}#15` }, { id: `${REPORT}#17` }],
    });
  });
  it('never show a sub-item without its lead-in', () => {
    const subItems = rows.flatMap(({ right }) => right).filter(({ label, id }) => /\)\(/.test(id) && label !== '');
    expect(subItems.length).toBe(19);
    expect(subItems.every(({ leadIn, preliminary }) => leadIn !== null && preliminary)).toBe(true);
  });
});

it('shows a recurring paragraph beside what the others print', () => {
  const others = new Map(reports.filter(({ symbol }) => symbol !== REPORT).map((each) => [each.symbol ?? '', each]));
  const found = recurrences(report(REPORT), recurring, others).find(({ id }) => id === `${REPORT}#1`);
  expect(found?.rows.map(({ symbol }) => symbol)).toContain('UNODC/CCPCJ/EG.4/2013/3');
  expect(found?.rows.every(({ right }) => right[0]?.id === `${REPORT}#1`)).toBe(true);
});

it('knows what became of a paragraph of the draft', () => {
  const relations = relationsOf(DRAFT, alignment ?? null, recurring);
  expect(relations.get('13')?.aligned).toMatchObject({ side: 'report', kind: 'split', places: ['15', '17'] });
  expect(relations.get('24')?.aligned).toMatchObject({ kind: 'dropped', places: [] });
});
