import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/reports/lines';
import { readMasthead } from '../../../src/reports/masthead';

const read = (text: string) => readMasthead(toLines(text).lines);

describe('masthead', () => {
  it('in two columns', () => {
    expect(
      read(
        'United Nations                                  E/CN.6/2025/5\n\n                 Economic and Social Council            Distr.: General\n                                                        17 December 2024\n\n                                                        Original: English\n\n\nCommission on the Status of Women\nSixty-ninth session\nNew York, 10–21 March 2025\nItem 3 of the provisional agenda*\nFollow-up to the Fourth World Conference on Women and\nto the special session of the General Assembly\n\n      Discussion guide for the ministerial round tables\n\n      Note by the Secretariat\n',
      ),
    ).toMatchObject({
      symbol: 'E/CN.6/2025/5',
      distribution: 'General',
      date: '2024-12-17',
      originalLanguage: 'English',
      body: 'Commission on the Status of Women',
      session: { ordinal: 69 },
      place: 'New York',
      start: '2025-03-10',
      end: '2025-03-21',
      agendaItem: {
        number: '3',
        title: 'Follow-up to the Fourth World Conference on Women and to the special session of the General Assembly',
      },
      title: 'Discussion guide for the ministerial round tables',
    });
  });

  it('with its columns run together and no blank lines', () => {
    expect(
      read(
        'United Nations A/52/687\nGeneral Assembly Distr.: General\n18 November 1997\nOriginal: English/French\nFifty-second session\nAgenda item 44\nThe situation of democracy and human rights in Haiti\nReport of the Secretary-General',
      ),
    ).toMatchObject({
      symbol: 'A/52/687',
      organ: 'General Assembly',
      distribution: 'General',
      date: '1997-11-18',
      originalLanguage: 'English/French',
      session: { ordinal: 52 },
      agendaItem: { number: '44', title: 'The situation of democracy and human rights in Haiti' },
      title: 'Report of the Secretary-General',
    });
  });

  it('with distribution and word on two lines', () => {
    expect(read('Distr.\nGENERAL\n\nA/48/653\n29 November 1993\n\nORIGINAL:    ENGLISH')).toMatchObject({
      distribution: 'General',
      symbol: 'A/48/653',
      date: '1993-11-29',
      originalLanguage: 'English',
    });
  });

  it('of a joint document', () => {
    expect(read('E/2025/28\nE/CN.7/2025/11\nUnited Nations').symbol).toBe('E/2025/28-E/CN.7/2025/11');
  });

  it('whose title names dates is not taken for a place', () => {
    expect(
      read(
        'Distr.: General\n13 April 2018\n\nReport on the meeting of the Expert Group, held in\nVienna from 3 to 5 April 2018',
      ),
    ).toMatchObject({
      place: null,
      title: 'Report on the meeting of the Expert Group, held in Vienna from 3 to 5 April 2018',
    });
  });

  it('of nothing says nothing', () => {
    expect(read('')).toMatchObject({ symbol: null, title: null, date: null, body: null });
  });

  it.each([
    [
      'a body that begins with the name of the Organization',
      'United Nations\n\nUnited Nations Commission on International Trade Law\nFifty-first session\nVienna, 25 June–13 July 2018\n\nReport of the Working Group',
      { body: 'United Nations Commission on International Trade Law', title: 'Report of the Working Group' },
    ],
    [
      'an officer below the title',
      'General Assembly\nAgenda item 7\nCredentials of representatives\n\nReport of the Credentials Committee\n\nChair: Asha Challenger (Antigua and Barbuda)',
      { title: 'Report of the Credentials Committee' },
    ],
    [
      'the imprint of a cover',
      'Committee on Trade\n\nReport on the third session\n\nUnited Nations   • New York, 2025',
      { title: 'Report on the third session' },
    ],
    [
      'a title over two lines with a gap',
      'A/79/19\n\nReport of the Special Committee on\n\nPeacekeeping Operations',
      { title: 'Report of the Special Committee on Peacekeeping Operations' },
    ],
    ['a resolution with its year', 'United Nations S/RES/1454 (2002)', { symbol: 'S/RES/1454(2002)' }],
    [
      'a Chinese title that begins with the days',
      '临时议程项目6\n外层空间活动的长期可持续性\n2021年5月4日至6日在维也纳举行的工作组第五届会议报告',
      {
        title: '2021年5月4日至6日在维也纳举行的工作组第五届会议报告',
        agendaItem: { title: '外层空间活动的长期可持续性' },
      },
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});
