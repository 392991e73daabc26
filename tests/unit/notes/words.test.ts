/** Notes found by their words: the lists of words are quick, may lag and may go; what is found is what the notes say. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteRow } from '../../../src/notes/migrations';
import { bare, says, wordsAsked } from '../../../src/notes/said';
import { mayHold, notesWith, packBlock } from '../../../src/notes/word-block';
import { MOST_LATE } from '../../../src/notes/words';
import type { Note } from '../../../src/protocol/note';
import type { NotesPage, NotesQuery } from '../../../src/protocol/notes';
import { ask, contentOn, made, newProfile, rowsOf, stop, uuid } from './background';

vi.setConfig({ testTimeout: 60_000 });

const noteOf = (number: number, body: string, more: Partial<Note> = {}): Note => ({
  ...{ id: uuid(number), rev: 1, ...contentOn('A/1#1', body) },
  ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z', deleted: null },
  ...more,
});

describe('a block of words', () => {
  const body = fc
    .array(
      fc.oneof(fc.constantFrom('Élan', '«evidence»', 'evi-dence,', '证据。证据', '9(s)', '👍', '(', '\n'), fc.string()),
    )
    .map((words) => words.join(' '));

  it('holds for any question all the notes that say it, and of plain words no other', () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 12 }), body, fc.nat(), (bodies, other, at) => {
        const notes = bodies.map((text, number) => noteOf(number, text));
        const rows = notes.map(({ id }, number) => ({ id, note: notes[number], newest: -number }) as NoteRow);
        const { words, lists } = packBlock(rows);
        const said = bodies[at % Math.max(1, bodies.length)] ?? other;
        for (const text of [said, other, said.slice(1, 4), said.slice(-3), 'evi', '证据']) {
          const asked = wordsAsked(text);
          const known = asked.map(bare).filter(Boolean);
          const found = mayHold(words, known) ? notesWith(words, lists, known) : [];
          const right = notes.filter((note) => says(note, asked)).map(({ id }) => id);
          expect(found.map(([id]) => id)).toEqual(expect.arrayContaining(right));
          if (/^[\p{L}\s]*$/u.test(text)) expect(found.map(([id]) => id)).toEqual(right);
          for (const [id, newest] of found) expect(newest).toBe(-notes.findIndex((note) => note.id === id));
        }
      }),
    );
  });
});

describe('a question for words', () => {
  const WORDS = ['evidence', 'Évidence', 'self-evident', 'treaty', 'treaties,', '(treaty)', '电子证据', 'rare'];
  const NOTES = 700;
  const all = async (): Promise<Note[]> => (await rowsOf('notes')).map((row) => (row as { note: Note }).note);
  /** By the plain way: every note held against the question. */
  const wanted = async ({ text = '', tag, colour, document, limit }: NotesQuery): Promise<string[]> =>
    (await all())
      .filter((note) => note.deleted === null && says(note, wordsAsked(text)))
      .filter((note) => (!tag || note.tags.includes(tag)) && (!colour || note.colour === colour))
      .filter(({ anchor }) => !document || anchor.passage.startsWith(`${document}#`))
      .sort((a, b) => (a.modified === b.modified ? (a.id < b.id ? -1 : 1) : a.modified < b.modified ? 1 : -1))
      .slice(0, limit)
      .map(({ id }) => id);
  const listed = async (query: NotesQuery): Promise<string[]> =>
    ((await ask('notes/list', { query })) as NotesPage).notes.map(({ id }) => id);
  const QUESTIONS: Omit<NotesQuery, 'limit'>[] = [
    ...[
      'evid',
      'EVIDENCE',
      'evidence treaty',
      '(treaty)',
      'treat',
      'self-e',
      '证据',
      'rare',
      'rare evident',
      'none',
    ].map((text) => ({ text })),
    ...[
      { text: 'rare', tag: 't3' },
      { text: 'treaty', colour: 'red' as const },
      { tag: 't3', colour: 'red' as const },
    ],
    ...[{ text: 'evid', document: 'A/2', tag: 't1' }, { document: 'A/2', tag: 't1' }, { text: '(' }],
  ];
  const check = async () => {
    for (const question of QUESTIONS)
      for (const limit of [5, 150]) {
        const query = { ...question, limit };
        expect(await listed(query), JSON.stringify(query)).toEqual(await wanted(query));
      }
  };
  const store = async (from: number, to: number) => {
    const act = crypto.randomUUID();
    const notes = Array.from({ length: to - from }, (_, index) => {
      const number = from + index;
      const rare = number % 97 === 5 ? ' rare' : '';
      const body = `${WORDS[number % 7]} ${WORDS[(number * 5) % 7]}${rare} w${number}`;
      const anchor = contentOn(`A/${number % 4}#1`, '').anchor;
      const at = new Date(Date.UTC(2020, 0, 1) + ((number * 7919) % 1000) * 60_000).toISOString();
      const colour = number % 3 ? ('red' as const) : ('blue' as const);
      return noteOf(number, body, { anchor, tags: [`t${number % 5}`], colour, created: at, modified: at });
    });
    const parts = Math.ceil(notes.length / 500);
    for (let part = 0; part < parts; part++) {
      const changes = notes.slice(part * 500, part * 500 + 500).map((note) => ({ rev: 0, note }));
      await ask('notes/stage', { act, part, changes });
    }
    expect(await ask('notes/commit', { act, parts })).toMatchObject({ outcome: 'done' });
  };
  const kept = (rows: number) =>
    vi.waitFor(
      async () => {
        const lists = (await rowsOf('lists', 'notes-words')) as { rows: number }[];
        expect(lists.reduce((sum, list) => sum + list.rows, 0)).toBeGreaterThanOrEqual(rows);
      },
      { timeout: 20_000 },
    );

  beforeEach(newProfile);
  afterEach(() => void vi.restoreAllMocks());

  it('is answered as by reading every note, whatever was written, changed, deleted and brought back since', async () => {
    await store(0, NOTES);
    await kept(NOTES);
    await check();
    const edit = (number: number, body: string) =>
      ask('notes/save', {
        ...{ request: crypto.randomUUID(), id: uuid(number), rev: 1, draft: null },
        content: contentOn('A/2#1', body, { tags: ['t1', 'new'], colour: 'red' }),
      });
    await edit(5, 'no longer');
    await edit(6, 'rare now, and evidence');
    await ask('notes/delete', {
      request: crypto.randomUUID(),
      notes: [
        { id: uuid(102), rev: 1 },
        { id: uuid(199), rev: 1 },
      ],
    });
    await ask('notes/undelete', { request: crypto.randomUUID(), notes: [{ id: uuid(199), rev: 2 }] });
    await ask('notes/purge', { request: crypto.randomUUID(), notes: [{ id: uuid(102), rev: 2 }] });
    await made(NOTES + 1, contentOn('A/2#1', 'a rare late treaty', { tags: ['t3'] }));
    await check();
    // Again when these are listed too, and by a background that has just begun.
    await store(2000, 2000 + MOST_LATE);
    await kept(NOTES + MOST_LATE);
    await stop();
    await check();
  });

  it('reads few notes: those that say it', async () => {
    await store(0, NOTES);
    await kept(NOTES);
    const rows = vi.spyOn(IDBIndex.prototype, 'getAll');
    const single = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await listed({ text: 'rare', limit: 100 })).toHaveLength(8);
    expect(rows.mock.calls.filter(([, count]) => (count ?? 0) > 101)).toEqual([]);
    expect(single.mock.calls.length).toBeLessThan(40);
  });

  it('does without the lists where they are gone, or of another database', async () => {
    await store(0, 300);
    await kept(300);
    await stop();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('notes-words').onsuccess = resolve;
    });
    await check();
    await kept(300);
    await check();
    await stop();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('notes').onsuccess = resolve;
    });
    await made(1, contentOn('A/2#1', 'a rare one'));
    await check();
  });
});

it('the numbers of tags are those of the living notes, whatever was done', async () => {
  await newProfile();
  const { reader } = await (await import('./background')).modulesNow();
  const tags = () => reader.notesReader.tags();
  await made(1, contentOn('A/1#1', 'x', { tags: ['b', 'a', 'a'] }));
  await made(2, contentOn('A/1#1', 'y', { tags: ['b'] }));
  expect(await tags()).toEqual([
    { tag: 'a', notes: 1 },
    { tag: 'b', notes: 2 },
  ]);
  await ask('notes/save', {
    ...{ request: crypto.randomUUID(), id: uuid(1), rev: 1, draft: null },
    content: contentOn('A/1#1', 'x', { tags: ['c', 'b'] }),
  });
  await ask('notes/delete', { request: crypto.randomUUID(), notes: [{ id: uuid(2), rev: 1 }] });
  expect(await tags()).toEqual([
    { tag: 'b', notes: 1 },
    { tag: 'c', notes: 1 },
  ]);
  await ask('notes/purge', { request: crypto.randomUUID(), notes: [{ id: uuid(2), rev: 2 }] });
  await ask('notes/accept-loss', {});
  expect(await tags()).toEqual([
    { tag: 'b', notes: 1 },
    { tag: 'c', notes: 1 },
  ]);
});
