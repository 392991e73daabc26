/** From matches of the index to hits as people see them: snippet, lead-in, notice, pinpoint, and why each is there. */
import { pinpointOf } from '../corpus/passages';
import { ownText } from './findables';
import { fold } from './fold';
import { isStopWord, stemOf } from './languages';
import { snippet } from './snippet';
import type { CorpusTexts } from './texts';
import { wordsOf } from './tokens';
import type { FieldTexts, Findable, Hit, Match, Reason, TermGroup } from './types';

const NO_TEXTS: FieldTexts = { title: '', section: '', people: '', text: '' };
/** In the order in which a reader cares where a word stands. */
const FIELDS: (keyof FieldTexts)[] = ['text', 'people', 'title', 'section'];

/** Draws a match. A match whose text is gone has an empty snippet. */
export async function hitOf(match: Match, groups: readonly TermGroup[], texts: CorpusTexts): Promise<Hit> {
  const findable = await texts.findable(match.id);
  const held = match.document === null ? undefined : await texts.document(match.document);
  const passage = held?.passages.get(match.id);
  const leadIn = passage?.leadIn ?? null;
  const fields = findable?.fields ?? NO_TEXTS;
  // A document is shown by its title, whatever of its masthead was met.
  const text = match.kind === 'document' ? (held?.report.title ?? match.id) : ownText(fields.text, leadIn);
  const own = { ...fields, text };
  return {
    ...match,
    place: match.kind === 'meeting' || match.kind === 'person' ? await texts.placeOf(match.id) : match.id,
    title: held?.report.title ?? '',
    language: findable?.language ?? 'en',
    snippet: snippet(own, told(match.words, groups), findable?.language ?? 'en'),
    leadIn,
    preliminary: passage?.preliminary ?? false,
    pinpoint: passage ? passage.pinpoint : match.id.includes('#') ? pinpointOf(match.id) : '',
    why: findable ? reasons(match, groups, findable) : [],
  };
}

/** The words to be marked: small words of a name (`of`, `and`) only where they were typed. */
function told(words: readonly string[], groups: readonly TermGroup[]): string[] {
  const typed = new Set(groups.flatMap(({ surface }) => surface.split(/\s+/).map(fold)));
  return words.filter((word) => typed.has(word) || !isStopWord(word, ['en', 'fr', 'es', 'ru', 'ar', 'zh']));
}

/** Why a match is there, what was typed first, what is missing last. */
function reasons(match: Match, groups: readonly TermGroup[], { fields, language }: Findable): Reason[] {
  const stem = (word: string) => stemOf(fold(word), language);
  const stems = new Map(match.words.map((word) => [word, stemOf(word, language)]));
  const found = new Set(stems.values());
  const fieldOf = new Map<string, keyof FieldTexts>();
  for (const field of [...FIELDS].reverse())
    for (const { word } of wordsOf(fields[field], language)) {
      const its = stems.get(word);
      if (its !== undefined) fieldOf.set(its, field);
    }
  const slips = new Map(match.slips.map(({ asked, found: instead }) => [fold(asked), instead]));
  const order = { word: 0, slip: 1, synonym: 2, missing: 3 };
  return groups
    .map((group, at): Reason => {
      const asked = group.surface;
      if (match.met[at] !== true) return { name: 'missing', asked };
      const has = (words: readonly string[]) =>
        words.flatMap((word) => wordsOf(word, language)).every(({ word, whole }) => whole || found.has(stem(word)));
      const typed = group.alternatives.find(({ weight, words }) => weight === 1 && has(words));
      const field = fieldOf.get(stem(typed?.words[0] ?? asked));
      if (typed) return { name: 'word', asked, field: field ?? 'text' };
      const slip = asked.split(/\s+/).find((word) => slips.has(fold(word)));
      if (slip !== undefined) return { name: 'slip', asked, found: slips.get(fold(slip)) as string };
      const other = group.alternatives
        .filter(({ weight, words }) => weight < 1 && has(words))
        .sort((a, b) => b.weight - a.weight)[0];
      return other
        ? { name: 'synonym', asked, found: other.words.join(' ') }
        : { name: 'word', asked, field: field ?? 'text' };
    })
    .sort((a, b) => order[a.name] - order[b.name]);
}
