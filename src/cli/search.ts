/**
 * `corpus search QUERY... [--corpus DIR] [--limit N]`, or `--queries FILE` with one query a line: what the popup finds, as one
 * JSON line a query.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusReader, SEGMENT_FORMAT, type SegmentHead, type StoredRecord } from '../corpus/model';
import { type PackedRecord, unpacked } from '../corpus/packed';
import { searcherOver } from '../search/index/find';
import { openIndex } from '../search/index/open';
import { Search } from '../search/search';
import type { Hit } from '../search/types';
import { buildBundledSegment, OUT, REPORTS } from './bundled-segment';
import { cacheBeside, ParseCache } from './parse-cache';
import { parseCached } from './parse-file';
import { complain, printLine, readArguments, readLimit, UsageError, type Verb, whyUnread } from './usage';

const LIMIT = 10;

export const search: Verb = async (args) => {
  const { plain, options } = readArguments(args, ['corpus', 'limit', 'queries']);
  const file = options.get('queries');
  const typed = plain.join(' ');
  if (file === undefined && typed.trim() === '')
    throw new UsageError('Name a query, or a file of queries with --queries.');
  if (file !== undefined && plain.length > 0) throw new UsageError('Name a query or a file of queries, not both.');
  const limit = readLimit(options.get('limit'), LIMIT);
  let queries = [typed];
  if (file !== undefined) {
    try {
      queries = linesOf(readFileSync(file, 'utf8'));
    } catch (error) {
      complain(file, whyUnread(error));
      return { unread: true };
    }
  }
  const folder = options.get('corpus');
  const engine = await searchOver(folder === undefined ? await bundledRecords() : readRecords(folder));
  for (const query of queries) {
    const reply = await engine.search(query, { limit });
    printLine({
      query,
      answer: reply.answer,
      hits: reply.hits.map(printed),
      nearest: reply.nearest.map(printed),
    });
  }
  return { unread: false };
};

const printed = ({ id, score, snippet }: Hit) => ({
  id,
  score: Math.round(score * 1000) / 1000,
  snippet: snippet.text,
});

/** One query a line, in order; an empty line at the end is none. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);

/**
 * The search over the records of one segment, as the extension has it over its database.
 * @throws IndexError when the segment has no whole search index
 */
export async function searchOver(records: readonly StoredRecord[]): Promise<Search> {
  const corpus = readerOver(records);
  const index = await openIndex({ read: (shard) => corpus.get('index', shard) });
  return new Search({ searcher: searcherOver([index]), size: index.size, corpus });
}

/** Reads records as the database does. */
function readerOver(records: readonly StoredRecord[]): CorpusReader {
  const byKey = new Map(records.map(([table, key, value]) => [`${table} ${key}`, value]));
  const found = (table: string, key: string) => byKey.get(`${table} ${key}`) as never;
  return {
    get: async (table, key) => found(table, key),
    all: async (table, key) => (byKey.has(`${table} ${key}`) ? [found(table, key)] : []),
  };
}

async function bundledRecords(): Promise<StoredRecord[]> {
  const cache = new ParseCache(cacheBeside(OUT));
  return (await buildBundledSegment(REPORTS, (file) => parseCached(file, cache).parsed)).records;
}

/** The records of a folder that `corpus build` wrote. */
function readRecords(folder: string): StoredRecord[] {
  let head: SegmentHead;
  let records: StoredRecord[];
  try {
    const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
    head = json('segment.json');
    records = head.files.flatMap((name): PackedRecord[] => json(name)).map(unpacked);
  } catch (error) {
    throw new UsageError(`The folder "${folder}" holds no segment: ${whyUnread(error)}`);
  }
  if (head.format !== SEGMENT_FORMAT)
    throw new UsageError(`The segment in "${folder}" was built by another version: build it again.`);
  return records;
}
