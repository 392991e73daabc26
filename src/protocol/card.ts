/**
 * What a card shows, as plain JSON: the background fills it, the card page draws it.
 * No logic and no wording: sentences of ours come from `_locales`, sentences of the documents from the corpus.
 */

/** A note that a value is concluded, not printed: shown as a degree sign that opens the evidence. */
export interface Derivation {
  /** `catalogue`: printed in no text of the corpus, known from the source that the evidence names. */
  kind?: 'catalogue';
  evidence: string;
  /** Keys into {@link Card.texts}. */
  sources: string[];
}

/** A value with the paragraphs that state it. */
export interface Fact<T = string> {
  value: T;
  /** Keys into {@link Card.texts}: what unfolds when the reader asks where this is said. */
  sources: string[];
  derived?: Derivation;
}

/** A paragraph or item of the corpus that some fact of the card leads to. */
export interface CardText {
  /** `E/CN.15/2018/12#9(s)`. */
  id: string;
  symbol: string;
  /** Pinpoint as the UN writes it, without the symbol: `para. 9 (s)`; empty for the masthead. */
  pinpoint: string;
  /** The item above a sub-item; always shown before it. */
  leadIn: string | null;
  text: string;
  language: string;
  /** True for a preliminary recommendation: the notice must stand with it. */
  preliminary: boolean;
}

export type CardKind = 'document' | 'cited' | 'catalogued' | 'decoded' | 'ambiguous' | 'resolution';

/** What the reader pointed at. */
export interface CardSubject {
  /** Canonical key, or null when the page leaves it open. */
  symbol: string | null;
  candidates: string[];
  /** As printed on the page. */
  surface: string;
}

export interface CardDocument {
  kind: string;
  title: Fact | null;
  date: Fact | null;
  distribution: Fact | null;
  jobNumber: Fact | null;
  /** The body and session that receive the report. */
  issuedTo: Fact<{
    body: string;
    session: number | null;
    place: string | null;
    start: string | null;
    end: string | null;
  }> | null;
  /** Day and sitting on which the Group adopted it. */
  adopted: Fact<{ date: string }> | null;
  /** The final report of this draft, or the draft of this report. */
  issuedAs: Fact<{ symbol: string; date: string | null }> | null;
  draft: Fact<{ symbol: string }> | null;
  /** The draft's report or the report's draft, where the corpus holds both texts. */
  counterpart: string | null;
  /** The issuing body, as a reference names it. */
  body: string | null;
  /** Lists of preliminary recommendations in this document, or in the report of the same meeting. */
  suggestions: {
    symbol: string;
    paragraph: string;
    section: string;
    items: number;
    subItems: number;
    source: string;
  }[];
}

export interface CardMeeting {
  ordinal: Fact<number>;
  /** Name of the group that met. */
  group: string;
  place: Fact | null;
  /** ISO days. */
  dates: Fact<{ start: string; end: string }> | null;
  chair: Fact<{ name: string; country: string | null; role: string }> | null;
  agenda: { item: string; title: string; source: string }[];
  /** One entry a document: drafts and reports may disagree, both are shown. */
  attendance: Fact<{ memberStates: number; symbol: string; draft: boolean }>[];
  /** The meetings of the Group in order, each with a document of it that the corpus holds. */
  line: { ordinal: number; start: string; document: string | null; current: boolean }[];
  /** Which catalogue document this is, in the catalogue's words ("Provisional agenda"), when the symbol is one of the meeting's. */
  documentTitle: Fact | null;
}

export interface CardRecommendation {
  /** Key into {@link Card.texts}. */
  id: string;
  /** Best reason first; each names the shared thing. */
  reasons: { shared: string; sources: string[] }[];
}

export interface CardRelated {
  /** Report that holds the items and its meeting. */
  symbol: string;
  meeting: number;
  /** True when the items come from another meeting than the subject's. */
  otherMeeting: boolean;
  /** How many recommendations that report lists in all. */
  total: number;
  items: CardRecommendation[];
}

export interface CardCitation {
  /** Key into {@link Card.texts}: the citing paragraph. */
  id: string;
  /** The words that cite, UTF-16 offsets into the text of that paragraph. */
  start: number;
  end: number;
  detail: string | null;
}

/** What the catalogue knows of a document that the corpus does not hold. */
export interface CardCatalogue {
  title: string | null;
  date: string | null;
  /** Where the catalogue has it from, in words. */
  source: string;
  verified: boolean;
  /** Where the date is from, if not from `source`. */
  dateSource?: string;
  /** A date that nobody has verified, of a document that is verified otherwise: never without saying so. */
  unverifiedDate?: string;
}

export interface CardCandidate {
  symbol: string;
  title: string;
  /** How many paragraphs of the corpus cite it, and those paragraphs. */
  citedBy: string[];
}

/** Why the corpus could not be asked. The card still shows what the symbol itself says. */
export type CardTrouble = 'storage-refused' | 'storage-broken';

export interface Card {
  kind: CardKind;
  subject: CardSubject;
  /** The sentence that stands first, and its language. */
  title: { text: string; language: string };
  /** Chain of bodies from the organ down, as far as names are certain, and the years the symbol truly gives. */
  identity: {
    organ: string | null;
    body: string | null;
    session: string | null;
    year: string | null;
    modifications: string[];
    base: string | null;
  } | null;
  document: CardDocument | null;
  meeting: CardMeeting | null;
  catalogue: CardCatalogue | null;
  related: CardRelated | null;
  /** Paragraphs of the corpus that cite the subject, all of them, in document order. */
  citations: CardCitation[];
  /** For a resolution without a symbol of its own: the reports that print it. */
  printedIn: { symbol: string; links: { language: string; href: string }[]; source: string }[];
  candidates: CardCandidate[];
  /** In the official order A C E F R S; empty when no link is known to resolve. */
  links: { language: string; href: string }[];
  texts: Record<string, CardText>;
  trouble: CardTrouble | null;
}
