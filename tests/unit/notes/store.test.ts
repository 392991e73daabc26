/** What the one writer does with notes: each act whole or not at all, each request once, nobody's words lost. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../../../src/protocol/note';
import type { NotePut } from '../../../src/protocol/notes';
import { ask, contentOn, made, modulesNow, newProfile, other, rowsOf, stop, uuid, wire } from './background';

// Some of these take their time on a loaded machine.
vi.setConfig({ testTimeout: 60_000 });
beforeEach(newProfile);

const PASSAGE = 'E/CN.15/2018/12#9(s)';
const request = () => crypto.randomUUID();
const all = async (): Promise<Note[]> => (await rowsOf('notes')).map((row) => (row as { note: Note }).note);

describe('a note', () => {
  it('is stored once, however often the same request comes, and keeps what was written', async () => {
    const plain = contentOn(PASSAGE, 'Two\nlines', { tags: ['treaty'], colour: 'blue' });
    // What tells the passage from others like it is what finds it again: see `src/notes/anchors`.
    const around = { before: 'the end', after: 'the start', twins: ['One twin'] };
    const content = { ...plain, anchor: { ...plain.anchor, around } };
    const edit = { request: request(), id: uuid(1), rev: 0, content, draft: null };
    const first = await ask('notes/save', edit);
    await stop();
    expect(await ask('notes/save', edit)).toEqual(first);
    expect(first).toMatchObject({ outcome: 'saved', note: { ...content, id: uuid(1), rev: 1, deleted: null } });
    expect(await all()).toEqual([(first as { note: Note }).note]);
  });

  it('counts its changes, and a request that comes again after another change does not undo that one', async () => {
    await made(1, contentOn(PASSAGE, 'first'));
    const second = { request: request(), id: uuid(1), rev: 1, content: contentOn(PASSAGE, 'second'), draft: null };
    await ask('notes/save', second);
    await ask('notes/save', { ...second, request: request(), rev: 2, content: contentOn(PASSAGE, 'third') });
    expect(await ask('notes/save', second)).toMatchObject({ outcome: 'saved', note: { rev: 3, body: 'third' } });
    expect(await all()).toMatchObject([{ rev: 3, body: 'third' }]);
  });

  it('of two writers who read the same state takes the first; the words of the second stand as a draft', async () => {
    await made(1, contentOn(PASSAGE, 'first'));
    const edit = (body: string) => ({
      request: request(),
      id: uuid(1),
      rev: 1,
      content: contentOn(PASSAGE, body),
      draft: uuid(7),
    });
    await ask('notes/save', edit('mine'));
    const refused = await ask('notes/save', edit('yours'));
    expect(refused).toMatchObject({ outcome: 'conflict', stored: { body: 'mine', rev: 2 } });
    expect(await ask('notes/drafts', { passage: PASSAGE })).toMatchObject([
      { id: uuid(7), note: { id: uuid(1), rev: 1 }, content: { body: 'yours' } },
    ]);
    await made(2, contentOn(PASSAGE, 'yours'));
    expect((await all()).map(({ body }) => body).sort()).toEqual(['mine', 'yours']);
  });

  it('that is gone is told as gone, with the words of its writer kept', async () => {
    const reply = await ask('notes/save', {
      request: request(),
      id: uuid(1),
      rev: 4,
      content: contentOn(PASSAGE, 'x'),
      draft: null,
    });
    expect(reply).toEqual({ outcome: 'conflict', stored: null });
    expect(await ask('notes/drafts', { passage: null })).toMatchObject([{ content: { body: 'x' } }]);
  });

  it('that says already what is to be saved is saved, though another request asks for it', async () => {
    const note = await made(1, contentOn(PASSAGE, 'x'));
    const edit = { request: request(), id: uuid(1), rev: 0, content: contentOn(PASSAGE, 'x'), draft: null };
    expect(await ask('notes/save', edit)).toEqual({ outcome: 'saved', note });
  });

  it('takes nothing of a message but its fields', async () => {
    const content = { ...contentOn(PASSAGE, 'x'), __proto__x: 1, extra: 'no' };
    await made(1, content);
    expect(Object.keys((await all())[0] ?? {}).sort()).toEqual([
      'anchor',
      'body',
      'colour',
      'created',
      'deleted',
      'id',
      'modified',
      'rev',
      'tags',
    ]);
  });
});

describe('deleting', () => {
  it('is undone, and for good only where it was deleted before', async () => {
    await made(1, contentOn(PASSAGE, 'one'));
    await made(2, contentOn(PASSAGE, 'two'));
    const first = { id: uuid(1), rev: 1 };
    expect(await ask('notes/purge', { request: request(), notes: [first] })).toEqual({
      outcome: 'conflict',
      conflicts: [uuid(1)],
    });
    const deletion = { request: request(), notes: [first] };
    expect(await ask('notes/delete', deletion)).toEqual({ outcome: 'done', notes: 1 });
    expect(await ask('notes/delete', deletion)).toEqual({ outcome: 'done', notes: 1 });
    expect(await ask('notes/list', { query: { limit: 9 } })).toMatchObject({ notes: [{ id: uuid(2) }] });
    expect(await ask('notes/list', { query: { limit: 9, deleted: true } })).toMatchObject({
      notes: [{ id: uuid(1), rev: 2 }],
    });
    await ask('notes/undelete', { request: request(), notes: [{ id: uuid(1), rev: 2 }] });
    expect((await all()).map(({ deleted }) => deleted)).toEqual([null, null]);
    await ask('notes/delete', { request: request(), notes: [{ id: uuid(1), rev: 3 }] });
    await ask('notes/purge', { request: request(), notes: [{ id: uuid(1), rev: 4 }] });
    expect((await all()).map(({ id }) => id)).toEqual([uuid(2)]);
  });

  it('of many is of all or none', async () => {
    for (let n = 1; n <= 5; n++) await made(n, contentOn(PASSAGE, `${n}`));
    const refs = [1, 2, 3, 4, 5].map((n) => ({ id: uuid(n), rev: n === 4 ? 9 : 1 }));
    expect(await ask('notes/delete', { request: request(), notes: refs })).toEqual({
      outcome: 'conflict',
      conflicts: [uuid(4)],
    });
    expect((await all()).every(({ deleted }) => deleted === null)).toBe(true);
  });
});

const put = (number: number, rev = 0, body = `imported ${number}`): NotePut => ({
  rev,
  note: {
    ...{ id: uuid(number), rev: 7, ...contentOn(PASSAGE, body) },
    ...{ created: '2020-01-01T00:00:00.000Z', modified: '2020-01-02T00:00:00.000Z', deleted: null },
  },
});

describe('an act of many changes', () => {
  it('shows nothing before it is committed, also when the background is stopped at any part, and then all', async () => {
    const act = request();
    for (const part of [0, 1, 2]) {
      await ask('notes/stage', { act, part, changes: [put(2 * part + 1), put(2 * part + 2)] });
      await ask('notes/stage', { act, part, changes: [put(2 * part + 1), put(2 * part + 2)] });
      await stop();
      expect(await all()).toEqual([]);
    }
    expect(await ask('notes/commit', { act, parts: 4 })).toMatchObject({ outcome: 'trouble' });
    expect(await all()).toEqual([]);
    expect(await ask('notes/commit', { act, parts: 3 })).toEqual({ outcome: 'done', notes: 6 });
    await stop();
    expect(await ask('notes/commit', { act, parts: 3 })).toEqual({ outcome: 'done', notes: 6 });
    // What an import brings stays as it was written elsewhere.
    expect(await all()).toEqual([1, 2, 3, 4, 5, 6].map((number) => put(number).note));
  });

  it('changes nothing when one note is not as it was read', async () => {
    await made(1, contentOn(PASSAGE, 'one'));
    await made(2, contentOn(PASSAGE, 'two'));
    const act = request();
    await ask('notes/stage', { act, part: 0, changes: [put(1, 1), put(2, 5), put(3)] });
    expect(await ask('notes/commit', { act, parts: 1 })).toEqual({ outcome: 'conflict', conflicts: [uuid(2)] });
    expect((await all()).map(({ body }) => body)).toEqual(['one', 'two']);
  });

  it('of a page arrives whole over as many messages as it needs, though each is lost once', async () => {
    let count = 0;
    const { deliver } = wire;
    wire.deliver = (message) =>
      ++count % 2 ? Promise.reject(new Error('Could not establish connection.')) : deliver(message);
    const { writer } = await modulesNow();
    const handed: number[] = [];
    const changes = Array.from({ length: 1200 }, (_, number) => put(number + 1));
    expect(await writer.changeNotes(changes, (one) => handed.push(one))).toEqual({ outcome: 'done', notes: 1200 });
    expect(handed).toEqual([500, 1000, 1200]);
    expect(await all()).toHaveLength(1200);
  });
});

describe('a page that saves', () => {
  it('saves once though the background stops before it answers', async () => {
    const { deliver } = wire;
    let first = true;
    wire.deliver = async (message) => {
      const answer = await deliver(message);
      if (!first) return answer;
      first = false;
      await stop();
      throw new Error('The message port closed before a response was received.');
    };
    const { writer } = await modulesNow();
    const saved = await writer.saveNote({ id: uuid(1), rev: 0, content: contentOn(PASSAGE, 'x'), draft: null });
    expect(saved).toMatchObject({ outcome: 'saved', note: { rev: 1 } });
    expect(await all()).toHaveLength(1);
  });

  it('keeps the words as a draft where nobody answers', async () => {
    wire.deliver = () => Promise.reject(new Error('Could not establish connection.'));
    const { writer, reader } = await modulesNow();
    const saved = await writer.saveNote({ id: uuid(1), rev: 0, content: contentOn(PASSAGE, 'x'), draft: null });
    expect(saved).toEqual({ outcome: 'trouble', trouble: 'silent', kept: true });
    expect(await reader.notesReader.drafts(PASSAGE)).toMatchObject([{ id: uuid(1), content: { body: 'x' } }]);
  });

  it('hears of every change in any context', async () => {
    const { reader } = await modulesNow();
    const heard: unknown[] = [];
    const deaf = reader.onNotesChanged((what) => heard.push(what));
    await made(1, contentOn(PASSAGE, 'x'));
    deaf();
    await made(2, contentOn(PASSAGE, 'y'));
    expect(heard).toMatchObject([{ ids: [uuid(1)], documents: ['E/CN.15/2018/12'] }]);
  });

  it('in a private window reads and does not write', async () => {
    await made(1, contentOn(PASSAGE, 'x'));
    wire.isPrivate = true;
    const { writer, reader } = await modulesNow();
    const refused = { outcome: 'trouble', trouble: 'private', kept: false };
    expect(await writer.saveNote({ id: uuid(2), rev: 0, content: contentOn(PASSAGE, 'y'), draft: null })).toEqual(
      refused,
    );
    expect(
      await writer.keepDraft({
        id: uuid(2),
        note: null,
        content: contentOn(PASSAGE, 'y'),
        typed: new Date().toISOString(),
      }),
    ).toBe(false);
    // Also where the page does not know that it is in one.
    expect(
      await ask('notes/save', {
        request: request(),
        id: uuid(2),
        rev: 0,
        content: contentOn(PASSAGE, 'y'),
        draft: null,
      }),
    ).toEqual(refused);
    expect(await reader.notesReader.list({ limit: 9 })).toMatchObject({ notes: [{ id: uuid(1) }] });
    expect(await reader.notesReader.drafts()).toEqual([]);
    await expect(reader.notesReader.tags()).rejects.toMatchObject({ trouble: 'private' });
  });
});

describe('a draft', () => {
  const draft = (body: string, second: number, id = uuid(1)) => ({
    draft: {
      id,
      note: null,
      content: contentOn(PASSAGE, body),
      typed: `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`,
    },
  });

  it('is what was typed last, whatever the order in which the keystrokes arrive', async () => {
    for (const [body, second] of [
      ['a', 1],
      ['abc', 3],
      ['ab', 2],
    ] as const)
      await ask('notes/draft', draft(body, second));
    await stop();
    expect(await ask('notes/drafts', { passage: PASSAGE })).toMatchObject([{ content: { body: 'abc' } }]);
    expect(await ask('notes/drafts', { passage: 'A/1#1' })).toEqual([]);
  });

  it('is gone when its note is saved, and when it is thrown away', async () => {
    await ask('notes/draft', draft('a', 1));
    await ask('notes/draft', draft('b', 1, uuid(2)));
    await ask('notes/save', {
      request: request(),
      id: uuid(1),
      rev: 0,
      content: contentOn(PASSAGE, 'a'),
      draft: uuid(1),
    });
    expect(await ask('notes/drafts', { passage: null })).toMatchObject([{ id: uuid(2) }]);
    expect(await ask('notes/drop-draft', { id: uuid(2) })).toEqual({ dropped: true });
    expect(await ask('notes/drafts', { passage: null })).toEqual([]);
  });

  it('that says what its note says is none', async () => {
    await made(1, contentOn(PASSAGE, 'a'));
    await ask('notes/draft', draft('ab', 1));
    expect(await ask('notes/drafts', { passage: null })).toHaveLength(1);
    await ask('notes/draft', draft('a', 2));
    expect(await ask('notes/drafts', { passage: null })).toEqual([]);
  });

  it('typed at every key by two pages on one passage is two drafts', async () => {
    const { writer } = await modulesNow();
    const type = (id: string, text: string) =>
      Promise.all([...text].map((_, at) => writer.keepDraft(draft(text.slice(0, at + 1), at, id).draft)));
    await Promise.all([type(uuid(1), 'one text'), type(uuid(2), 'another')]);
    const bodies = (await ask('notes/drafts', { passage: PASSAGE })).map(({ content }) => content.body);
    expect(bodies.sort()).toEqual(['another', 'one text']);
  });
});

describe('lists', () => {
  const arbitrary = fc.record({
    passage: fc.constantFrom('A/1#1', 'A/1#2', 'A/1/Add.1#1', 'B/2#1'),
    body: fc.constantFrom('Élan vital', 'elan', 'Straße', 'nothing'),
    tags: fc.subarray(['a', 'b', 'c']),
    colour: fc.constantFrom('yellow' as const, 'red' as const),
    day: fc.integer({ min: 1, max: 3 }),
    deleted: fc.boolean(),
  });
  const question = fc.record(
    {
      document: fc.constantFrom('A/1', 'A/1/Add.1'),
      passage: fc.constantFrom('A/1#1', 'B/2#1'),
      tag: fc.constantFrom('a', 'b'),
      colour: fc.constantFrom('yellow' as const, 'red' as const),
      text: fc.constantFrom('ELAN', 'elan vital', 'a', 'quote'),
      deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const plain = (text: string) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

  it('hold exactly the notes that meet every condition, last changed first, page after page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitrary, { maxLength: 30 }),
        question,
        fc.integer({ min: 1, max: 7 }),
        async (rows, query, limit) => {
          await newProfile();
          const notes = rows.map(({ passage, body, tags, colour, day, deleted }, index): Note => {
            const at = `2026-01-0${day}T00:00:00.000Z`;
            const quote = index % 5 ? null : { prefix: '', exact: 'a quote', suffix: '' };
            const content = contentOn(passage, body, { tags, colour });
            return {
              ...content,
              anchor: { ...content.anchor, quote },
              id: uuid(index),
              rev: 1,
              created: at,
              modified: at,
              deleted: deleted ? at : null,
            };
          });
          const act = request();
          await ask('notes/stage', { act, part: 0, changes: notes.map((note) => ({ rev: 0, note })) });
          await ask('notes/commit', { act, parts: 1 });
          const wanted = notes
            .filter((note) => (note.deleted !== null) === (query.deleted ?? false))
            .filter(({ anchor }) => query.document === undefined || anchor.passage.startsWith(`${query.document}#`))
            .filter(({ anchor }) => query.passage === undefined || anchor.passage === query.passage)
            .filter(({ tags }) => query.tag === undefined || tags.includes(query.tag))
            .filter(({ colour }) => query.colour === undefined || colour === query.colour)
            .filter(({ body, tags, anchor }) =>
              (query.text ?? '')
                .toLowerCase()
                .split(' ')
                .every((word) => [plain(body), ...tags, anchor.quote?.exact ?? ''].some((text) => text.includes(word))),
            )
            .sort((a, b) => b.modified.localeCompare(a.modified) || a.id.localeCompare(b.id));
          const { reader } = await modulesNow();
          const found: Note[] = [];
          for (let more = true; more; ) {
            const last = found.at(-1);
            const page = await reader.notesReader.list({
              ...query,
              limit,
              ...(last ? { after: { modified: last.modified, id: last.id } } : {}),
            });
            expect(page.notes.length).toBeLessThanOrEqual(limit);
            found.push(...page.notes);
            more = page.more;
          }
          expect(found).toEqual(wanted);
          const tagged = new Map<string, number>();
          for (const { tags } of notes.filter((note) => note.deleted === null))
            for (const tag of tags) tagged.set(tag, (tagged.get(tag) ?? 0) + 1);
          expect(await reader.notesReader.tags()).toEqual(
            [...tagged].sort().map(([tag, count]) => ({ tag, notes: count })),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('names of colours are the user’s own and stay', async () => {
  const names = { yellow: 'to do', green: '', blue: 'law', red: '', violet: '' };
  expect(Object.values(await ask('notes/colours', {}))).toEqual(['', '', '', '', '']);
  await ask('notes/name-colours', { names });
  await stop();
  expect(await ask('notes/colours', {})).toEqual(names);
});

it('a storage beside that fails keeps no note from being saved', async () => {
  other.broken = true;
  expect((await made(1, contentOn(PASSAGE, 'x'))).rev).toBe(1);
  expect(await all()).toHaveLength(1);
});
