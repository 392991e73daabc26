import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/parse-report';
import { readText, readTruth, reportNames } from '../../golden/reports/compare';
import { partsOf, spaced, wrap } from './conversions';

const RUNS = 30;

function outline(text: string) {
  const report = parseReport(text);
  const local = (id: string) => id.split('#')[1];
  return {
    paragraphs: report.paragraphs.map((paragraph) => `${local(paragraph.id)} [${paragraph.section}] ${paragraph.text}`),
    items: report.items.map((item) => `${local(item.id)} ${item.kind} ${item.text}`),
  };
}

/** Lines of the body, from the first heading on: what a page break can fall between. */
function bodyFrom(lines: string[]): number {
  return lines.findIndex((line) => /Introduction|^Provisional agenda/.test(line)) + 1;
}

describe.each(reportNames())('%s', { timeout: 120_000 }, (name) => {
  const text = readText(name);
  const symbol = readTruth(name).symbol as string;
  const expected = outline(text);
  const lines = text.split('\n');
  const start = bodyFrom(lines);
  // A heading in two printed lines stays together on paper.
  const insideHeading = (at: number) =>
    /^Group for the period/.test(lines[at] ?? '') || /^Group for the period/.test(lines[at + 1] ?? '');
  const place = fc.integer({ min: start, max: lines.length - 1 }).filter((at) => !insideHeading(at));
  // Rows of a table stay rows only as long as they are whole.
  const printedLines = lines.every((line) => line.length < 120);
  const isTable = (line: string) => line.includes('\t');

  it('page breaks may fall between any two lines', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (places, blanks) => {
          const broken = lines.flatMap((line, at) =>
            places.includes(at) ? [...Array<string>(blanks).fill(''), '', line] : [line],
          );
          expect(outline(broken.join('\n'))).toEqual(expected);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('page breaks with furniture may fall inside any long line', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.integer({ min: 2, max: 40 }),
        (places, share, page) => {
          const broken = lines.flatMap((line, at) => {
            if (!places.includes(at) || line.length < 200 || isTable(line) || /^[¹²³⁴]/.test(line)) return [line];
            const cut = line.indexOf(' ', Math.floor(line.length * share));
            // A break before a label would be a label; before a full stop there is none on paper.
            if (cut < 0 || /^(?:\(|\d|[A-Z]\.)/.test(line.slice(cut + 1)) || /[.:;]$/.test(line.slice(0, cut)))
              return [line];
            return [line.slice(0, cut), '', `V.18-02315 ${page}/40`, '', line.slice(cut + 1)];
          });
          expect(outline(broken.join('\n'))).toEqual(expected);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('blank lines may go', () => {
    fc.assert(
      fc.property(fc.func(fc.boolean()), (keeps) => {
        const fewer = lines.filter((line, at) => at < start || line.trim() !== '' || keeps(at));
        expect(outline(fewer.join('\n'))).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });

  it('lines may be wrapped at any width', () => {
    for (let width = 64; width <= 118; width += 1) {
      // A text that comes in printed lines is set anew from its paragraphs; the others line by line.
      const narrow = printedLines
        ? spaced(partsOf(parseReport(text), []), width)
        : lines
            .flatMap((line) =>
              isTable(line) || line.length <= width ? [line] : wrap(line.trim(), width, /^\s*/.exec(line)?.[0] ?? ''),
            )
            .join('\n');
      expect({ width, ...outline(narrow) }).toEqual({ width, ...expected });
    }
  });

  it('furniture may stand between any two lines', () => {
    const furniture = fc.constantFrom(
      symbol,
      'V.19-01984 3/4',
      '2/4 V.19-01984',
      '7/11',
      'http://undocs.org/A/RES/65/230',
      '---',
      '24-24012 (E) 261224',
      '*2424012*',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, furniture), { minLength: 1, maxLength: 8 }), (inserted) => {
        const more = lines.flatMap((line, at) => [
          ...inserted.filter(([where]) => where === at).flatMap(([, what]) => ['', what, '']),
          line,
        ]);
        expect(outline(more.join('\n'))).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });
});
