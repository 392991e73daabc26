import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/parse-report';

const read = (...items: string[]) =>
  parseReport(
    [
      'IV. Documentation',
      '1. The Group met.',
      '2. The Group had before it the following documents:',
      ...items,
      '3. The Group thanked the Secretariat.',
    ].join('\n\n'),
  ).documentation.map(({ label, title, symbol }) => [label, title, symbol]);

describe('documents before the meeting', () => {
  it('are siblings, however the converter indented them', () => {
    expect(
      read(' - (a) Provisional agenda (A/AC.1/2018/1);', '- (b) Proposal by the Chair (A/AC.1/2018/CRP.1).'),
    ).toEqual([
      ['(a)', 'Provisional agenda', 'A/AC.1/2018/1'],
      ['(b)', 'Proposal by the Chair', 'A/AC.1/2018/CRP.1'],
    ]);
  });

  it('keep a title without a symbol', () => {
    expect(read('(a) Draft comprehensive study;', '(b) Agenda (A/AC.1/2018/1).')[0]).toEqual([
      '(a)',
      'Draft comprehensive study',
      null,
    ]);
  });

  it('take the symbol in the closing brackets, not one that the title cites', () => {
    expect(read('(a) Plan based on A/RES/65/230 (A/AC.1/2018/2);', '(b) Agenda (A/AC.1/2018/1).')[0]?.[2]).toBe(
      'A/AC.1/2018/2',
    );
  });
});
