/**
 * What the corpus stores: the tables of a segment and their records. Types and keys only.
 * A record is found by [segment, table, key]; every record but the bytes of the search index is plain JSON, packed per
 * document or per target.
 */

import type { Report } from '../reports/types';
import type { MatchKind } from '../symbols/types';
import type { Alignment } from './align/align';

/** Raised when a record's shape changes; a segment of another format is built or installed anew. */
export const SEGMENT_FORMAT = 4;

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

/** A document of `data/catalogue/documents.json`. Sources are in words; null where nobody has verified the fact. */
export interface CatalogueEntry {
  symbol: string;
  title: string | null;
  date: string | null;
  /** Ordinal of the Expert Group's meeting that the document belongs to. */
  meeting: number | null;
  /** Where it is known from that there is such a document, and its title. */
  source: string | null;
  /** Where the date is from. */
  dateSource: string | null;
  /** The reports in which a resolution without a symbol of its own is printed. */
  printedIn: { symbol: string; source: string | null }[];
}

export interface MeetingEntry {
  ordinal: number;
  place: string;
  /** ISO days. */
  start: string;
  end: string;
  source: string;
  /** What else the catalogue knows of it, each with its source in words; null where nobody has verified it. */
  notes: { text: string; source: string | null }[];
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

/** An instrument that the texts call by name; its key is the document that carries it, or its number in its own series. */
export interface InstrumentEntry {
  key: string;
  /** All names that lead to it, the usual one first. */
  names: string[];
  /** How we know that these names are one thing, in words. */
  source: string;
  places: { source: string; start: number; end: number; surface: string }[];
}

export type ActorKind = 'state' | 'organization' | 'person';
/** `represented`: others spoke on its behalf. */
export type Role =
  | 'statement'
  | 'audiovisual presentation'
  | 'represented'
  | 'officer'
  | 'panellist'
  | 'member of the extended Bureau';

/** One place that says that somebody acted. */
export interface Appearance {
  /** Ordinal of the meeting; null when the document does not say of which. */
  meeting: number | null;
  role: Role;
  /** The name in that place, of a person with the State in brackets. */
  printed: string;
  /** Passage id. */
  source: string;
  /** Capacity or agenda item, where printed. */
  detail?: string;
}

/** A State, an organization or a person with one identity across spellings. */
export interface ActorEntry {
  kind: ActorKind;
  /** The identity: the form of the present lists, of a person the name and State. */
  id: string;
  appearances: Appearance[];
}

/** How the paragraphs of a draft became those of its report; numbers and letters as after the `#` of passage ids. */
export interface DocumentAlignment {
  draft: string;
  report: string;
  paragraphs: Alignment[];
  /** List elements of paragraphs that became one another; those of a new or dropped paragraph came or went with it. */
  items: Alignment[];
}

/** A short form and the words that it stands for, as a passage defines it. */
export interface Definition {
  short: string;
  long: string;
  /** Passage id. */
  source: string;
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
  /** Key: symbol of a document or of a cited document, key of an instrument, or {@link meetingKey}. */
  related: RelatedItem[];
  /** Key: symbol of the draft, and the same under the symbol of the report. */
  alignments: DocumentAlignment;
  /** Groups of ids of paragraphs that recur from document to document. Key: {@link ALL}. */
  recurring: string[][];
  /** Key: kind of the actors. */
  actors: ActorEntry[];
  /** Key: key of the instrument. */
  instruments: InstrumentEntry;
  /** Key: {@link ALL}. */
  definitions: Definition[];
  /** Key: {@link ALL}. */
  meetings: MeetingSeries;
  /** Key: {@link ALL}. */
  symbols: SymbolIndex;
  /** The search index of the segment, in shards that are read one by one. Key: name of the shard. */
  index: Uint8Array<ArrayBuffer>;
}
export type TableName = keyof Tables;
export type StoredRecord = { [T in TableName]: [table: T, key: string, value: Tables[T]] }[TableName];

/** How a meeting of the series is addressed where symbols are: `meeting:4`. */
export const meetingKey = (ordinal: number): string => `meeting:${ordinal}`;

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
