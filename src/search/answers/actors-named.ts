/** The States, organizations and people of the corpus that a text names. Reads actor records; knows nothing of questions. */
import names from '../../../data/vocabulary/names.json' with { type: 'json' };
import type { ActorEntry, ActorKind, CorpusReader } from '../../corpus/model';
import { fold } from '../fold';

/** Folded words with one space between them and around them, so that a name is found as whole words. */
export const asWords = (text: string): string =>
  ` ${text
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(fold)
    .filter(Boolean)
    .join(' ')} `;

const SPELLINGS = new Map([...names.states, ...names.organizations].map(({ id, names: others }) => [id, others]));
/** Short forms that people type for States; the reports print none of them. */
const SHORT: Record<string, string[]> = {
  'United States of America': ['USA', 'US', 'America'],
  'United Kingdom of Great Britain and Northern Ireland': ['UK', 'Britain', 'Great Britain'],
  'Russian Federation': ['Russia'],
  'Republic of Korea': ['South Korea', 'Korea'],
  'European Union': ['EU'],
};
/** A surname of so few letters is a word besides: no one is meant by it alone. */
const SHORTEST_NAME = 3;

/** Every actor record, whatever the segment. */
export async function actorsIn(corpus: CorpusReader): Promise<ActorEntry[]> {
  const kinds: ActorKind[] = ['state', 'organization', 'person'];
  const found = await Promise.all(kinds.map((kind) => corpus.all('actors', kind)));
  return found.flat(2);
}

export interface Named {
  actor: ActorEntry;
  /** The words of the text that name it, folded. */
  words: string[];
}

/** The actors that the text names, the longest names first; a word names one actor only. */
export function actorsNamed(text: string, actors: readonly ActorEntry[]): Named[] {
  let rest = asWords(text);
  const found: Named[] = [];
  const spelled = actors
    .flatMap((actor) => spellingsOf(actor).map((name) => ({ actor, name: asWords(name) })))
    .filter(({ name }) => name.trim() !== '')
    .sort((a, b) => b.name.length - a.name.length);
  for (const { actor, name } of spelled) {
    if (!rest.includes(name)) continue;
    // Two people of one surname are both meant.
    if (actor.kind !== 'person') rest = rest.replaceAll(name, ' | ');
    if (!found.some((each) => each.actor.id === actor.id && each.actor.kind === actor.kind))
      found.push({ actor, words: name.trim().split(' ') });
  }
  return found;
}

/** Those that `by:` names, and of a State the people whom the reports name with it. */
export function withTheirPeople(by: readonly string[], actors: readonly ActorEntry[]): ActorEntry[] {
  const named = actorsNamed(by.join(' ; '), actors).map(({ actor }) => actor);
  const states = named.filter(({ kind }) => kind === 'state').map(({ id }) => id);
  const people = actors.filter(
    ({ kind, id }) => kind === 'person' && states.some((state) => id.endsWith(` (${state})`)),
  );
  return [...new Set([...named, ...people])];
}

function spellingsOf({ kind, id, appearances }: ActorEntry): string[] {
  if (kind !== 'person') {
    const printed = appearances.filter(({ role }) => role !== 'represented').map((each) => each.printed);
    return [id, ...printed, ...(SPELLINGS.get(id) ?? []), ...(SHORT[id] ?? [])];
  }
  const name = nameOf(id);
  const surname = name.split(' ').at(-1) ?? '';
  return [name, ...(surname.length > SHORTEST_NAME ? [surname] : [])];
}

/** The name in `Pedro Verdelho (Portugal)`. */
export const nameOf = (id: string): string => id.replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$/, '');
