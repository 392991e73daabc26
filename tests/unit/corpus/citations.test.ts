/** What cites what in the five reports, and which places cite a single paragraph. */
import { describe, expect, test } from 'vitest';
import { citesOf, citingParagraph } from '../../../src/corpus/citations';
import type { Citation } from '../../../src/corpus/model';
import { reader } from './bundled';

const REPORT = 'E/CN.15/2018/12';
const place = (detail: string | null): Citation => ({
  source: `${REPORT}#1`,
  start: 0,
  end: 1,
  surface: 'x',
  kind: 'symbol',
  detail,
});

describe('citations', async () => {
  const report = await reader.get('document', REPORT);

  test('a document: what it cites, with the places, and not itself', () => {
    const cited = report && citesOf(report);
    expect(cited?.has(REPORT)).toBe(false);
    expect(cited?.get('A/C.3/72/12')?.map(({ source, detail }) => [source, detail])).toEqual([
      [`${REPORT}#16`, 'annex'],
    ]);
    expect(cited?.get('CCPCJ/RES/26/4')?.map(({ source }) => source)).toContain(`${REPORT}#6`);
  });

  test('cites and cited by are two sides of the same places', async () => {
    for (const [target, places] of (report && citesOf(report)) ?? [])
      expect(await reader.get('citations', target)).toEqual(expect.arrayContaining(places));
  });

  test('paragraph 42 of the Salvador Declaration is cited by the first paragraphs of all five', async () => {
    const places = (await reader.get('citations', 'A/RES/65/230')) ?? [];
    const citing = citingParagraph(places, '42').map(({ source }) => source);
    expect(citing).toHaveLength(5);
    expect(citing).toContain(`${REPORT}#1`);
    expect(citingParagraph(places, '43')).toEqual([]);
    expect(citingParagraph(places, '4')).toEqual([]);
  });
});

test.each([
  ['paragraph 42', ['42']],
  ['annex, para. 3', ['3']],
  ['paras. 9 (s) and 10', ['9(s)', '10']],
  ['paragraphs 15–18', ['15', '16', '17', '18']],
  ['paras. 1, 2 and 4 to 6', ['1', '2', '4', '5', '6']],
  ['annexes I and II', []],
])('"%s" cites %j', (detail, paragraphs) => {
  for (const paragraph of ['1', '2', '3', '4', '5', '6', '9', '9(s)', '10', '15', '16', '17', '18', '42'])
    expect(citingParagraph([place(detail)], paragraph)).toHaveLength(paragraphs.includes(paragraph) ? 1 : 0);
});
