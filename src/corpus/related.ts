/**
 * Related recommendations: which suggestions of Member States speak of the same question as a context, and which
 * question that is. Being of the same meeting is no reason, because all suggestions share it. Pure; what speaks for a
 * context is found in `contexts.ts`.
 */
import type { Report } from '../reports/types';
import type { RelatedItem } from './model';
import { type Passage, passagesOf } from './passages';
import { QUESTIONS, topicMentions, topicName } from './topics';

/** A passage that speaks for the subject, and how much (1 = it only stands near). */
export interface ContextPassage {
  id: string;
  /** Ids of the topics it speaks of, each with how much it dwells on it: 1 for a single mention. */
  topics: Map<string, number>;
  weight: number;
}

/** Below this share of the best score an item is only vaguely related: rather fewer than weak ones. */
const WEAK = 0.4;
/** A shared topic that half of all suggestions speak of tells nothing. */
const TOO_COMMON = 0.5;
/** How much more a rare topic tells than a common one. */
const TELLING = 1.5;
/** A question is debated where this many passages speak for each side. */
const DEBATED = 2;
/** That one suggestion has a topic to itself may be chance: so many more holders are assumed. */
const CHANCE = 2;
/** What a suggestion says last counts this much less than what it says first: it asks for the first. */
const LATE = 0.5;
/** How much it says to take part in a question on which the texts record two sides. */
const QUESTION = 1;
/** Keeps a suggestion that has one topic only from winning by that alone: to name a few is no lack of subject. */
const SMOOTH = 3;

export interface Suggestion {
  passage: Passage;
  /** What it speaks of, with how much of it is about that. */
  topics: Map<string, number>;
  /** Topics of its lead-in alone: they say what it is for, so part of what it is about, but it says something else itself. */
  leadIn: Map<string, number>;
}

const questionId = (index: number) => `question-${index}`;
/** The name of a topic or question as a reason prints it. */
const nameOf = (id: string) => QUESTIONS.find((_each, index) => questionId(index) === id)?.name ?? topicName(id);

/** The questions in which the given topics take part. */
function questionsOf(topics: Iterable<string>): string[] {
  const held = new Set(topics);
  return QUESTIONS.flatMap(({ asks }, index) => (asks.some((topic) => held.has(topic)) ? [questionId(index)] : []));
}

function weighed(text: string): Map<string, number> {
  const weights = new Map([...topicMentions(text)].map(([topic, { first }]) => [topic, 1 - LATE * first]));
  for (const question of questionsOf(weights.keys())) weights.set(question, QUESTION);
  return weights;
}

/** The recommendations and sub-items of the given reports. */
export function suggestionsOf(reports: Report[]): Suggestion[] {
  return reports
    .flatMap(passagesOf)
    .filter((passage) => passage.preliminary)
    .map((passage) => {
      const topics = weighed(passage.text);
      const leadIn = weighed(passage.leadIn ?? '');
      for (const topic of topics.keys()) leadIn.delete(topic);
      return { passage, topics, leadIn };
    });
}

interface InContext {
  weight: number;
  sources: string[];
}

function topicsIn(context: ContextPassage[]): Map<string, InContext> {
  const found = new Map<string, InContext>();
  const add = (topic: string, id: string, weight: number) => {
    const entry = found.get(topic) ?? { weight: 0, sources: [] };
    entry.weight += weight;
    if (!entry.sources.includes(id)) entry.sources.push(id);
    found.set(topic, entry);
  };
  for (const { id, topics, weight } of context) {
    for (const [topic, dwelling] of topics) add(topic, id, weight * dwelling);
    for (const question of questionsOf(topics.keys())) add(question, id, weight * QUESTION);
  }
  return found;
}

/** How much a topic tells: the logarithm of its rarity among the suggestions; topics of too many are left out. */
function rarities(suggestions: Suggestion[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { topics } of suggestions)
    for (const topic of topics.keys()) holders.set(topic, (holders.get(topic) ?? 0) + 1);
  return new Map(
    [...holders]
      .filter(([, count]) => count < suggestions.length * TOO_COMMON)
      .map(([topic, count]) => [topic, Math.log(1 + suggestions.length / (count + CHANCE))]),
  );
}

/** A suggestion measured against a context. */
interface Measured {
  score: number;
  shared: { topic: string; sources: string[]; strength: number }[];
}

function measure(
  { topics, leadIn }: Suggestion,
  inContext: Map<string, InContext>,
  rarity: Map<string, number>,
): Measured {
  const shared = [...topics]
    .flatMap(([topic, part]) => {
      const entry = inContext.get(topic);
      const rare = rarity.get(topic);
      if (!entry || !rare) return [];
      return [{ topic, sources: entry.sources, strength: Math.sqrt(entry.weight) * rare ** TELLING * part }];
    })
    .sort((a, b) => b.strength - a.strength);
  // A suggestion about many things is less about each of them.
  const size = (weights: Map<string, number>) =>
    [...weights].reduce((sum, [topic, part]) => sum + ((rarity.get(topic) ?? 0) * part) ** 2, 0);
  const breadth = Math.sqrt(SMOOTH + size(topics) + size(leadIn));
  return { shared, score: shared.reduce((sum, { strength }) => sum + strength, 0) / breadth };
}

/**
 * Ranks suggestions against a context. Each reason names a shared topic and the context passages that speak of it.
 * Returns the best first, none when nothing rarer than common ground is shared.
 * @param self id of the suggestion that is itself the context, which never relates to itself
 */
export function relatedTo(context: ContextPassage[], suggestions: Suggestion[], self = ''): RelatedItem[] {
  return plainItems(
    rank(
      context,
      suggestions.filter(({ passage }) => passage.id !== self),
    ),
  );
}

/**
 * Ranks suggestions against a context of many questions, such as a document or a meeting: a question that its
 * deliberations answer both ways leads, because it is what the Group debated.
 */
export function relatedToDebates(context: ContextPassage[], suggestions: Suggestion[]): RelatedItem[] {
  const inContext = topicsIn(context);
  const debated = QUESTIONS.filter(({ sides }) =>
    sides.every((side) => new Set(side.flatMap((topic) => inContext.get(topic)?.sources ?? [])).size >= DEBATED),
  );
  const answersTo = (item: Ranked) => debated.some(({ sides }) => sides.flat().some((topic) => item.about.has(topic)));
  const all = rank(context, suggestions);
  const first = all.filter(answersTo).slice(0, 2 * debated.length);
  return plainItems([...first, ...all.filter((item) => !first.includes(item))]);
}

const plainItems = (items: Ranked[]): RelatedItem[] => items.map(({ id, score, reasons }) => ({ id, score, reasons }));

function rank(context: ContextPassage[], suggestions: Suggestion[]): Ranked[] {
  const inContext = topicsIn(context);
  const rarity = rarities(suggestions);
  const scored = suggestions
    .map((suggestion): Ranked => {
      const { score, shared } = measure(suggestion, inContext, rarity);
      const { passage, topics } = suggestion;
      return { id: passage.id, about: new Set(topics.keys()), score, reasons: reasonsOf(shared) };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return bothSides(
    scored.filter(({ score }) => score >= best * WEAK),
    scored,
    inContext,
  );
}

interface Ranked extends RelatedItem {
  /** Everything that the suggestion speaks of. */
  about: Set<string>;
}

/** A question is only given as the reason where no answer to it is shared. */
function reasonsOf(shared: { topic: string; sources: string[] }[]): RelatedItem['reasons'] {
  const answered = new Set(questionsOf(shared.map(({ topic }) => topic)));
  return shared
    .filter(({ topic }) => !answered.has(topic))
    .map(({ topic, sources }) => ({ shared: nameOf(topic), sources }));
}

/**
 * Where the context takes part in a question, both sides appear: the best suggestion of the side of which the context
 * speaks most, and directly behind it the best of the other side.
 */
function bothSides(strong: Ranked[], all: Ranked[], context: Map<string, InContext>): Ranked[] {
  const order = [...strong];
  QUESTIONS.forEach(({ sides }, index) => {
    if (!context.has(questionId(index))) return;
    const dwelling = (side: string[]) => Math.max(...side.map((topic) => context.get(topic)?.weight ?? 0));
    const best = [...sides]
      .sort((a, b) => dwelling(b) - dwelling(a))
      .flatMap((side) => all.find(({ about }) => side.some((topic) => about.has(topic))) ?? []);
    const places = best.map((item) => order.indexOf(item)).filter((at) => at !== -1);
    if (places.length === 0) return;
    order.splice(0, order.length, ...order.filter((item) => !best.includes(item)));
    order.splice(Math.min(...places), 0, ...best);
  });
  return order;
}
