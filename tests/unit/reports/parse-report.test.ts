import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/parse-report';
import { printReport } from '../../../src/reports/print-report';
import type { Evidence } from '../../../src/reports/types';
import { readText, reportNames } from '../../golden/reports/compare';

const LETTER = `United Nations A/79/844-S/2025/196
General Assembly Security Council Distr.: General
1 April 2025
Original: English

Letter dated 28 March 2025 from the Permanent Representative of Ukraine to the United Nations addressed to the Secretary-General

On instructions from my Government, I have the honour to draw attention to the following.

I should be grateful if you would have the present letter circulated as a document of the General Assembly.

(Signed) A. Person`;

const RESOLUTION = `A/C.3/74/L.11

Countering the use of information and communications technologies for criminal purposes: draft resolution

The General Assembly,

Recalling its resolution 73/187 of 17 December 2018,

1. Takes note of the report of the Secretary-General;

2. Decides to establish an open-ended ad hoc intergovernmental committee of experts;

3. Requests the Secretary-General to report on the implementation of the present resolution.`;

describe('a text that is no report', () => {
  it.each([
    ['an empty page', ''],
    ['white space', ' \n \f \n'],
    ['a letter', LETTER],
    ['a draft resolution', RESOLUTION],
    ['a page of prose', 'It was a dark and stormy night.\n\nNothing happened.'],
    ['an error page', 'The document you are looking for does not exist in the Official Document System (ODS).'],
  ])('%s is said to be none', (_name, text) => {
    expect(parseReport(text)).toMatchObject({ isReport: false, kind: 'other', draft: false });
  });

  it('is read as far as it goes', () => {
    const letter = parseReport(LETTER);
    expect(letter).toMatchObject({ symbol: 'A/79/844-S/2025/196', date: '2025-04-01', distribution: 'General' });
    expect(letter.paragraphs.length).toBeGreaterThan(0);
    expect(parseReport(RESOLUTION).proseCitations.map((mention) => mention.symbol)).toEqual(['A/RES/73/187']);
  });
});

describe('kinds of documents', () => {
  it.each(reportNames())('%s is a report', (name) => {
    expect(parseReport(readText(name)).isReport).toBe(true);
  });
  it('are told apart by title and symbol', () => {
    expect(reportNames().map((name) => parseReport(readText(name)).kind)).toEqual([
      'draft report',
      'draft report',
      'report',
      'report',
      'annotated provisional agenda',
    ]);
  });
});

describe('evidence', () => {
  const evidence = (value: string): Evidence => ({
    source: 'test',
    facts: { symbol: { value, evidence: 'Because.', sources: ['3', 'A/1#2'] } },
  });

  it('supplies what the text does not say, marked as derived', () => {
    const report = parseReport(readText('003_e943d4d4f6bc896d'), evidence('X/1'));
    expect(report.symbol).toBe('X/1');
    expect(report.paragraphs[0]?.id).toBe('X/1#1');
    expect(report.provenance.symbol).toEqual({ how: 'derived', evidence: 'Because.', sources: ['X/1#3', 'A/1#2'] });
  });

  it('never overrules the text; the contradiction is reported', () => {
    const report = parseReport(readText('002_024b3e2ec4cd5ef5'), evidence('X/1'));
    expect(report.symbol).toBe('E/CN.15/2018/12');
    expect(report.provenance.symbol?.how).toBe('stated');
    expect(report.unsure[0]?.what).toContain('X/1');
  });
});

describe('whatever the text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '',
      '1. First paragraph.',
      '2. Second paragraph, which',
      'goes on.',
      '(a) One;',
      '(i) Roman;',
      'II. Heading',
      'A. Sub',
      '- bullet',
      '## **III. Marked**',
      'V.18-02315 3/11',
      '<sup>1</sup> Note.',
      '| a | b |',
      'a\tb\tc',
      'Annex I',
      'Contents',
      '____________',
      '<p>x</p>',
      '١- نص',
      '一. 导言',
      '[…]',
      '**',
      '](',
      '\f',
      'Statements were made by [...].',
      'Chair: A B (C); Rapporteur: D (E).',
    ),
  );

  it('it never throws, and gives ids of their own', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const report = parseReport(lines.join('\n'));
        const ids = [...report.paragraphs, ...report.items].map((part) => part.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(JSON.parse(JSON.stringify(printReport(report)))).toHaveProperty('isReport');
        expect(report.paragraphs.every((paragraph) => !/[\uE000-\uF8FF]/.test(paragraph.text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('it gives the same report again', () => {
    const text = readText('002_024b3e2ec4cd5ef5');
    expect(parseReport(text)).toEqual(parseReport(text));
  });

  it('a cut-off report gives the paragraphs before the cut', () => {
    const text = readText('002_024b3e2ec4cd5ef5');
    const whole = parseReport(text).paragraphs.map((paragraph) => paragraph.text);
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: text.length }), (length) => {
        const cut = parseReport(text.slice(0, length)).paragraphs.map((paragraph) => paragraph.text);
        // The last paragraph may be broken off, and the one before it may have lost the number that proves it.
        expect(cut.slice(0, -2)).toEqual(whole.slice(0, Math.max(0, cut.length - 2)));
      }),
      { numRuns: 30 },
    );
  });

  it('time grows with its length', () => {
    const report = readText('002_024b3e2ec4cd5ef5');
    const time = (text: string) => {
      const start = performance.now();
      parseReport(text);
      return performance.now() - start;
    };
    for (const unit of [
      report,
      'The Expert Group took note of the study and of the comments on it, as well as\n',
      '(a) The first thing to be done;\n',
      '1. The first thing to be done.\n',
      `a${' '.repeat(400)}`,
      '<b>x</b> ',
    ]) {
      const small = unit.repeat(Math.ceil(100_000 / unit.length));
      const large = unit.repeat(Math.ceil(800_000 / unit.length));
      time(small);
      const base = Math.max(20, Math.min(time(small), time(small)));
      // Eight times the text may take eight times as long; the rest is room for a busy machine.
      expect(time(large)).toBeLessThan(base * 8 * 4);
    }
  }, 120_000);
});

describe('printed', () => {
  it('has the field names that others rely on', () => {
    const names = Object.keys(printReport(parseReport(readText('002_024b3e2ec4cd5ef5'))));
    expect(names).toEqual(
      expect.arrayContaining([
        'symbol',
        'jobNumber',
        'title',
        'date',
        'distribution',
        'meeting',
        'sections',
        'paragraphs',
        'items',
        'agenda',
        'officers',
        'panellists',
        'statements',
        'attendance',
        'documentation',
        'footnotes',
        'timetable',
        'mentions',
        'proseCitations',
        'repairs',
        'unsure',
        'isReport',
      ]),
    );
  });
});
