import { describe, expect, it } from 'vitest';
import { findInstrumentParts, findInstruments } from '../../../src/reports/instruments';
import { readMentions } from '../../../src/reports/mentions';
import { readTimetable } from '../../../src/reports/timetable';

describe('mentions', () => {
  it('stand in the piece that makes them, with offsets into its text', () => {
    const pieces = [
      { id: '1', text: 'The report (E/CN.15/2011/19, annexes I and II) was adopted.' },
      { id: '2', text: 'See UNODC/CCPCJ/EG.4/2018/L.1.' },
    ];
    const { mentions } = readMentions(pieces, 'UNODC/CCPCJ/EG.4/2018/L.1');
    expect(mentions).toEqual([
      {
        surface: 'E/CN.15/2011/19',
        symbol: 'E/CN.15/2011/19',
        kind: 'symbol',
        detail: 'annexes I and II',
        source: '1',
        start: 12,
        end: 27,
      },
      {
        surface: 'UNODC/CCPCJ/EG.4/2018/L.1',
        symbol: 'UNODC/CCPCJ/EG.4/2018/L.1',
        kind: 'symbol',
        source: '2',
        start: 4,
        end: 29,
        selfMention: true,
      },
    ]);
  });

  it('keep the part that is named before the symbol', () => {
    expect(
      readMentions([{ id: 'footnote-1', text: 'contained in annexes I and II of document E/CN.15/2011/19.' }], null)
        .mentions[0]?.detail,
    ).toBe('annexes I and II');
  });

  it('understand "the Commission" and "the same resolution" from the paragraphs before', () => {
    const { proseCitations } = readMentions(
      [
        {
          id: '1',
          text: 'In its resolution 22/7, the Commission on Crime Prevention and Criminal Justice requested the Secretariat to act.',
        },
        { id: '2', text: 'In the same resolution, the Commission requested the Expert Group to continue.' },
      ],
      null,
    );
    expect(proseCitations.map((mention) => [mention.source, mention.symbol])).toEqual([
      ['1', 'CCPCJ/RES/22/7'],
      ['2', 'CCPCJ/RES/22/7'],
    ]);
  });
});

describe('instruments', () => {
  it('have one identity under all their names', () => {
    const text =
      'UNTOC, the Organized Crime Convention and the United Nations Convention against Transnational Organized Crime; the Council of Europe Convention on Cybercrime (Budapest Convention)';
    expect(findInstruments(text).map((place) => place.key)).toEqual([
      'A/RES/55/25',
      'A/RES/55/25',
      'A/RES/55/25',
      'ETS No. 185',
    ]);
  });

  it('are cited by their parts', () => {
    const text =
      'the Budapest Convention, in particular its article 32, paragraph (b), was hard. Others saw article 32, paragraph (b), as limited.';
    expect(findInstrumentParts(text).map((place) => [place.surface, place.part])).toEqual([
      ['its article 32, paragraph (b)', 'article 32 (b)'],
      ['article 32, paragraph (b)', 'article 32 (b)'],
    ]);
    expect(findInstrumentParts('in line with paragraph 42 of the Salvador Declaration')[0]).toMatchObject({
      surface: 'paragraph 42 of the Salvador Declaration',
      part: 'paragraph 42',
    });
    expect(findInstrumentParts('The State amended its article 5 of the code.')).toEqual([]);
  });
});

describe('timetable', () => {
  const row = (line: number, ...cells: string[]) => ({ line, cells, titles: [] });

  it('inherits day and hour downwards and says so', () => {
    expect(
      readTimetable([
        row(1, 'Date', 'Time', 'Item', 'Title or description'),
        row(2, 'Monday', '10 a.m.', '1', 'Opening'),
        row(3, '', '', '2', 'Update'),
        row(4, '', '3 p.m.', '2', 'Update (continued)'),
      ]),
    ).toEqual([
      {
        date: 'Monday',
        time: '10 a.m.',
        item: '1',
        title: 'Opening',
        dateInherited: false,
        timeInherited: false,
        line: 2,
      },
      {
        date: 'Monday',
        time: '10 a.m.',
        item: '2',
        title: 'Update',
        dateInherited: true,
        timeInherited: true,
        line: 3,
      },
      {
        date: 'Monday',
        time: '3 p.m.',
        item: '2',
        title: 'Update (continued)',
        dateInherited: true,
        timeInherited: false,
        line: 4,
      },
    ]);
  });

  it('is none without its header', () => {
    expect(readTimetable([row(1, 'Monday', '10 a.m.', '1', 'Opening')])).toEqual([]);
  });
});
