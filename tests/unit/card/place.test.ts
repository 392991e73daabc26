import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_WIDTH, EDGE, GAP, LEAST_WIDTH, MOST_OF_HEIGHT, place } from '../../../src/card/place';
import { FIRST_WIDTH } from '../../../src/content/hover-constants';

const view = { left: 0, top: 0, width: 1000, height: 700 };
const line = (left: number, top: number, width = 120) => ({ left, top, width, height: 18 });

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
            width: 100,
            height: 18,
          };
          const at = place(anchor, tall, { left: 0, top: 0, width, height }, undefined, rtl);
          expect(at.left).toBeGreaterThanOrEqual(EDGE);
          expect(at.left + at.width).toBeLessThanOrEqual(width - EDGE + 1);
          expect(at.height).toBeLessThanOrEqual(height * MOST_OF_HEIGHT + 1);
          expect(at.top + at.height).toBeLessThanOrEqual(height);
          const clear =
            at.top >= anchor.top + 18 ||
            at.top + at.height <= anchor.top ||
            at.left >= anchor.left + 100 ||
            at.left + at.width <= anchor.left;
          expect(clear).toBe(true);
        },
      ),
    );
  });
  it('stands in the part that is seen under pinch zoom', () => {
    const seen = { left: 400, top: 300, width: 500, height: 350 };
    const at = place(line(420, 320), 200, seen, undefined, false);
    expect(at).toMatchObject({ side: 'below', left: 420, width: CARD_WIDTH });
    expect(place(line(800, 320), 200, seen, undefined, false).left).toBe(900 - EDGE - CARD_WIDTH);
    expect(place(line(420, 600), 200, seen, undefined, false).side).toBe('above');
  });
  it('stays readable where hardly anything is seen', () => {
    expect(place(line(0, 0), 100, { left: 0, top: 0, width: 90, height: 300 }, undefined, false).width).toBe(
      LEAST_WIDTH - 2 * EDGE,
    );
  });
  it('is laid out at first with the width that it will have', () => {
    expect(FIRST_WIDTH).toBe(CARD_WIDTH);
  });
});
