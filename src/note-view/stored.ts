/** What is stored, for files: all notes, and what of the corpus they stand on. */
import { corpusReader } from '../corpus/database';
import { passagesOf, symbolOf } from '../corpus/passages';
import { AnchorDocument } from '../notes/anchor';
import type { ExportContext } from '../notes/formats/export';
import { notesReader } from '../notes/reader';
import { t } from '../platform/i18n';
import type { Note } from '../protocol/note';
import type { Report } from '../reports/types';
import { namedColours } from './use-notes';

/** Every note, deleted ones included. @throws NotesError */
export async function allNotes(): Promise<Note[]> {
  const notes: Note[] = [];
  for await (const some of notesReader.all()) notes.push(...some);
  return notes;
}

/** The documents that notes stand on, as far as the corpus holds them. */
async function reportsUnder(notes: readonly Note[]): Promise<[string, Report][]> {
  const symbols = [...new Set(notes.map(({ anchor }) => symbolOf(anchor.passage)))];
  const reports = await Promise.all(
    symbols.map(async (symbol) => [symbol, await corpusReader.get('document', symbol).catch(() => undefined)] as const),
  );
  return reports.flatMap(([symbol, report]) => (report ? [[symbol, report]] : []));
}

export async function exportContext(notes: readonly Note[]): Promise<ExportContext> {
  const names = await notesReader.colourNames().catch(() => null);
  return {
    exported: new Date().toISOString(),
    colours: namedColours(names),
    documents: new Map(
      (await reportsUnder(notes)).map(([symbol, report]) => [
        symbol,
        { title: report.title, language: report.language, passages: passagesOf(report) },
      ]),
    ),
    notice: t('preliminaryNotice'),
  };
}

export async function anchorDocuments(notes: readonly Note[]): Promise<Map<string, AnchorDocument>> {
  return new Map(
    (await reportsUnder(notes)).map(([symbol, { language, passages }]) => [
      symbol,
      new AnchorDocument(language, passages),
    ]),
  );
}
