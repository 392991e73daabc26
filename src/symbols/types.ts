/**
 * The words that every room shares when it speaks of UN document symbols.
 * Pure types: no rule of the grammar stands here.
 */

/** What stands in the text: a symbol, a citation in words, a link, a job number. */
export type MatchKind = 'symbol' | 'citation' | 'link' | 'job-number';

/** One place in a text. Offsets are UTF-16 code units into the text as given, end exclusive. */
export interface Match {
  start: number;
  end: number;
  /** `text.slice(start, end)`. */
  surface: string;
  /** Canonical key without white space (`A/RES/1514(XV)`, internal `CCPCJ/RES/26/4`), or null when only candidates are known. */
  symbol: string | null;
  kind: MatchKind;
  /** Possible keys when the text does not say which one is meant; absent when `symbol` is set. */
  candidates?: string[];
}

/** Official language order of the United Nations: A C E F R S. */
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One body on the way from the organ down to the body that issued the document. */
export interface BodyName {
  /** Leading elements of the symbol that name this body, e.g. `E/CN.15`. */
  element: string;
  /** Its name in the language asked for, or null when no source makes the name certain. */
  name: string | null;
}

/** What a symbol says of itself (the printed grammar, not the corpus). */
export interface DecodedSymbol {
  symbol: string;
  /** Principal organ or parent entity, e.g. "Economic and Social Council". */
  organ: string | null;
  /** The most precise body whose name is certain. */
  body: string | null;
  /** From the organ down to the body, as far as names are certain; the rest as printed. */
  chain: BodyName[];
  /** Session as the symbol prints it (`65`, `S-32`, `XV`), or null; a symbol with a year names no session. */
  session: string | null;
  /** The year or years that the symbol truly spans (`2018`, `2010–2011`), or null. */
  year: string | null;
  /** resolution, decision, summary record, limited document, conference room paper, ...; null for a plain document. */
  nature: string | null;
  /** The running number (`230`, `12`), or null. */
  number: string | null;
  /** Modifications and parts in order: `Add.1`, `Rev.2`, `Corr.1`, `(Part I)`. */
  modifications: string[];
  /** The halves of a joint symbol; empty for a single one. */
  joint: string[];
  /** A sentence a person would say. */
  title: string;
  /** undocs.org and docs.un.org in the official language order; empty when no link can resolve. */
  links: DocumentLink[];
}

export interface DocumentLink {
  language: Language;
  href: string;
}
