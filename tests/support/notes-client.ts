/**
 * What pages of the extension use of `src/notes`, for tests to bring into a page that has no notes of its own: see
 * notes-page.ts. Bundled at test time.
 */
import { readImport } from '../../src/notes/formats/import';
import { planImport } from '../../src/notes/formats/plan';
import { notesReader } from '../../src/notes/reader';
import * as writer from '../../src/notes/writer';
import { damagedFile } from './damaged-files';

const client = { ...writer, reader: notesReader, readImport, planImport, damagedFile };
export type NotesClient = typeof client;

(globalThis as unknown as { notesClient: NotesClient }).notesClient = client;
