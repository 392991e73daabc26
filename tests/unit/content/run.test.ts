import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT, createRun, type Passage, type Placed, WINDOW } from '../../../src/content/run';

/** A finder of one made-up form, so that this tests the joining alone. */
const find = (text: string) =>
  [...text.matchAll(/<[a-z]+(?:[ \n][a-z]+)*>/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

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

type Named = Placed<Node> & { surface: string };

/** What is found in a passage, at its places. */
const named = (passage: Passage<Node> | null): Named[] =>
  passage === null
    ? []
    : find(passage.text).flatMap((found) => {
        const placed = passage.place(found);
        return placed ? [{ ...placed, surface: passage.text.slice(found.start, found.end) }] : [];
      });
const newRun = () => createRun<Node>(() => true);

function readAll(nodes: Node[], preserved = false): Named[] {
  const run = newRun();
  for (const node of nodes) run.push(node, node.data, preserved, 0);
  return named(run.take(true));
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
    const [placed] = readAll(nodes) as [Named];
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
    expect(readAll(nodes)[0]?.surface).toBe('<ab cd>');
    expect(between(nodes, readAll(nodes)[0] as Placed<Node>)).toBe('<ab\n\t     cd>');
  });

  it('reads spaces on both sides of a border as one', () => {
    expect(readAll(texts('<ab ', '\n  cd>'))[0]?.surface).toBe('<ab cd>');
    expect(readAll(texts('<ab', '   ', 'cd>'))[0]?.surface).toBe('<ab cd>');
  });

  it('keeps white space that shows', () => {
    expect(readAll(texts('<ab  cd>'), true)).toEqual([]);
    expect(readAll(texts('<ab\ncd>'), true)[0]?.surface).toBe('<ab\ncd>');
  });

  it('keeps spaces that do not collapse', () => {
    expect(readAll(texts('<ab\u00a0cd>'))).toEqual([]);
    expect(readAll(texts('<ab\ufeffcd>'))).toEqual([]);
  });

  it('reads a forced break as a break', () => {
    const run = newRun();
    const [first, second] = texts('<ab', 'cd>') as [Node, Node];
    run.push(first, first.data, false, 0);
    run.lineBreak();
    run.push(second, second.data, false, 0);
    const [placed] = named(run.take(true)) as [Named];
    expect(placed.surface).toBe('<ab\ncd>');
    expect(placed.end).toEqual({ node: second, offset: 3 });
  });

  it('starts anew after everything was taken', () => {
    const run = newRun();
    const [first, second] = texts('<ab', 'cd>') as [Node, Node];
    run.push(first, first.data, false, 0);
    expect(named(run.take(true))).toEqual([]);
    run.push(second, second.data, false, 0);
    expect(named(run.take(true))).toEqual([]);
  });

  it('finds the same in windows as at once, each once, at the same places', () => {
    const word = fc.constantFrom('<ab>', '<a', 'b>', ' ', '\n   ', 'x', 'lorem ipsum ', '<cd ef>');
    const node = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => ({ data: words.join('') }));
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (nodes, every) => {
        // The made-up form has no longest length; the context must hold one.
        const whole = readAll(nodes);
        fc.pre(whole.every(({ surface }) => surface.length < CONTEXT));
        const run = newRun();
        const found: Named[] = [];
        nodes.forEach((one, i) => {
          run.push(one, one.data, false, 0);
          if (i % every === 0) found.push(...named(run.take(false)));
        });
        found.push(...named(run.take(true)));
        expect(found.map((one) => [one.start, one.end, one.surface])).toEqual(
          whole.map((one) => [one.start, one.end, one.surface]),
        );
        for (const one of found) expect(between(nodes, one).replace(/\s+/g, ' ')).toBe(one.surface);
      }),
      { numRuns: 300 },
    );
  });

  it('does not keep what was read', () => {
    const run = newRun();
    const node = { data: '' };
    for (let i = 0; i < 20; i++) {
      run.push(node, 'word '.repeat(WINDOW / 5), false, i * WINDOW);
      run.take(false);
      expect(run.length()).toBeLessThanOrEqual(2 * CONTEXT);
    }
  });

  it('gives no passage of what may name nothing', () => {
    const run = createRun<Node>((text) => text.includes('<'));
    const [empty, full] = texts('a word', 'a <b>') as [Node, Node];
    run.push(empty, empty.data, false, 0);
    expect(run.take(true)).toBeNull();
    expect(run.take(true)).toBeNull();
    run.push(full, full.data, false, 0);
    expect(run.take(true)?.text).toBe('a <b>');
  });
});
