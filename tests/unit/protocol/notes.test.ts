/** Messages about notes: each of its shape, through JSON, and none of another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMessage, type Message } from '../../../src/protocol/messages';
import { COLOURS, isNote, MAX_BODY, type Note } from '../../../src/protocol/note';
import { isColourNames, isDraft, MAX_LISTED } from '../../../src/protocol/notes';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const AT = '2026-11-22T23:00:00.000Z';
const note: Note = {
  ...{ id: ID, rev: 3, body: '# Title', tags: ['treaty'], colour: 'blue', created: AT, modified: AT, deleted: null },
  anchor: {
    passage: 'E/CN.15/2018/12#9(s)',
    quote: { prefix: 'a ', exact: 'new', suffix: ' instrument' },
    position: { start: 2, end: 5 },
    language: 'en',
    passageText: 'a new instrument',
  },
};
const { anchor, body, tags, colour } = note;
const content = { anchor, body, tags, colour };
const notes = [{ id: ID, rev: 1 }];

const messages: Message[] = [
  { name: 'notes/save', payload: { request: ID, id: ID, rev: 0, content, draft: null } },
  { name: 'notes/delete', payload: { request: ID, notes } },
  { name: 'notes/undelete', payload: { request: ID, notes } },
  { name: 'notes/purge', payload: { request: ID, notes } },
  { name: 'notes/stage', payload: { act: ID, part: 0, changes: [{ rev: 0, note }] } },
  { name: 'notes/commit', payload: { act: ID, parts: 1 } },
  { name: 'notes/draft', payload: { draft: { id: ID, note: { id: ID, rev: 1 }, content, typed: AT } } },
  { name: 'notes/drop-draft', payload: { id: ID } },
  {
    name: 'notes/name-colours',
    payload: { names: { yellow: 'to do', green: '', blue: '', red: '', violet: '' } },
  },
  { name: 'notes/restore', payload: { request: ID, snapshot: 'latest' } },
  { name: 'notes/start-anew', payload: { request: ID } },
  { name: 'notes/list', payload: { query: { limit: 10, after: { modified: AT, id: ID }, tag: 'treaty' } } },
  { name: 'notes/drafts', payload: { passage: 'E/CN.15/2018/12#9(s)' } },
];

test.each(messages)('$name survives JSON and its guard, and no field may be of another type', (message) => {
  const sent = JSON.parse(JSON.stringify(message));
  expect(isMessage(sent)).toBe(true);
  for (const field of Object.keys(message.payload)) {
    for (const wrong of [undefined, -1, 0.5, {}, [1], [null], 'x'.repeat(201), true]) {
      expect(isMessage({ ...sent, payload: { ...sent.payload, [field]: wrong } }), `${field}: ${wrong}`).toBe(false);
    }
  }
});

test('every field of a note is held to its type and its limits', () => {
  expect(isNote(note)).toBe(true);
  const wrong: Record<keyof Note, unknown[]> = {
    id: ['', 'x', ID.toUpperCase(), `${ID}0`, null],
    rev: [0, -1, 1.5, '1', Number.NaN, 2 ** 53],
    anchor: [
      null,
      [],
      { ...anchor, passage: 'no place' },
      { ...anchor, passage: '#1' },
      { ...anchor, quote: { prefix: '', exact: '' } },
      { ...anchor, position: { start: 5, end: 2 } },
      { ...anchor, position: { start: -1, end: 2 } },
      { ...anchor, language: null },
      { ...anchor, passageText: undefined },
    ],
    body: [null, 1, 'x'.repeat(MAX_BODY + 1)],
    tags: [null, 'x', [''], [1], Array(101).fill('x')],
    colour: ['pink', '', null, 0, 'toString'],
    created: ['', 'yesterday', '2026-13-45T00:00:00.000Z', 0, '2026-11-22'],
    modified: ['', null, 'x'],
    deleted: ['', 0, false, undefined],
  };
  for (const [field, values] of Object.entries(wrong))
    for (const value of values) expect(isNote({ ...note, [field]: value }), `${field}: ${value}`).toBe(false);
  for (const field of Object.keys(note)) {
    const { [field as keyof Note]: _, ...rest } = note;
    expect(isNote(rest), `without ${field}`).toBe(false);
  }
});

test('names of colours are those of all five and no others', () => {
  const names = Object.fromEntries(COLOURS.map((one) => [one, one]));
  expect(isColourNames(names)).toBe(true);
  expect(isColourNames({ ...names, pink: 'x' })).toBe(false);
  expect(isColourNames({ ...names, red: 1 })).toBe(false);
});

test('a list has a limit, and no message has more notes than it may', () => {
  for (const limit of [0, -1, MAX_LISTED + 1, 1.5, undefined])
    expect(isMessage({ name: 'notes/list', payload: { query: { limit } } })).toBe(false);
  const changes = Array(501).fill({ rev: 0, note });
  expect(isMessage({ name: 'notes/stage', payload: { act: ID, part: 0, changes } })).toBe(false);
});

test('no value makes a guard throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...messages.map(({ name }) => name)), (value, name) => {
      for (const guard of [isNote, isDraft, isColourNames]) expect(typeof guard(value)).toBe('boolean');
      expect(typeof isMessage({ name, payload: value })).toBe('boolean');
    }),
  );
});
