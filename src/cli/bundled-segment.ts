/**
 * From a folder of reports to a segment: reads the files, parses them, builds. Used by the build of the extension and
 * by the `corpus` command alike, so both hold the same bytes.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltSegment, buildSegment } from '../corpus/build-segment';
import type { StoredRecord } from '../corpus/model';
import type { Report } from '../reports/types';
import { findablesOf } from '../search/findables';
import { buildIndex } from '../search/index/build';
import { shardsOf } from '../search/index/format';
import { type ParsedFile, parseFile } from './parse-file';

/** The reports that ship with the extension, and where their segment goes unless told otherwise. */
export const REPORTS = 'data/reports';
export const OUT = 'dist/corpus';

/** The report texts of a folder, in the order of their names. Throws when the folder cannot be read. */
export function reportFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.json') && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
    .map((name) => join(folder, name));
}

/** The search index over reports, as records of their segment. */
export const indexRecords = (reports: Report[]): StoredRecord[] =>
  shardsOf(buildIndex(findablesOf(reports))).map(([name, bytes]) => ['index', name, bytes]);

/**
 * The segment of a folder of reports; throws on the first text that cannot be read, because a build must be whole.
 * @param parse how a file is parsed; a caller that keeps parsed reports answers from those
 */
export async function buildBundledSegment(
  folder: string,
  parse: (file: string) => ParsedFile = parseFile,
): Promise<BuiltSegment> {
  const reports = reportFiles(folder).map((file) => {
    const parsed = parse(file);
    if ('error' in parsed) throw new Error(`${parsed.file}: ${parsed.error}`);
    return parsed.report;
  });
  return buildSegment(reports, indexRecords(reports));
}
