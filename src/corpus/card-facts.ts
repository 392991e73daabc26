/**
 * The document and meeting parts of a card, each fact with the passages that state it. Pure.
 * A document speaks for itself first; what it does not say is taken from its meeting's other documents and marked.
 */

import type { CardDocument, CardMeeting, Derivation, Fact } from '../protocol/card';
import { ENGLISH_MONTHS } from '../reports/months';
import type { EvidenceField, Provenance, Report } from '../reports/types';
import { decodeSymbol } from '../symbols/decode';
import type { CatalogueEntry, MeetingSeries } from './model';

/** A field of a report as a fact, with its provenance. */
const fact = (report: Report, field: EvidenceField, value: string | null): Fact | null =>
  value === null ? null : withProvenance(value, report.provenance[field], report);

export function documentFacts(report: Report, ofMeeting: Report[]): CardDocument {
  const own = report.kind === 'report';
  // Itself, not the copy of it among those of its meeting.
  const final = own ? report : ofMeeting.find(({ kind }) => kind === 'report');
  const draft = ofMeeting.find((each) => each.kind === 'draft report' && each !== report);
  const adoption = adoptedIn(report);
  return {
    kind: report.kind,
    title: fact(report, 'title', report.title),
    date: fact(report, 'date', report.date),
    distribution: fact(report, 'distribution', report.distribution),
    jobNumber: fact(report, 'jobNumber', report.jobNumber),
    issuedTo:
      report.session && report.body
        ? {
            value: {
              body: report.body,
              session: report.session.ordinal,
              place: report.session.place,
              start: report.session.start,
              end: report.session.end,
            },
            sources: [`${report.symbol}#title`],
          }
        : null,
    adopted: adoption && { value: { date: adoption.date }, sources: [adoption.source] },
    issuedAs:
      report.draft && final?.symbol
        ? { value: { symbol: final.symbol, date: final.date }, ...sameMeeting(final) }
        : null,
    draft: own ? draftOf(report, draft) : null,
    counterpart: (report.draft ? final : own ? draft : undefined)?.symbol ?? null,
    body: report.body ?? (report.symbol === null ? null : decodeSymbol(report.symbol).body),
    suggestions: [report, final].flatMap((each, index, all) =>
      each && all.indexOf(each) === index ? suggestionLists(each) : [],
    ),
  };
}

/** The day on which the last paragraph says that the Group adopted its report, by the words "adopted its report". */
function adoptedIn(report: Report): { date: string; source: string } | null {
  const paragraph = report.paragraphs.findLast(({ text }) => /\badopted its report\b/.test(text));
  const day = paragraph && /\bon (\d{1,2}) (\p{L}+) (\d{4})/u.exec(paragraph.text);
  const month = day ? ENGLISH_MONTHS.indexOf(day[2] ?? '') + 1 : 0;
  if (!paragraph || !day || month === 0) return null;
  return { date: `${day[3]}-${String(month).padStart(2, '0')}-${day[1]?.padStart(2, '0')}`, source: paragraph.id };
}
const sameMeeting = (other: Report): { sources: string[]; derived: Derivation } => ({
  sources: [],
  derived: {
    evidence: `${other.symbol} is the report of the same meeting.`,
    sources: other.provenance.meeting?.sources ?? [`${other.symbol}#title`],
  },
});

/** The draft that the report itself names as adopted, else the draft that the corpus holds of the same meeting. */
function draftOf(report: Report, draft: Report | undefined): CardDocument['draft'] {
  const adoption = adoptedIn(report);
  const named =
    adoption && report.mentions.find(({ source, symbol }) => source === adoption.source && symbol !== report.symbol);
  if (adoption && named?.symbol) return { value: { symbol: named.symbol }, sources: [adoption.source] };
  return draft?.symbol ? { value: { symbol: draft.symbol }, ...sameMeeting(draft) } : null;
}

function suggestionLists(report: Report): CardDocument['suggestions'] {
  const suggestions = report.items.filter(({ kind }) => kind === 'recommendation' || kind === 'sub-item');
  return [...new Set(suggestions.map(({ paragraph }) => paragraph))].map((number) => {
    const source = `${report.symbol}#${number}`;
    const paragraph = report.paragraphs.find(({ id }) => id === source);
    const own = suggestions.filter((item) => item.paragraph === number);
    return {
      symbol: report.symbol ?? '',
      paragraph: number,
      section: report.sections.find(({ path }) => path === paragraph?.section)?.title ?? '',
      items: own.filter(({ kind }) => kind === 'recommendation').length,
      subItems: own.filter(({ kind }) => kind === 'sub-item').length,
      source,
    };
  });
}

/**
 * What is known of a meeting. `report` is the subject if the corpus holds it, `ofMeeting` all that it holds of the
 * meeting; what none of them states comes from the catalogue and is marked as derived from it.
 */
export function meetingFacts(
  ordinal: number,
  series: MeetingSeries,
  report: Report | undefined,
  ofMeeting: Report[],
  catalogue: CatalogueEntry | undefined,
): CardMeeting | null {
  const entry = series.meetings.find((meeting) => meeting.ordinal === ordinal);
  if (!entry) return null;
  const voices = report ? [report, ...ofMeeting.filter((each) => each.symbol !== report.symbol)] : ofMeeting;
  const fromCatalogue: Derivation = { kind: 'catalogue', evidence: entry.source, sources: [] };
  const about = (value: Report | undefined) => value?.provenance.meeting;
  const dated = voices.find(({ meeting }) => meeting.start !== null && meeting.end !== null);
  const placed = voices.find(({ meeting }) => meeting.place !== null);
  const chaired = voices.find(({ officers }) =>
    officers.some(({ role, name }) => name !== null && /\bChair\b/.test(role)),
  );
  const chair = chaired?.officers.find(({ role, name }) => name !== null && /\bChair\b/.test(role));
  const withAgenda = voices.find(({ agenda }) => agenda.length > 0);
  return {
    ordinal: ordinalFact(ordinal, report, fromCatalogue),
    group: series.group,
    place: placed
      ? withProvenance(placed.meeting.place as string, placed.provenance.place ?? about(placed), placed)
      : { value: entry.place, sources: [], derived: fromCatalogue },
    dates: dated
      ? withProvenance({ start: dated.meeting.start as string, end: dated.meeting.end as string }, about(dated), dated)
      : { value: { start: entry.start, end: entry.end }, sources: [], derived: fromCatalogue },
    chair: chair
      ? { value: { name: chair.name as string, country: chair.country, role: chair.role }, sources: [chair.source] }
      : null,
    agenda: (withAgenda?.agenda ?? []).map(({ item, title, source }) => ({ item, title, source })),
    attendance: voices.flatMap((voice): CardMeeting['attendance'] => {
      const { memberStates, source } = voice.attendance ?? {};
      if (memberStates === undefined || source === undefined) return [];
      return [{ value: { memberStates, symbol: voice.symbol ?? '', draft: voice.draft }, sources: [source] }];
    }),
    line: series.meetings.map((meeting) => ({
      ordinal: meeting.ordinal,
      start: meeting.start,
      document: meeting.documents[0] ?? null,
      current: meeting.ordinal === ordinal,
    })),
    documentTitle: catalogue?.title
      ? {
          value: catalogue.title,
          sources: [],
          derived: { kind: 'catalogue', evidence: catalogue.source ?? '', sources: [] },
        }
      : null,
  };
}

function ordinalFact(ordinal: number, report: Report | undefined, fromCatalogue: Derivation): Fact<number> {
  if (!report || report.meeting.ordinal === null) return { value: ordinal, sources: [], derived: fromCatalogue };
  return withProvenance(ordinal, report.provenance.meeting, report);
}

function withProvenance<T>(value: T, provenance: Provenance | undefined, report: Report): Fact<T> {
  const sources = provenance?.sources ?? [`${report.symbol}#title`];
  if (provenance?.how !== 'derived') return { value, sources };
  return { value, sources: [], derived: { evidence: provenance.evidence, sources } };
}
