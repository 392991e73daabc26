/**
 * From a folder of reports to a segment: reads the files, parses them, builds. Used by the build of the extension and
 * by the `corpus` command alike, so both hold the same bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BuiltSegment, buildSegment } from '../corpus/build-segment';
import { parseReport } from '../reports/parse-report';
import { readBytes } from '../reports/read-bytes';
import type { Evidence, Report } from '../reports/types';
import { whyUnread } from './usage';

/** A file as parsed, or one sentence that says why it could not be read. */
export type ParsedFile = { file: string; report: Report } | { file: string; error: string };

/** Parses one report's text with the `NAME.json` beside it, if there is one. */
export function parseFile(file: string): ParsedFile {
  try {
    const read = readBytes(readFileSync(file));
    if (!read.ok) return { file, error: read.reason };
    return { file, report: parseReport(read.text, evidenceBeside(file)) };
  } catch (error) {
    return { file, error: whyUnread(error) };
  }
}

function evidenceBeside(file: string): Evidence | undefined {
  const path = join(dirname(file), `${basename(file).replace(/\.[^.]*$/, '')}.json`);
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error(`${path} is not valid JSON (${(error as Error).message}): mend it or remove it.`);
  }
}

/** The report texts of a folder, in the order of their names. Throws when the folder cannot be read. */
export function reportFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.json') && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
    .map((name) => join(folder, name));
}

/** Every report text of a folder, parsed. Throws when the folder cannot be read. */
export const parseFolder = (folder: string): ParsedFile[] => reportFiles(folder).map(parseFile);

/** The segment of a folder of reports; throws on the first text that cannot be read, because a build must be whole. */
export async function buildBundledSegment(folder: string): Promise<BuiltSegment> {
  const reports = parseFolder(folder).map((parsed) => {
    if ('error' in parsed) throw new Error(`${parsed.file}: ${parsed.error}`);
    return parsed.report;
  });
  return buildSegment(reports);
}
