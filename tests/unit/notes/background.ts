/**
 * The background's part in notes, run in Node: the real handlers on a database in memory, and the browser's other storage as a
 * map. A background that is stopped forgets everything but those two.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { isMessage, type MessageName, type Reply, type ToBackground } from '../../../src/protocol/messages';
import type { NoteContent } from '../../../src/protocol/note';

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

export const other = {
  stored: new Map<string, unknown>(),
  /** Makes every use of the storage fail. */
  broken: false,
  listeners: new Set<Listener>(),
};

/** The messages that pages send; a test may put something between. */
export const wire = { deliver: (message: unknown): Promise<unknown> => handle(message), isPrivate: false };

const guard = (): void => {
  if (other.broken) throw new Error('no storage');
};
const local = {
  async get(keys: string | string[]) {
    guard();
    const wanted = [keys].flat().filter((key) => other.stored.has(key));
    return structuredClone(Object.fromEntries(wanted.map((key) => [key, other.stored.get(key)])));
  },
  async getKeys() {
    guard();
    return [...other.stored.keys()];
  },
  async set(values: Record<string, unknown>) {
    guard();
    for (const [key, value] of Object.entries(values)) {
      other.stored.set(key, JSON.parse(JSON.stringify(value)));
      for (const listener of other.listeners) listener({ [key]: { newValue: value } }, 'local');
    }
  },
  async remove(keys: string | string[]) {
    guard();
    for (const key of [keys].flat()) other.stored.delete(key);
  },
};

vi.mock('../../../src/platform/browser', () => ({
  browser: {
    storage: {
      local,
      onChanged: {
        addListener: (listener: Listener) => other.listeners.add(listener),
        removeListener: (listener: Listener) => other.listeners.delete(listener),
      },
    },
    extension: {
      get inIncognitoContext() {
        return wire.isPrivate;
      },
    },
    runtime: { sendMessage: (message: unknown) => wire.deliver(JSON.parse(JSON.stringify(message))) },
  },
}));

type Modules = {
  handlers: typeof import('../../../src/background/notes-handlers');
  database: typeof import('../../../src/notes/database');
  reader: typeof import('../../../src/notes/reader');
  writer: typeof import('../../../src/notes/writer');
  snapshots: typeof import('../../../src/notes/snapshots');
};
let modules: Modules | null = null;

/** The modules of the present life of the background. */
export async function modulesNow(): Promise<Modules> {
  modules ??= {
    handlers: await import('../../../src/background/notes-handlers'),
    database: await import('../../../src/notes/database'),
    reader: await import('../../../src/notes/reader'),
    writer: await import('../../../src/notes/writer'),
    snapshots: await import('../../../src/notes/snapshots'),
  };
  return modules;
}

/** The background is stopped: its connections are closed, what it knew is gone. */
export async function stop(): Promise<void> {
  await modules?.database.notes.close();
  modules = null;
  vi.resetModules();
}

/** A new profile: nothing stored anywhere. */
export async function newProfile(): Promise<void> {
  await stop();
  // What the last life still did without being waited for must not reach into this one.
  await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.indexedDB = new IDBFactory();
  other.stored.clear();
  other.broken = false;
  other.listeners.clear();
  wire.deliver = handle;
  wire.isPrivate = false;
}

/** What the background answers, as the service worker gives it. */
async function handle(message: unknown): Promise<unknown> {
  if (!isMessage(message)) return { ok: false, error: 'invalid-message' };
  const { handlers } = await modulesNow();
  const handler = (handlers.notesHandlers as Record<string, (payload: unknown, asker: unknown) => Promise<unknown>>)[
    message.name
  ];
  return handler?.(message.payload, { isPrivate: wire.isPrivate }).catch(() => ({ ok: false, error: 'internal' }));
}

/** Asks the background and gives the value of its answer. @throws Error where the answer is a failure. */
export async function ask<N extends MessageName>(name: N, payload: ToBackground[N]['payload']): Promise<Reply<N>> {
  const answer = (await handle(JSON.parse(JSON.stringify({ name, payload })))) as { ok: boolean; value: Reply<N> };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** The content of a note on a passage. */
export const contentOn = (passage: string, body: string, more: Partial<NoteContent> = {}): NoteContent => ({
  anchor: { passage, quote: null, position: null, language: 'en', passageText: `The text of ${passage}` },
  ...{ body, tags: [], colour: 'yellow' },
  ...more,
});

/** The number of a test's note as a UUID. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** Saves a new note and gives it. */
export async function made(number: number, content: NoteContent) {
  const saved = await ask('notes/save', {
    request: crypto.randomUUID(),
    id: uuid(number),
    rev: 0,
    content,
    draft: null,
  });
  if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.note;
}

/** All rows of a store of a database, by the plain interface. */
export async function rowsOf(store: string, name = 'notes'): Promise<unknown[]> {
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settle(indexedDB.open(name));
  try {
    return await settle(database.transaction(store).objectStore(store).getAll());
  } finally {
    database.close();
  }
}
