/** Places of the five texts where a reader who looks at shapes alone goes wrong. */
import { describe, expect, it } from 'vitest';
import { printed } from '../../golden/reports/compare';

const [draft2019, draft2018, report2018, report2013, agenda2017] = [
  '000_0aa30fd4621565ea',
  '001_df15103811212375',
  '002_024b3e2ec4cd5ef5',
  '003_e943d4d4f6bc896d',
  '004_aa351114ec40d9a3',
].map((name) => printed(name));

const paragraph = (report: typeof draft2019, number: number) =>
  report.paragraphs.find((entry: { number: number }) => entry.number === number).text as string;
const statesOf = (report: typeof draft2019, number: number) =>
  report.statements.find((entry: { paragraph: number }) => entry.paragraph === number).names as string[];

describe('own symbol', () => {
  it('is the adopted one only in a draft', () => {
    expect([draft2019, draft2018, report2018, report2013].map(({ symbol }) => symbol)).toEqual([
      'UNODC/CCPCJ/EG.4/2019/L.1',
      'UNODC/CCPCJ/EG.4/2018/L.1',
      'E/CN.15/2018/12',
      'UNODC/CCPCJ/EG.4/2013/3',
    ]);
    expect(paragraph(report2018, 39)).toContain('UNODC/CCPCJ/EG.4/2018/L.1');
  });
});

describe('paragraphs', () => {
  it('whose number slid into the line are whole again', () => {
    expect(paragraph(draft2019, 9)).toContain('workplan of the Expert Group (UNODC/CCPCJ/EG.4/2018/CRP.1)');
    expect(paragraph(report2018, 24)).toContain('The view was expressed that');
  });
  it('that lost their number or were split by a page are found', () => {
    expect(paragraph(report2018, 15)).toMatch(/^A number of speakers/);
    expect(paragraph(report2018, 14)).toContain('capacity-building and technical assistance programmes');
    expect(paragraph(report2018, 27)).toContain('such as those targeting');
    expect(paragraph(report2018, 33)).toContain('Liechtenstein, Malaysia,');
  });
  it('keep the slips of the original', () => {
    expect(paragraph(draft2018, 5)).toContain('2017 At');
    expect(paragraph(report2018, 4)).toContain(
      'the activities of the Expert Group, the international community and the private sector',
    );
  });
});

describe('names', () => {
  it('are never split inside', () => {
    const states = statesOf(report2018, 33);
    expect(states).toHaveLength(56);
    expect(states).toContain('Bosnia and Herzegovina');
    expect(states).toContain('United Kingdom of Great Britain and Northern Ireland');
    expect(states).toContain('the former Yugoslav Republic of Macedonia');
    expect(states).toContain('Iran (Islamic Republic of)');
    expect(statesOf(report2013, 12)).toContain('Trinidad and Tobago');
  });
  it('that a list says twice stand twice', () => {
    expect(statesOf(draft2018, 21).filter((name) => name === 'China')).toHaveLength(2);
  });
  it('keep a given name that looks like a title', () => {
    expect(agenda2017.officers.map(({ name }: { name: string }) => name)).toContain('Doctor Mashabane');
  });
});

describe('what contradicts itself', () => {
  it('is kept in each report as it stands there', () => {
    expect(paragraph(draft2018, 5)).toContain('considered');
    expect(paragraph(report2018, 5)).toContain('adopted');
    expect(draft2018.attendance.memberStates).not.toBe(report2018.attendance.memberStates);
  });
  it('even in a row of the timetable', () => {
    const rows = agenda2017.timetable as { item: string; title: string }[];
    const shifted = rows.find(({ item, title }) => item === '4' && /^Adoption of the summaries/.test(title));
    expect(shifted).toBeDefined();
  });
  it('and near-duplicates are two', () => {
    const texts = report2018.items.map(({ id, text }: { id: string; text: string }) => [id.split('#')[1], text]);
    const of = (id: string) => new Map(texts as [string, string][]).get(id) ?? '';
    expect(of('9(r)')).toContain('regular basis');
    expect(of('10(o)')).toContain('annual basis');
    expect(of('10(f)(xii)').split(' ').slice(0, 3)).toEqual(of('10(f)(xiv)').split(' ').slice(0, 3));
  });
});

describe('headings', () => {
  it('that come twice are two sections', () => {
    const paths = report2018.sections
      .filter(({ title }: { title: string }) => /^(?:Legislation and frameworks|Criminalization)$/.test(title))
      .map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['II.A', 'II.B', 'III.B', 'III.C']);
  });
  it('follow their numeral whatever the markup says', () => {
    expect(report2013.sections.map(({ path }: { path: string }) => path)).toEqual([
      'I',
      'II',
      'III',
      'III.A',
      'III.B',
      'III.C',
      'III.D',
      'IV',
    ]);
  });
});

describe('instruments', () => {
  it('have one identity under several names', () => {
    const places = (report: typeof draft2018, symbol: string) =>
      report.namedInstruments
        .filter((instrument: { symbol: string }) => instrument.symbol === symbol)
        .map((instrument: { paragraph: unknown[] }) => instrument.paragraph.map(String));
    // Paragraph 13 says UNTOC, paragraph 15 the full name.
    expect(places(draft2018, 'A/RES/55/25')).toEqual([['13', '15']]);
    // "Organized Crime Convention" in 10(k), 15 and 19, the full name in 9(u).
    expect(places(report2018, 'A/RES/55/25')).toEqual([expect.arrayContaining(['9(u)', '10(k)', '15', '19'])]);
    expect(places(report2018, 'ETS No. 185')).toHaveLength(1);
  });
});
