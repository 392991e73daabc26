/**
 * What answers are made of: meetings and the documents that the corpus holds of them, with the places that state a fact.
 * Reads the corpus; knows nothing of questions.
 */

import { ALL, type CorpusReader, type MeetingEntry } from '../../corpus/model';
import { pinpointOf, symbolOf } from '../../corpus/passages';
import { ENGLISH_MONTHS } from '../../reports/months';
import type { Report } from '../../reports/types';
import { ordinalWord } from '../ordinals';

export interface MeetingFacts {
  meeting: MeetingEntry;
  /** Name of the body that met. */
  group: string;
  /** Report before draft before agenda. */
  documents: Report[];
}

/** Meetings with at least one document in the corpus, and those that are only spoken of there; in their order. */
export async function meetingsOf(corpus: CorpusReader): Promise<MeetingFacts[]> {
  const facts = new Map<number, MeetingFacts>();
  for (const { group, meetings } of await corpus.all('meetings', ALL))
    for (const meeting of meetings) {
      const known = facts.get(meeting.ordinal) ?? { meeting, group, documents: [] };
      for (const symbol of meeting.documents) {
        const document = await corpus.get('document', symbol);
        if (document && !known.documents.some((each) => each.symbol === symbol)) known.documents.push(document);
      }
      facts.set(meeting.ordinal, known);
    }
  return [...facts.values()].sort((a, b) => a.meeting.ordinal - b.meeting.ordinal);
}

/** `fourth meeting (2018)`. */
export const meetingName = ({ ordinal, start }: MeetingEntry): string =>
  `${ordinalWord(ordinal)} meeting (${start.slice(0, 4)})`;

/** `E/CN.15/2018/12, para. 36`. */
export function placeName(id: string): string {
  const pinpoint = pinpointOf(id);
  return pinpoint === '' ? symbolOf(id) : `${symbolOf(id)}, ${pinpoint}`;
}

/** Passages of documents that a text satisfies, as ids. */
export const passagesThat = (
  documents: readonly Report[],
  says: (text: string, document: Report) => boolean,
): string[] =>
  documents.flatMap((document) =>
    document.passages.filter(({ id, text }) => !id.includes('#heading-') && says(text, document)).map(({ id }) => id),
  );

/** `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const day = (iso: string) => Number(iso.slice(8, 10));
const month = (iso: string) => ENGLISH_MONTHS[Number(iso.slice(5, 7)) - 1];

/** `5 April 2018`. */
export const dayName = (iso: string): string => `${day(iso)} ${month(iso)} ${iso.slice(0, 4)}`;

/** The days of a meeting as texts print them: `3 to 5 April 2018`, `27-29 March 2019`. */
export function daysPattern({ start, end }: MeetingEntry): RegExp {
  const year = end.slice(0, 4);
  const first = start.slice(0, 7) === end.slice(0, 7) ? `${day(start)}` : `${day(start)} ${month(start)}(?: \\d{4})?`;
  return new RegExp(`\\b${first}\\s*(?:to|and|[-–—])\\s*${day(end)}\\s+${month(end)}\\s+${year}`);
}
