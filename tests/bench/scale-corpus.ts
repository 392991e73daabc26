/**
 * A corpus of as many real paragraphs as one likes, in the files of a packaged segment: put in place of those of a copied
 * extension, it is installed and searched by the extension's own code.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundledSegment } from '../../src/cli/bundled-segment';
import { ALL, SEGMENT_FORMAT, type StoredRecord } from '../../src/corpus/model';
import { packed } from '../../src/corpus/packed';
import type { Report } from '../../src/reports/types';
import { documentFindables } from '../../src/search/findables';
import { buildIndex } from '../../src/search/index/build';
import { shardsOf } from '../../src/search/index/format';

/** Paragraphs of a document: no report is longer than a few times that. */
const MOST_PARAGRAPHS = 60;
const FILE_BYTES = 512 * 1024;

/** Reports with the paragraphs as their text, in the order given, as the parser would have made them. */
async function reportsOf(lines: readonly { doc: string; text: string }[]): Promise<Report[]> {
  const { records } = await buildBundledSegment('data/reports');
  const model = records.find(([table]) => table === 'document')?.[2] as Report;
  const none = Object.fromEntries(
    Object.entries(model).flatMap(([name, value]) => (Array.isArray(value) ? [[name, []]] : [])),
  ) as Partial<Report>;
  const byDocument = new Map<string, string[]>();
  for (const { doc, text } of lines) byDocument.set(doc, [...(byDocument.get(doc) ?? []), text]);
  const reports: Report[] = [];
  for (const [doc, texts] of byDocument)
    for (let from = 0; from < texts.length; from += MOST_PARAGRAPHS) {
      const symbol = `A/SCALE/${reports.length + 1}`;
      const paragraphs = texts
        .slice(from, from + MOST_PARAGRAPHS)
        .map((text, at) => ({ id: `${symbol}#${at + 1}`, number: at + 1, section: '', text }));
      reports.push({
        ...{ ...model, ...none, symbol, title: doc, kind: 'report', draft: false, jobNumber: null, attendance: null },
        ...{ meeting: { ...model.meeting, ordinal: null }, paragraphs },
        passages: paragraphs.map(({ id, text }) => ({ id, text })),
      });
    }
  return reports;
}

/** The files of a packaged segment with these paragraphs, by name. */
export async function scaleCorpus(lines: readonly { doc: string; text: string }[]): Promise<Map<string, string>> {
  const reports = await reportsOf(lines);
  const passages = reports.flatMap(documentFindables).filter(({ kind }) => kind !== 'document');
  const records: StoredRecord[] = [
    ['symbols', ALL, { held: reports.map(({ symbol }) => symbol as string).sort(), cited: [] }],
    ['meetings', ALL, { group: '', series: '', meetings: [] }],
    ['definitions', ALL, []],
    ...reports.map((report): StoredRecord => ['document', report.symbol as string, report]),
    ...shardsOf(buildIndex(passages)).map(([name, bytes]): StoredRecord => ['index', name, bytes]),
  ];
  const files = new Map<string, string>();
  let open: string[] = [];
  let length = 0;
  records.forEach((record, at) => {
    const json = JSON.stringify(packed(record));
    open.push(json);
    length += json.length;
    if (length < FILE_BYTES && at < records.length - 1) return;
    files.set(`records-${files.size}.json`, `[${open.join(',')}]`);
    open = [];
    length = 0;
  });
  const head = { format: SEGMENT_FORMAT, id: `bundled-scale-${lines.length}`, files: [...files.keys()] };
  return files.set('segment.json', JSON.stringify(head));
}

/** Puts the files of a segment in the place of the packaged ones. */
export function replaceCorpus(directory: string, files: ReadonlyMap<string, string>): void {
  const folder = join(directory, 'corpus');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const [name, json] of files) writeFileSync(join(folder, name), json);
}
