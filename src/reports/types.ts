/**
 * A parsed report: the field names of the `corpus parse` command, which others rely on.
 * Everything here is what a text says of itself, or what its evidence file says for it.
 */
import type { MatchKind } from '../symbols/types';

/** What a text does not say of itself, kept in `NAME.json` beside `NAME.txt`, each value with its evidence. */
export interface Evidence {
  /** The field's value and why we believe it. Fields are names of {@link Report}. */
  facts: Partial<Record<EvidenceField, EvidencedValue>>;
  /** Where the text came from. */
  source: string;
}
export type EvidenceField = 'symbol' | 'title' | 'date' | 'distribution' | 'jobNumber' | 'body' | 'place' | 'kind';
export interface EvidencedValue {
  value: string;
  /** One or two sentences a reader can check. */
  evidence: string;
  /** Paragraph ids (without the symbol, e.g. `31`) or other documents' ids that carry the evidence. */
  sources: string[];
}

/** stated: printed in the text. derived: concluded from it or from the evidence file. */
export interface Provenance {
  how: 'stated' | 'derived';
  evidence: string;
  /** Paragraph ids `SYMBOL#NUMBER`, or `SYMBOL#title` for the masthead. */
  sources: string[];
}

export type DocumentKind = 'report' | 'draft report' | 'annotated provisional agenda' | 'other';

export interface Meeting {
  /** 4 for the fourth meeting of the Expert Group. */
  ordinal: number | null;
  place: string | null;
  /** ISO dates. */
  start: string | null;
  end: string | null;
  /** Sittings held ("1st meeting" in the texts' own words), or planned in an agenda. */
  plenaryMeetings?: number;
  plannedPlenaryMeetings?: number;
}

export interface Section {
  level: number;
  /** `I`, `A`, `1`, `(a)`, `Annex`, or empty when the heading has none. */
  number: string;
  title: string;
  /** Path of numbers, e.g. `II.A`, `1(b)`. */
  path: string;
}

export interface Paragraph {
  /** `SYMBOL#9`; unnumbered paragraphs of an agenda `SYMBOL#1(b).8`. */
  id: string;
  number: number | null;
  /** Path of the section that holds it. */
  section: string;
  /** Own text without number, lettered items, furniture and footnote markers; white space collapsed. */
  text: string;
}

export type ItemKind = 'recommendation' | 'sub-item' | 'agenda' | 'documentation' | 'item';

export interface Item {
  /** `SYMBOL#9(s)`, `SYMBOL#10(f)(iii)`. */
  id: string;
  /** Paragraph number or place that holds it. */
  paragraph: string;
  /** `(s)`, `(iii)`, `1`. */
  label: string;
  /** Label of the item above it, or null. */
  parent: string | null;
  kind: ItemKind;
  text: string;
  /** For a sub-item: the text of the item above it, without which it must never be shown. */
  leadIn: string | null;
}

export interface AgendaItem {
  /** `1`, `1 (a)`. */
  item: string;
  title: string;
  /** Paragraph id that prints the agenda. */
  source: string;
}

export interface Officer {
  /** Capacities as printed, e.g. `Vice-President; Chair of the fourth meeting`. */
  role: string;
  name: string | null;
  country: string | null;
  /** Paragraph id. */
  source: string;
  note?: string;
}

export interface Panellist {
  name: string;
  honorific?: string;
  country: string | null;
  agendaItem: string | null;
  source: string;
}

export interface Statement {
  kind: string;
  names: string[];
  onBehalfOf?: string;
  incomplete?: boolean;
  /** The item under which it was made, when the text says so. */
  agendaItem?: string;
  source: string;
}

export interface Attendance {
  memberStates?: number;
  observerStates?: number;
  secretariatUnits?: number;
  intergovernmentalOrganizations?: number;
  academiaAndPrivateSector?: number;
  other?: string[];
  participantsList?: string;
  /** What is evidently missing from the printed list, in words. */
  gap?: string;
  source: string;
}

export interface DocumentationEntry {
  label?: string;
  agendaItem?: string;
  title: string;
  symbol: string | null;
  source: string;
}

export interface Footnote {
  marker: string;
  text: string;
  /** Id of the paragraph (or `SYMBOL#title`) that carries the marker. */
  anchor: string | null;
  /** Where the marker stands in that text, in UTF-16 code units; absent where only the carrier is known. */
  at?: number;
}

export interface TimetableRow {
  date: string;
  time: string;
  item: string;
  title: string;
  dateInherited: boolean;
  timeInherited: boolean;
  /** 1-based line of the text. */
  line?: number;
}

/** An instrument called by name; all its names lead to one key. */
export interface NamedInstrument {
  /** The fullest name that this document prints. */
  surface: string;
  symbol: string;
  /** Paragraph and item ids. */
  sources: string[];
}

/** What a draft leaves open in square brackets. */
export interface Placeholder {
  source: string;
  text: string;
}

/** A printed line that is not text: page number, running header, link list, rule. */
export interface FurnitureLine {
  /** 1-based. */
  line: number;
  text: string;
}

/** A symbol or a citation in words, at a place of this document. */
export interface Mention {
  surface: string;
  /** Canonical key, or null with candidates. */
  symbol: string | null;
  candidates?: string[];
  kind: MatchKind;
  /** `annexes I and II`, `para. 42`, when the text says which part. */
  detail?: string;
  /** Paragraph or item id, `SYMBOL#title`, `SYMBOL#footnote-1`, `SYMBOL#heading-II.A`, `SYMBOL#documentation-2.1`, `SYMBOL#timetable-3`. */
  source: string;
  /** UTF-16 offsets into the text of that paragraph or item. */
  start: number;
  end: number;
  selfMention?: boolean;
}

export interface Report {
  /** Canonical key, or null when neither text nor evidence gives one. */
  symbol: string | null;
  isReport: boolean;
  kind: DocumentKind;
  jobNumber: string | null;
  title: string | null;
  /** ISO date. */
  date: string | null;
  distribution: string | null;
  originalLanguage: string | null;
  /** Language of this text, BCP 47. */
  language: string;
  /** The body whose document this is, as printed. */
  body: string | null;
  /** Session of the parent body that receives the report. */
  session: { ordinal: number; place: string | null; start: string | null; end: string | null } | null;
  agendaItemOfSession: { number: string; title: string } | null;
  meeting: Meeting;
  draft: boolean;
  pages: number | null;
  sections: Section[];
  paragraphs: Paragraph[];
  items: Item[];
  agenda: AgendaItem[];
  officers: Officer[];
  panellists: Panellist[];
  statements: Statement[];
  attendance: Attendance | null;
  documentation: DocumentationEntry[];
  footnotes: Footnote[];
  timetable: TimetableRow[];
  /** Every addressable text in the order of the document: the masthead, headings, paragraphs, items, footnotes, ... */
  passages: { id: string; text: string }[];
  /** Explicit document symbols. */
  mentions: Mention[];
  /** Citations in words, back references included. */
  proseCitations: Mention[];
  namedInstruments?: NamedInstrument[];
  placeholders?: Placeholder[];
  furniture?: FurnitureLine[];
  /** Addresses that stand on lines of their own at the foot of a page. */
  linkLines?: { line: number; url: string }[];
  /** The wider bureau, where a document lists it. */
  extendedBureau?: string[];
  /** How each identity field is known. */
  provenance: Partial<Record<EvidenceField | 'meeting', Provenance>>;
  /** What was mended, in words, with the line of the text (1-based). */
  repairs: { line: number; what: string }[];
  /** What was left open. */
  unsure: { line: number; what: string }[];
}
