/**
 * Files of notes as disks, programs and hands damage them: cut off, overwritten, of wrong types, too deep, with what programs
 * trip over. The same number gives the same file. For property tests in Node and in real browsers, so it imports no test tool.
 */
import { exportNotes } from '../../src/notes/formats/export';
import { COLOURS, type Note } from '../../src/protocol/note';
import { type Random, randomFrom } from '../golden/anchors/mutations';

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;
const upTo = (most: number, random: Random): number => Math.floor(random() * most);

const WORDS = [
  'evidence',
  '=1+1',
  '@SUM(A1)',
  '"',
  '\\',
  '\u2028',
  '\ud800',
  '\0',
  '证据',
  'é',
  '</script>',
  '\n',
  '🇺🇳',
];
const words = (most: number, random: Random): string =>
  Array.from({ length: upTo(most, random) }, () => pick(WORDS, random)).join(' ');
const instant = (random: Random): string => new Date(upTo(2 ** 41, random)).toISOString();

/** A sound note; its id is one of few, so that files meet notes that are there. */
function noteFrom(random: Random): Note {
  const passageText = words(12, random);
  return {
    id: `00000000-0000-4000-8000-${upTo(40, random).toString(16).padStart(12, '0')}`,
    rev: 1 + upTo(5, random),
    anchor: {
      passage: pick(['E/CN.15/2018/12#9(s)', 'A/RES/65/230#2', 'A/1#title'], random),
      quote: random() < 0.5 ? null : { prefix: '', exact: words(4, random), suffix: words(2, random) },
      position: random() < 0.5 ? null : { start: 0, end: upTo(9, random) },
      language: 'en',
      passageText,
      ...(random() < 0.5 ? {} : { around: { before: 'a', after: '', twins: [passageText] } }),
    },
    body: words(9, random),
    tags: Array.from({ length: upTo(3, random) }, () => pick(WORDS, random)),
    colour: pick(COLOURS, random),
    created: instant(random),
    modified: instant(random),
    deleted: random() < 0.8 ? null : instant(random),
  };
}

function sound(random: Random): string {
  const notes = [
    ...new Map(Array.from({ length: 1 + upTo(5, random) }, () => noteFrom(random)).map((one) => [one.id, one])),
  ];
  return exportNotes(
    notes.map(([, note]) => note),
    random() < 0.6 ? 'json' : 'w3c',
    {
      exported: '2026-01-01T00:00:00.000Z',
      colours: { yellow: '', green: '=1', blue: 'b', red: '', violet: '' },
      ...{ documents: new Map(), notice: 'Preliminary.' },
    },
  );
}

/** What a value is replaced by. */
const VALUES: readonly string[] = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e999',
    '1e308',
    '""',
    '"\\ud800"',
    '[]',
    '{}',
    '[[]]',
    '{"length":3}',
    '9007199254740993',
  ],
  ...['{"__proto__":{"id":1}}', '{"toString":1}', '"2026-13-40T99:99:99Z"', '"javascript:alert(1)"', '"x#"', '"#1"'],
];
/** Keys by which a file speaks of what an object is. */
const KEYS = ['__proto__', 'constructor', 'prototype', 'toJSON', 'length', 'then', 'notes', 'id', 'anchor'];

type Damage = (text: string, random: Random) => string;
const DAMAGES: readonly Damage[] = [
  (text, random) => text.slice(0, upTo(text.length, random)),
  (text, random) => text.slice(upTo(text.length, random)),
  // Bytes lost, bytes changed, bytes twice.
  (text, random) => spliced(text, random, 1 + upTo(40, random), ''),
  (text, random) => spliced(text, random, 1, String.fromCharCode(upTo(0x10000, random))),
  (text, random) => {
    const at = upTo(text.length, random);
    return text.slice(0, at) + text.slice(Math.max(0, at - upTo(300, random)));
  },
  // A value of a wrong type, a key that is none of ours, a key twice.
  (text, random) => replacedOne(text, random, /: (?:"(?:[^"\\]|\\.)*"|-?\d+|null)/g, () => `: ${pick(VALUES, random)}`),
  (text, random) => replacedOne(text, random, /"[a-z]+":/g, () => `"${pick(KEYS, random)}":`),
  (text, random) => replacedOne(text, random, /\{/g, () => `{"${pick(KEYS, random)}":${pick(VALUES, random)},`),
  (text, random) => replacedOne(text, random, /[[\]{},:]/g, () => pick([...'[]{},:'], random)),
  // As text, all of it is another encoding's.
  (text, random) => `${pick(['\ufeff', '\ufeff\ufeff', '\0', ' ', '//'], random)}${text}`,
  (text) => text.replace(/[^\0-\x7f]/g, '\ufffd'),
  (text) => text.replaceAll('"', '“'),
  (text, random) => replacedOne(text, random, /: "/g, () => `: ${'['.repeat(1 + upTo(200, random))}"`),
  (text, random) => `[${text},${sound(random)}]`,
  (text) => text,
];

function spliced(text: string, random: Random, gone: number, put: string): string {
  const at = upTo(text.length, random);
  return text.slice(0, at) + put + text.slice(at + gone);
}

function replacedOne(text: string, random: Random, what: RegExp, by: () => string): string {
  const places = [...text.matchAll(what)];
  const place = pick(places, random);
  return place ? text.slice(0, place.index) + by() + text.slice(place.index + place[0].length) : text;
}

/** A file by its number: sound in one of fifteen, else damaged once or more. */
export function damagedFile(number: number): string {
  const random = randomFrom(number);
  let text = sound(random);
  do text = (DAMAGES[upTo(DAMAGES.length, random)] as Damage)(text, random);
  while (random() < 0.3);
  return text;
}
