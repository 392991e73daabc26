/**
 * What the corpus stores: the tables of a segment and their records. Types only.
 * A record is found by [segment, table, key]; every record is plain JSON, packed per document or per target.
 */

import type { Report } from '../reports/types';
import type { MatchKind } from '../symbols/types';

/** Raised when a record's shape changes; a segment of another format is built or installed anew. */
export const SEGMENT_FORMAT = 1;

/** One place in the corpus that cites a symbol. */
export interface Citation {
  /** Passage id of the citing paragraph, item, footnote or masthead. */
  source: string;
  start: number;
  end: number;
  surface: string;
  kind: MatchKind;
  detail: string | null;
}

/** A fact of `data/catalogue/documents.json`. */
export interface CatalogueEntry {
  symbol: string;
  title: string | null;
  date: string | null;
  /** Ordinal of the Expert Group's meeting that the document belongs to. */
  meeting: number | null;
  /** Where the fact comes from, in words; null when nobody has verified it. */
  source: string | null;
  /** Symbols of the reports in which a resolution without a symbol of its own is printed. */
  printedIn: string[];
}

export interface MeetingEntry {
  ordinal: number;
  place: string;
  /** ISO days. */
  start: string;
  end: string;
  source: string;
  /** Symbols of this meeting's documents that the segment holds, report before draft before agenda. */
  documents: string[];
}

export interface MeetingSeries {
  /** Name of the body that met. */
  group: string;
  /** Symbol series of its documents, e.g. `UNODC/CCPCJ/EG.4`. */
  series: string;
  meetings: MeetingEntry[];
}

/** A recommendation that shares something with a context, and what it shares. */
export interface RelatedItem {
  /** Passage id of the recommendation. */
  id: string;
  score: number;
  /** Strongest first. `sources` are passages of the context that speak of the shared thing. */
  reasons: { shared: string; sources: string[] }[];
}

/** Every symbol that the segment holds or cites: what the page's underlines need, and nothing more. */
export interface SymbolIndex {
  held: string[];
  cited: string[];
}

/** The tables of a segment: key and record of each. */
export interface Tables {
  /** Key: symbol. */
  document: Report;
  /** Key: cited symbol. */
  citations: Citation[];
  /** Key: symbol. */
  catalogue: CatalogueEntry;
  /** Key: symbol of a document or of a cited document. */
  related: RelatedItem[];
  /** Key: {@link ALL}. */
  meetings: MeetingSeries;
  /** Key: {@link ALL}. */
  symbols: SymbolIndex;
}
export type TableName = keyof Tables;
export type StoredRecord = { [T in TableName]: [table: T, key: string, value: Tables[T]] }[TableName];

/** Key of a table that has one record a segment. */
export const ALL = 'all';

/** `segment.json` of a packaged segment. */
export interface SegmentHead {
  format: number;
  /** Hash of the contents: another id means other contents. */
  id: string;
  /** File names in the order of installation; each is one transaction. */
  files: string[];
}

/** Reads records across the active segments. Throws {@link CorpusTrouble} when the database cannot be asked. */
export interface CorpusReader {
  /** The record of the first active segment that has one, else undefined. */
  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined>;
  /** The record of every active segment that has one. */
  all<T extends TableName>(table: T, key: string): Promise<Tables[T][]>;
}
