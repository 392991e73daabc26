/**
 * What the rooms of the search say to one another: what can be found, what is asked, what is answered. Types only.
 */
import type { CardSubject } from '../protocol/card';

export type FindableKind = 'document' | 'recommendation' | 'paragraph' | 'footnote' | 'meeting' | 'person' | 'note';

/** The texts of one findable thing. The index weighs a word by the field that holds it. */
export interface FieldTexts {
  title: string;
  section: string;
  people: string;
  /** Of a sub-item its lead-in and its own words: neither is found, or shown, without the other. */
  text: string;
}

/** One thing that can be found. */
export interface Findable {
  /** Passage id (`E/CN.15/2018/12#9(s)`), symbol of a document, `meeting:4`, `person:NAME`, id of a note. */
  id: string;
  kind: FindableKind;
  /** Symbol of the document that holds it; null where none does. */
  document: string | null;
  /** Ordinal of the Expert Group's meeting it belongs to. */
  meeting: number | null;
  /** It stands in a draft: what the report says alike comes first. */
  draft: boolean;
  /** It records how the meeting came about and went: what was said comes first. */
  procedural: boolean;
  /** BCP 47: decides how words are cut and stemmed. */
  language: string;
  fields: FieldTexts;
}

/** Where the bytes of an index come from: IndexedDB in the extension, files or memory elsewhere. Undefined: no such shard. */
export interface ShardReader {
  read(shard: string): Promise<Uint8Array | undefined>;
}

/** Where the texts of findable things come from, in the order asked: phrases are verified on them, snippets cut from them. */
export interface TextReader {
  texts(ids: string[]): Promise<(FieldTexts | undefined)[]>;
}

/** One way in which a group may be met: words as a person writes them. */
export interface Alternative {
  words: string[];
  /** The words stand beside one another in this order: as typed, or if the weight is less than 1 in any form of theirs. */
  phrase: boolean;
  /** 1 for what was typed, less for a synonym. */
  weight: number;
}

/** One thing that is asked: met by any of its alternatives. */
export interface TermGroup {
  /** As typed. */
  surface: string;
  alternatives: Alternative[];
  /** The last word is being typed: every word that begins with it counts. */
  open: boolean;
}

/** A query as the index understands it. */
export interface Ask {
  /** All of them first, most of them else. */
  groups: TermGroup[];
  /** None of these. */
  without: TermGroup[];
  /** Null: any. */
  kinds: FindableKind[] | null;
  meetings: number[] | null;
  documents: string[] | null;
}

export interface Match {
  id: string;
  kind: FindableKind;
  document: string | null;
  meeting: number | null;
  /** Comparable within one answer only. */
  score: number;
  /** By the order of `groups`: whether it was met. */
  met: boolean[];
  /** Words of the index that met the groups, folded: what a snippet marks. */
  words: string[];
  /** Words that were found in place of what was typed. */
  slips: { asked: string; found: string }[];
}

export interface Found {
  /** Best first. */
  matches: Match[];
  /** How many there are, the shown ones included. */
  total: number;
  /** True if there may be more than `total`: of very many candidates not every text was read. */
  atLeast: boolean;
  /** `all` groups were met by each match, or `most` of them. */
  how: 'all' | 'most' | 'none';
}

/** A stretch of a text with the words to be marked; offsets in UTF-16 code units of `text`. */
export interface Snippet {
  text: string;
  marks: [start: number, end: number][];
}

export interface Hit extends Match {
  /** What opening it shows: a passage id, or the symbol of a document. Of a meeting or a person the passage that says most of it. */
  place: string;
  /** Title of the document that holds it, as printed; empty where none does. */
  title: string;
  /** Language of its text, BCP 47. */
  language: string;
  snippet: Snippet;
  /** Of a sub-item: the text above it, never left out. */
  leadIn: string | null;
  /** A preliminary recommendation or conclusion: never shown without the notice. */
  preliminary: boolean;
  /** `para. 9 (s)`. */
  pinpoint: string;
  /** Why it is here, in the order of weight; drawn as words by the faces. */
  why: Reason[];
}

export type Reason =
  | { name: 'word'; asked: string; field: keyof FieldTexts }
  | { name: 'synonym'; asked: string; found: string }
  | { name: 'slip'; asked: string; found: string }
  | { name: 'missing'; asked: string };

/** A fact that answers a question, with the passages that state it. */
export interface Answer {
  /** What kind of fact it is: the faces say it in the reader's language. */
  kind: string;
  /** One sentence in English, as `corpus search` prints it. */
  sentence: string;
  rows: { text: string; sources: string[] }[];
  /** Passage ids. */
  sources: string[];
}

/** What a query is answered with. */
export interface SearchReply {
  query: string;
  /** The query is a symbol, a job number, a link or a citation: the document, or candidates. */
  direct: CardSubject | null;
  answer: Answer | null;
  how: Found['how'];
  hits: Hit[];
  total: number;
  /** Weak matches, never among the hits. */
  nearest: Hit[];
  /** The stored index was damaged, and has been made anew from the documents. */
  repaired?: true;
}
