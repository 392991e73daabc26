/** Notes as a file: which formats there are, and what they need to know besides the notes. Deleted notes are kept in JSON alone. */
import type { Passage } from '../../corpus/passages';
import type { Colour, Note } from '../../protocol/note';
import { writeCsv } from './csv';
import { writeJson } from './json';
import { writeMarkdown } from './markdown';
import { writeWebAnnotations } from './web-annotation';

export const EXPORT_KINDS = [
  { kind: 'json', extension: 'json', mime: 'application/json' },
  { kind: 'w3c', extension: 'jsonld', mime: 'application/ld+json' },
  { kind: 'markdown', extension: 'md', mime: 'text/markdown' },
  { kind: 'csv', extension: 'csv', mime: 'text/csv' },
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number]['kind'];

export interface ExportContext {
  /** ISO instant of the export. */
  exported: string;
  /** The user's names of the colours. */
  colours: Record<Colour, string>;
  /** The documents that are held, by symbol; a note on another one is exported with what it knows itself. */
  documents: ReadonlyMap<string, { title: string | null; language: string; passages: readonly Passage[] }>;
  /** The notice that stands wherever preliminary recommendations do. */
  notice: string;
}

/** The text of a file of `notes`, with line ends of its format. */
export function exportNotes(notes: readonly Note[], kind: ExportKind, context: ExportContext): string {
  if (kind === 'json') return writeJson(notes, context.colours, context.exported);
  const living = notes.filter(({ deleted }) => deleted === null);
  if (kind === 'w3c') return writeWebAnnotations(living, context);
  if (kind === 'markdown') return writeMarkdown(living, context);
  return writeCsv(living, context);
}
