/**
 * The page of a peer: reads a library's index of the same paragraphs from IndexedDB, asks it what the popup is asked, and
 * draws what it gives. It is spared the texts, which the popup reads and shows.
 */
import { Index as FlexSearch } from 'flexsearch';
import MiniSearch from 'minisearch';

const QUERY = 'international coop';
const LIMIT = 10;

type Stored = string | [key: string, data: string][];

const wanted = new URLSearchParams(location.search).get('engine') ?? '';
const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function found(engine: string, stored: Stored): unknown[] {
  if (engine === 'minisearch') {
    const mini = MiniSearch.loadJSON(stored as string, { fields: ['text'], idField: 'id' });
    return mini
      .search(QUERY, { prefix: (_term, at, terms) => at === terms.length - 1, combineWith: 'AND' })
      .slice(0, LIMIT)
      .map(({ id }) => id);
  }
  const flex = new FlexSearch({ tokenize: 'forward' });
  for (const [key, data] of stored as [string, string][]) flex.import(key, data as never);
  return flex.search(QUERY, LIMIT);
}

async function start(): Promise<void> {
  const opening = indexedDB.open('peers', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('indexes');
  const database = await done(opening);
  const stored = await done<Stored | undefined>(database.transaction('indexes').objectStore('indexes').get(wanted));
  if (stored === undefined) {
    const fetched = (await (await fetch(`${wanted}.json`)).json()) as Stored;
    await done(database.transaction('indexes', 'readwrite').objectStore('indexes').put(fetched, wanted));
    document.documentElement.dataset.stored = '';
    return;
  }
  for (const id of found(wanted, stored)) {
    const row = document.createElement('p');
    row.className = 'choice';
    row.textContent = String(id);
    document.body.append(row);
  }
}

void start();
