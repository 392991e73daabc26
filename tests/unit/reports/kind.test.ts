import { describe, expect, it } from 'vitest';
import { isAdoption } from '../../../src/reports/kind';
import { parseReport } from '../../../src/reports/parse-report';

const body = [1, 2, 3, 4, 5, 6].map((number) => `${number}. The Committee took note of matter ${number}.`).join('\n\n');
const kind = (head: string, text = `I. Introduction\n\n${body}`) => {
  const { isReport, kind: word } = parseReport(`${head}\n\n${text}`);
  return `${isReport ? 'report' : 'none'}: ${word}`;
};

describe('what a text is', () => {
  it.each([
    ['A/AC.1/2/3\n\nReport of the Committee on its third session', 'report: report'],
    ['A/AC.1/2/L.3\n\nDraft report', 'report: draft report'],
    ['A/AC.1/2/3\n\nRapport du Comité sur sa troisième session', 'report: report'],
    ['A/AC.1/2/3\n\nДоклад Комитета о работе третьей сессии', 'report: report'],
    ['A/AC.1/2/3\n\nLetter dated 3 May 2021 from the Permanent Representative of Chile', 'none: other'],
    ['S/PV.8539\n\nProvisional', 'none: other'],
    ['A/C.3/52/SR.9\n\nNinth meeting', 'none: other'],
    ['A/AC.1/2/INF/1\n\nList of participants', 'none: other'],
  ])('%s', (head, expected) => {
    expect(kind(head)).toBe(expected);
  });

  it.each([
    ['Resolution 1454 (2002)\n\nAdopted by the Security Council at its 4683rd meeting', 'The Security Council,'],
    ['A/RES/66/183', 'La Asamblea General,'],
    ['A/79/L.5', 'L’Assemblée générale,'],
    ['S/RES/1325 (2000)', '安全理事会，'],
  ])('a resolution is none: %s', (head, organ) => {
    expect(kind(head, `${organ}\n\n${body}`)).toBe('none: other');
  });

  it('a report that prints a draft resolution stays a report', () => {
    const included = `The General Assembly,\n\nRecalling its resolution 65/230,\n\n1. Requests the Committee to go on.`;
    expect(kind('A/AC.1/2/3\n\nReport of the Committee', `I. Introduction\n\n${body}\n\n${included}`)).toBe(
      'report: report',
    );
  });

  it.each([
    'Adoption of the report',
    'Adoption du rapport',
    'Aprobación del informe',
    'Утверждение доклада',
    '通过报告',
  ])('%s closes a report', (title) => {
    expect(isAdoption(title)).toBe(true);
  });
});
