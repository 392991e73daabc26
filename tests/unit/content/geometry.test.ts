import { describe, expect, it } from 'vitest';
import { distance, nears } from '../../../src/content/geometry';

describe('the way to the card', () => {
  const box = { left: 100, top: 200, right: 500, bottom: 500 };
  it.each([
    ['straight down', { x: 150, y: 110 }, { x: 150, y: 130 }, true],
    ['slanting', { x: 40, y: 110 }, { x: 60, y: 120 }, true],
    ['away', { x: 150, y: 130 }, { x: 150, y: 110 }, false],
    ['sideways above it', { x: 150, y: 130 }, { x: 250, y: 130 }, false],
    ['at rest', { x: 150, y: 130 }, { x: 150, y: 130 }, false],
    ['inside', { x: 150, y: 230 }, { x: 150, y: 260 }, false],
  ])('%s', (_name, before, now, expected) => {
    expect(nears(before, now, box)).toBe(expected);
  });
  it('counts a point near a box as its own', () => {
    expect(distance({ x: 99, y: 200 }, box)).toBe(1);
    expect(distance({ x: 96, y: 197 }, box)).toBe(5);
    expect(distance({ x: 300, y: 400 }, box)).toBe(0);
  });
});
