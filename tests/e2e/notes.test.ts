/**
 * Notes are never lost: whatever happens to the background, the browser and its storage, a note that was acknowledged is there,
 * and what was not has a name.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/notes/migrations';
import type { Note } from '../../src/protocol/note';
import type { Saved } from '../../src/protocol/notes';
import { BROWSERS, type Browser, type Page, until } from '../support/browser';
import { launch, wait } from '../support/e2e';
import { builtExtension, copyOfExtension, runBeforeBackground } from '../support/extension';
import { contentOf, evict, notesPage, storedNotes, type WithClient, withoutNotes } from '../support/notes-page';
import { layOldNotes, notesOf, oldNotes, VERSIONS } from '../support/old-notes';
import { SITES } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

const SAVES = 200;
/** So many at least between two kills, so that a slow machine gets to the end. */
const SAVES_BETWEEN = 5;
const FILES = 10_000;
/** Of the files that are sound, one in so many is imported. */
const ACTS_EVERY = 16;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(SITES);
});
afterAll(() => server.close());

/** The number of a test's note as a UUID. */
const uuid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const save = (page: Page, number: number, rev: number, body: string, draft: string | null = null): Promise<Saved> =>
  page.evaluate(
    (edit: Parameters<WithClient['notesClient']['saveNote']>[0]) =>
      (globalThis as WithClient).notesClient.saveNote(edit),
    { id: uuid(number), rev, content: contentOf(body), draft },
  );

describe.each(BROWSERS)('notes in %s', { retry: 0 }, (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name, server);
    page = await notesPage(browser);
  });
  beforeEach(async () => {
    page = await withoutNotes(browser, page);
  });
  afterAll(() => browser?.close());

  it(`are all there after ${SAVES} saves while the background is killed at random`, async () => {
    await page.evaluate(
      (ids: string[], content: ReturnType<typeof contentOf>) => {
        const own = globalThis as WithClient & { acknowledged: Saved[]; unkept: string[]; finished: boolean };
        own.acknowledged = [];
        own.unkept = [];
        own.finished = false;
        void (async () => {
          for (const id of ids) {
            const body = `words of ${id}`;
            // Killed at every try of it: the words are kept, and the user presses the button again.
            let saved: Saved;
            do {
              saved = await own.notesClient.saveNote({ id, rev: 0, content: { ...content, body }, draft: null });
              if (saved.outcome === 'trouble' && !saved.kept) own.unkept.push(id);
            } while (saved.outcome === 'trouble');
            own.acknowledged.push(saved);
          }
          own.finished = true;
        })();
      },
      Array.from({ length: SAVES }, (_, number) => uuid(number)),
      contentOf(''),
    );
    let kills = 0;
    // Between two kills some saves come through, or a slow machine would never get anywhere.
    for (let seen = 0; ; ) {
      const [count, finished] = await page.evaluate(() => {
        const own = globalThis as unknown as { acknowledged: Saved[]; finished: boolean };
        return [own.acknowledged.length, own.finished] as const;
      });
      if (finished) break;
      if (count < seen + SAVES_BETWEEN) {
        await wait(10);
        continue;
      }
      seen = count;
      await wait(Math.random() * 100);
      // One that is just starting may not heed it in time.
      if (await browser.stopBackground().catch(() => false)) kills += 1;
    }
    const { acknowledged, unkept } = await page.evaluate(() => {
      const own = globalThis as unknown as { acknowledged: Saved[]; unkept: string[] };
      return { acknowledged: own.acknowledged, unkept: own.unkept };
    });
    const saved = acknowledged.filter(({ outcome }) => outcome === 'saved');
    const stored = await storedNotes(page);
    expect(kills, 'the background was killed while it saved').toBeGreaterThan(5);
    expect(unkept).toEqual([]);
    expect(saved).toHaveLength(SAVES);
    expect(stored).toEqual(saved.map((one) => (one.outcome === 'saved' ? one.note : null)));
  }, 300_000);

  it('of two readers keep the words of both', async () => {
    const second = await notesPage(browser);
    await save(page, 1, 0, 'as both read it');
    const [one, two] = await Promise.all([save(page, 1, 1, 'mine', uuid(2)), save(second, 1, 1, 'yours', uuid(3))]);
    expect([one.outcome, two.outcome].sort()).toEqual(['conflict', 'saved']);
    const lost = one.outcome === 'conflict' ? one : two;
    const [won, refused] = one.outcome === 'saved' ? ['mine', 'yours'] : ['yours', 'mine'];
    expect(lost).toMatchObject({ stored: { body: won, rev: 2 } });
    const drafts = await page.evaluate(() => (globalThis as WithClient).notesClient.reader.drafts());
    expect(drafts.map(({ content }) => content.body)).toEqual([refused]);
    // Both are kept under their own ids.
    await save(second, 4, 0, refused ?? '', drafts[0]?.id);
    expect((await storedNotes(page))?.map(({ body }) => body)).toEqual([won, refused]);
    expect(await page.evaluate(() => (globalThis as WithClient).notesClient.reader.drafts())).toEqual([]);
  });

  it('that are being typed are there when the page was closed at the last key', async () => {
    const typing = await notesPage(browser);
    const text = 'every keystroke of it';
    await typing.evaluate(
      (id: string, typed: string, content: ReturnType<typeof contentOf>) => {
        const { notesClient } = globalThis as WithClient;
        for (let at = 1; at <= typed.length; at++) {
          const body = typed.slice(0, at);
          void notesClient.keepDraft({
            id,
            note: null,
            content: { ...content, body },
            typed: new Date().toISOString(),
          });
        }
      },
      uuid(1),
      text,
      contentOf(''),
    );
    await typing.close();
    const bodies = () =>
      page.evaluate(async () => {
        const drafts = await (globalThis as WithClient).notesClient.reader.drafts('E/CN.15/2018/12#9(s)');
        return drafts.map(({ content }) => content.body);
      });
    await until('the last key', async () => (await bodies())[0] === text);
    await browser.stopBackground();
    expect(await bodies()).toEqual([text]);
  });

  it(`of ${FILES} generated files, most of them damaged, come in whole or not at all`, async () => {
    // What the page imported, told by itself; what is stored is looked at with the plain interface.
    const told = await page.evaluate(
      async (files: number, every: number) => {
        const { readImport, planImport, damagedFile, changeNotes } = (globalThis as WithClient).notesClient;
        const stored = new Map<string, Note>();
        const outcomes: Record<string, number> = { refused: 0, done: 0, conflict: 0 };
        let sound = 0;
        for (let number = 0; number < files; number++) {
          const { notes, problems } = readImport(damagedFile(number));
          if (problems.length > 0) {
            if (notes.length > 0) throw new Error(`File ${number} gives notes and problems.`);
            outcomes.refused = (outcomes.refused ?? 0) + 1;
            continue;
          }
          // Each act is several transactions that are forced to the disk: some hundred of them will do.
          if (notes.length === 0 || sound++ % every !== 0) continue;
          const plan = planImport([...stored.values()], notes);
          const changes = [
            ...plan.add.map((note) => ({ rev: 0, note })),
            ...plan.conflicts.map(({ mine, theirs }) => ({ rev: mine.rev, note: theirs })),
          ];
          const last = changes.at(-1);
          if (!last) continue;
          // In some, the last note was changed meanwhile.
          const isLate = number % 3 === 0;
          if (isLate) last.rev += 1;
          const { outcome } = await changeNotes(changes);
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
          if ((outcome === 'conflict') !== isLate) throw new Error(`File ${number}: ${outcome}`);
          if (outcome === 'done')
            for (const { rev, note } of changes) stored.set(note.id, { ...note, rev: rev === 0 ? note.rev : rev + 1 });
        }
        return { outcomes, stored: [...stored.values()] };
      },
      FILES,
      ACTS_EVERY,
    );
    expect(told.outcomes.refused).toBeGreaterThan(FILES / 2);
    expect(told.outcomes.done).toBeGreaterThan(50);
    expect(told.outcomes.conflict).toBeGreaterThan(20);
    expect(await storedNotes(page)).toEqual(told.stored.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }, 300_000);

  it.each(VERSIONS)('of a database of version %i are all there after the upgrade', async (version) => {
    const old = oldNotes(version);
    await page.evaluate(layOldNotes, old);
    const state = await page.evaluate(() => (globalThis as WithClient).notesClient.notesState());
    expect(state).toEqual({ trouble: null, loss: null });
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'notes')?.version),
    ).toBe(MIGRATIONS.length);
    expect(await storedNotes(page)).toEqual(notesOf(old));
    const [first] = notesOf(old).filter(({ deleted }) => deleted === null);
    const changed = await page.evaluate(
      ({ id, rev, ...content }: Note) =>
        (globalThis as WithClient).notesClient.saveNote({
          id,
          rev,
          content: { ...content, body: 'changed' },
          draft: null,
        }),
      first as Note,
    );
    expect(changed).toMatchObject({
      outcome: 'saved',
      note: { ...first, body: 'changed', rev: (first?.rev ?? 0) + 1, modified: expect.any(String) },
    });
    await browser.stopBackground();
    const read = await page.evaluate(() => (globalThis as WithClient).notesClient.reader.list({ limit: 1000 }));
    expect(read.notes.map(({ id }) => id).sort()).toEqual(
      notesOf(old)
        .filter(({ deleted }) => deleted === null)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('let go of the database at once when a newer build asks for it', async () => {
    await save(page, 1, 0, 'words');
    const upgraded = await page.evaluate(
      (version: number) =>
        new Promise<string>((resolve) => {
          // The background has it open, and this page too.
          const request = indexedDB.open('notes', version);
          request.onblocked = () => resolve('blocked');
          request.onsuccess = () => {
            request.result.close();
            resolve('upgraded');
          };
        }),
      MIGRATIONS.length + 1,
    );
    expect(upgraded).toBe('upgraded');
    expect((await storedNotes(page))?.map(({ body }) => body)).toEqual(['words']);
    expect((await save(page, 2, 0, 'older build')).outcome).toBe('trouble');
  });
});

describe.each(BROWSERS)('notes in a %s of their own', { retry: 0 }, (name) => {
  let browser: Browser;
  let page: Page;
  const temporary: string[] = [];

  const begin = async (profile?: string, extension = builtExtension(name)) => {
    browser = await launch(name, server, { extension, ...(profile ? { profile } : {}) });
    page = await notesPage(browser);
  };
  const newProfile = (): string => {
    const profile = mkdtempSync(join(tmpdir(), `symbol-lens-notes-${name}-`));
    temporary.push(profile);
    return profile;
  };
  afterEach(async () => {
    await browser.close();
    for (const path of temporary.splice(0))
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('are there after the browser itself was killed', async () => {
    const profile = newProfile();
    for (let cut = 0; cut < 3; cut++) {
      await begin(profile);
      // After a power cut a browser may look through its storage for longer than an open waits: said, and tried again.
      await until('the note is saved', async () => (await save(page, cut, 0, `cut ${cut}`)).outcome === 'saved', {
        timeout: 60_000,
      });
      await browser.kill();
      await browser.close();
    }
    await begin(profile);
    expect((await storedNotes(page))?.map(({ body }) => body)).toEqual(['cut 0', 'cut 1', 'cut 2']);
    expect(await page.evaluate(() => (globalThis as WithClient).notesClient.notesState())).toEqual({
      trouble: null,
      loss: null,
    });
  });

  it('that the browser has evicted are missed at the next start, and come back', async () => {
    const profile = newProfile();
    await begin(profile);
    for (let number = 0; number < 5; number++) await save(page, number, 0, `note ${number}`);
    const before = await storedNotes(page);
    const origin = browser.extensionOrigin;
    await browser.close();
    evict(profile, origin);

    await begin(profile);
    expect(await storedNotes(page)).toBeNull();
    const state = () => page.evaluate(() => (globalThis as WithClient).notesClient.notesState());
    expect(await state()).toEqual({ trouble: null, loss: { expected: 5, found: 0, how: 'gone' } });
    await browser.stopBackground();
    // A note that is written meanwhile stays, and the loss is still known.
    expect((await save(page, 9, 0, 'written meanwhile')).outcome).toBe('saved');
    await browser.stopBackground();
    expect((await state()).loss?.how).toBe('gone');

    const [preview, restored] = await page.evaluate(async () => {
      const { notesClient } = globalThis as WithClient;
      const [latest] = await notesClient.reader.snapshots();
      const shown = await notesClient.reader.preview(latest?.id ?? '');
      return [shown, await notesClient.restoreSnapshot(latest?.id ?? '')] as const;
    });
    expect(preview.missing).toEqual(before);
    expect(restored).toEqual({ outcome: 'restored', missing: 5, newer: 0, beside: 0 });
    expect((await storedNotes(page))?.map(({ body }) => body)).toEqual([
      ...(before ?? []).map(({ body }) => body),
      'written meanwhile',
    ]);
    await browser.stopBackground();
    expect(await state()).toEqual({ trouble: null, loss: null });
  });

  it('wait for a page of an older build that holds the database, and say so in time', async () => {
    // The background of the newer build: it asks for the next version of the database.
    const newer = copyOfExtension(name);
    temporary.push(newer);
    runBeforeBackground(
      newer,
      `const { open } = IDBFactory.prototype;
       IDBFactory.prototype.open = function (name, version) { return open.call(this, name, name === 'notes' ? ${MIGRATIONS.length + 1} : version); };`,
    );
    await begin(undefined, newer);
    // The page of the older build made the database, and does not let it go.
    await page.evaluate(async () => {
      const own = globalThis as WithClient & { held: IDBDatabase };
      await own.notesClient.reader.list({ limit: 1 });
      const request = indexedDB.open('notes');
      await new Promise<void>((resolve) => {
        request.onsuccess = () => {
          own.held = request.result;
          resolve();
        };
      });
    });
    const asked = () =>
      page.evaluate(async () => {
        const start = performance.now();
        const { trouble } = await (globalThis as WithClient).notesClient.notesState();
        return { trouble, after: performance.now() - start };
      });
    const first = await asked();
    expect(first.trouble).toBe('blocked');
    expect(first.after).toBeGreaterThan(1400);
    expect((await save(page, 1, 0, 'meanwhile')).outcome).toBe('trouble');
    await page.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());
    // Of this build the next version is a newer one: it reads, and nothing that it did not take is lost.
    await until('the upgrade goes on', async () => (await asked()).trouble === 'newer');
    const drafts = await page.evaluate(() => (globalThis as WithClient).notesClient.reader.drafts());
    expect(drafts.map(({ content }) => content.body)).toEqual(['meanwhile']);
  });
});
