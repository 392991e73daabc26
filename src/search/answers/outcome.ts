/**
 * What the Group itself did at a meeting (adopted, took note, recommended, decided), in the sentences that say so. What
 * Member States suggested is not of it. Reads the texts; knows nothing of questions.
 */
import { isIntroduction } from '../../corpus/section-role';
import type { Report } from '../../reports/types';
import { ordinalWord } from '../ordinals';
import type { Answer } from '../types';
import { listed, type MeetingFacts, meetingName } from './facts';
import { answer, merge } from './people';

const DID = 'adopted|took note of|recommended|decided|agreed';
/** "the Expert Group adopted", "the Expert Group discussed the way forward and recommended", "The proposal … was adopted". */
const deed = (verbs: string) =>
  new RegExp(
    `\\bthe (?:Expert )?Group (?:also )?(?:\\p{L}+ed(?: [\\p{L}-]+){0,5} and )?(?:${verbs})\\b|\\bwas adopted\\.`,
    'iu',
  );
const SENTENCE = /(?<=[.:])\s+(?=\p{Lu})/u;

/**
 * What the meetings did, each as printed.
 * @param only `adopted` for what they adopted alone
 */
export function outcomeAnswer(
  meetings: readonly MeetingFacts[],
  all: readonly MeetingFacts[],
  only: 'adopted' | null,
): Answer | null {
  const did = deed(only ?? DID);
  const saying = (source: string, text: string) =>
    text
      .split(SENTENCE)
      .filter((sentence) => did.test(sentence))
      .map((sentence) => ({ text: sentence.replace(/[.:;]$/, ''), sources: [source] }));
  const rows = meetings.flatMap(({ meeting, documents }) => {
    const own = documents.filter(({ kind }) => kind !== 'annotated provisional agenda');
    const told = new RegExp(`^The ${ordinalWord(meeting.ordinal)} meeting of the\\b`);
    return [
      ...own.flatMap((report) => recorded(report).flatMap(({ id, text }) => saying(id, text))),
      ...all
        .flatMap((each) => each.documents)
        .filter((document) => !own.includes(document))
        .flatMap(({ paragraphs }) => paragraphs.flatMap(({ id, text }) => (told.test(text) ? saying(id, text) : []))),
    ];
  });
  const lines = merge(rows);
  if (lines.length === 0) return null;
  const names = listed(meetings.map(({ meeting }) => meetingName(meeting)));
  const sentence = `${only ? 'Adopted' : 'Outcome'} at the ${names}, as recorded: ${lines.map(({ text }) => text).join('; ')}.`;
  return answer('outcome', sentence, lines);
}

/** What a document records of its own meeting: an introduction tells of those before. */
const recorded = (report: Report) => report.paragraphs.filter(({ section }) => !isIntroduction(report, section));
