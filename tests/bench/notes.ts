/**
 * Notes at 50,000: what a page waits for, in the built extension in real browsers. All figures by the page's own clock:
 * reading from the database as pages do, a save from the click to the answer that it is on disk.
 */
import { launchChromium } from '../support/chromium';
import { builtExtension } from '../support/extension';
import { launchFirefox } from '../support/firefox';
import { notesPage, type WithClient } from '../support/notes-page';
import { SITES } from '../support/pages';
import { startServer } from '../support/server';
import { type Row, row } from './row';
import { reportParagraphs, scaleParagraphs } from './texts';

const NOTES = 50_000;
const DOCUMENTS = 200;
const SAVES = 200;
const REPEATS = 9;
/** Different bodies, and the longest of them in UTF-16 code units. */
const TEXTS = 2000;
const LONGEST = 400;
const READ_BUDGET = 100;
const SAVE_BUDGET = 30;

/** The value that a share of the values does not exceed. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** What people might write: real paragraphs, from all over the collection. */
function bodies(): string[] {
  const all = scaleParagraphs()?.map(({ text }) => text) ?? reportParagraphs();
  const step = Math.max(1, Math.floor(all.length / TEXTS));
  return all.filter((_, index) => index % step === 0).map((text) => text.slice(0, LONGEST));
}

export async function* measure(): AsyncGenerator<Row> {
  const texts = bodies();
  const server = await startServer(SITES);
  try {
    for (const launch of [launchChromium, launchFirefox]) {
      const name = launch === launchChromium ? 'chromium' : 'firefox';
      const browser = await launch({ extension: builtExtension(name), server, logDirectory: null });
      try {
        const page = await notesPage(browser);
        const filled = await page.evaluate(fill, NOTES, DOCUMENTS, texts);
        yield row(`notes: ${NOTES} imported, ${name}`, filled, 'ms', null);
        const settled = await page.evaluate(settle, NOTES);
        yield row(`notes: copied and listed by words behind the import, ${name}`, settled, 'ms', null);
        const reads = await page.evaluate(read, REPEATS);
        for (const [what, times] of Object.entries(reads)) {
          yield row(`notes: ${what}, ${name}`, quantile(times, 0.5), 'ms', READ_BUDGET, {
            slowest: Math.max(...times),
          });
        }
        const saves = await page.evaluate(save, SAVES);
        yield row(`notes: save acknowledged, p95, ${name}`, quantile(saves.saved, 0.95), 'ms', SAVE_BUDGET, {
          median: quantile(saves.saved, 0.5),
          'the smallest write': quantile(saves.small, 0.5),
        });
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
}

/** Imports the notes as a page does, in one act; gives the time in ms. Of one in a hundred the text has a rare word. */
async function fill(count: number, documents: number, texts: string[]): Promise<number> {
  const { notesClient } = globalThis as WithClient;
  const colours = ['yellow', 'green', 'blue', 'red', 'violet'] as const;
  const words = 'Member States should consider the use of electronic evidence in criminal proceedings '.repeat(4);
  const changes = Array.from({ length: count }, (_, number) => {
    const at = new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString();
    return {
      rev: 0,
      note: {
        id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
        rev: 1,
        anchor: {
          passage: `E/CN.15/${number % documents}/12#${number % 97}(s)`,
          quote: { prefix: '', exact: 'electronic evidence', suffix: '' },
          ...{ position: null, language: 'en', passageText: words },
        },
        body: `${number} ${texts[(number * 7) % texts.length]} ${number % 100 === 42 ? 'quetzal' : ''}`,
        tags: [`tag ${number % 50}`, `rare ${number % 5000}`],
        colour: colours[number % 5] ?? 'yellow',
        ...{ created: at, modified: at, deleted: null },
      },
    };
  });
  const start = performance.now();
  const done = await notesClient.changeNotes(changes);
  if (done.outcome !== 'done') throw new Error(JSON.stringify(done));
  return performance.now() - start;
}

/** Waits until the background has done what it does after an import; gives the time in ms. */
async function settle(count: number): Promise<number> {
  const start = performance.now();
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const rowsOf = async <T>(name: string, store: string): Promise<T[]> => {
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
    const database = await settled(indexedDB.open(name));
    const rows = await settled(database.transaction(store).objectStore(store).getAll());
    database.close();
    return rows;
  };
  for (;;) {
    const lists = await rowsOf<{ rows: number }>('notes-words', 'lists');
    const copies = await rowsOf<{ notes: number }>('notes-snapshots', 'snapshots');
    const listed = lists.reduce((sum, { rows }) => sum + rows, 0);
    if (listed >= count && copies.some(({ notes }) => notes === count)) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Times in ms of what a page asks, each several times over. */
async function read(repeats: number): Promise<Record<string, number[]>> {
  const { reader } = (globalThis as WithClient).notesClient;
  const limit = 100;
  const asked: Record<string, () => Promise<unknown>> = {
    'list the latest': () => reader.list({ limit }),
    'list a document': () => reader.list({ document: 'E/CN.15/7/12', limit: 1000 }),
    'list a passage': () => reader.list({ passage: 'E/CN.15/7/12#7(s)', limit }),
    'filter by tag': () => reader.list({ tag: 'tag 7', limit }),
    'filter by colour': () => reader.list({ colour: 'blue', limit }),
    'filter by tag, colour and document': () =>
      reader.list({ tag: 'tag 7', colour: 'blue', document: 'E/CN.15/7/12', limit }),
    'filter by tag and colour': () => reader.list({ tag: 'tag 7', colour: 'blue', limit }),
    'read ahead behind the list': () => reader.prepare(),
    'filter by a frequent word': () => reader.list({ text: 'nations', limit }),
    'filter by a letter': () => reader.list({ text: 'q', limit }),
    'filter by two words': () => reader.list({ text: 'climate women', limit }),
    'filter by a rare word': () => reader.list({ text: 'quetzal', limit }),
    'filter by a part of a rare word': () => reader.list({ text: 'etza', limit }),
    'filter by a rare word and colour': () => reader.list({ text: 'quetzal', colour: 'blue', limit }),
    'filter by a word that no note has': () => reader.list({ text: 'xylophone', limit }),
    'open a note': () => reader.get('00000000-0000-4000-8000-000000004321'),
    'count the tags': () => reader.tags(),
  };
  const times: Record<string, number[]> = {};
  for (const [what, ask] of Object.entries(asked)) {
    const own: number[] = [];
    for (let n = 0; n < repeats; n++) {
      const start = performance.now();
      await ask();
      own.push(performance.now() - start);
    }
    times[what] = own;
  }
  return times;
}

/** Times in ms of saves, each answered before the next; and of the smallest write that there is. */
async function save(count: number): Promise<{ saved: number[]; small: number[] }> {
  const { notesClient } = globalThis as WithClient;
  const [saved, small]: [number[], number[]] = [[], []];
  for (let number = 0; number < count; number++) {
    let start = performance.now();
    const answer = await notesClient.saveNote({
      ...{ id: crypto.randomUUID(), rev: 0, draft: null },
      content: {
        anchor: { passage: 'E/CN.15/7/12#7(s)', quote: null, position: null, language: 'en', passageText: 'A text' },
        ...{ body: `saved ${number}`, tags: ['saved'], colour: 'red' },
      },
    });
    if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer));
    saved.push(performance.now() - start);
    start = performance.now();
    await notesClient.askBackground('notes/drop-draft', { id: '00000000-0000-4000-8000-000000000000' });
    small.push(performance.now() - start);
  }
  return { saved, small };
}
