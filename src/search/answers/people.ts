/** Answers about people: who chaired, who was Rapporteur, who sat in the Bureau, who were the panellists, who somebody is. */
import type { ActorEntry, Appearance } from '../../corpus/model';
import type { Officer, Panellist, Report } from '../../reports/types';
import { fold } from '../fold';
import type { Answer } from '../types';
import { listed, type MeetingFacts, meetingName, placeName, unique } from './facts';
import { agendaItemsAbout } from './topic';

/** `Vice-President; Chair of the fourth meeting` has two capacities. */
const capacities = ({ role }: Officer): string[] => role.split(/\s*;\s*/);

const CAPACITY = {
  chair: /^(?:chair|president)/i,
  'vice-chair': /^vice[- ]?(?:chair|president)/i,
  rapporteur: /^rapporteur/i,
  bureau: /./,
} as const;

/** `André Rypl (Brazil)`; an office without a name as the text notes it. */
const personName = ({ name, country, note }: Pick<Officer, 'name' | 'country' | 'note'>): string =>
  name === null ? `the ${note ?? 'office without a name'}` : country === null ? name : `${name} (${country})`;

/** Officers of the meetings in a capacity, each with every document that names them. */
export function officersAnswer(wanted: keyof typeof CAPACITY, meetings: readonly MeetingFacts[]): Answer | null {
  // Whoever presides at a meeting is of the Bureau, but only a list of it says who its members are.
  const isAsked = (document: Report, { source }: Officer) =>
    wanted !== 'bureau' || BUREAU.test(textOf(document, source));
  const rows = meetings.flatMap((facts) => {
    const found = facts.documents.flatMap((document) =>
      document.officers
        .filter((officer) => isAsked(document, officer))
        .flatMap((officer) =>
          capacities(officer)
            .filter((capacity) => CAPACITY[wanted].test(capacity))
            .map((capacity) => ({ person: personName(officer), capacity, source: officer.source, document })),
        ),
    );
    return unique(found.map(({ person, capacity }) => `${person}\n${plainCapacity(capacity)}`)).map((key) => {
      const [person = '', capacity = ''] = key.split('\n');
      const same = found.filter((each) => each.person === person && plainCapacity(each.capacity) === capacity);
      const before = same.every(({ document }) => document.kind === 'annotated provisional agenda');
      const when = before
        ? `, as named in the agenda of the ${meetingName(facts.meeting)}`
        : `, ${meetingName(facts.meeting)}`;
      return { text: `${person}, ${capacity}${when}`, sources: unique(same.map(({ source }) => source)) };
    });
  });
  return rows.length === 0 ? null : answer(wanted, `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

const BUREAU = /\bmembers of the (?:\w+ )?Bureau\b/i;
const textOf = ({ passages }: Report, id: string): string => passages.find((each) => each.id === id)?.text ?? '';

/** The wider bureau, where a document lists it beside its officers. */
export function extendedBureauAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) => {
      const members = document.extendedBureau ?? [];
      const source = document.passages.find(
        ({ text }) => BUREAU.test(text) && members.every((member) => text.includes(member)),
      );
      return members.length === 0 || !source
        ? []
        : [
            {
              text: `Members of the extended Bureau, as named for the ${meetingName(meeting)}: ${listed(members)}`,
              sources: [source.id],
            },
          ];
    }),
  );
  return rows.length === 0 ? null : answer('bureau', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** `Chair of the fourth meeting` is a Chair: the meeting is said besides. */
const plainCapacity = (capacity: string): string => capacity.replace(/ of the (?:\w+ meeting|Expert Group)$/i, '');

/** Who opened a meeting, as the paragraph on its opening says. */
export function openingAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) =>
      document.officers
        .filter(({ source }) => OPENED.test(textOf(document, source)))
        .map((officer) => ({
          text: `${personName(officer)} opened the ${meetingName(meeting)}`,
          sources: [officer.source],
        })),
    ),
  );
  const merged = merge(rows);
  return merged.length === 0 ? null : answer('opening', `${merged.map(({ text }) => text).join('; ')}.`, merged);
}
const OPENED = /\bopened by\b/i;

/**
 * The panellists of the meetings, by agenda item.
 * @param topic words of the question that must be those of an agenda item; empty for all items
 * @param people who is asked about; empty for all
 */
export function panellistsAnswer(
  meetings: readonly MeetingFacts[],
  topic: readonly string[],
  people: readonly ActorEntry[],
): Answer | null {
  const states = people.filter(({ kind }) => kind === 'state').map(({ id }) => id);
  const persons = people.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  if (people.some(({ kind }) => kind === 'organization')) return null;
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap((document) => {
      const items = topic.length === 0 ? null : agendaItemsAbout(document, topic);
      const byItem = new Map<string, Panellist[]>();
      for (const panellist of document.panellists) {
        if (items !== null && !items.includes(panellist.agendaItem ?? '')) continue;
        if (states.length > 0 && !states.some((state) => same(state, panellist.country))) continue;
        if (persons.length > 0 && !persons.some((person) => person.startsWith(panellist.name))) continue;
        const key = `${panellist.agendaItem ?? ''}\n${panellist.source}`;
        byItem.set(key, [...(byItem.get(key) ?? []), panellist]);
      }
      return [...byItem].map(([key, panellists]) => {
        const [item = '', source = ''] = key.split('\n');
        const title = document.agenda.find((entry) => entry.item === item)?.title;
        return {
          text: `${meetingName(meeting)}${title ? `, ${title}` : ''}: ${listed(panellists.map(personName))}`,
          sources: [source],
        };
      });
    }),
  );
  const merged = merge(rows);
  return merged.length === 0
    ? null
    : answer('panellists', `Panellists: ${merged.map(({ text }) => text).join('; ')}.`, merged);
}
const same = (state: string, country: string | null) => country !== null && fold(state) === fold(country);

/** In what capacities the corpus names somebody. */
export function personAnswer(people: readonly ActorEntry[]): Answer | null {
  const rows = people.flatMap(({ id, appearances }) =>
    merge(appearances.map((each) => ({ text: `${id}: ${capacityOf(each)}`, sources: [each.source] }))),
  );
  return rows.length === 0 ? null : answer('person', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** `panellist, agenda item 2, at meeting 4`. */
export const capacityOf = ({ role, detail, meeting }: Appearance): string =>
  [
    role === 'officer' && detail ? detail : role,
    role === 'officer' ? null : detail,
    meeting === null ? null : `meeting ${meeting}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Rows that say the same, as one with all sources. */
export function merge(rows: readonly { text: string; sources: string[] }[]): Answer['rows'] {
  return unique(rows.map(({ text }) => text)).map((text) => ({
    text,
    sources: unique(rows.filter((row) => row.text === text).flatMap(({ sources }) => sources)),
  }));
}

/** An answer with the sources of its rows; the sentence names where the first ones stand. */
export function answer(kind: string, sentence: string, rows: Answer['rows']): Answer {
  const sources = unique(rows.flatMap((row) => row.sources));
  return { kind, sentence: `${sentence} (${sources.map(placeName).join('; ')})`, rows, sources };
}
