import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/parse-report';
import type { Report } from '../../../src/reports/types';
import { readText, readTruth, reportNames } from '../../golden/reports/compare';
import {
  bulleted,
  html,
  htmlLists,
  layout,
  markdown,
  type Part,
  pages,
  partsOf,
  plain,
  spaced,
  tight,
  wrapped,
} from './conversions';

const CONVERSIONS: Record<string, (parts: Part[], symbol: string) => string> = {
  'one line a paragraph': plain,
  'no blank lines': tight,
  'false bullets': bulleted,
  'wrapped at 80': (parts) => wrapped(parts, 80),
  'wrapped at 96': (parts) => wrapped(parts, 96),
  'pages without blank lines': (parts, symbol) => pages(parts, 84, symbol, 'V.18-02315'),
  'a blank line after every line': (parts) => spaced(parts, 86),
  'layout kept': (parts, symbol) => layout(parts, 84, symbol, 'V.18-02315'),
  'Markdown with wrong levels': (parts) => markdown(parts, (index) => 1 + ((index * 7) % 5)),
  HTML: html,
  'HTML lists': htmlLists,
};

const MASTHEAD = [
  'Distr.: Limited',
  '27 March 2019',
  'Original: English',
  'Expert Group to Conduct a Comprehensive Study on Cybercrime',
  'Vienna, 27–29 March 2019',
];

function outline(report: Report) {
  return {
    sections: report.sections.map((section) => `${section.level} ${section.number} ${section.title}`),
    paragraphs: report.paragraphs.map((paragraph) => `${paragraph.id} [${paragraph.section}] ${paragraph.text}`),
    items: report.items.map((item) => `${item.id} ${item.kind} ${item.parent} ${item.text}`),
  };
}

describe.each(reportNames())('%s', (name) => {
  const original = parseReport(readText(name));
  const symbol = readTruth(name).symbol as string;
  const title = readTruth(name).title as string;
  const parts = partsOf(original, [...MASTHEAD, title]);
  const expected = outline({ ...original, ...stripped(original) });

  // Without numbers and without blank lines nothing tells where a paragraph that fills its last line ends.
  const possible = Object.keys(CONVERSIONS).filter(
    (conversion) => original.paragraphs[0]?.number !== null || conversion !== 'pages without blank lines',
  );

  it.each(possible)('%s', (conversion) => {
    const text = CONVERSIONS[conversion]?.(parts, symbol) ?? '';
    const found = parseReport(text);
    expect(outline({ ...found, ...stripped(found) })).toEqual(expected);
    expect(found.meeting.start).toBe(title.includes('held in') ? original.meeting.start : '2019-03-27');
  });
});

/** Ids without the symbol: some conversions print it, some lose it. */
function stripped(report: Report) {
  const local = <T extends { id: string }>(entries: T[]) =>
    entries.map((entry) => ({ ...entry, id: entry.id.split('#')[1] ?? '' }));
  // Documentation entries and tables are no part of these conversions.
  const sections = report.sections
    .filter((section) => section.title !== 'Documentation' || section.number !== '')
    .filter((section) => section.number !== 'Annex');
  return { paragraphs: local(report.paragraphs), items: local(report.items), sections };
}
