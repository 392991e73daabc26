import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/reports/language';
import { parseReport } from '../../../src/reports/parse-report';

/** Short reports of our own in the house style of each language, made to be read by the parser, not quoted. */
const read = (language: string) => readFileSync(join(import.meta.dirname, 'fixtures', `${language}.txt`), 'utf8');
const LANGUAGES = ['ar', 'es', 'fr', 'ru', 'zh'];

describe.each(LANGUAGES)('a report in %s', (language) => {
  const report = parseReport(read(language));

  it('is known by its language', () => {
    expect(report.language).toBe(language);
    expect(detectLanguage(read(language))).toBe(language);
  });

  it('has its identity', () => {
    expect(report).toMatchObject({
      symbol: 'E/CN.15/2018/12',
      isReport: true,
      kind: 'report',
      date: '2018-04-13',
      distribution: 'General',
      originalLanguage: 'English',
      session: { ordinal: 27, start: '2018-05-14', end: '2018-05-18' },
      agendaItemOfSession: { title: expect.stringMatching(/\S/) },
      meeting: { start: '2018-04-03', end: '2018-04-05' },
    });
    expect(report.body).toMatch(/Commission|Comisión|Комиссия|لجنة|委员会/);
    expect(report.title).toMatch(/Rapport|Informe|Доклад|تقرير|报告/);
  });

  it('has its sections and paragraphs', () => {
    expect(report.sections.map((section) => section.path)).toEqual(['I', 'II', 'II.A', 'II.B']);
    expect(report.paragraphs.map((paragraph) => `${paragraph.number} ${paragraph.section}`)).toEqual([
      '1 I',
      '2 I',
      '3 II.A',
      '4 II.B',
    ]);
  });

  it('has its list, with sub-items under their lead-ins', () => {
    const direct = report.items.filter((item) => item.parent === null);
    expect(direct).toHaveLength(3);
    expect(
      report.items
        .filter((item) => item.parent !== null)
        .every((item) => item.leadIn !== null && /^\((?:i|ii)\)$/.test(item.label)),
    ).toBe(true);
    expect(report.items.length).toBe(language === 'ar' || language === 'zh' ? 3 : 5);
  });

  it('mentions what it mentions', () => {
    expect(report.mentions.map((mention) => mention.symbol)).toEqual(
      expect.arrayContaining(['E/CN.15/2018/12', 'UNODC/CCPCJ/EG.4/2018/L.1']),
    );
    expect(report.proseCitations.map((mention) => mention.symbol)).toContain('A/RES/65/230');
  });
});

describe('the number of the meeting', () => {
  const report = (title: string) =>
    parseReport(`${title}\n\nI. A\n\n1. One thing was noted.\n\n2. Another was noted.\n`);
  it.each([
    ['Report of the Working Group on its fifth session, held in Vienna from 4 to 6 May 2021', 5],
    ['Rapport du Groupe de travail sur sa cinquième session, tenue à Vienne du 4 au 6 mai 2021', 5],
    [
      'Informe del Grupo de Trabajo sobre su quinto período de sesiones, celebrado en Viena del 4 al 6 de mayo de 2021',
      5,
    ],
    ['Доклад Рабочей группы о работе ее пятой сессии, состоявшейся в Вене 4–6 мая 2021 года', 5],
    ['تقرير الفريق العامل عن دورته الخامسة المعقودة في فيينا من ٤ إلى ٦ أيار/مايو ٢٠٢١', 5],
    ['2021年5月4日至6日在维也纳举行的条约状况工作组第五届会议报告', 5],
    ['2021年5月4日至6日在维也纳举行的条约状况工作组第12次会议报告', 12],
  ])('%s', (title, ordinal) => {
    expect(report(title).meeting).toMatchObject({ ordinal, start: '2021-05-04', end: '2021-05-06' });
  });
});
