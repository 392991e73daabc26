import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mark, Marks } from '../../../src/content/marks';
import type { Found, Passage, Placed } from '../../../src/content/run';
import type { NamedInText } from '../../../src/protocol/messages';

/** A page of text nodes alone: what the module asks of it, and no more. */
class Node {
  get isConnected(): boolean {
    return this.connected;
  }
  connected = true;
  parent = {} as object;
  get parentElement(): object {
    return this.parent;
  }
}
class Text extends Node {
  constructor(public data: string) {
    super();
  }
  get length(): number {
    return this.data.length;
  }
}
class Range {
  private from = 0;
  private to = 0;
  private node: Text | null = null;
  setStart(node: Text, offset: number): void {
    this.node = node;
    this.from = offset;
  }
  setEnd(_node: Text, offset: number): void {
    this.to = offset;
  }
  toString(): string {
    return this.node?.data.slice(this.from, this.to) ?? '';
  }
}

let found: NamedInText[][] | undefined;
const asked: string[][] = [];
vi.stubGlobal('Node', Node);
vi.stubGlobal('Text', Text);
vi.stubGlobal('Range', Range);
for (const name of ['Element', 'HTMLElement', 'Document', 'ShadowRoot']) vi.stubGlobal(name, class {});
vi.stubGlobal('getComputedStyle', () => ({ display: 'inline' }));
vi.stubGlobal('chrome', {
  runtime: {
    id: 'x',
    sendMessage: async ({ payload }: { payload: { passages: string[] } }) => {
      asked.push(payload.passages);
      return { ok: true, value: { found } };
    },
  },
});
vi.mock('../../../src/content/dom', async (original) => ({
  ...(await original<object>()),
  isEdited: () => false,
  closest: () => null,
}));

const { createIdentifier } = await import('../../../src/content/identify');

const passageOf = (node: Text): Passage<globalThis.Text> => ({
  text: node.data,
  place: (found: Found) =>
    ({
      start: { node, offset: found.start },
      end: { node, offset: found.end },
      nodes: [node],
    }) as unknown as Placed<globalThis.Text>,
});
const run = async (passages: Passage<globalThis.Text>[]) => {
  const added: Mark[] = [];
  let replaced = 0;
  let told = 0;
  const marks = {
    replace(_nodes: Text[], found: Mark[]) {
      replaced++;
      added.push(...found);
    },
  };
  const identify = createIdentifier(marks as unknown as Marks, new AbortController().signal, () => told++);
  await identify(passages.map((passage) => ({ nodes: [], passages: [passage] })));
  return { added, told, replaced };
};

describe('what passages name', () => {
  const text = 'in its resolution 26/4, the Commission';
  const cited = { start: 7, end: 22, symbol: 'CCPCJ/RES/26/4', manner: 'cited' as const };
  beforeEach(() => {
    asked.length = 0;
    found = [[cited]];
  });

  it('becomes marks where the background finds it', async () => {
    const { added, told } = await run([passageOf(new Text(text))]);
    expect(added.map(({ keys, subject }) => [keys, subject.surface])).toEqual([
      [['CCPCJ/RES/26/4'], text.slice(7, 22)],
    ]);
    expect(told).toBe(1);
    expect(added[0]?.manner).toBe('cited');
  });
  it('ask nothing where nothing was read, and nothing too long', async () => {
    await run([]);
    await run([passageOf(new Text('x'.repeat(80_001)))]);
    expect(asked).toEqual([]);
  });
  it('go in as few messages as can carry them', async () => {
    found = [];
    await run(Array.from({ length: 401 }, () => passageOf(new Text(text))));
    expect(asked.map(({ length }) => length)).toEqual([400, 1]);
  });
  it('go in more messages if they are long', async () => {
    found = [];
    await run(Array.from({ length: 4 }, () => passageOf(new Text(text.padEnd(60_000)))));
    expect(asked.map(({ length }) => length)).toEqual([2, 2]);
  });
  it('are dropped if the page changed meanwhile', async () => {
    const changed = new Text(text);
    const passage = passageOf(changed);
    changed.data = text.replace('26/4', '26/5');
    expect((await run([passage])).added).toEqual([]);
    const gone = new Text(text);
    gone.connected = false;
    expect((await run([passageOf(gone)])).added).toEqual([]);
  });
  it('survive white space that the page shows otherwise', async () => {
    const node = new Text(text);
    const passage = passageOf(node);
    node.data = text.replace('resolution 26', 'resolution\n26');
    expect((await run([passage])).added).toHaveLength(1);
  });
  it('keep candidates apart from symbols, and survive an answer without any', async () => {
    found = [[{ ...cited, symbol: null, candidates: ['A/RES/26/4', 'CCPCJ/RES/26/4'] }]];
    const { added } = await run([passageOf(new Text(text))]);
    expect(added[0]?.subject).toMatchObject({ symbol: null, candidates: ['A/RES/26/4', 'CCPCJ/RES/26/4'] });
  });
  it('leaves what was known if there is no answer, and takes it away if the answer is nothing', async () => {
    found = undefined;
    expect(await run([passageOf(new Text(text))])).toMatchObject({ replaced: 0, told: 0 });
    found = [[]];
    expect(await run([passageOf(new Text(text))])).toMatchObject({ replaced: 1, added: [] });
  });
});
