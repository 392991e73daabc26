import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT, createRun, type Placed, WINDOW } from '../../../src/content/run';
import type { Match } from '../../../src/symbols/types';

/** A finder of one made-up form, so that this tests the joining alone. */
const find = (text: string): Match[] =>
  [...text.matchAll(/<[a-z]+(?:[ \n][a-z]+)*>/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    surface: m[0],
    symbol: m[0],
    kind: 'symbol',
  }));

interface Node {
  data: string;
}

/** The text that a range over the nodes has between the two spots. */
function between(nodes: Node[], { start, end }: Placed<Node>): string {
  const first = nodes.indexOf(start.node);
  const last = nodes.indexOf(end.node);
  return nodes
    .slice(first, last + 1)
    .map((node, i) => node.data.slice(i === 0 ? start.offset : 0, i === last - first ? end.offset : undefined))
    .join('');
}

function readAll(nodes: Node[], preserved = false): Placed<Node>[] {
  const run = createRun<Node>(find);
  for (const node of nodes) run.push(node, node.data, preserved, 0);
  return run.take(true);
}

const texts = (...all: string[]): Node[] => all.map((data) => ({ data }));

describe('run', () => {
  it('finds what stands in one node', () => {
    const nodes = texts('see <abc> there');
    const [placed] = readAll(nodes);
    expect(placed).toMatchObject({
      start: { node: nodes[0], offset: 4 },
      end: { node: nodes[0], offset: 9 },
      nodes: [nodes[0]],
    });
  });

  it('joins nodes', () => {
    const nodes = texts('see <a', 'b', 'c> there');
    const [placed] = readAll(nodes) as [Placed<Node>];
    expect(placed.nodes).toEqual(nodes);
    expect(placed.start).toEqual({ node: nodes[0], offset: 4 });
    expect(placed.end).toEqual({ node: nodes[2], offset: 2 });
  });

  it('ends in the node that holds the last character, not at the start of the next', () => {
    const nodes = texts('<abc>', ' there');
    expect(readAll(nodes)[0]).toMatchObject({ end: { node: nodes[0], offset: 5 }, nodes: [nodes[0]] });
  });

  it('reads a break of the source as one space', () => {
    const nodes = texts('see <ab\n\t     cd> there');
    expect(readAll(nodes)[0]?.match.surface).toBe('<ab cd>');
    expect(between(nodes, readAll(nodes)[0] as Placed<Node>)).toBe('<ab\n\t     cd>');
  });

  it('reads spaces on both sides of a border as one', () => {
    expect(readAll(texts('<ab ', '\n  cd>'))[0]?.match.surface).toBe('<ab cd>');
    expect(readAll(texts('<ab', '   ', 'cd>'))[0]?.match.surface).toBe('<ab cd>');
  });

  it('keeps white space that shows', () => {
    expect(readAll(texts('<ab  cd>'), true)).toEqual([]);
    expect(readAll(texts('<ab\ncd>'), true)[0]?.match.surface).toBe('<ab\ncd>');
  });

  it('keeps spaces that do not collapse', () => {
    expect(readAll(texts('<ab\u00a0cd>'))).toEqual([]);
    expect(readAll(texts('<ab\ufeffcd>'))).toEqual([]);
  });

  it('reads a forced break as a break', () => {
    const run = createRun<Node>(find);
    const [first, second] = texts('<ab', 'cd>') as [Node, Node];
    run.push(first, first.data, false, 0);
    run.lineBreak();
    run.push(second, second.data, false, 0);
    const [placed] = run.take(true) as [Placed<Node>];
    expect(placed.match.surface).toBe('<ab\ncd>');
    expect(placed.end).toEqual({ node: second, offset: 3 });
  });

  it('starts anew after everything was taken', () => {
    const run = createRun<Node>(find);
    const [first, second] = texts('<ab', 'cd>') as [Node, Node];
    run.push(first, first.data, false, 0);
    expect(run.take(true)).toEqual([]);
    run.push(second, second.data, false, 0);
    expect(run.take(true)).toEqual([]);
  });

  it('finds the same in windows as at once, each once, at the same places', () => {
    const word = fc.constantFrom('<ab>', '<a', 'b>', ' ', '\n   ', 'x', 'lorem ipsum ', '<cd ef>');
    const node = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => ({ data: words.join('') }));
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (nodes, every) => {
        // The made-up form has no longest length; the context must hold one.
        const whole = readAll(nodes);
        fc.pre(whole.every(({ match }) => match.surface.length < CONTEXT));
        const run = createRun<Node>(find);
        const found: Placed<Node>[] = [];
        nodes.forEach((one, i) => {
          run.push(one, one.data, false, 0);
          if (i % every === 0) found.push(...run.take(false));
        });
        found.push(...run.take(true));
        expect(found.map((one) => [one.start, one.end, one.match.surface])).toEqual(
          whole.map((one) => [one.start, one.end, one.match.surface]),
        );
        for (const one of found) expect(between(nodes, one).replace(/\s+/g, ' ')).toBe(one.match.surface);
      }),
      { numRuns: 300 },
    );
  });

  it('does not keep what was read', () => {
    const run = createRun<Node>(find);
    const node = { data: '' };
    for (let i = 0; i < 20; i++) {
      run.push(node, 'word '.repeat(WINDOW / 5), false, i * WINDOW);
      run.take(false);
      expect(run.length()).toBeLessThanOrEqual(2 * CONTEXT);
    }
  });

  it('brings back what somebody else finds in a passage, and only what belongs to it', () => {
    const run = createRun<Node>(find, (text) => text.includes('word'));
    const nodes = texts('a word <a', 'b> and', ' more');
    for (const node of nodes) run.push(node, node.data, false, 0);
    run.take(true);
    const [passage, ...others] = run.passages();
    expect(others).toEqual([]);
    expect(run.passages()).toEqual([]);
    const start = passage?.text.indexOf('<ab>') ?? -1;
    const placed = passage?.place({ start, end: start + 4, surface: '<ab>', symbol: null, kind: 'citation' });
    expect(placed).toMatchObject({ start: { node: nodes[0], offset: 7 }, end: { node: nodes[1], offset: 2 } });
  });
});
