/**
 * Finds what a query's words ask for: everything that has all of them; where that is little or nothing, what has most of
 * them; and apart, what is only near. Knows nothing of documents' symbols or of questions of fact.
 */
import type { Searcher } from './index/find';
import type { Term } from './query';
import { isStrong, type Weighed, weightOf } from './strength';
import { isGeneral, type Synonyms } from './synonyms';
import type { CorpusTexts } from './texts';
import type { Ask, Found, Match, TermGroup } from './types';

/** Where nothing has all that is asked, matches looked at beyond those shown: of them the strong ones are hits. */
const LOOKED_AT = 40;
/** Where fewer have all that is asked, those that have most of it follow. */
const ENOUGH = 5;
/** A query of so many things may be met by all but one of them. */
const MAY_LACK_ONE = 2;
/** More than a few of what is only near help nobody. */
const MOST_NEAR = 20;
/** Each thing left out costs a look into the index. */
const MOST_LEFT_OUT = 8;

export type Filters = Omit<Ask, 'groups'>;

export interface WordsAsked {
  terms: readonly Term[];
  filters: Filters;
  /** The last word may go on. */
  open: boolean;
  /** It is put as a question: words with which people ask are not looked for. */
  question: boolean;
  limit: number;
}

export interface WordsFound {
  how: Found['how'];
  /** What {@link Match.met} of the matches is about. */
  groups: TermGroup[];
  matches: Match[];
  total: number;
  /** Where there are no matches: what has a part of what is asked. */
  near: { groups: TermGroup[]; matches: Match[] };
}

export class WordFinder {
  constructor(
    private readonly searcher: Searcher,
    /** How many things can be found. */
    private readonly size: number,
    private readonly texts: CorpusTexts,
    private readonly synonyms: Synonyms,
  ) {}

  async find({ terms, filters, open, question, limit }: WordsAsked): Promise<WordsFound> {
    let ask: Ask = { groups: this.groups(terms, open, question), ...filters };
    let found = await this.ask(ask, limit);
    if (found.how !== 'all')
      for (const other of this.otherReadings(terms, open, question)) {
        const instead = await this.ask({ ...ask, groups: other }, limit);
        if (instead.how !== 'all' && (found.how !== 'none' || instead.how === 'none')) continue;
        ask = { ...ask, groups: other };
        found = instead;
        if (found.how === 'all') break;
      }
    const { groups } = ask;
    const matches = ranked(found.matches);
    const none = { groups, matches: [] };
    if (found.how === 'all') {
      const more = found.total < ENOUGH && groups.length > 1 ? await this.lackingOne(ask, matches, limit) : [];
      return { how: 'all', groups, matches: [...matches, ...more], total: found.total + more.length, near: none };
    }
    const weighed = await this.weighed(ask);
    const strong = matches.filter((match) => isStrong(match, weighed));
    if (strong.length > 0) return { how: 'most', groups, matches: strong, total: strong.length, near: none };
    return { how: 'none', groups, matches: [], total: 0, near: await this.near(matches, ask, weighed) };
  }

  /** What is asked. Words that only ask are left to questions' own sense where something else is there. */
  private groups(terms: readonly Term[], open: boolean, question: boolean): TermGroup[] {
    const groups = this.synonyms.groups(terms, open);
    const named = groups.filter(({ surface }) => !isGeneral(surface));
    return question && named.length > 0 ? named : groups;
  }

  /** The last word as a whole one, which may have slips; two words as one (`cyber crime`). */
  private *otherReadings(terms: readonly Term[], open: boolean, question: boolean): Generator<TermGroup[]> {
    if (open) yield this.groups(terms, false, question);
    for (let at = 0; at + 1 < terms.length && at < MOST_LEFT_OUT; at++) {
      const [first, second] = [terms[at] as Term, terms[at + 1] as Term];
      if (first.phrase || second.phrase || !JOINED.test(first.surface) || !JOINED.test(second.surface)) continue;
      const joined = { surface: first.surface + second.surface, phrase: false };
      yield this.groups([...terms.slice(0, at), joined, ...terms.slice(at + 2)], false, question);
    }
  }

  private ask(ask: Ask, limit: number): Promise<Found> {
    return this.searcher.find(ask, { limit, ofMost: limit + LOOKED_AT, texts: this.texts });
  }

  /** Matches that lack one of the things asked, or words that only ask, and yet have most of what the query tells. */
  private async lackingOne(ask: Ask, known: readonly Match[], limit: number): Promise<Match[]> {
    const weighed = await this.weighed(ask);
    const needed = weighed.filter(({ dispensable }) => !dispensable).length;
    const leftOut = ask.groups.flatMap((_group, at) =>
      weighed[at]?.dispensable === true || needed >= MAY_LACK_ONE ? [[at]] : [],
    );
    const asking = ask.groups.flatMap((_group, at) => (weighed[at]?.dispensable === true ? [at] : []));
    if (asking.length > 1 && asking.length < ask.groups.length) leftOut.push(asking);
    const ids = new Set(known.map(({ id }) => id));
    const more: Match[] = [];
    for (const places of leftOut.slice(0, MOST_LEFT_OUT)) {
      const found = await this.ask(
        { ...ask, groups: ask.groups.filter((_group, at) => !places.includes(at)) },
        limit + ENOUGH,
      );
      if (found.how !== 'all') continue;
      for (const match of found.matches) {
        let next = 0;
        const whole = {
          ...match,
          met: ask.groups.map((_group, at) => !places.includes(at) && match.met[next++] === true),
        };
        if (ids.has(match.id) || !isStrong(whole, weighed, true)) continue;
        ids.add(match.id);
        more.push(whole);
      }
    }
    return ranked(more);
  }

  /** What is near where nothing answers: matches of a part of the query, else of the rarest thing in it that is found. */
  private async near(weak: Match[], ask: Ask, weighed: readonly Weighed[]): Promise<WordsFound['near']> {
    if (weak.length > 0) return { groups: ask.groups, matches: weak };
    for (const { group } of weighed.filter((each) => !each.dispensable).sort((a, b) => b.weight - a.weight)) {
      const found = await this.ask({ ...ask, groups: [group] }, MOST_NEAR);
      if (found.matches.length > 0) return { groups: [group], matches: ranked(found.matches) };
    }
    return { groups: ask.groups, matches: [] };
  }

  /** How much each thing asked tells, by how many texts have it, wherever they are. */
  private async weighed({ groups }: Ask): Promise<Weighed[]> {
    const weighed: Weighed[] = [];
    for (const group of groups) {
      const ask = { groups: [group], without: [], kinds: null, meetings: null, documents: null };
      const { total } = await this.searcher.find(ask, { limit: 1, texts: this.texts });
      weighed.push({ group, weight: weightOf(total, this.size), dispensable: isGeneral(group.surface) });
    }
    return weighed;
  }
}

/** Best first: what meets more, then what scores more; equal ones in the order of the index. */
function ranked(matches: readonly Match[]): Match[] {
  const met = (match: Match) => match.met.filter(Boolean).length;
  return [...matches].sort((a, b) => met(b) - met(a) || b.score - a.score);
}

/** A word of letters alone. */
const JOINED = /^\p{L}{2,}$/u;
