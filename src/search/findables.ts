/**
 * What of the corpus can be found, and with which words: documents, paragraphs, recommendations with their lead-in,
 * footnotes, meetings, people. Pure; knows nothing of indexes or queries.
 */
import { actorsOf } from '../corpus/actors';
import { MEETINGS } from '../corpus/catalogue';
import { type ActorEntry, type MeetingEntry, type MeetingSeries, meetingKey } from '../corpus/model';
import { type Passage, passagesOf } from '../corpus/passages';
import { isSubstantive } from '../corpus/section-role';
import type { Report } from '../reports/types';
import { ordinalWord } from './ordinals';
import type { Findable } from './types';

/** What stands between a lead-in and the sub-item's own words. */
const BREAK = '\n';
/** A line that says which documents stand before a meeting. */
const LISTING = /#documentation-/;

/** Everything that can be found in the reports, in the order of the reports. Reports without a symbol have no address. */
export function findablesOf(reports: Report[]): Findable[] {
  const held = reports.filter(({ symbol }) => symbol !== null);
  const meetings = MEETINGS.meetings.map((meeting) => ({
    ...meeting,
    documents: held.flatMap((report) => (report.meeting.ordinal === meeting.ordinal ? [report.symbol as string] : [])),
  }));
  return [
    ...held.flatMap(documentFindables),
    ...meetingFindables({ ...MEETINGS, meetings }),
    ...personFindables(actorsOf(held)),
  ];
}

/** A document and its passages. */
export function documentFindables(report: Report): Findable[] {
  const symbol = report.symbol ?? '';
  const people = namesBySource(report);
  const below = listedBelow(report);
  /** By path: many passages stand in one section. */
  const sections = new Map<string, { titles: string; substantive: boolean }>();
  const sectionAt = (path: string) => {
    const known = sections.get(path) ?? {
      titles: sectionTitles(report, path),
      substantive: isSubstantive(report, path),
    };
    sections.set(path, known);
    return known;
  };
  const found: Findable[] = [
    {
      id: symbol,
      kind: 'document',
      document: symbol,
      meeting: report.meeting.ordinal,
      draft: report.draft,
      procedural: false,
      language: report.language,
      fields: {
        title: [symbol, report.title, report.kind === 'other' ? null : report.kind].filter(Boolean).join(BREAK),
        section: report.body ?? '',
        people: '',
        text: [
          report.jobNumber,
          ...report.passages.filter(({ id }) => id === `${symbol}#title`).map(({ text }) => text),
        ]
          .filter(Boolean)
          .join(BREAK),
      },
    },
  ];
  for (const passage of passagesOf(report)) {
    const kind = kindOf(report, passage, below);
    if (kind === null) continue;
    found.push({
      id: passage.id,
      kind,
      document: symbol,
      meeting: report.meeting.ordinal,
      draft: report.draft,
      procedural: LISTING.test(passage.id) || !sectionAt(passage.section).substantive,
      language: report.language,
      fields: {
        title: '',
        section: sectionAt(passage.section).titles,
        people: (people.get(passage.id) ?? []).join(BREAK),
        text: [passage.leadIn, passage.text, ...(below.get(passage.id) ?? [])].filter(Boolean).join(BREAK),
      },
    });
  }
  return found;
}

/** The meetings of which the segment holds a document. */
export function meetingFindables(series: MeetingSeries): Findable[] {
  return series.meetings
    .filter(({ documents }) => documents.length > 0)
    .map((meeting) => ({
      id: meetingKey(meeting.ordinal),
      kind: 'meeting',
      document: null,
      meeting: meeting.ordinal,
      draft: false,
      procedural: false,
      language: 'en',
      fields: {
        title: `${capital(ordinalWord(meeting.ordinal))} meeting of the ${series.group}`,
        section: '',
        people: '',
        text: `${meeting.place}, ${daysOf(meeting)}`,
      },
    }));
}

export function personFindables(actors: ActorEntry[]): Findable[] {
  return actors
    .filter(({ kind }) => kind === 'person')
    .map(({ id, appearances }) => ({
      id: personKey(id),
      kind: 'person',
      document: null,
      meeting: null,
      draft: false,
      procedural: false,
      language: 'en',
      fields: {
        title: '',
        section: '',
        people: id,
        text: [
          ...new Set(
            appearances.map(({ role, detail, meeting }) =>
              [detail ?? role, meeting === null ? '' : `${ordinalWord(meeting)} meeting`].filter(Boolean).join(', '),
            ),
          ),
        ].join(BREAK),
      },
    }));
}

/** How a person is addressed where passages are: `person:André Rypl (Brazil)`. */
export const personKey = (id: string): string => `person:${id}`;

/** The text of a sub-item without its lead-in, as it stands in {@link Findable.fields}. */
export const ownText = (text: string, leadIn: string | null): string =>
  leadIn !== null && text.startsWith(leadIn + BREAK) ? text.slice(leadIn.length + BREAK.length) : text;

/** `3 to 5 April 2018`, `30 March to 2 April 2019`. */
export function daysOf({ start, end }: Pick<MeetingEntry, 'start' | 'end'>): string {
  const [from, to] = [start, end].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date];
  const part = (date: Date, options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  const whole = part(to, { day: 'numeric', month: 'long', year: 'numeric' });
  if (start === end) return whole;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${from.getUTCDate()} to ${whole}`;
  const first = part(from, {
    day: 'numeric',
    month: 'long',
    ...(start.slice(0, 4) !== end.slice(0, 4) && { year: 'numeric' }),
  });
  return `${first} to ${whole}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Headings count as the section of what stands under them, lines of lists as words of the paragraph that prints them. */
function kindOf(report: Report, { id, preliminary }: Passage, below: Map<string, string[]>): Findable['kind'] | null {
  const place = id.slice(id.indexOf('#') + 1);
  if (preliminary) return 'recommendation';
  if (place.startsWith('footnote-')) return 'footnote';
  if (/^\d/.test(place) || place.startsWith('documentation-') || below.has(id)) return 'paragraph';
  return report.paragraphs.some((paragraph) => paragraph.id === id) ? 'paragraph' : null;
}

/** Agenda entries under the paragraph that prints them, rows of a timetable under its heading. */
function listedBelow(report: Report): Map<string, string[]> {
  const below = new Map<string, string[]>();
  const add = (id: string, line: string) => below.set(id, [...(below.get(id) ?? []), line]);
  for (const { item, title, source } of report.agenda) add(source, `${item}. ${title}`);
  let heading = '';
  for (const { id, text } of report.passages) {
    const place = id.slice(id.indexOf('#') + 1);
    if (place.startsWith('heading-')) heading = id;
    else if (place.startsWith('timetable-') && heading !== '') {
      const row = report.timetable[Number(place.slice('timetable-'.length)) - 1];
      add(heading, row ? `${row.date}, ${row.time}: ${row.item}. ${row.title}` : text);
    }
  }
  return below;
}

/** Names that a passage prints, by passage. */
function namesBySource(report: Report): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (source: string, ...more: (string | null)[]) =>
    names.set(source, [...(names.get(source) ?? []), ...more.filter((name) => name !== null)]);
  for (const { name, country, source } of [...report.officers, ...report.panellists]) add(source, name, country);
  for (const statement of report.statements) add(statement.source, ...statement.names);
  return names;
}

function sectionTitles(report: Report, path: string): string {
  const parts = path.split('.');
  return parts
    .map((_part, depth) => parts.slice(0, depth + 1).join('.'))
    .flatMap((above) => report.sections.filter((section) => section.path === above && path !== '').slice(0, 1))
    .map(({ title }) => title)
    .join(BREAK);
}
