/**
 * `corpus build [--reports DIR] [--out DIR] [--cache DIR]`: builds a segment from a folder of reports, parsing what is
 * new or changed only, and prints a summary: one JSON line for programs, sentences for a person at a terminal.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuiltSegment, buildSegment } from '../corpus/build-segment';
import type { Report } from '../reports/types';
import { indexRecords, OUT, REPORTS, reportFiles } from './bundled-segment';
import { cacheBeside, ParseCache } from './parse-cache';
import { parseCached } from './parse-file';
import { complain, printLine, readArguments, UsageError, type Verb } from './usage';

export interface BuildSummary {
  segment: string;
  out: string;
  bytes: number;
  files: number;
  /** Texts that were parsed now, and those that were known from an earlier build. */
  parsed: number;
  unchanged: number;
  found: Record<string, number>;
  reports: {
    file: string;
    symbol: string | null;
    isReport: boolean;
    language: string;
    paragraphs: number;
    items: number;
    mentions: number;
    repairs: Report['repairs'];
    unsure: Report['unsure'];
  }[];
  /** Texts that the segment does not hold, and why. */
  leftOut: { file: string; why: string }[];
  unreadable: { file: string; why: string }[];
  /** Texts that were read with a doubt about the file as a whole: another encoding, cut off. */
  doubtful: { file: string; why: string }[];
}

export const build: Verb = async (args) => {
  const { plain, options } = readArguments(args, ['reports', 'out', 'cache']);
  if (plain.length > 0)
    throw new UsageError(`"${plain[0]}" is one word too many: name folders with --reports and --out.`);
  const folder = options.get('reports') ?? REPORTS;
  const out = options.get('out') ?? OUT;
  const cache = options.get('cache') ?? cacheBeside(out);
  const { summary, segment } = await buildFolder(folder, out, cache);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const { name, json } of segment.files) writeFileSync(join(out, name), json);
  const troubles = [...summary.unreadable, ...summary.doubtful];
  for (const { file, why } of troubles) complain(file, why);
  if (process.stdout.isTTY) process.stdout.write(readable(summary));
  else printLine(summary);
  return { unread: troubles.length > 0 };
};

/** Builds the segment of a folder without writing it. Throws {@link UsageError} when the folder cannot be read. */
export async function buildFolder(
  folder: string,
  out: string,
  cacheFolder: string,
): Promise<{ summary: BuildSummary; segment: BuiltSegment }> {
  const cache = new ParseCache(cacheFolder);
  let unchanged = 0;
  const parsed = filesOf(folder).map((file) => {
    const one = parseCached(file, cache);
    if (one.unchanged) unchanged += 1;
    return one.parsed;
  });
  const read = parsed.flatMap((each) => ('report' in each ? [each] : []));
  const { kept, leftOut } = oneEach(read);
  const reports = kept.map(({ report }) => report);
  const segment = await buildSegment(reports, indexRecords(reports));
  const summary: BuildSummary = {
    segment: segment.head.id,
    out,
    bytes: segment.files.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0),
    files: segment.files.length,
    parsed: read.length - unchanged,
    unchanged,
    found: countsOf(reports, segment),
    reports: read.map(({ file, report }) => ({
      file: basename(file),
      symbol: report.symbol,
      isReport: report.isReport,
      language: report.language,
      paragraphs: report.paragraphs.length,
      items: report.items.length,
      mentions: report.mentions.length + report.proseCitations.length,
      repairs: report.repairs,
      unsure: report.unsure,
    })),
    leftOut,
    unreadable: parsed.flatMap((each) => ('error' in each ? [{ file: each.file, why: each.error }] : [])),
    doubtful: read.flatMap(({ file, doubt }) => (doubt === null ? [] : [{ file, why: doubt }])),
  };
  return { summary, segment };
}

function filesOf(folder: string): string[] {
  try {
    return reportFiles(folder);
  } catch {
    throw new UsageError(`The folder "${folder}" cannot be read.`);
  }
}

interface Read {
  file: string;
  report: Report;
}

/** A segment holds one text a symbol: the English one if there is one, else the first by name. */
function oneEach(read: Read[]): { kept: Read[]; leftOut: BuildSummary['leftOut'] } {
  const kept = new Map<string, Read>();
  const leftOut: BuildSummary['leftOut'] = [];
  const english = ({ report }: Read) => report.language === 'en';
  for (const each of [...read.filter(english), ...read.filter((other) => !english(other))]) {
    const { symbol } = each.report;
    const file = basename(each.file);
    const holder = symbol === null ? undefined : kept.get(symbol);
    if (symbol === null)
      leftOut.push({ file, why: `It names no symbol of its own: say it in ${file.replace(/\.[^.]*$/, '')}.json.` });
    else if (holder) leftOut.push({ file, why: `${symbol} is already read from ${basename(holder.file)}.` });
    else kept.set(symbol, each);
  }
  leftOut.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { kept: [...kept.values()], leftOut };
}

function countsOf(reports: Report[], { records }: BuiltSegment): Record<string, number> {
  const sum = (count: (report: Report) => number) => reports.reduce((total, report) => total + count(report), 0);
  const actors = (kind: string) =>
    records.reduce((total, [table, key, value]) => total + (table === 'actors' && key === kind ? value.length : 0), 0);
  return {
    documents: reports.length,
    paragraphs: sum(({ paragraphs }) => paragraphs.length),
    recommendations: sum(({ items }) => items.filter(({ kind }) => kind === 'recommendation').length),
    subItems: sum(({ items }) => items.filter(({ kind }) => kind === 'sub-item').length),
    mentions: sum(({ mentions, proseCitations }) => mentions.length + proseCitations.length),
    citedSymbols: records.filter(([table]) => table === 'citations').length,
    instruments: records.filter(([table]) => table === 'instruments').length,
    states: actors('state'),
    organizations: actors('organization'),
    people: actors('person'),
    aligned: records.filter(([table]) => table === 'alignments').length / 2,
  };
}

function readable(summary: BuildSummary): string {
  const { reports, leftOut, unreadable, doubtful, found } = summary;
  const lines = [
    `Segment ${summary.segment} in ${summary.out}: ${summary.files} files, ${summary.bytes} bytes.`,
    `${summary.parsed} texts parsed, ${summary.unchanged} unchanged since an earlier build.`,
    `Found: ${Object.entries(found)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}.`,
  ];
  const listed = (what: string, notes: { line: number; what: string }[]) =>
    notes.map((note) => `    ${what}, line ${note.line}: ${note.what}`);
  for (const report of reports) {
    const { file, symbol, isReport, paragraphs, items, mentions } = report;
    const kind = isReport ? '' : ', not a report';
    lines.push(
      `  ${file}: ${symbol ?? 'no symbol'}${kind}; ${paragraphs} paragraphs, ${items} items, ${mentions} mentions`,
      ...listed('repaired', report.repairs),
      ...listed('unresolved', report.unsure),
    );
  }
  for (const { file, why } of leftOut) lines.push(`  left out: ${file}: ${why}`);
  for (const { file, why } of unreadable) lines.push(`  unreadable: ${file}: ${why}`);
  for (const { file, why } of doubtful) lines.push(`  doubtful: ${file}: ${why}`);
  return `${lines.join('\n')}\n`;
}
