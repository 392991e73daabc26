/** Questions of fact over the five reports: what is answered, from where, and what is not. */
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../src/corpus/passages';
import type { Report } from '../../../src/reports/types';
import { answerTo } from '../../../src/search/answers/answer';
import { parseQuery } from '../../../src/search/query';
import { reader, segment } from '../corpus/bundled';

const ask = async (typed: string, symbols: string[] = []) =>
  (await answerTo(parseQuery(typed), symbols, reader)).answer;
const texts = new Map(
  segment.records.flatMap((record) =>
    record[0] === 'document' ? passagesOf(record[2] as Report).map(({ id, text }) => [id, text] as const) : [],
  ),
);

describe('the same question in many words', () => {
  it.each([
    ['who chaired the 2018 meeting', 'chair', 'André Rypl (Brazil)'],
    ['Who presided over the fourth meeting?', 'chair', 'André Rypl (Brazil)'],
    ['chair of the 4th meeting', 'chair', 'André Rypl (Brazil)'],
    ['chairperson, meeting 4', 'chair', 'André Rypl (Brazil)'],
    ['who was in the chair in 2013', 'chair', 'Xolisa Mfundiso Mabhongo (South Africa)'],
    ['who was the Rapporteur', 'rapporteur', 'Christopher D. Ram (Canada)'],
    ['vice-chairs of the bureau', 'vice-chair', 'Yanduan Li (China)'],
    ['panellists on criminalization', 'panellists', 'Malini Govender (South Africa)'],
    ['panelists on criminalisation', 'panellists', 'Normand Wong (Canada)'],
    ['who took part in the panel on law enforcement', 'panellists', 'Anton Kurdyukov (Russian Federation)'],
    ['was Pedro Verdelho a panellist', 'panellists', 'Pedro Verdelho (Portugal)'],
    ['when was the fifth meeting', 'date', '27 to 29 March 2019'],
    ['on which days did the second meeting take place?', 'date', '25 to 28 February 2013'],
    ['where was the first meeting held', 'place', 'Vienna'],
    ['in which city did the group meet in 2017', 'place', 'Vienna'],
    ['which States spoke in 2013', 'speakers', 'Trinidad and Tobago'],
    ['countries that took the floor at the fifth meeting', 'speakers', 'Niger'],
    ['which organizations made statements in 2018', 'speakers', 'Shanghai Cooperation Organization'],
    ['did Brazil speak at the second meeting', 'speakers', 'Brazil'],
    ['who spoke on behalf of the European Union', 'behalf', 'Ireland'],
    ['what is on the agenda of the third meeting', 'agenda', 'Exchange of information'],
    ['which documents were before the group in 2018', 'documents', 'UNODC/CCPCJ/EG.4/2018/CRP.1'],
    ['when did the group adopt its report in 2018', 'adoption', '5 April 2018'],
    ['how many sittings were held in 2013', 'sittings', 'Seven'],
    ['who opened the meeting in 2019?', 'opening', 'André Rypl (Brazil)'],
    ['who is Normand Wong', 'person', 'panellist'],
    ['what did the fourth meeting adopt', 'outcome', 'workplan of the Expert Group'],
    ['what was decided at the second meeting', 'outcome', 'recommended further consideration of the study'],
    ['outcome of the first meeting', 'outcome', 'a collection of topics and a methodology'],
    ['when and where was the fourth meeting', 'date', 'in Vienna from 3 to 5 April 2018'],
    ['what did France suggest', 'authors', 'attributes no item to France'],
    ['which organizations made statements in 2013', 'speakers', 'Economic and Social Commission for Western Asia'],
  ])('%s', async (typed, kind, fact) => {
    const answer = await ask(typed);
    expect(answer?.kind).toBe(kind);
    expect(answer?.sentence).toContain(fact);
    expect(answer?.sources.length).toBeGreaterThan(0);
  });

  it('is about the meeting of a document that is named', async () => {
    const answer = await ask('who chaired the meeting', ['UNODC/CCPCJ/EG.4/2013/3']);
    expect(answer?.sentence).toContain('Mabhongo');
    expect(answer?.sentence).not.toContain('Rypl');
  });
});

it('organizations that spoke are no States that showed a film', async () => {
  expect((await ask('which organizations made statements in 2013'))?.sentence).not.toContain('Russian Federation');
});

it('what the Group did is not what Member States suggested', async () => {
  expect(await ask('what did the second meeting recommend')).toBeNull();
  expect(await ask('when were the dates for the fifth meeting decided')).toBeNull();
  const adopted = await ask('what did the second meeting adopt');
  expect(adopted?.rows.some(({ text }) => text.includes('took note'))).toBe(false);
});

describe('documents that disagree', () => {
  it('are both quoted on attendance', async () => {
    const answer = await ask('how many States attended the fourth meeting');
    expect(answer?.rows.map(({ sources }) => sources[0])).toEqual([
      'E/CN.15/2018/12#36',
      'UNODC/CCPCJ/EG.4/2018/L.1#28',
    ]);
    expect(answer?.sentence).toMatch(/98 Member States.*91 Member States/);
  });

  it('are both quoted on who spoke', async () => {
    const answer = await ask('which States spoke in 2018');
    expect(answer?.rows.map(({ sources }) => sources[0])).toEqual([
      'E/CN.15/2018/12#33',
      'UNODC/CCPCJ/EG.4/2018/L.1#21',
    ]);
  });
});

describe('authors', () => {
  it.each([
    'by:Brazil kind:recommendation',
    'who recommended a new treaty',
    'which States suggested recommendation 9(s)',
  ])('%s: the report names none', async (typed) => {
    const answer = await ask(typed);
    expect(answer?.kind).toBe('authors');
    expect(answer?.sources).toEqual(['E/CN.15/2018/12#9', 'E/CN.15/2018/12#10']);
  });

  it('by: gives where a State acted', async () => {
    const answer = await ask('by:Brazil');
    expect(answer?.sources).toEqual(
      expect.arrayContaining(['UNODC/CCPCJ/EG.4/2013/3#12', 'E/CN.15/2018/12#33', 'UNODC/CCPCJ/EG.4/2019/L.1#15']),
    );
  });
});

describe('no guess', () => {
  it.each([
    'who chaired the sixth meeting',
    'when was the seventh meeting',
    'who chaired the meeting in 2015',
    'when was the first meeting of the reconvened extended Bureau',
    'who chaired the Commission',
    'when did the Council of Europe adopt the Budapest Convention',
    'which States spoke about capacity-building',
    'what did speakers say about human rights',
    'panellists on ransomware',
    'chair',
    'statements',
    'where is the Budapest Convention discussed',
    'electronic evidence',
    '"who chaired the 2018 meeting"',
    'by:Atlantis',
  ])('%s', async (typed) => {
    expect(await ask(typed)).toBeNull();
  });
});

describe('every answer', () => {
  const figures: [string, RegExp][] = [
    ['how many States attended the fourth meeting', /\d+(?= Member States)/g],
    ['how many organizations attended the fourth meeting', /\d+(?= intergovernmental)/g],
    ['which States spoke in 2019', /(?<=: |, |and )(?:Argentina|Niger|Peru|Serbia|United Kingdom)/g],
    ['panellists of the fourth meeting', /\p{Lu}[\p{L}.]+ \p{Lu}\p{L}+(?= \()/gu],
    ['who chaired the fifth meeting', /André Rypl/g],
    ['when did the group adopt its report in 2019', /\d+ March 2019/g],
    ['which documents were before the group in 2013', /UNODC\/\S+(?=,)/g],
    ['agenda of the second meeting', /The phenomenon of cybercrime|Prevention of cybercrime/g],
  ];
  it.each(figures)('%s: a source says it', async (typed, pattern) => {
    const answer = await ask(typed);
    const wordings = (text: string) => text.replace(/\s+/g, ' ');
    let said = 0;
    for (const row of answer?.rows ?? []) {
      const sources = row.sources.map((id) => wordings(sourceText(id))).join(' ');
      for (const [fact] of row.text.matchAll(pattern)) {
        expect(sources).toContain(fact);
        said += 1;
      }
    }
    expect(said).toBeGreaterThan(0);
    for (const source of answer?.sources ?? []) expect(texts.has(source)).toBe(true);
  });
});

/** A passage with what is listed under it: agenda entries stand in passages of their own. */
function sourceText(id: string): string {
  const symbol = id.slice(0, id.indexOf('#'));
  const listed = [...texts].filter(([other]) => other.startsWith(`${symbol}#agenda-`)).map(([, text]) => text);
  return [texts.get(id) ?? '', ...listed].join(' ');
}
