/**
 * Which questions a passage speaks of, by the phrases of `data/vocabulary/topics.json`.
 * Knows nothing of documents or ranking.
 */
import questionList from '../../data/vocabulary/questions.json' with { type: 'json' };
import topicList from '../../data/vocabulary/topics.json' with { type: 'json' };

export interface Topic {
  id: string;
  /** How a reason names it. */
  name: string;
  forms: string[];
}

export const TOPICS: readonly Topic[] = topicList;

/** Questions on which the texts record opposite views: the topics of each side. */
export const QUESTIONS: readonly { name: string; sides: string[][] }[] = questionList;

const fold = (text: string) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ');
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Where `phrase` last stands in `folded` as whole words, or -1. */
function lastIndexOfPhrase(folded: string, phrase: string): number {
  for (let at = folded.lastIndexOf(phrase); at !== -1; at = at === 0 ? -1 : folded.lastIndexOf(phrase, at - 1))
    if (!isWord(folded[at - 1]) && !isWord(folded[at + phrase.length])) return at;
  return -1;
}

const lastIndexOfTopic = (folded: string, topic: Topic) =>
  Math.max(...topic.forms.map((form) => lastIndexOfPhrase(folded, form)));

/** Ids of the topics whose phrases stand in `text` as whole words, in the vocabulary's order. */
export function topicsOf(text: string): string[] {
  const folded = fold(text);
  return TOPICS.filter((topic) => lastIndexOfTopic(folded, topic) !== -1).map(({ id }) => id);
}

/** The topic that stands last in `text`: before a citation, it is what names the thing cited. */
export function lastTopicOf(text: string): string | null {
  const folded = fold(text);
  const [last] = TOPICS.map((topic) => ({ id: topic.id, at: lastIndexOfTopic(folded, topic) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => b.at - a.at);
  return last?.id ?? null;
}

/** The name of a topic as a reason prints it. */
export function topicName(id: string): string {
  return TOPICS.find((topic) => topic.id === id)?.name ?? id;
}
