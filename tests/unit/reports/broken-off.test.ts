import { describe, expect, it } from 'vitest';
import { BROKEN_OFF } from '../../../src/reports/broken-off';
import { parseReport } from '../../../src/reports/parse-report';
import { readText, reportNames } from '../../golden/reports/compare';

const cut = (text: string) => parseReport(text).unsure.some(({ what }) => what === BROKEN_OFF);

describe('a text that was cut off', { timeout: 60_000 }, () => {
  const whole = readText('002_024b3e2ec4cd5ef5');
  it.each(['as well as', 'Many speakers', 'Bosnia and Herzegovina,'])('inside "%s"', (words) => {
    const at = whole.lastIndexOf(words);
    expect(at).toBeGreaterThan(0);
    expect(cut(whole.slice(0, at + words.length))).toBe(true);
  });

  it.each(reportNames())('is not %s', (name) => {
    expect(cut(readText(name))).toBe(false);
  });

  it('is read as far as it goes', () => {
    for (let share = 1; share < 20; share += 1) {
      const report = parseReport(whole.slice(0, Math.floor((whole.length * share) / 20)));
      expect(report.symbol).toBe('E/CN.15/2018/12');
      const numbers = report.paragraphs.map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_unused, at) => at + 1));
    }
  });
});
