import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/parse-report';

const LONG =
  'The Expert Group discussed the matter at length and took note of the views that were expressed by many speakers';

function numbers(body: string) {
  const report = parseReport(`I. Introduction\n\n${body}`);
  return { report, paragraphs: report.paragraphs.map((paragraph) => `${paragraph.number} ${paragraph.text}`) };
}

describe('damaged paragraph numbers', () => {
  it('displaced into the line', () => {
    const { paragraphs, report } = numbers(
      `1. ${LONG}.\n\nIn line with the workplan of the Expert 2. Group, a list was prepared.\n\n3. ${LONG}.`,
    );
    expect(paragraphs[1]).toBe('2 In line with the workplan of the Expert Group, a list was prepared.');
    expect(report.repairs).toEqual([{ line: 5, what: expect.stringContaining('2') }]);
  });

  it('displaced to the start of a printed line', () => {
    const { paragraphs } = numbers(
      `1. ${LONG}.\n\nThe view was\n2. expressed that deliberations had been useful.\n\n3. ${LONG}.`,
    );
    expect(paragraphs[1]).toBe('2 The view was expressed that deliberations had been useful.');
  });

  it('lost', () => {
    const { paragraphs, report } = numbers(
      `1. ${LONG}.\n\n- A number of speakers were of the opinion that an instrument was not needed.\n\n3. ${LONG}.`,
    );
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[1]).toMatch(/^2 A number of speakers/);
    expect(report.repairs[0]?.what).toContain('lost');
  });

  it('slid to the end of the text before', () => {
    const { paragraphs } = numbers(
      `1. ${LONG}. 2.\n\nA number of speakers were of the opinion that it was not needed.\n\n3. ${LONG}.`,
    );
    expect(paragraphs).toEqual([
      `1 ${LONG}.`,
      '2 A number of speakers were of the opinion that it was not needed.',
      `3 ${LONG}.`,
    ]);
  });

  it('run together with the paragraph before', () => {
    const { paragraphs } = numbers(`1. ${LONG}. 2. Many speakers expressed appreciation for the work.\n\n3. ${LONG}.`);
    expect(paragraphs[0]).toBe(`1 ${LONG}.`);
    expect(paragraphs[1]).toBe('2 Many speakers expressed appreciation for the work.');
  });

  it('without their full stop', () => {
    const { paragraphs } = numbers(
      `1. ${LONG}.\n\n2 Many speakers expressed appreciation for the work of the Group.\n\n3. ${LONG}.`,
    );
    expect(paragraphs[1]).toBe('2 Many speakers expressed appreciation for the work of the Group.');
  });

  it('that cannot be found are said to be missing', () => {
    const { report } = numbers(`1. ${LONG}.\n\n3. ${LONG}.`);
    expect(report.unsure).toEqual([{ line: 5, what: 'Paragraph 2 was not found between its neighbours.' }]);
  });

  it('are never looked for where no number is missing', () => {
    const text = `1. The meeting adopted items 2 and 3. Paragraph 2. Then the view was 2. expressed.\n\n2. ${LONG}.`;
    expect(numbers(text).report.repairs).toEqual([]);
  });
});

describe('numbers that are no paragraphs', () => {
  it('agenda items, even when the paragraph that follows carries on their count', () => {
    const { paragraphs, report } = numbers(
      `1. ${LONG}.\n\n2. At its 1st meeting, the Expert Group adopted the following agenda:\n1. Organizational matters:\n(a) Opening of the meeting;\n(b) Adoption of the agenda.\n2. Criminalization.\n\n3. ${LONG}.\n\n4. ${LONG}.`,
    );
    expect(paragraphs.map((paragraph) => paragraph.split(' ')[0])).toEqual(['1', '2', '3', '4']);
    expect(report.agenda.map((entry) => entry.item)).toEqual(['1', '1 (a)', '1 (b)', '2']);
  });

  it('a figure at the start of a printed line', () => {
    const wrapped = `1. ${LONG}, in accordance with agenda item\n2. The Expert Group also considered the matter under that item again and again.\n\n2. ${LONG} and more of the same\nkind, as before and after the meeting of the Group that was held in the first week.\n\n3. ${LONG}, as well as of the\nmatters that remained to be considered by the Group at its next meeting in spring.\n`;
    expect(numbers(wrapped).paragraphs.map((paragraph) => paragraph.split(' ')[0])).toEqual(['1', '2', '3']);
  });

  it('operative paragraphs of a resolution that the report includes', () => {
    const body = `1. ${LONG}.\n\n2. ${LONG}.\n\n3. The Committee recommends the adoption of the following draft resolution:\n\nThe General Assembly,\n\nRecalling its resolution 65/230,\n\n1. Takes note of the report;\n\n2. Requests the Secretary-General to report;\n\n3. Decides to remain seized of the matter;\n\n4. Also decides to meet again.`;
    expect(numbers(body).paragraphs.map((paragraph) => paragraph.split(' ')[0])).toEqual(['1', '2', '3']);
  });
});
