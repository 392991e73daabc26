/** Which symbol is at a point, also below what lies over it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEPTH, SLACK } from '../../../src/content/hover-constants';
import type { Mark, Marks } from '../../../src/content/marks';
import type { Paint } from '../../../src/content/paint';

/** An element as the module sees one: what it is, and what stands at a point where it is met. */
interface Thing {
  link?: boolean;
  edited?: boolean;
}
let stack: Thing[] = [];
let asked = 0;
vi.mock('../../../src/content/dom', () => ({
  closest: (thing: Thing) => (thing.link ? thing : null),
  elementsFromPoint: () => {
    asked++;
    return stack;
  },
  isEdited: (thing: Thing) => thing.edited === true,
}));
const { hitAt } = await import('../../../src/content/hit');

const LINE = { left: 100, top: 50, right: 180, bottom: 66 };
const INSIDE = { x: 140, y: 58 };

let held: Map<Thing, Mark[]>;
let lines: Map<Mark, (typeof LINE)[]>;
const put = (thing: Thing, ...boxes: (typeof LINE)[]): Mark => {
  const mark = { start: { node: thing } } as unknown as Mark;
  held.set(thing, [...(held.get(thing) ?? []), mark]);
  lines.set(mark, boxes);
  return mark;
};
const hit = (target: Thing, point = INSIDE, slack = SLACK) => {
  const marks = { of: (thing: Thing) => held.get(thing) ?? [], empty: () => held.size === 0 };
  const paint = { rangeOf: (mark: Mark) => (lines.has(mark) ? { getClientRects: () => lines.get(mark) } : undefined) };
  const [any, page] = [marks as unknown as Marks, paint as unknown as Paint];
  return hitAt(any, page, target as unknown as Element, point, slack);
};
beforeEach(() => {
  held = new Map();
  lines = new Map();
  stack = [];
  asked = 0;
});

describe('the symbol at a point', () => {
  it('is the one of the element there whose line is there', () => {
    const paragraph = {};
    put(paragraph, { ...LINE, top: 10, bottom: 26 });
    const mark = put(paragraph, { ...LINE, top: 30, bottom: 46 }, LINE);
    expect(hit(paragraph)).toEqual({ mark, line: LINE });
    expect(asked).toBe(0);
  });
  it('is met a little beside its line, and not farther', () => {
    const paragraph = {};
    const mark = put(paragraph, LINE);
    expect(hit(paragraph, { x: 140, y: LINE.bottom + SLACK })?.mark).toBe(mark);
    expect(hit(paragraph, { x: 140, y: LINE.bottom + SLACK + 1 })).toBeNull();
    expect(hit(paragraph, { x: 140, y: LINE.bottom + SLACK + 1 }, SLACK + 1)?.mark).toBe(mark);
  });
  it('is none where it is not painted, or is being written', () => {
    const paragraph = {};
    lines.delete(put(paragraph, LINE));
    expect(hit(paragraph)).toBeNull();
    const editor = { edited: true };
    put(editor, LINE);
    expect(hit(editor)).toBeNull();
  });
});

describe('a link that lies over a part of the page', () => {
  const overlay: Thing = { link: true };

  it('hides no symbol below it', () => {
    const paragraph = {};
    const mark = put(paragraph, LINE);
    stack = [overlay, {}, paragraph];
    expect(hit(overlay)).toEqual({ mark, line: LINE });
  });
  it('shows the topmost symbol that is at the point', () => {
    const [upper, lower] = [{}, {}];
    put(upper, { ...LINE, top: 300, bottom: 316 });
    const mark = put(lower, LINE);
    stack = [overlay, upper, lower];
    expect(hit(overlay)?.mark).toBe(mark);
  });
  it('is looked through only so deep', () => {
    const paragraph = {};
    put(paragraph, LINE);
    const between = Array.from({ length: DEPTH - 2 }, () => ({}));
    stack = [overlay, ...between, paragraph];
    expect(hit(overlay)).not.toBeNull();
    stack = [overlay, {}, ...between, paragraph];
    expect(hit(overlay)).toBeNull();
  });
  it('costs the browser nothing where the page has no symbols', () => {
    expect(hit(overlay)).toBeNull();
    expect(asked).toBe(0);
  });
  it('is the only thing that is looked through: what hides text hides it', () => {
    const paragraph = {};
    put(paragraph, LINE);
    const cover: Thing = {};
    stack = [cover, paragraph];
    expect(hit(cover)).toBeNull();
    expect(asked).toBe(0);
  });
});
