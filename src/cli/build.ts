/** `corpus build [--reports DIR] [--out DIR]`: builds a segment and prints a summary a maintainer can read. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSegment } from '../corpus/build-segment';
import { parseFolder } from './bundled-segment';
import type { Verb } from './corpus';
import { complain, printLine, readArguments, UsageError } from './usage';

export const build: Verb = async (args) => {
  const { plain, options } = readArguments(args, ['reports', 'out']);
  if (plain.length > 0)
    throw new UsageError(`"${plain[0]}" is one word too many: name folders with --reports and --out.`);
  const folder = options.get('reports') ?? 'data/reports';
  const out = options.get('out') ?? 'dist/corpus';
  let unread = false;
  const parsed = readFolder(folder);
  const reports = parsed.flatMap((each) => {
    if (!('error' in each)) return [each.report];
    complain(each.file, each.error);
    unread = true;
    return [];
  });
  const segment = await buildSegment(reports);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const { name, json } of segment.files) writeFileSync(join(out, name), json);
  printLine({
    segment: segment.head.id,
    out,
    bytes: segment.files.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0),
    files: segment.files.length,
    reports: reports.map(({ symbol, isReport, paragraphs, items, mentions, proseCitations, repairs, unsure }) => ({
      symbol,
      isReport,
      paragraphs: paragraphs.length,
      items: items.length,
      mentions: mentions.length + proseCitations.length,
      repairs,
      unsure,
    })),
  });
  return { unread };
};

function readFolder(folder: string) {
  try {
    return parseFolder(folder);
  } catch {
    throw new UsageError(`The folder "${folder}" cannot be read.`);
  }
}
