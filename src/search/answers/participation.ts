/** Answers about who took part: how many attended, who made statements and for whom. To attend is not to speak. */
import type { ActorEntry } from '../../corpus/model';
import type { Report, Statement } from '../../reports/types';
import type { Answer } from '../types';
import { listed, type MeetingFacts, meetingName, placeName, unique } from './facts';
import { answer, capacityOf, merge } from './people';

/** How a document is called where two of them disagree. */
const documentName = ({ kind }: Report): string => (kind === 'other' ? 'document' : kind);

/** How many attended: every document's own figure. No text names who attended; the lists are documents of their own. */
export function attendanceAnswer(
  meetings: readonly MeetingFacts[],
  who: 'states' | 'organizations' | null,
): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) => {
      const { attendance } = document;
      const counts = attendance ? countsOf(attendance, who) : [];
      if (!attendance || counts.length === 0) return [];
      const list = attendance.participantsList;
      const named = list ? `; the names are in the list of participants, ${list}` : '';
      return [
        {
          text: `${listed(counts)} attended the ${meetingName(meeting)}, according to the ${documentName(document)}${named}`,
          sources: unique([attendance.source, ...(list ? listSources(document, list) : [])]),
        },
      ];
    }),
  );
  return rows.length === 0 ? null : answer('attendance', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

const listSources = ({ passages, attendance }: Report, list: string): string[] =>
  passages
    .filter(({ id, text }) => text.includes(list) && id !== attendance?.source && /participants/i.test(text))
    .map(({ id }) => id);

function countsOf(attendance: NonNullable<Report['attendance']>, who: 'states' | 'organizations' | null): string[] {
  const { memberStates, observerStates, intergovernmentalOrganizations, academiaAndPrivateSector } = attendance;
  const counted = (count: number | undefined, one: string, many: string) =>
    count === undefined ? [] : [`${count} ${count === 1 ? one : many}`];
  const organizations = counted(
    intergovernmentalOrganizations,
    'intergovernmental organization',
    'intergovernmental organizations',
  );
  if (who === 'organizations') return organizations;
  const states = [
    ...counted(memberStates, 'Member State', 'Member States'),
    ...counted(observerStates, 'observer State', 'observer States'),
  ];
  if (who === 'states') return states;
  return [
    ...states,
    ...organizations,
    ...counted(
      academiaAndPrivateSector,
      'institution of academia and the private sector',
      'institutions of academia and the private sector',
    ),
  ];
}

/** Who made statements, by document and paragraph; of some actors only, if the question names them. */
export function speakersAnswer(
  meetings: readonly MeetingFacts[],
  who: 'states' | 'organizations' | null,
  howMany: boolean,
  actors: readonly ActorEntry[],
): Answer | null {
  if (actors.length > 0)
    return appearancesAnswer('speakers', actors, meetings, ['statement', 'audiovisual presentation', 'represented']);
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) =>
      document.statements
        .filter((statement) => statement.names.length > 0 && isOf(statement, who))
        .map((statement) => {
          const names = unique(statement.names);
          const open = statement.incomplete ? ' (the list is left open)' : '';
          const behalf = statement.onBehalfOf ? ` on behalf of ${statement.onBehalfOf}` : '';
          return {
            text: `${meetingName(meeting)}, ${documentName(document)}: ${names.length > 1 ? `${names.length}: ` : ''}${listed(names)}${behalf}${open}`,
            sources: [statement.source],
          };
        }),
    ),
  );
  if (rows.length === 0) return null;
  const asked = howMany ? 'Number and names of those who made statements' : 'Statements were made by';
  return answer('speakers', `${asked}: ${rows.map(({ text }) => text).join('; ')}.`, rows);
}

function isOf({ kind }: Statement, who: 'states' | 'organizations' | null): boolean {
  if (who === null) return true;
  const state = /^State\b/i.test(kind) || /on behalf/i.test(kind);
  if (who === 'states') return state;
  // A unit of the Secretariat that observes is one that is asked for; whose a presentation is, its kind does not say.
  return !state && !/^secretariat(?! unit)|audiovisual/i.test(kind);
}

/** Who spoke for whom. */
export function behalfAnswer(meetings: readonly MeetingFacts[], actors: readonly ActorEntry[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) =>
      document.statements
        .filter(
          ({ names, onBehalfOf }) =>
            onBehalfOf !== undefined &&
            names.length > 0 &&
            actors.every(({ id }) => onBehalfOf.includes(id) || names.includes(id)),
        )
        .map(({ names, onBehalfOf, source }) => ({
          text: `${listed(names)} on behalf of ${onBehalfOf} (${meetingName(meeting)})`,
          sources: [source],
        })),
    ),
  );
  return rows.length === 0 ? null : answer('behalf', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** Who made an audiovisual presentation. */
export function presentationAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) =>
      document.statements
        .filter(({ kind, names }) => /audiovisual/i.test(kind) && names.length > 0)
        .map(({ names, agendaItem, source }) => ({
          text: `${listed(names)}${agendaItem ? `, agenda item ${agendaItem}` : ''} (${meetingName(meeting)})`,
          sources: [source],
        })),
    ),
  );
  return rows.length === 0
    ? null
    : answer('presentation', `Audiovisual presentations: ${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** Where actors appear, in any role or in some, at the meetings. */
export function appearancesAnswer(
  kind: string,
  actors: readonly ActorEntry[],
  meetings: readonly MeetingFacts[] | null,
  roles: readonly string[] | null,
): Answer | null {
  const ordinals = meetings?.map(({ meeting }) => meeting.ordinal);
  const rows = actors.flatMap(({ id, appearances }) =>
    merge(
      appearances
        .filter(
          ({ role, meeting }) =>
            (roles === null || roles.includes(role)) && (!ordinals || (meeting !== null && ordinals.includes(meeting))),
        )
        .map((each) => ({
          text:
            each.printed.startsWith(id) || id.startsWith(each.printed)
              ? `${id}: ${capacityOf(each)}`
              : `${id}: ${capacityOf(each)} (${each.printed})`,
          sources: [each.source],
        })),
    ),
  );
  return rows.length === 0 ? null : answer(kind, `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** Lists of preliminary recommendations, the paragraphs that open them, and how many items each has. */
function lists(meetings: readonly MeetingFacts[]) {
  return meetings.flatMap(({ documents }) =>
    documents.flatMap(({ symbol, items, paragraphs }) =>
      unique(items.filter(({ kind }) => kind === 'recommendation').map(({ paragraph }) => paragraph)).map(
        (paragraph) => {
          const id = `${symbol}#${paragraph}`;
          const its = items.filter((item) => item.paragraph === paragraph);
          return {
            id,
            found: paragraphs.some((each) => each.id === id),
            items: its.filter(({ kind }) => kind === 'recommendation').length,
            subItems: its.filter(({ kind }) => kind === 'sub-item').length,
          };
        },
      ),
    ),
  );
}

/** The reports attribute no item to anyone: what a question about authors is answered with. */
export function authorsAnswer(meetings: readonly MeetingFacts[], actors: readonly ActorEntry[]): Answer | null {
  const rows = lists(meetings)
    .filter(({ found }) => found)
    .map(({ id, items }) => ({
      text: `The ${items} preliminary recommendations and conclusions of ${placeName(id)} were suggested by Member States; the report names no author of any item`,
      sources: [id],
    }));
  if (rows.length === 0) return null;
  const whose = actors.length > 0 ? ` to ${listed(actors.map(({ id }) => id))}` : ' to anyone';
  return answer(
    'authors',
    `The report attributes no item${whose}: its lists compile what Member States suggested, without naming who suggested what.`,
    rows,
  );
}

/** How many preliminary recommendations are listed. */
export function recommendationCountAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const all = lists(meetings);
  if (all.length === 0) return null;
  const rows = all.map(({ id, items, subItems }) => ({
    text: `${placeName(id)}: ${items} items${subItems > 0 ? ` and ${subItems} sub-items` : ''}`,
    sources: [id],
  }));
  const sum = all.reduce((total, { items }) => total + items, 0);
  return answer(
    'count-of-recommendations',
    `${sum} preliminary recommendations and conclusions are listed: ${rows.map(({ text }) => text).join('; ')}.`,
    rows,
  );
}
