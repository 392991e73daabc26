/**
 * One report's file to a parsed report: reads the bytes once, says what makes the file doubtful as a whole, and asks a
 * cache first where there is one. Knows nothing of segments.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BROKEN_OFF } from '../reports/broken-off';
import { parseReport } from '../reports/parse-report';
import { readBytes } from '../reports/read-bytes';
import type { Evidence } from '../reports/types';
import type { ParseCache, ParsedText } from './parse-cache';
import { whyUnread } from './usage';

/** A file as parsed, or one sentence that says why it could not be read. */
export type ParsedFile = ({ file: string } & ParsedText) | { file: string; error: string };

/** Parses one report's text with the `NAME.json` beside it, if there is one. Never throws. */
export function parseFile(file: string): ParsedFile {
  try {
    const read = readBytes(readFileSync(file));
    if (!read.ok) return { file, error: read.reason };
    const report = parseReport(read.text, evidenceBeside(file));
    const brokenOff = report.unsure.some(({ what }) => what === BROKEN_OFF) ? BROKEN_OFF : null;
    return { file, report, doubt: read.note ?? brokenOff };
  } catch (error) {
    return { file, error: whyUnread(error) };
  }
}

/** The same, answered from `cache` where neither the file nor the parser has changed. */
export function parseCached(file: string, cache: ParseCache): { parsed: ParsedFile; unchanged: boolean } {
  const key = cache.key(file);
  const known = key && cache.get(key);
  if (known) return { parsed: { file, ...known }, unchanged: true };
  const parsed = parseFile(file);
  if (key && 'report' in parsed) cache.put(key, { report: parsed.report, doubt: parsed.doubt });
  return { parsed, unchanged: false };
}

/** The evidence beside a text, if there is any. Throws one sentence when it is not in the form of {@link Evidence}. */
function evidenceBeside(file: string): Evidence | undefined {
  const path = join(dirname(file), `${basename(file).replace(/\.[^.]*$/, '')}.json`);
  if (path === join(file)) return undefined;
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`The evidence file ${path} is not valid JSON (${(error as Error).message}): mend it or remove it.`);
  }
  if (isEvidence(value)) return value;
  throw new Error(
    `The evidence file ${path} is not of the form {"source", "facts": {FIELD: {"value", "evidence", "sources": []}}}: mend it or remove it.`,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEvidence(value: unknown): value is Evidence {
  if (!isObject(value) || !isObject(value.facts)) return false;
  return Object.values(value.facts).every(
    (fact) =>
      isObject(fact) &&
      typeof fact.value === 'string' &&
      typeof fact.evidence === 'string' &&
      Array.isArray(fact.sources) &&
      fact.sources.every((source) => typeof source === 'string'),
  );
}
