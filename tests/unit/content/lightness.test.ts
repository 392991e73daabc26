import { beforeAll, describe, expect, it, vi } from 'vitest';

let readColour: (css: string) => [number, number];
beforeAll(async () => {
  // The module reads the prototypes of a page when it loads; colours need none.
  for (const name of ['Node', 'Element', 'HTMLElement', 'Document']) vi.stubGlobal(name, class {});
  ({ readColour } = await import('../../../src/content/lightness'));
});

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
