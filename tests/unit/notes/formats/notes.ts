/** Notes of every kind that the guard lets through, for property tests. */
import fc from 'fast-check';
import type { ExportContext } from '../../../../src/notes/formats/export';
import { COLOURS, type Colour, type Note } from '../../../../src/protocol/note';

/** Any UTF-16, halves of surrogate pairs and control characters included. */
const text = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('=', '"', ',', '\n', '\r', '\ud800', '\udc00', '\0', '#', '>', '<'),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''));
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const quote = fc.record({ prefix: text(4), exact: text(6), suffix: text(4) });
const position = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const around = fc.record({
  before: text(4).map((each) => each.slice(0, 64)),
  after: text(4).map((each) => each.slice(0, 64)),
  twins: fc.array(text(6), { maxLength: 3 }),
});

export const anyNote: fc.Arbitrary<Note> = fc.record({
  id: fc.uuid(),
  rev: fc.integer({ min: 1, max: 2 ** 40 }),
  anchor: fc.record(
    {
      passage: fc.constantFrom('E/CN.15/2018/12#9(s)', 'A/RES/65/230#2', 'CCPCJ/RES/26/4#1', 'A/1#title'),
      quote: fc.option(quote),
      position: fc.option(position),
      language: fc.constantFrom('en', 'fr', 'zh-CN'),
      passageText: text(12),
      around,
    },
    { requiredKeys: ['passage', 'quote', 'position', 'language', 'passageText'] },
  ),
  body: text(12),
  tags: fc.array(
    text(3).filter((tag) => tag.length > 0),
    { maxLength: 4 },
  ),
  colour: fc.constantFrom(...COLOURS),
  created: instant,
  modified: instant,
  deleted: fc.option(instant),
});
export const anyNotes = fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 6 });

export const colours: Record<Colour, string> = { yellow: 'Check', green: '', blue: '=1+1', red: 'Ask', violet: '«»' };
export const context: ExportContext = {
  exported: '2026-01-02T03:04:05.000Z',
  colours,
  documents: new Map([
    [
      'E/CN.15/2018/12',
      {
        title: 'Report on the *meeting*',
        language: 'en',
        passages: [
          {
            id: 'E/CN.15/2018/12#9',
            symbol: 'E/CN.15/2018/12',
            pinpoint: 'para. 9',
            section: 'II.A',
            text: 'Introduction.',
            leadIn: null,
            preliminary: false,
          },
          {
            id: 'E/CN.15/2018/12#9(s)',
            symbol: 'E/CN.15/2018/12',
            pinpoint: 'para. 9 (s)',
            section: 'II.A',
            text: 'Member States should develop a new international legal instrument.',
            leadIn: null,
            preliminary: true,
          },
        ],
      },
    ],
  ]),
  notice: 'Preliminary.',
};

export const note: Note = {
  id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  rev: 2,
  anchor: {
    passage: 'E/CN.15/2018/12#9(s)',
    quote: { prefix: 'develop a ', exact: 'new international legal instrument', suffix: '.' },
    position: { start: 31, end: 65 },
    language: 'en',
    passageText: 'Member States should develop a new international legal instrument.',
  },
  body: 'Compare **para. 14**.',
  tags: ['treaty', '=cmd'],
  colour: 'yellow',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-02T00:00:00.000Z',
  deleted: null,
};
