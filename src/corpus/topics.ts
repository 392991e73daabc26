/**
 * Which questions a passage speaks of, by the phrases of `data/vocabulary/topics.json`.
 * Knows nothing of documents or ranking.
 */
import nameList from '../../data/vocabulary/names-of-things.json' with { type: 'json' };
import questionList from '../../data/vocabulary/questions.json' with { type: 'json' };
import topicList from '../../data/vocabulary/topics.json' with { type: 'json' };

export interface Topic {
  id: string;
  /** How a reason names it. */
  name: string;
  forms: string[];
  /** Wider topics: whoever speaks of this one speaks of them. */
  partOf?: string[];
}

export interface Question {
  /** How a reason names it. */
  name: string;
  /** Topics that raise the question: whoever speaks of one takes part in it. */
  asks: string[];
  /** Topics of each side. */
  sides: string[][];
}

export const TOPICS: readonly Topic[] = topicList;

/** Questions on which the texts record opposite views: the topics of each side. */
export const QUESTIONS: readonly Question[] = questionList;

/** How a text speaks of a topic. */
export interface Mentions {
  /** How often. */
  count: number;
  /** Where first, as a share of the text's length: 0 at the start. */
  first: number;
}

const fold = (text: string) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ');

/** Folds a text and blanks the names of bodies and studies: "Crime Prevention and Criminal Justice" speaks of neither. */
const readable = (text: string) =>
  nameList.reduce((rest, name) => rest.replaceAll(name, (found) => '|'.repeat(found.length)), fold(text));

const escaped = (form: string) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const PATTERNS = TOPICS.map(({ id, forms }) => ({
  id,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
}));

/** The topics whose phrases stand in `text` as whole words, and those that they are part of. */
export function topicMentions(text: string): Map<string, Mentions> {
  const folded = readable(text);
  const found = new Map<string, Mentions>();
  for (const { id, pattern } of PATTERNS) {
    const places = [...folded.matchAll(pattern)].map(({ index }) => index / folded.length);
    if (places.length > 0) found.set(id, { count: places.length, first: Math.min(...places) });
  }
  for (const { id, partOf = [] } of TOPICS) {
    const own = found.get(id);
    for (const whole of own ? partOf : [])
      if (own && !found.has(whole)) found.set(whole, { count: 1, first: own.first });
  }
  return found;
}

/** The topic that stands last in `text`: before a citation, it is what names the thing cited. */
export function lastTopicOf(text: string): string | null {
  const folded = readable(text);
  let last: { id: string; at: number } | null = null;
  for (const { id, pattern } of PATTERNS)
    for (const { index } of folded.matchAll(pattern)) if (last === null || index > last.at) last = { id, at: index };
  return last?.id ?? null;
}

/** The name of a topic as a reason prints it. */
export function topicName(id: string): string {
  return TOPICS.find((topic) => topic.id === id)?.name ?? id;
}
