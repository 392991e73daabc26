/** The segment of the five reports, and a reader over its records: the same code as in the product, without a browser. */
import { buildBundledSegment } from '../../../src/cli/bundled-segment';
import type { CorpusReader, StoredRecord } from '../../../src/corpus/model';

export const segment = await buildBundledSegment('data/reports');

/** Reads records as the database does: each time another copy. */
export function readerOf(records: StoredRecord[]): CorpusReader {
  const byKey = new Map(records.map(([table, key, value]) => [`${table} ${key}`, value]));
  const found = (table: string, key: string) => structuredClone(byKey.get(`${table} ${key}`)) as never;
  return {
    get: async (table, key) => found(table, key),
    all: async (table, key) => (byKey.has(`${table} ${key}`) ? [found(table, key)] : []),
  };
}

export const reader = readerOf(segment.records);
