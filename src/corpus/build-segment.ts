/**
 * Builds a segment from parsed reports: the same input gives the same bytes. Pure; files and folders are the caller's.
 */
import type { Report } from '../reports/types';
import { actorsOf } from './actors';
import { type Aligned, align } from './align/align';
import { recurringParagraphs } from './align/recurring';
import { WordReader } from './align/similarity';
import { CATALOGUE, MEETINGS } from './catalogue';
import { citationsByTarget } from './citations';
import { definitionsOf } from './definitions';
import { instrumentPlaces } from './instruments';
import {
  ALL,
  type Citation,
  type DocumentAlignment,
  type MeetingSeries,
  meetingKey,
  type RelatedItem,
  SEGMENT_FORMAT,
  type SegmentHead,
  type StoredRecord,
} from './model';
import { type PackedRecord, packed } from './packed';
import { Relations } from './relations';

/** One transaction each at installation: large enough to be few, small enough to be quick. AMO refuses files over 5 MB. */
const FILE_BYTES = 64 * 1024;
/** More related recommendations than a card or a reader ever shows at once, and of each the reasons that weigh. */
const MOST_RELATED = 12;
const MOST_REASONS = 4;
const MOST_SOURCES = 6;

export interface BuiltSegment {
  head: SegmentHead;
  /** `segment.json` and the record files, in the order of installation after the head. */
  files: { name: string; json: string }[];
  records: StoredRecord[];
}

/** Report before draft before agenda, the order in which a meeting's documents speak for it. */
const rank = (report: Report) =>
  ['report', 'draft report', 'annotated provisional agenda', 'other'].indexOf(report.kind);

type Held = Report & { symbol: string };

/**
 * Builds a segment. Reports without a symbol cannot be addressed and are left to the caller to name.
 * @param index the records of the search index over these reports: made by those who know how to search
 */
export async function buildSegment(reports: Report[], index: StoredRecord[]): Promise<BuiltSegment> {
  const held = reports
    .filter((report): report is Held => report.symbol !== null)
    .sort(
      (a, b) =>
        (a.meeting.start ?? '').localeCompare(b.meeting.start ?? '') ||
        rank(a) - rank(b) ||
        compare(a.symbol, b.symbol),
    );
  const citations = citationsByTarget(held);
  const records: StoredRecord[] = [
    [
      'symbols',
      ALL,
      { held: held.map(({ symbol }) => symbol).sort(compare), cited: [...citations.keys()].sort(compare) },
    ],
    ['meetings', ALL, meetingsWith(held)],
    ...CATALOGUE.map((entry): StoredRecord => ['catalogue', entry.symbol, entry]),
    ...[...citations].map(([symbol, places]): StoredRecord => ['citations', symbol, places]),
    ...[...relatedBySubject(held, citations)].map(([symbol, items]): StoredRecord => ['related', symbol, items]),
    ...[...instrumentPlaces(held)].map(([key, entry]): StoredRecord => ['instruments', key, entry]),
    ...alignmentsOf(held).flatMap((alignment): StoredRecord[] => [
      ['alignments', alignment.draft, alignment],
      ['alignments', alignment.report, alignment],
    ]),
    ['recurring', ALL, recurringParagraphs(held.map((report) => ({ paragraphs: report.paragraphs })))],
    ['definitions', ALL, definitionsOf(held)],
    ...actorRecords(held),
    ...held.map((report): StoredRecord => ['document', report.symbol, report]),
    ...index,
  ];
  const files = pack(records);
  const contents = JSON.stringify([SEGMENT_FORMAT, ...files.map(({ json }) => json)]);
  const head: SegmentHead = {
    format: SEGMENT_FORMAT,
    id: `bundled-${await sha256(contents)}`,
    files: files.map(({ name }) => name),
  };
  return { head, records, files: [{ name: 'segment.json', json: JSON.stringify(head) }, ...files] };
}

/** The first 16 hexadecimal digits of the SHA-256 of a text. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)]
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function meetingsWith(reports: Held[]): MeetingSeries {
  const documentsOf = (ordinal: number) =>
    reports
      .filter(({ meeting }) => meeting.ordinal === ordinal)
      .sort((a, b) => rank(a) - rank(b))
      .map(({ symbol }) => symbol);
  return {
    ...MEETINGS,
    meetings: MEETINGS.meetings.map((meeting) => ({ ...meeting, documents: documentsOf(meeting.ordinal) })),
  };
}

const briefly = ({ id, score, reasons }: RelatedItem): RelatedItem => ({
  id,
  score: Math.round(score * 1000) / 1000,
  reasons: reasons
    .slice(0, MOST_REASONS)
    .map(({ shared, sources }) => ({ shared, sources: sources.slice(0, MOST_SOURCES) })),
});

/** A catalogued document of a meeting has no record of its own: its meeting's serves. */
function relatedBySubject(reports: Held[], citations: Map<string, Citation[]>): Map<string, RelatedItem[]> {
  const relations = new Relations(reports, citations);
  const bySubject = new Map<string, RelatedItem[]>();
  const set = (key: string, items: RelatedItem[]) => {
    if (items.length > 0 && !bySubject.has(key)) bySubject.set(key, items.slice(0, MOST_RELATED).map(briefly));
  };
  for (const report of reports) set(report.symbol, relations.ofDocument(report));
  for (const key of [...citations.keys(), ...instrumentPlaces(reports).keys()]) set(key, relations.ofCited(key));
  for (const { ordinal } of MEETINGS.meetings) set(meetingKey(ordinal), relations.ofMeeting(ordinal));
  return new Map([...bySubject].sort(([a], [b]) => compare(a, b)));
}

/** Each draft with the report of the same meeting and group. */
function alignmentsOf(reports: Held[]): DocumentAlignment[] {
  return reports.flatMap((draft) => {
    const report = draft.draft
      ? reports.find(({ kind, meeting }) => kind === 'report' && meeting.ordinal === draft.meeting.ordinal)
      : undefined;
    return report && draft.meeting.ordinal !== null ? [alignmentOf(draft, report)] : [];
  });
}

function alignmentOf(draft: Held, report: Held): DocumentAlignment {
  const place = (id: string) => id.slice(id.indexOf('#') + 1);
  const reader = new WordReader();
  const paragraphsOf = (one: Held): Aligned[] =>
    one.paragraphs.map(({ id, text, section }) => ({ id: place(id), text, section }));
  const itemsUnder = (one: Held, paragraphs: string[]): Aligned[] =>
    one.items
      .filter(({ paragraph }) => paragraphs.includes(paragraph))
      .map(({ id, text }) => ({ id: place(id), text }));
  const paragraphs = align(paragraphsOf(draft), paragraphsOf(report), { reader });
  const items = paragraphs
    .filter(({ from, to }) => from.length > 0 && to.length > 0)
    .flatMap(({ from, to }) => align(itemsUnder(draft, from), itemsUnder(report, to), { reader }));
  return { draft: draft.symbol, report: report.symbol, paragraphs, items };
}

function actorRecords(reports: Held[]): StoredRecord[] {
  const actors = actorsOf(reports);
  return [...new Set(actors.map(({ kind }) => kind))].map((kind) => [
    'actors',
    kind,
    actors.filter((actor) => actor.kind === kind),
  ]);
}

function pack(records: StoredRecord[]): { name: string; json: string }[] {
  const batches: PackedRecord[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const record of records.map(packed)) {
    const bytes = JSON.stringify(record).length;
    if (size + bytes > FILE_BYTES) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(record);
    size += bytes;
  }
  return batches.map((batch, index) => ({
    name: `records-${String(index).padStart(3, '0')}.json`,
    json: JSON.stringify(batch),
  }));
}
