/** The finder: on real text beside a search for one character, beside peers, and on inputs made to be slow. */
import { performance } from 'node:perf_hooks';
import { LinkifyIt } from 'linkify-it';
import type { collect } from '../../src/symbols/explicit';
import type { findSymbols } from '../../src/symbols/find';
import type { couldHoldSymbol } from '../../src/symbols/gate';
import type { Match } from '../../src/symbols/types';
import { bundled } from './bundle';
import { type Row, row } from './row';
import { adversarial, dense, flat, realText } from './texts';

const REPEATS = 7;
/** An expression that one would write for the purpose. */
const PLAIN = /(?<![\w/])[A-Z][A-Z-]{0,11}(?:\/[A-Za-z0-9.()-]+)+/g;

/** What else could make time grow faster than the text. */
const GROWING = [
  '(',
  'http://',
  'un.org/A/',
  '65/1, ',
  'its resolution 65/1 and ',
  '第1325(2000)号、',
  'Council resolution 26/4 ',
];

/** Best time in ms of each function, taken in turns, so that what else the machine does meets all of them. */
function interleaved<K extends string>(functions: Record<K, () => void>, repeats = REPEATS): Record<K, number> {
  const names = Object.keys(functions) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let i = 0; i < repeats; i++)
    for (const name of names) {
      const start = performance.now();
      functions[name]();
      times.get(name)?.push(performance.now() - start);
    }
  return Object.fromEntries(names.map((name) => [name, Math.min(...(times.get(name) as number[]))])) as Record<
    K,
    number
  >;
}

function floor(text: string, ...characters: string[]): number {
  let count = 0;
  for (const character of characters)
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

export async function* measure(): AsyncIterable<Row> {
  const found = await bundled<{ collect: typeof collect }>('src/symbols/explicit.ts');
  const explicit = (text: string): Match[] => {
    const out: Match[] = [];
    found.collect(text, out);
    return out;
  };
  const { findSymbols: all } = await bundled<{ findSymbols: typeof findSymbols }>('src/symbols/find.ts');
  const linkify = new LinkifyIt();

  // Before anything else has made an engine compile the patterns.
  const start = performance.now();
  all('In its resolution 26/4, the Commission on Narcotic Drugs recalled General Assembly resolution 65/230.');
  yield row('find the first citation, patterns compiled', performance.now() - start, 'ms', null);

  for (const [kind, oneByte] of [
    ['one byte', true],
    ['two bytes', false],
  ] as const) {
    for (const density of [0, 500, 5000]) {
      const text = realText(10, density, oneByte);
      const part = text.slice(0, 1_000_000);
      const ms = interleaved({
        floor: () => floor(text, '/'),
        ours: () => explicit(text),
        plain: () => text.match(PLAIN),
      });
      const peer = density === 500 ? interleaved({ linkify: () => linkify.match(part) }, 1).linkify * 10 : null;
      yield row(
        `find symbols, 10 MB, ${density} symbols a MB, ${kind}`,
        ms.ours / ms.floor,
        'times indexOf',
        density === 500 && oneByte ? 2 : null,
        {
          'ours, ms': ms.ours,
          'indexOf, ms': ms.floor,
          'symbols found': explicit(text).length,
          'plain regexp': ms.plain / ms.floor,
          ...(peer && { 'linkify-it': peer / ms.floor }),
        },
      );
    }
    const text = realText(10, 0, oneByte);
    const ms = interleaved({
      floor: () => floor(text, '/', '('),
      ours: () => all(text),
      explicit: () => explicit(text),
    });
    yield row(
      `find citations, 10 MB, ${kind}`,
      (ms.ours - ms.explicit) / ms.floor,
      'times anchors',
      oneByte ? 2 : null,
      {
        'ours, ms': ms.ours,
        'anchors, ms': ms.floor,
        'citations found': all(text).filter((match) => match.kind === 'citation').length,
      },
    );
  }

  for (const { name, text } of adversarial(1_000_000)) {
    const tenth = flat(text.slice(0, 100_000));
    all(tenth);
    const times = interleaved({ tenth: () => all(tenth), whole: () => all(text) }, 5);
    const linear = times.whole / times.tenth;
    const measured = row(`find in 1 MB of ${name}`, times.whole, 'ms', 40, { 'times a tenth of it': linear });
    // A tenth that takes no time says nothing of growth.
    yield { ...measured, ok: measured.ok && (linear <= 12 || times.whole < 1) };
  }
  for (const unit of GROWING) {
    const text = flat(unit.repeat(Math.ceil(300_000 / unit.length)));
    const tenth = flat(text.slice(0, text.length / 10));
    const times = interleaved({ tenth: () => all(tenth), whole: () => all(text) }, 5);
    yield row(`find in 300 KB of ${unit}`, times.whole / times.tenth, 'times a tenth of it', 12, {
      'ours, ms': times.whole,
    });
  }
  for (const { name, text } of dense(300_000)) {
    const times = interleaved({ tenth: () => all(text.slice(0, 30_000)), whole: () => all(text) }, 3);
    yield row(`find ${name}, nothing else`, (times.whole * 1000) / all(text).length, 'µs each', null, {
      'times a tenth of it': times.whole / times.tenth,
    });
  }

  const { couldHoldSymbol: gate } = await bundled<{ couldHoldSymbol: typeof couldHoldSymbol }>('src/symbols/gate.ts');
  const text = realText(10, 0, true);
  const blocks = text.split('\n');
  const ms = interleaved({
    floor: () => blocks.reduce((count, block) => count + floor(block, '/', '('), 0),
    ours: () => blocks.filter(gate).length,
  });
  yield row('gate of a page, 10 MB in paragraphs', ms.ours / ms.floor, 'times indexOf', null, {
    'ours, ms': ms.ours,
    'paragraphs let through': blocks.filter(gate).length / blocks.length,
  });
}
