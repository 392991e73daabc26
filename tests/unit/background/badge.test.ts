/** The number on the toolbar button. */
import { describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/platform/browser', () => ({ browser: {} }));
const { badgeText } = await import('../../../src/background/badge');

describe('the badge', () => {
  it.each([
    [0, 'on', ''],
    [1, 'on', '1'],
    [999, 'on', '999'],
    [1000, 'on', '999+'],
    [7, 'paused', ''],
    [7, 'off-here', ''],
    [7, 'elsewhere', ''],
    [7, 'not-asked', ''],
  ] as const)('for %i documents, %s, says "%s"', (count, state, text) => {
    expect(badgeText(count, state)).toBe(text);
  });
});
