/**
 * A question of fact, answered from the structured corpus with its sources, or null: never a guess. A question that names
 * something which the answer would pass over is not answered.
 */
import type { ActorEntry, CorpusReader } from '../../corpus/model';
import type { Query } from '../query';
import type { Answer } from '../types';
import { actorsIn, actorsNamed, asWords } from './actors-named';
import { type MeetingFacts, meetingsOf } from './facts';
import { adoptionAnswer, agendaAnswer, datesAnswer, documentsAnswer, placesAnswer, sittingsAnswer } from './meetings';
import { outcomeAnswer } from './outcome';
import {
  appearancesAnswer,
  attendanceAnswer,
  authorsAnswer,
  behalfAnswer,
  presentationAnswer,
  recommendationCountAnswer,
  speakersAnswer,
} from './participation';
import { extendedBureauAnswer, officersAnswer, openingAnswer, panellistsAnswer, personAnswer } from './people';
import { type Question, questionOf } from './question';

export interface Answered {
  answer: Answer | null;
  /** The query asks for a fact of a kind that the corpus records: without an answer, what is found is near it at best. */
  factual: boolean;
}
const NOTHING: Answered = { answer: null, factual: false };

/**
 * @param symbols documents that the query names: their meetings are meant
 */
export async function answerTo(query: Query, symbols: readonly string[], corpus: CorpusReader): Promise<Answered> {
  if (query.by.length > 0) return { answer: await byAnswer(query, corpus), factual: true };
  if (query.terms.some(({ phrase }) => phrase) || query.without.length > 0) return NOTHING;
  const question = questionOf(
    query.terms.map(({ surface }) => surface).join(' ') + (query.text.includes('?') ? '?' : ''),
  );
  if (question === null) return NOTHING;
  const all = await meetingsOf(corpus);
  const named = actorsNamed(query.text, await actorsIn(corpus));
  const actors = named.map(({ actor }) => actor);
  const nameWords = new Set(named.flatMap(({ actor, words }) => [...words, ...asWords(actor.id).trim().split(' ')]));
  const rest = question.rest.filter((word) => !nameWords.has(word));
  const meetings = meetingsAsked(question, all, query.meetings, symbols);
  const said = meetings === 'none' ? null : answerOf(question, { all, meetings, actors, rest });
  return { answer: said, factual: isFactual(question, meetings !== null, rest) };
}

interface Asked {
  all: MeetingFacts[];
  /** Those that the question names; null if it names none. */
  meetings: MeetingFacts[] | null;
  actors: ActorEntry[];
  /** What the question names besides. */
  rest: string[];
}

function answerOf(question: Question, { all, meetings, actors, rest }: Asked): Answer | null {
  const chosen = meetings ?? all;
  /** Questions that need a meeting or must be put as questions: "chair" alone is a word to be searched. */
  const meant = meetings !== null || question.asked;
  if (question.wanted === 'panellists')
    return meant || rest.length > 0 || actors.length > 0 ? panellistsAnswer(chosen, rest, actors) : null;
  if (question.wanted === 'authors') return authorsAnswer(chosen, actors);
  if (question.wanted === 'suggested-by')
    return actors.length > 0 && rest.length === 0 ? authorsAnswer(chosen, actors) : null;
  // Of the Bureau's own meetings nothing is recorded but what paragraphs say in passing.
  if (rest.length > 0 || (question.bureau && !BUREAU_FACTS.has(question.wanted))) return null;
  const plain = actors.length === 0;
  switch (question.wanted) {
    case 'chair':
    case 'vice-chair':
    case 'rapporteur':
    case 'bureau':
      if (!plain) return actors.every(({ kind }) => kind === 'person') ? personAnswer(actors) : null;
      if (question.extended) return question.wanted === 'bureau' ? extendedBureauAnswer(chosen) : null;
      return meant || question.wanted === 'vice-chair' ? officersAnswer(question.wanted, chosen) : null;
    case 'opening':
      return plain ? openingAnswer(chosen) : null;
    case 'behalf':
      return behalfAnswer(chosen, actors);
    case 'presentation':
      return plain ? presentationAnswer(chosen) : null;
    case 'speakers':
      return meant ? speakersAnswer(chosen, question.who, question.howMany, actors) : null;
    case 'attendance':
      return plain && meant ? attendanceAnswer(chosen, question.who) : null;
    case 'date':
      return plain && meetings ? datesAnswer(meetings, all, question.where) : null;
    case 'place':
      return plain && meetings ? placesAnswer(meetings, all) : null;
    case 'agenda':
      return plain && meetings ? agendaAnswer(meetings) : null;
    case 'documents':
      return plain && meetings ? documentsAnswer(meetings) : null;
    case 'adoption':
      return plain ? adoptionAnswer(chosen) : null;
    case 'outcome':
      return plain && meetings ? outcomeAnswer(meetings, all, question.adopted ? 'adopted' : null) : null;
    case 'sittings':
      return plain && meetings ? sittingsAnswer(meetings) : null;
    case 'count-of-recommendations':
      return plain ? recommendationCountAnswer(chosen) : null;
    case 'person':
      return actors.length > 0 && actors.every(({ kind }) => kind === 'person') ? personAnswer(actors) : null;
  }
}

const BUREAU_FACTS: ReadonlySet<Question['wanted']> = new Set(['chair', 'vice-chair', 'rapporteur', 'bureau']);

/** Without a meeting, `where` and `when` ask for passages, not for a fact of a meeting. */
function isFactual({ wanted, asked }: Question, hasMeeting: boolean, rest: string[]): boolean {
  return (
    asked &&
    rest.length === 0 &&
    wanted !== 'person' &&
    wanted !== 'suggested-by' &&
    (hasMeeting || !['date', 'place', 'documents', 'outcome', 'speakers', 'attendance'].includes(wanted))
  );
}

/** The meetings that a question names; null if it names none, `none` if it names one that is unknown or contradicts itself. */
function meetingsAsked(
  { ordinals, years, last }: Question,
  all: readonly MeetingFacts[],
  filter: readonly number[] | null,
  symbols: readonly string[],
): MeetingFacts[] | null | 'none' {
  const tests: ((facts: MeetingFacts) => boolean)[] = [];
  if (ordinals.length > 0) tests.push(({ meeting }) => ordinals.includes(meeting.ordinal));
  if (years.length > 0) tests.push(({ meeting }) => years.includes(Number(meeting.start.slice(0, 4))));
  if (filter !== null) tests.push(({ meeting }) => filter.includes(meeting.ordinal));
  if (symbols.length > 0) tests.push(({ meeting }) => symbols.some((symbol) => meeting.documents.includes(symbol)));
  if (tests.length === 0) {
    if (!last) return null;
    const held = all.filter(({ documents }) => documents.length > 0);
    return held.slice(-1);
  }
  const meant = all.filter((facts) => tests.every((test) => test(facts)));
  return meant.length === 0 ? 'none' : meant;
}

/** `by:Brazil`: where it acted; of recommendations, that none is attributed to anyone. */
async function byAnswer(query: Query, corpus: CorpusReader): Promise<Answer | null> {
  const all = await meetingsOf(corpus);
  const actors = actorsNamed(query.by.join(' ; '), await actorsIn(corpus)).map(({ actor }) => actor);
  const meetings =
    query.meetings === null ? null : all.filter(({ meeting }) => query.meetings?.includes(meeting.ordinal));
  if (query.kinds?.includes('recommendation'))
    return authorsAnswer(
      meetings ?? all,
      actors.filter(({ kind }) => kind !== 'person'),
    );
  return actors.length === 0 ? null : appearancesAnswer('appearances', actors, meetings, null);
}
