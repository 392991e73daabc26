import { describe, expect, it } from 'vitest';
import { isDark, readColour } from '../../../src/card/lightness';

describe('computed colours', () => {
  it.each([
    ['rgb(255, 255, 255)', 1, 1],
    ['rgb(0, 0, 0)', 0, 1],
    ['rgba(0, 0, 0, 0)', 0, 0],
    ['rgba(255, 255, 255, 0.25)', 1, 0.25],
    ['rgb(23, 28, 33)', 0.107, 1],
    ['color(srgb 1 1 1)', 1, 1],
    ['color(display-p3 0.1 0.1 0.1 / 0.5)', 0.1, 0.5],
    ['lab(95 0 0)', 0.95, 1],
    ['lch(10 20 30 / 0.5)', 0.1, 0.5],
    ['oklab(0.98 0 0)', 0.98, 1],
    ['oklch(0.2 0.05 240)', 0.2, 1],
    ['oklch(1e-7 0 0)', 0, 1],
    ['', 0, 0],
    ['transparent', 0, 0],
  ])('%s', (css, lightness, opacity) => {
    const [light, opaque] = readColour(css);
    expect(light).toBeCloseTo(lightness, 2);
    expect(opaque).toBeCloseTo(opacity, 5);
  });
});

describe('the page behind a symbol', () => {
  const none = 'rgba(0, 0, 0, 0)';
  it.each([
    ['white', ['rgb(255, 255, 255)'], 'rgb(0, 0, 0)', false],
    ['dark, some way out', [none, none, 'rgb(17, 17, 17)'], 'rgb(238, 238, 238)', true],
    ['a veil over white', ['rgba(0, 0, 0, 0.1)', 'rgb(255, 255, 255)'], 'rgb(0, 0, 0)', false],
    ['a picture with light text', [none], 'rgb(238, 238, 238)', true],
    ['nothing at all', [], 'rgb(0, 0, 0)', false],
  ])('%s', (_name, backgrounds, colour, dark) => {
    expect(isDark(backgrounds, colour)).toBe(dark);
  });
});
