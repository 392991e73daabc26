/** Everything that a browser's storage does to a database: the notes are written, or their words are kept and the trouble has a name. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MIGRATIONS } from '../../../src/notes/migrations';
import { ask, contentOn, made, modulesNow, newProfile, other, rowsOf, stop, uuid, wire } from './background';

beforeEach(newProfile);
afterEach(() => void vi.restoreAllMocks());

const PASSAGE = 'E/CN.15/2018/12#9(s)';
const edit = (number: number, body = 'words') => ({
  ...{ request: crypto.randomUUID(), id: uuid(number), rev: 0, content: contentOn(PASSAGE, body), draft: null },
});
const domError = (name: string, message = name) => new DOMException(message, name);

/** Makes the next `times` opens of the database fail. */
function failOpens(times: number, error: () => Error): void {
  const { open } = IDBFactory.prototype;
  let left = times;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    if (args[0] === 'notes' && left-- > 0) throw error();
    return open.apply(this, args);
  });
}

/** Does something to a transaction at every put of a note, as long as `when` says so. */
function atPuts(fault: (transaction: IDBTransaction) => void, when: () => boolean): void {
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'notes' && when()) fault(this.transaction);
    return put.apply(this, args);
  });
}

describe('a backing store that does not open', () => {
  it.each([1, 2])('%i times is opened again, and nobody hears of it', async (times) => {
    failOpens(times, () => domError('UnknownError', 'Internal error opening backing store for indexedDB.open.'));
    expect(await ask('notes/save', edit(1))).toMatchObject({ outcome: 'saved' });
  });

  it('is another one, which a killed browser left half made: the list of all fails (Firefox), and the notes do not', async () => {
    const list = vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(domError('UnknownError'));
    await expect(indexedDB.databases()).rejects.toThrow();
    expect(await ask('notes/save', edit(1))).toMatchObject({ outcome: 'saved' });
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('is named after three times, keeps the words, and is tried again at the next act', async () => {
    failOpens(3, () => domError('UnknownError', 'Internal error opening backing store for indexedDB.open.'));
    expect(await ask('notes/save', edit(1))).toEqual({ outcome: 'trouble', trouble: 'broken', kept: true });
    // As soon as it opens, what was kept aside is a draft like any other.
    expect(await ask('notes/drafts', { passage: PASSAGE })).toMatchObject([
      { id: uuid(1), content: { body: 'words' } },
    ]);
    expect(await ask('notes/save', edit(1))).toMatchObject({ outcome: 'saved' });
    await vi.waitFor(async () => expect(await ask('notes/drafts', { passage: null })).toEqual([]));
  });

  it('at all still gives what was kept aside', async () => {
    failOpens(99, () => domError('UnknownError', 'Internal error opening backing store for indexedDB.open.'));
    expect(await ask('notes/save', edit(1))).toMatchObject({ trouble: 'broken', kept: true });
    const { reader } = await modulesNow();
    expect(await reader.notesReader.drafts(PASSAGE)).toMatchObject([{ content: { body: 'words' } }]);
    expect(await ask('notes/drafts', { passage: PASSAGE })).toMatchObject([{ content: { body: 'words' } }]);
    await expect(reader.notesReader.list({ limit: 1 })).rejects.toMatchObject({ trouble: 'broken' });
  });

  it.each([
    ['SecurityError', 'The operation is insecure.'],
    ['InvalidStateError', 'A mutation operation was attempted on a database that did not allow mutations.'],
    ['UnknownError', 'The user denied permission to access the database.'],
  ])(
    'because the browser keeps nothing (%s) is told so at once, and nothing is kept elsewhere',
    async (name, message) => {
      failOpens(99, () => domError(name, message));
      expect(await ask('notes/save', edit(1))).toEqual({ outcome: 'trouble', trouble: 'refused', kept: false });
      expect(await ask('notes/state', {})).toEqual({ trouble: 'refused', loss: null });
      expect([...other.stored]).toEqual([]);
      const opens = vi.mocked(IDBFactory.prototype.open).mock.calls.filter(([name]) => name === 'notes');
      expect(opens).toHaveLength(2);
    },
  );

  it('in one page only is read through the background', async () => {
    await made(1, contentOn(PASSAGE, 'words'));
    const { reader, database } = await modulesNow();
    const use = database.notes.use.bind(database.notes);
    // The page and the background are one process here: the first question is the page's own.
    let page = true;
    vi.spyOn(database.notes, 'use').mockImplementation((work) => {
      if (!page) return use(work);
      page = false;
      return use(() => Promise.reject(domError('SecurityError')));
    });
    expect(await reader.notesReader.list({ limit: 5 })).toMatchObject({ notes: [{ id: uuid(1) }] });
    expect(page).toBe(false);
  });
});

describe('a full disk', () => {
  it('leaves the stored notes, keeps the words aside, and takes them when there is room', async () => {
    await made(1, contentOn(PASSAGE, 'before'));
    let full = true;
    atPuts(
      () => {
        throw domError('QuotaExceededError');
      },
      () => full,
    );
    expect(await ask('notes/save', edit(2))).toEqual({ outcome: 'trouble', trouble: 'full', kept: true });
    expect(await ask('notes/list', { query: { limit: 9 } })).toMatchObject({ notes: [{ body: 'before' }] });
    expect(await ask('notes/drafts', { passage: PASSAGE })).toMatchObject([
      { id: uuid(2), content: { body: 'words' } },
    ]);
    full = false;
    expect(await ask('notes/save', edit(2))).toMatchObject({ outcome: 'saved' });
    expect(await rowsOf('notes')).toHaveLength(2);
  });

  it('that is full everywhere is said: the words are in the page alone', async () => {
    atPuts(
      () => {
        throw domError('QuotaExceededError');
      },
      () => true,
    );
    await ask('notes/state', {});
    other.broken = true;
    expect(await ask('notes/save', edit(1))).toEqual({ outcome: 'trouble', trouble: 'full', kept: false });
  });

  it('in the middle of an import leaves all as it was', async () => {
    await made(1, contentOn(PASSAGE, 'before'));
    const [before, drafts] = [await rowsOf('notes'), await rowsOf('state')];
    const act = crypto.randomUUID();
    const notes = [2, 3, 4].map((number) => ({
      ...{ id: uuid(number), rev: 1, ...contentOn(PASSAGE, 'x'), created: '2026-01-01T00:00:00.000Z' },
      ...{ modified: '2026-01-01T00:00:00.000Z', deleted: null },
    }));
    await ask('notes/stage', { act, part: 0, changes: notes.map((note) => ({ rev: 0, note })) });
    let count = 0;
    atPuts(
      () => {
        if (++count === 3) throw domError('QuotaExceededError');
      },
      () => true,
    );
    expect(await ask('notes/commit', { act, parts: 1 })).toMatchObject({ outcome: 'trouble', trouble: 'full' });
    vi.restoreAllMocks();
    expect(await rowsOf('notes')).toEqual(before);
    expect(await rowsOf('state')).toEqual(drafts);
  });
});

describe('a connection that is lost', () => {
  it('in the middle of a save is opened again, and the note is there once', async () => {
    let first = true;
    atPuts(
      (transaction) => transaction.abort(),
      () => {
        const now = first;
        first = false;
        return now;
      },
    );
    expect(await ask('notes/save', edit(1))).toMatchObject({ outcome: 'saved', note: { rev: 1 } });
    expect(await rowsOf('notes')).toHaveLength(1);
  });

  it('under a list that is being read does not end the list', async () => {
    for (let number = 1; number <= 130; number++) await made(number, contentOn(PASSAGE, `note ${number % 2}`));
    const { getAll } = IDBIndex.prototype;
    let closed = 0;
    vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...args) {
      const request = getAll.apply(this, args);
      if (closed++ === 0) this.objectStore.transaction.db.close();
      return request;
    });
    const { reader } = await modulesNow();
    const page = await reader.notesReader.list({ limit: 100, text: 'note 1' });
    expect(page.notes).toHaveLength(65);
    expect(closed).toBeGreaterThan(2);
  });

  it('at every try has a name, and the words are kept', async () => {
    atPuts(
      (transaction) => transaction.abort(),
      () => true,
    );
    expect(await ask('notes/save', edit(1))).toMatchObject({ outcome: 'trouble', trouble: 'broken', kept: true });
  });

  it('because a newer build wants it is let go at once', async () => {
    await made(1, contentOn(PASSAGE, 'x'));
    const opened = await new Promise<number>((resolve, reject) => {
      const request = indexedDB.open('notes', MIGRATIONS.length + 1);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
    });
    expect(opened).toBe(MIGRATIONS.length + 1);
  });
});

describe('a database of a newer build', () => {
  it('is read, not written, and the words are kept', async () => {
    const note = await made(1, contentOn(PASSAGE, 'x'));
    await stop();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('notes', 9);
      request.onupgradeneeded = () => request.result.createObjectStore('of-the-future');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect(await ask('notes/state', {})).toEqual({ trouble: 'newer', loss: null });
    expect(await ask('notes/list', { query: { limit: 1 } })).toEqual({ notes: [note], more: false });
    expect(await ask('notes/save', edit(2))).toEqual({ outcome: 'trouble', trouble: 'newer', kept: true });
    expect(await rowsOf('notes')).toHaveLength(1);
  });
});

it('a page that hears nothing says so', async () => {
  wire.deliver = () => Promise.reject(new Error('Could not establish connection.'));
  const { writer } = await modulesNow();
  expect(await writer.notesState()).toEqual({ trouble: 'silent', loss: null });
});

describe('a message that never comes back, nor fails', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Lets the clock run until `work` has ended; the database of the test needs turns between. */
  async function inTime<T>(work: Promise<T>): Promise<T> {
    let over = false;
    void work.finally(() => {
      over = true;
    });
    while (!over) {
      await vi.advanceTimersByTimeAsync(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }

  it('is sent again, and the note is saved once', async () => {
    const sent = vi.fn(wire.deliver).mockReturnValueOnce(new Promise(() => {}));
    wire.deliver = sent;
    const { writer } = await modulesNow();
    expect(await inTime(writer.saveNote(edit(1)))).toMatchObject({ outcome: 'saved', note: { id: uuid(1), rev: 1 } });
    expect(sent).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
    expect(await rowsOf('notes')).toHaveLength(1);
  });

  it('every time is given up, and the words are kept aside', async () => {
    wire.deliver = () => new Promise(() => {});
    const { writer } = await modulesNow();
    expect(await inTime(writer.saveNote(edit(1)))).toEqual({ outcome: 'trouble', trouble: 'silent', kept: true });
  });
});
