import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/reports/lines';
import { findNumberedLines, isAnnexLine } from '../../../src/reports/paragraph-chain';

const sentence = 'The Expert Group took note of the report of the Secretariat and of the comments of Member States.';

function find(text: string) {
  const read = toLines(text);
  const found = findNumberedLines(read.lines, read.width, read.spacing, new Set());
  const named = (places: Map<number, number>) =>
    [...places].map(([at, number]) => `${number}@${read.lines[at]?.line ?? '?'}`);
  return { paragraphs: named(found.paragraphs), headings: named(found.headings), lists: named(found.lists) };
}

const numbered = (...numbers: number[]) => numbers.map((number) => `${number}. ${sentence}`);

describe('the chain of paragraph numbers', () => {
  it('counts through the document', () => {
    expect(find(numbered(1, 2, 3).join('\n')).paragraphs).toEqual(['1@1', '2@2', '3@3']);
  });

  it('jumps over a number that was lost', () => {
    expect(find(numbered(1, 2, 4, 5).join('\n')).paragraphs).toEqual(['1@1', '2@2', '4@3', '5@4']);
  });

  it('passes over an agenda that restarts at 1', () => {
    const agenda = ['Agenda', '1. Opening of the meeting', '2. Legislation', '3. Adoption of the report'];
    const found = find([...numbered(1, 2), ...agenda, ...numbered(3, 4)].join('\n'));
    expect(found.paragraphs).toEqual(['1@1', '2@2', '3@7', '4@8']);
    expect(found.lists).toEqual(['1@4', '2@5', '3@6']);
  });

  it('may begin again after an annex', () => {
    const found = find([...numbered(1, 2, 3), 'Annex I', ...numbered(1, 2)].join('\n'));
    expect(found.paragraphs).toEqual(['1@1', '2@2', '3@3', '1@5', '2@6']);
  });

  it('is none where every numbered line is a title above plain text', () => {
    const text = [
      '1. Organizational matters',
      sentence,
      '2. Legislation and frameworks',
      sentence,
      '3. Other matters',
      sentence,
    ];
    const found = find(text.join('\n\n'));
    expect(found.paragraphs).toEqual([]);
    expect(found.headings).toEqual(['1@1', '2@5', '3@9']);
  });

  it('leaves a numbered title between paragraphs as a heading', () => {
    const found = find([...numbered(1, 2), '', '1. Legislation', '', ...numbered(3, 4)].join('\n'));
    expect(found.paragraphs).toEqual(['1@1', '2@2', '3@6', '4@7']);
    expect(found.headings).toEqual(['1@4']);
  });
});

describe('annex lines', () => {
  it.each([
    ['Annex', true],
    ['Annex II', true],
    ['Annex I List of documents', true],
    ['Приложение I', true],
    ['Annex I contains the list of documents.', false],
    ['annexes I and II', false],
  ])('%s: %s', (text, expected) => {
    expect(isAnnexLine(toLines(text).lines[0] as never)).toBe(expected);
  });
});
