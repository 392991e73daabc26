/** Which programs are taken for a usable browser. */
import { describe, expect, it } from 'vitest';
import { judge, OLDEST } from '../../../scripts/browsers.mjs';

describe('a browser', () => {
  it.each([
    ['chromium', 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', '156.0.8078.79'],
    ['chromium', 'Google Chrome for Testing 141.0.7390.37', '141.0.7390.37'],
    ['firefox', 'Mozilla Firefox 153.7.0esr', '153.7.0esr'],
    ['firefox', 'Mozilla Firefox 160.0', '160.0'],
  ] as const)('%s is usable as %s', (kind, line, version) => {
    expect(judge(kind, line)).toEqual({ version });
  });

  it.each([
    ['chromium', 'Google Chrome 156.0.8078.79', /branded/],
    ['chromium', 'Google Chrome 156.0.8078.79 beta', /branded/],
    ['chromium', `Chromium ${OLDEST.chromium - 1}.0.1.1`, /or newer/],
    ['chromium', 'Mozilla Firefox 153.0', /is not Chromium/],
    ['chromium', 'true (GNU coreutils) 9.1', /is not Chromium/],
    ['chromium', '', /no version/],
    ['chromium', null, /does not run/],
    ['firefox', `Mozilla Firefox ${OLDEST.firefox - 1}.9esr`, /or newer/],
    ['firefox', 'Chromium 156.0.8078.79', /is not Firefox/],
  ] as const)('%s is not usable as %s', (kind, line, problem) => {
    const verdict = judge(kind, line);
    expect('problem' in verdict && verdict.problem).toMatch(problem);
  });
});
