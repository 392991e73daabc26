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

/** A phrase and the topic that it names. */
interface Form {
  topic: string;
  phrase: string;
}

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /^[\p{L}\p{N}]/u;
/** Phrases by their first word, so that each word of a text asks only for those that begin with it. */
const BY_FIRST_WORD = new Map<string, Form[]>();
for (const { topic, phrase } of TOPICS.flatMap(({ id, forms }) => forms.map((phrase) => ({ topic: id, phrase })))) {
  const first = phrase.match(WORD)?.[0] ?? '';
  const same = BY_FIRST_WORD.get(first) ?? [];
  same.push({ topic, phrase });
  BY_FIRST_WORD.set(first, same);
}

/** Each place in a folded text where a phrase of a topic stands as whole words; no two of one topic overlap. */
function* places(folded: string): Generator<{ topic: string; at: number }> {
  const ends = new Map<string, number>();
  for (const { 0: word, index: at } of folded.matchAll(WORD)) {
    for (const { topic, phrase } of BY_FIRST_WORD.get(word) ?? []) {
      const end = at + phrase.length;
      if (at < (ends.get(topic) ?? 0) || !folded.startsWith(phrase, at) || LETTER.test(folded.slice(end, end + 2)))
        continue;
      ends.set(topic, end);
      yield { topic, at };
    }
  }
}

/** The topics whose phrases stand in `text` as whole words, and those that they are part of. */
export function topicMentions(text: string): Map<string, Mentions> {
  const folded = readable(text);
  const inText = new Map<string, Mentions>();
  for (const { topic, at } of places(folded)) {
    const known = inText.get(topic);
    if (known) known.count += 1;
    else inText.set(topic, { count: 1, first: at / folded.length });
  }
  // In the order of the vocabulary, whatever the order of the text: the sums that follow are the same to the last digit.
  const found = new Map<string, Mentions>(
    TOPICS.flatMap(({ id }) => (inText.has(id) ? [[id, inText.get(id) as Mentions]] : [])),
  );
  for (const { id, partOf = [] } of TOPICS) {
    const own = found.get(id);
    for (const whole of own ? partOf : [])
      if (own && !found.has(whole)) found.set(whole, { count: 1, first: own.first });
  }
  return found;
}

/** The topic that stands last in `text`: before a citation, it is what names the thing cited. */
export function lastTopicOf(text: string): string | null {
  let last: { topic: string; at: number } | null = null;
  for (const place of places(readable(text))) if (last === null || place.at > last.at) last = place;
  return last?.topic ?? null;
}

/** The name of a topic as a reason prints it. */
export function topicName(id: string): string {
  return TOPICS.find((topic) => topic.id === id)?.name ?? id;
}
