import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nears, place, within } from '../../../src/content/geometry';
import { CARD_WIDTH, EDGE, GAP, MOST_OF_HEIGHT } from '../../../src/content/hover-constants';

const view = { width: 1000, height: 700 };
const line = (left: number, top: number, width = 120) => ({ left, top, right: left + width, bottom: top + 18 });

describe('place', () => {
  it('goes below, at the start of the symbol', () => {
    expect(place(line(100, 100), 300, view, undefined, false)).toEqual({
      side: 'below',
      left: 100,
      top: 118 + GAP,
      width: CARD_WIDTH,
      height: 300,
    });
  });
  it('flips above where there is no room below', () => {
    const at = place(line(100, 600), 300, view, undefined, false);
    expect(at).toMatchObject({ side: 'above', height: 300 });
    expect(at.top + at.height).toBe(600 - GAP);
  });
  it('goes beside the symbol where it fits neither below nor above', () => {
    expect(place(line(100, 300), 560, view, undefined, false)).toMatchObject({
      side: 'beside',
      left: 220 + GAP,
      height: 560,
    });
    expect(place(line(800, 300), 560, view, undefined, false).left).toBe(800 - GAP - CARD_WIDTH);
    expect(place(line(450, 300), 560, view, undefined, true).left).toBe(450 - GAP - CARD_WIDTH);
  });
  it('takes the larger side, cut, where it fits nowhere', () => {
    expect(place(line(300, 300, 400), 560, view, undefined, false)).toMatchObject({
      side: 'below',
      height: view.height - EDGE - 318 - GAP,
    });
    expect(place(line(300, 420, 400), 560, view, undefined, false)).toMatchObject({ side: 'above', top: EDGE });
  });
  it('shifts in from the right edge', () => {
    expect(place(line(950, 100), 300, view, undefined, false).left).toBe(view.width - EDGE - CARD_WIDTH);
  });
  it('ends at the end of right-to-left text', () => {
    expect(place(line(700, 100), 300, view, undefined, true).left).toBe(820 - CARD_WIDTH);
  });
  it('stays on its side when it grows', () => {
    expect(place(line(100, 300), 650, view, 'above', false).side).toBe('above');
    expect(place(line(100, 650), 300, view, 'below', false).side).toBe('below');
  });

  it('never leaves the viewport, never covers its symbol, never exceeds its share', () => {
    const size = fc.integer({ min: 220, max: 3000 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.nat(4000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (width, height, tall, x, y, rtl) => {
          const anchor = {
            left: x * width,
            top: y * (height - 18),
            right: x * width + 100,
            bottom: y * (height - 18) + 18,
          };
          const at = place(anchor, tall, { width, height }, undefined, rtl);
          expect(at.left).toBeGreaterThanOrEqual(EDGE);
          expect(at.left + at.width).toBeLessThanOrEqual(width - EDGE + 1);
          expect(at.height).toBeLessThanOrEqual(height * MOST_OF_HEIGHT + 1);
          expect(at.top + at.height).toBeLessThanOrEqual(height);
          const clear =
            at.top >= anchor.bottom ||
            at.top + at.height <= anchor.top ||
            at.left >= anchor.right ||
            at.left + at.width <= anchor.left;
          expect(clear).toBe(true);
        },
      ),
    );
  });
});

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
  it('counts a point near a box as within', () => {
    expect(within({ x: 99, y: 200 }, box, 2)).toBe(true);
    expect(within({ x: 97, y: 200 }, box, 2)).toBe(false);
    expect(within({ x: 300, y: 503 }, box, 2)).toBe(false);
  });
});
