/**
 * Fills a card from the corpus: what the subject is, what the corpus says of it, and where it says so.
 * Asks through a {@link CorpusReader} and knows no browser. When the corpus cannot be asked, the card still shows
 * what the symbol itself says, and what is wrong.
 */
import type {
  Card,
  CardCandidate,
  CardCatalogue,
  CardCitation,
  CardKind,
  CardRelated,
  CardSubject,
  CardText,
} from '../protocol/card';
import type { Report } from '../reports/types';
import { decodeSymbol } from '../symbols/decode';
import { isOwnKey } from '../symbols/own-key';
import type { DecodedSymbol, Language } from '../symbols/types';
import { documentFacts, meetingFacts } from './card-facts';
import { troubleOf } from './database';
import {
  ALL,
  type CatalogueEntry,
  type Citation,
  type CorpusReader,
  type MeetingSeries,
  meetingKey,
  type RelatedItem,
} from './model';
import { passagesOf, symbolOf } from './passages';

/** Most related recommendations that a glance can take in. */
const MOST_RELATED = 4;
/** A recommendation shows its strongest reasons only. */
const MOST_REASONS = 2;

/** What the corpus answers about one symbol. */
interface Answers {
  report: Report | undefined;
  citations: Citation[];
  catalogue: CatalogueEntry | undefined;
  related: RelatedItem[];
  series: MeetingSeries | undefined;
}

/**
 * The card for what a reader points at. Never throws for trouble with storage: see {@link Card.trouble}.
 * @param language in which names of bodies are wanted
 */
export async function fillCard(reader: CorpusReader, subject: CardSubject, language: Language): Promise<Card> {
  const card = emptyCard(subject, language);
  try {
    if (subject.symbol === null) card.candidates = await candidates(reader, subject.candidates, language, card);
    else await fillSymbol(reader, subject.symbol, language, card);
  } catch (error) {
    card.trouble = troubleOf(error);
    if (subject.symbol === null) card.candidates = subject.candidates.map((symbol) => candidate(symbol, [], language));
  }
  return card;
}

function emptyCard(subject: CardSubject, language: Language): Card {
  const decoded = subject.symbol === null ? null : decodeSymbol(subject.symbol, language);
  return {
    kind: subject.symbol === null ? 'ambiguous' : 'decoded',
    subject,
    title: { text: decoded?.title ?? subject.surface, language },
    identity: decoded && identityOf(decoded),
    document: null,
    meeting: null,
    catalogue: null,
    related: null,
    citations: [],
    printedIn: [],
    candidates: [],
    links: decoded?.links ?? [],
    texts: {},
    trouble: null,
  };
}

function identityOf({ organ, body, session, year, modifications, symbol }: DecodedSymbol): Card['identity'] {
  const base = modifications.length > 0 ? baseOf(symbol, modifications) : null;
  return { organ, body, session, year, modifications, base };
}

/** The document that an addendum, corrigendum or revision belongs to. */
function baseOf(symbol: string, modifications: string[]): string | null {
  const at = symbol.indexOf(`/${modifications.find((each) => !each.startsWith('('))}`);
  return at > 0 ? symbol.slice(0, at) : null;
}

async function fillSymbol(reader: CorpusReader, symbol: string, language: Language, card: Card): Promise<void> {
  const answers = await ask(reader, symbol);
  const { report, citations, catalogue, related, series } = answers;
  card.kind = kindOf(symbol, answers);
  card.catalogue = catalogue && !report ? catalogueOf(catalogue) : null;
  const ordinal = report?.meeting.ordinal ?? catalogue?.meeting ?? null;
  const ofMeeting = await reportsOfMeeting(reader, series, ordinal);
  if (report) card.document = documentFacts(report, ofMeeting);
  if (ordinal !== null && series) {
    card.meeting = meetingFacts(ordinal, series, report, ofMeeting, catalogue);
    const title = report && meetingTitle(report, ordinal, series);
    if (title) card.title = { text: title, language: report.language };
  }
  card.citations = citations.map(
    ({ source, start, end, detail }): CardCitation => ({ id: source, start, end, detail }),
  );
  card.printedIn = (catalogue?.printedIn ?? []).map((printed) => ({
    symbol: printed.symbol,
    links: decodeSymbol(printed.symbol, language).links,
    source: printed.source ?? '',
  }));
  card.related = await relatedPart(reader, related, ordinal);
  card.texts = await textsFor(reader, referencedIds(card));
}

async function ask(reader: CorpusReader, symbol: string): Promise<Answers> {
  const [report, citations, catalogue, related, series] = await Promise.all([
    reader.get('document', symbol),
    reader.all('citations', symbol),
    reader.get('catalogue', symbol),
    reader.get('related', symbol),
    reader.get('meetings', ALL),
  ]);
  const ofMeeting =
    related === undefined && !report && catalogue && catalogue.meeting !== null
      ? await reader.get('related', meetingKey(catalogue.meeting))
      : undefined;
  return { report, citations: citations.flat(), catalogue, related: related ?? ofMeeting ?? [], series };
}

function kindOf(symbol: string, { report, citations, catalogue }: Answers): CardKind {
  if (report) return 'document';
  if (isOwnKey(symbol)) return 'resolution';
  if (citations.length > 0) return 'cited';
  return catalogue ? 'catalogued' : 'decoded';
}

const catalogueOf = ({ title, date, source, dateSource }: CatalogueEntry): CardCatalogue => {
  const verified = source !== null;
  // A date that nobody verified must not stand next to a title that somebody did, as if it were as good.
  const doubtful = verified && date !== null && dateSource === null;
  return {
    title,
    date: doubtful ? null : date,
    source: source ?? '',
    verified,
    ...(dateSource !== null && dateSource !== source && { dateSource }),
    ...(doubtful && { unverifiedDate: date }),
  };
};

const KIND_NAMES: Record<Report['kind'], string> = {
  report: 'Report',
  'draft report': 'Draft report',
  'annotated provisional agenda': 'Annotated provisional agenda',
  other: 'Document',
};
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "Draft report, fourth meeting, Expert Group to …", in the language of the corpus. */
function meetingTitle(report: Report, ordinal: number, series: MeetingSeries): string | null {
  const name = ORDINALS[ordinal - 1];
  return name ? `${KIND_NAMES[report.kind]}, ${name} meeting, ${series.group}` : null;
}

async function reportsOfMeeting(
  reader: CorpusReader,
  series: MeetingSeries | undefined,
  ordinal: number | null,
): Promise<Report[]> {
  const symbols = series?.meetings.find((meeting) => meeting.ordinal === ordinal)?.documents ?? [];
  const reports = await Promise.all(symbols.map((symbol) => reader.get('document', symbol)));
  return reports.filter((report) => report !== undefined);
}

async function relatedPart(
  reader: CorpusReader,
  related: RelatedItem[],
  ordinal: number | null,
): Promise<CardRelated | null> {
  const first = related[0];
  const holder = first && (await reader.get('document', symbolOf(first.id)));
  if (!holder?.symbol) return null;
  const ofHolder = related.filter(({ id }) => symbolOf(id) === holder.symbol).slice(0, MOST_RELATED);
  return {
    symbol: holder.symbol,
    meeting: holder.meeting.ordinal ?? 0,
    otherMeeting: ordinal !== null && holder.meeting.ordinal !== ordinal,
    total: holder.items.filter(({ kind }) => kind === 'recommendation').length,
    items: ofHolder.map(({ id, reasons }) => ({ id, reasons: reasons.slice(0, MOST_REASONS) })),
  };
}

async function candidates(
  reader: CorpusReader,
  symbols: string[],
  language: Language,
  card: Card,
): Promise<CardCandidate[]> {
  const found = await Promise.all(
    symbols.map(async (symbol) => {
      const places = (await reader.all('citations', symbol)).flat();
      return candidate(symbol, [...new Set(places.map(({ source }) => source))], language);
    }),
  );
  card.texts = await textsFor(
    reader,
    found.flatMap(({ citedBy }) => citedBy),
  );
  // What the corpus knows comes first: it is the likelier meaning on a page about the same matter.
  return found.sort((a, b) => b.citedBy.length - a.citedBy.length);
}

const candidate = (symbol: string, citedBy: string[], language: Language): CardCandidate => ({
  symbol,
  title: decodeSymbol(symbol, language).title,
  citedBy,
});

/** Every passage id that some fact of the card leads to. */
function referencedIds(card: Card): string[] {
  const ids = new Set<string>();
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'string') {
      if (value.includes('#') && ['id', 'source', 'sources'].includes(key)) ids.add(value);
    } else if (Array.isArray(value)) for (const each of value) visit(each, key);
    else if (value !== null && typeof value === 'object')
      for (const [name, each] of Object.entries(value)) visit(each, name);
  };
  visit([card.document, card.meeting, card.related, card.citations, card.printedIn]);
  return [...ids];
}

async function textsFor(reader: CorpusReader, ids: string[]): Promise<Record<string, CardText>> {
  const texts: Record<string, CardText> = {};
  const symbols = [...new Set(ids.map(symbolOf))];
  const reports = await Promise.all(symbols.map((symbol) => reader.get('document', symbol)));
  for (const [i, report] of reports.entries()) {
    const symbol = symbols[i];
    if (!report || symbol === undefined) continue;
    for (const { id, pinpoint, leadIn, text, preliminary } of passagesOf(report))
      if (ids.includes(id)) texts[id] = { id, symbol, pinpoint, leadIn, text, language: report.language, preliminary };
  }
  return texts;
}
