/**
 * Notes in real browsers: a page of the extension with the client in it, and looks at the database with the plain interface
 * of IndexedDB, because what is stored is not for the code under test to say.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Note, NoteContent } from '../../src/protocol/note';
import type { Browser, Page, Scope } from './browser';
import type { NotesClient } from './notes-client';
import { deleteDatabase } from './own-pages';

const ENTRY = fileURLToPath(new URL('notes-client.ts', import.meta.url));

let source: Promise<string> | null = null;

async function clientSource(): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      rollupOptions: { input: ENTRY, output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  return made.output[0].code;
}

/** The client in a page that {@link notesPage} has opened; for code that runs there. */
export type WithClient = typeof globalThis & { notesClient: NotesClient };

/** Opens a page of the extension in which `notesClient` stands. It wakes nothing by itself. */
export async function notesPage(browser: Browser): Promise<Page> {
  source ??= clientSource();
  const page = await browser.extensionPage('card.html');
  await page.evaluate(
    (code: string) => {
      // biome-ignore lint/security/noGlobalEval: the test's own tool, as the page's policy admits no script from outside of it.
      globalThis.eval(code);
    },
    await source,
  );
  return page;
}

/** The content of a note on a paragraph of the corpus. */
export const contentOf = (body: string, passage = 'E/CN.15/2018/12#9(s)'): NoteContent => ({
  anchor: { passage, quote: null, position: null, language: 'en', passageText: 'Member States should develop' },
  ...{ body, tags: ['e2e'], colour: 'green' },
});

/** All notes of the database, deleted ones included, in the order of their ids; null where there is no database. */
export const storedNotes = (page: Scope): Promise<Note[] | null> =>
  page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // Opening would create it. The list of databases does not say: Firefox has none while one of them is half made.
    const opening = indexedDB.open('notes');
    let none = false;
    opening.onupgradeneeded = () => {
      none = true;
      opening.transaction?.abort();
    };
    const database = await settle(opening).catch((error: unknown) => {
      if (none) return null;
      throw error;
    });
    if (database === null) return null;
    try {
      const rows = await settle(database.transaction('notes').objectStore('notes').getAll());
      return rows.map((row: { note: Note }) => row.note);
    } finally {
      database.close();
    }
  });

/** Removes all that is stored of notes, as in a new profile, and gives a page like {@link notesPage} in place of `page`. */
export async function withoutNotes(browser: Browser, page: Page): Promise<Page> {
  const cleaning = await browser.extensionPage('card.html');
  await page.close();
  await browser.stopBackground();
  await cleaning.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { clear(): Promise<void> } } } };
    return chrome.storage.local.clear();
  });
  await deleteDatabase(cleaning, 'notes');
  await cleaning.close();
  return notesPage(browser);
}

/** Removes what IndexedDB holds of the extension from the profile of a browser that has ended, as an eviction does. */
export function evict(profile: string, origin: string): void {
  const host = origin.split('//')[1] ?? '';
  const chromium = join(profile, 'Default', 'IndexedDB');
  const firefox = join(profile, 'storage', 'default');
  const remove = (directory: string, wanted: (name: string) => boolean): number => {
    const names = readdirSync(directory).filter(wanted);
    for (const name of names) rmSync(join(directory, name), { recursive: true });
    return names.length;
  };
  const removed = origin.startsWith('chrome')
    ? remove(chromium, (name) => name.startsWith(`chrome-extension_${host}_`))
    : // The browser's other storage has a folder of its own there, with a suffix.
      remove(firefox, (name) => name === `moz-extension+++${host}`);
  if (removed === 0) throw new Error('Nothing of the extension is stored in this profile');
}
