/** Answers about meetings: when and where they were held, what was on the agenda, which documents lay before the Group. */

import type { Report } from '../../reports/types';
import { daysOf } from '../findables';
import { ordinalWord } from '../ordinals';
import type { Answer } from '../types';
import { dayName, daysPattern, listed, type MeetingFacts, meetingName, passagesThat, unique } from './facts';
import { answer, merge } from './people';

/** Passages of the corpus that say the days of a meeting: its own documents, or any that calls it by its ordinal. */
function daysSources({ meeting, documents }: MeetingFacts, all: readonly MeetingFacts[], alsoSays = ''): string[] {
  const days = daysPattern(meeting);
  const ordinal = `${ordinalWord(meeting.ordinal)} meeting`;
  const own = passagesThat(documents, (text) => days.test(text) && text.includes(alsoSays));
  const others = passagesThat(
    all.flatMap((each) => each.documents).filter((document) => !documents.includes(document)),
    (text) => days.test(text) && text.includes(alsoSays) && text.includes(ordinal),
  );
  // The paragraph that tells of a meeting says more than a title.
  return unique([...own, ...others]).sort((a, b) => Number(a.endsWith('#title')) - Number(b.endsWith('#title')));
}

/**
 * On which days. Only of meetings whose days a passage states.
 * @param where the place too, where a passage states both
 */
export function datesAnswer(
  meetings: readonly MeetingFacts[],
  all: readonly MeetingFacts[],
  where: boolean,
): Answer | null {
  const rows = meetings.flatMap((facts) => {
    const { place, ordinal } = facts.meeting;
    const both = where ? daysSources(facts, all, place) : [];
    const sources = both.length > 0 ? both : [...daysSources(facts, all), ...dayByDay(facts)];
    const at = both.length > 0 ? `in ${place} ` : '';
    return sources.length === 0
      ? []
      : [
          {
            text: `The ${ordinalWord(ordinal)} meeting was held ${at}from ${daysOf(facts.meeting)}`,
            sources: unique(sources),
          },
        ];
  });
  return rows.length < meetings.length || rows.length === 0
    ? null
    : answer('date', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** Of a meeting's own documents, the paragraphs that name its first and its last day. */
function dayByDay({ meeting, documents }: MeetingFacts): string[] {
  const [first, last] = [meeting.start, meeting.end].map((day) =>
    passagesThat(documents, (text) => new RegExp(`\\bmeeting, on ${dayName(day)}`).test(text)),
  );
  return first && last && first.length > 0 && last.length > 0 ? [...first, ...last] : [];
}

/** Where. Only of meetings whose place a passage states together with the meeting. */
export function placesAnswer(meetings: readonly MeetingFacts[], all: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap((facts) => {
    const { place, ordinal } = facts.meeting;
    const sources = daysSources(facts, all, place);
    return sources.length === 0 ? [] : [{ text: `The ${ordinalWord(ordinal)} meeting was held in ${place}`, sources }];
  });
  return rows.length < meetings.length || rows.length === 0
    ? null
    : answer('place', `${rows.map(({ text }) => text).join('; ')}.`, rows);
}

/** The agenda as the documents print it, report before draft; one row an item. */
export function agendaAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ documents }) => {
    const [document, ...others] = documents.filter(({ agenda }) => agenda.length > 0);
    if (!document) return [];
    return document.agenda.map(({ item, title, source }) => ({
      text: `${item}. ${title}`,
      sources: unique([
        source,
        ...entry(document, item),
        ...others.flatMap((other) =>
          other.agenda
            .filter((its) => its.item === item && alike(its.title, title))
            .flatMap((its) => [its.source, ...entry(other, item)]),
        ),
      ]),
    }));
  });
  if (rows.length === 0) return null;
  const names = listed(meetings.map(({ meeting }) => meetingName(meeting)));
  return answer('agenda', `Agenda of the ${names}: ${rows.map(({ text }) => text).join('; ')}.`, rows);
}
/** The passage that prints an agenda entry. */
const entry = ({ symbol, passages }: Report, item: string): string[] =>
  passages.filter(({ id }) => id === `${symbol}#agenda-${item.replace(/\s/g, '')}`).map(({ id }) => id);
const alike = (a: string, b: string) => a.replace(/[’']/g, "'") === b.replace(/[’']/g, "'");

/** What the Group had before it, as the documents list it. */
export function documentsAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = merge(
    meetings.flatMap(({ documents }) =>
      documents.flatMap(({ documentation, passages }) =>
        documentation.map(({ label, title, symbol, source }) => ({
          text: symbol ? `${symbol}, ${title}` : title,
          sources: unique([source, ...passages.filter(({ id }) => id === `${source}${label}`).map(({ id }) => id)]),
        })),
      ),
    ),
  );
  if (rows.length === 0) return null;
  // Draft and report word one document differently: one line a symbol, in the words that stand first.
  const bySymbol = new Map<string, Answer['rows'][number]>();
  for (const row of rows) {
    const key = row.text.split(', ')[0] ?? row.text;
    const known = bySymbol.get(key);
    bySymbol.set(key, known ? { ...known, sources: unique([...known.sources, ...row.sources]) } : row);
  }
  const lines = [...bySymbol.values()];
  const names = listed(meetings.map(({ meeting }) => meetingName(meeting)));
  return answer('documents', `Before the Group at the ${names}: ${lines.map(({ text }) => text).join('; ')}.`, lines);
}

/** When the Group adopted its report, as the last paragraph says. */
export function adoptionAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap(({ passages }) =>
      passages.flatMap(({ id, text }) => {
        const adopted = ADOPTED.exec(text);
        return adopted
          ? [{ text: `The ${ordinalWord(meeting.ordinal)} meeting adopted its report on ${adopted[1]}`, sources: [id] }]
          : [];
      }),
    ),
  );
  const merged = merge(rows);
  return merged.length === 0 ? null : answer('adoption', `${merged.map(({ text }) => text).join('; ')}.`, merged);
}
const ADOPTED = /\bmeeting, on (\d{1,2} \p{Lu}\p{L}+ \d{4}), [^.]*\badopted its report\b/u;

/** How many sittings, which the texts call meetings. */
export function sittingsAnswer(meetings: readonly MeetingFacts[]): Answer | null {
  const rows = meetings.flatMap(({ meeting, documents }) =>
    documents.flatMap(({ passages }) =>
      passages.flatMap(({ id, text }) => {
        const held = /\b(\p{L}+) (?:plenary )?meetings were held\b/iu.exec(text);
        const planned = /\bthe holding of (\p{L}+) plenary meetings\b/iu.exec(text);
        if (held) return [{ text: `${held[1]} meetings were held (${meetingName(meeting)})`, sources: [id] }];
        return planned
          ? [{ text: `${planned[1]} plenary meetings were planned (${meetingName(meeting)})`, sources: [id] }]
          : [];
      }),
    ),
  );
  const merged = merge(rows);
  return merged.length === 0 ? null : answer('sittings', `${merged.map(({ text }) => text).join('; ')}.`, merged);
}
