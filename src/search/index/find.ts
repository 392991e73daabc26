/**
 * Finds what an index, or several of them at once, hold for a question. One set of statistics over all of them: what is
 * found, and in what order, does not depend on how the texts are spread. Knows nothing of queries as people write them.
 */
import { fold } from '../fold';
import { UNKNOWN_LANGUAGE, wordsOf } from '../tokens';
import type { Ask, Found, Match, TermGroup, TextReader } from '../types';
import { BestFirst } from './best-first';
import { expand } from './expand';
import { type Columns, kindOf, naturally } from './format';
import { askingTexts, isLate, rangesOf, withoutBeginnings } from './late';
import type { SearchIndex } from './open';
import { MOST_GROUPS, optionalGroups, type Plan, planOf } from './plan';
import { CandidateTexts } from './read-texts';
import { type ExpandedPlan, type GroupValues, Scorer } from './score';
import { atHand } from './tops';
import { BY_STANDING, rarity } from './weights';
import { Lendings, Workspace } from './workspace';

export interface FindOptions {
  /** The most matches that are given. */
  limit: number;
  /** The same where no document has all of what is asked; as many unless said. */
  ofMost?: number;
  texts: TextReader;
}

export interface Searcher {
  /** @throws IndexError when a shard is not what was written; what the readers throw passes through */
  find(ask: Ask, options: FindOptions): Promise<Found>;
}

/** Candidates whose texts are read at once: the first ones, and twice as many each time these do not suffice. */
const BATCH = 16;
/** So many candidates are all read, for the sake of the total; of more, only until enough are confirmed. */
const ALL_READ = 128;
/** Texts that one question may read before it is answered with what there is. */
const MOST_READ = 2048;
const NOTHING: Found = { matches: [], total: 0, atLeast: false, how: 'none' };

/** Asks several indexes as one. Of things with the same id in two of them the first one's is found. */
export function searcherOver(indexes: readonly SearchIndex[]): Searcher {
  const columns = indexes.map(({ size }) => new Lendings(size));
  const ofAll = indexes.length === 1 ? columns[0] : undefined;
  const all = ofAll ?? new Lendings(indexes.reduce((sum, { size }) => sum + size, 0));
  return {
    async find(ask, options) {
      const spaces = [...columns, all].map((each) => new Workspace(each));
      try {
        return await new Question(indexes, ask, options, spaces).answer();
      } finally {
        for (const space of spaces) space.leave();
      }
    },
  };
}

/** A group that is asked, with what the indexes hold of it. */
interface Asked {
  plan: ExpandedPlan;
  bit: number;
  /** By index; null where no text can change them. */
  values: GroupValues[] | null;
  rarity: number;
  /** See late.ts. */
  late: boolean;
}

class Question {
  readonly #scorers: Scorer[];
  /** By index: the place of its first document among those of all. */
  readonly #starts: number[] = [];
  readonly #all: number;
  readonly #texts: CandidateTexts;
  readonly #groups: Plan[];
  readonly #optional: Set<number>;
  /** By index. */
  #columns: Columns[] = [];

  constructor(
    private readonly indexes: readonly SearchIndex[],
    private readonly ask: Ask,
    private readonly options: FindOptions,
    /** By index, and one for all of them in a row. */
    private readonly spaces: readonly Workspace[],
  ) {
    let all = 0;
    for (const { size } of indexes) {
      this.#starts.push(all);
      all += size;
    }
    this.#all = all;
    this.#scorers = indexes.map((index, at) => new Scorer(index, at, spaces[at] as Workspace));
    this.#texts = new CandidateTexts(options.texts);
    const plans = planOf(ask.groups);
    this.#optional = optionalGroups(ask, plans, [...new Set(indexes.flatMap(({ languages }) => languages))]);
    this.#groups = plans.filter(({ position }) => !this.#optional.has(position));
  }

  async answer(): Promise<Found> {
    const { ask, indexes } = this;
    const isFiltered = ask.kinds !== null || ask.meetings !== null || ask.documents !== null || ask.without.length > 0;
    if (this.#groups.length === 0 && !isFiltered) return NOTHING;
    this.#columns = await Promise.all(indexes.map((index) => index.columns()));
    const short = isFiltered ? null : atHand(this.#groups, indexes, this.#columns, this.options.limit);
    if (short) {
      const plan: ExpandedPlan = {
        plan: this.#groups[0] as Plan,
        variants: [
          { variant: (this.#groups[0] as Plan).variants[0] as Plan['variants'][number], expansions: [short.expansion] },
        ],
      };
      const best = short.best.map(({ index, ordinal, score }) => ({
        place: (this.#starts[index] as number) + ordinal,
        score,
        met: 1,
      }));
      const ids = await this.#idsOf(best.map(({ place }) => place));
      const matches = await this.#matches(
        best.map((each, at) => ({ ...each, id: ids[at] as string })),
        [plan],
      );
      return { matches, total: short.total, atLeast: false, how: 'all' };
    }
    const groups = this.#groups.map((plan) => this.#expanded(plan));
    const without = planOf(ask.without).map((plan) => this.#expanded(plan));
    const late = groups.map((group) => groups.length > 1 && isLate(group, indexes));
    const postings = await Promise.all(
      indexes.map((index, at) =>
        index.postings(
          [...groups, ...without].flatMap(({ variants }, position) =>
            variants.flatMap(({ expansions }) =>
              expansions.flatMap(({ ranges }) => rangesOf(ranges[at] ?? [], late[position] === true)),
            ),
          ),
        ),
      ),
    );
    const asked = groups.map((plan, position): Asked => {
      const isLate = late[position] === true;
      return this.#added(
        isLate ? withoutBeginnings(plan) : plan,
        isLate ? askingTexts(plan) : plan,
        position,
        postings,
      );
    });
    for (const { late, bit } of asked)
      for (const { possible } of late ? this.#scorers : [])
        for (let at = 0; at < possible.length; at++) possible[at] = (possible[at] as number) | bit;
    for (const plan of without) this.#exclude(plan, postings);
    this.#filter();
    const unsure = without.filter(hasPhrases);
    const every = (1 << asked.length) - 1;
    const { limit, ofMost = limit } = this.options;
    const all = await this.#select(asked, unsure, (possible) => possible === every, 1, limit);
    if (all.matches.length > 0) return { ...all, how: 'all' };
    if (asked.length < 2) return NOTHING;
    const most = await this.#select(
      asked,
      unsure,
      (possible) => bitsIn(possible) * 2 >= asked.length,
      COVERAGE_POWER,
      ofMost,
    );
    return most.matches.length > 0 ? { ...most, how: 'most' } : NOTHING;
  }

  /** A group whose values are in the sums. @param confirmed as its texts are asked */
  #added(
    plan: ExpandedPlan,
    confirmed: ExpandedPlan,
    position: number,
    postings: readonly ((term: number) => Uint8Array)[],
  ): Asked {
    const spaces = this.#scorers.map((_, at) => (this.spaces[at] as Workspace).part());
    const values = this.#scorers.map((scorer, at) =>
      scorer.values(plan, postings[at] as (term: number) => Uint8Array, spaces[at] as Workspace),
    );
    const bit = 1 << position;
    const rare = rarity(
      values.reduce((sum, { touched }) => sum + touched.length, 0),
      this.#all,
    );
    values.forEach((each, at) => {
      this.#scorers[at]?.add(each, rare, bit);
    });
    const late = confirmed !== plan;
    const changes = late || hasPhrases(plan);
    if (!changes) for (const space of spaces) space.leave();
    return { plan: confirmed, bit, rarity: rare, late, values: changes ? values : null };
  }

  #expanded(plan: Plan): ExpandedPlan {
    const variants: ExpandedPlan['variants'] = [];
    let found = false;
    for (const variant of plan.variants) {
      if (variant.instead && found) continue;
      const expansions = variant.needs.map((need) => expand(need, this.indexes));
      found = expansions.every(({ ranges }) => ranges.some((own) => own.length > 0));
      variants.push({ variant, expansions });
    }
    return { plan, variants };
  }

  /** Takes away what has any of the unwanted words. Where only a text can tell, it is told when the text is read. */
  #exclude(plan: ExpandedPlan, postings: readonly ((term: number) => Uint8Array)[]): void {
    this.#scorers.forEach((scorer, at) => {
      const { sure, touched } = scorer.values(plan, postings[at] as (term: number) => Uint8Array);
      for (const ordinal of touched) if ((sure[ordinal] as number) > 0) scorer.excluded[ordinal] = 1;
    });
  }

  #filter(): void {
    const { kinds, meetings, documents } = this.ask;
    if (kinds === null && meetings === null && documents === null) return;
    this.#scorers.forEach(({ index, excluded }, at) => {
      const columns = this.#columns[at] as Columns;
      const wantedKinds = kinds && new Set(kinds);
      const wantedMeetings = meetings && new Set(meetings.map((meeting) => meeting + 1));
      const wantedDocuments = documents && new Set(documents.map((symbol) => columns.symbols.indexOf(symbol) + 1));
      wantedDocuments?.delete(0);
      for (let ordinal = 0; ordinal < index.size; ordinal++) {
        const wanted =
          (!wantedKinds || wantedKinds.has(kindOf(columns.standings[ordinal] as number))) &&
          (!wantedMeetings || wantedMeetings.has(columns.meetings[ordinal] as number)) &&
          (!wantedDocuments || wantedDocuments.has(columns.documents[ordinal] as number));
        if (!wanted) excluded[ordinal] = 1;
      }
    });
  }

  /**
   * The best of the documents whose groups are enough, confirmed by their texts where that is needed. Candidates come in the
   * order of what they can be worth at most, so none that is not read could be better than those that are given.
   */
  async #select(
    asked: readonly Asked[],
    unwanted: readonly ExpandedPlan[],
    enough: (met: number) => boolean,
    power: number,
    limit: number,
  ): Promise<Pick<Found, 'matches' | 'total' | 'atLeast'>> {
    const share = coverage(asked, power);
    const space = (this.spaces.at(-1) as Workspace).part();
    const candidates = space.numbers();
    const worth = space.floats();
    let count = 0;
    this.#scorers.forEach(({ totals, possible, excluded }, at) => {
      const start = this.#starts[at] as number;
      const { standings } = this.#columns[at] as Columns;
      let met = -1;
      let part = 0;
      for (let ordinal = 0; ordinal < totals.length; ordinal++) {
        if (excluded[ordinal] !== 0) continue;
        if (possible[ordinal] !== met) {
          met = possible[ordinal] as number;
          part = enough(met) ? share(met) : -1;
        }
        if (part < 0) continue;
        candidates[count++] = start + ordinal;
        worth[start + ordinal] =
          (totals[ordinal] as number) * part * (BY_STANDING[standings[ordinal] as number] as number);
      }
    });
    const heap = new BestFirst(candidates.subarray(0, count), worth);
    const toConfirm = asked.filter(({ plan, late }) => late || hasPhrases(plan));
    const reads = toConfirm.length + unwanted.length > 0;
    const given: Ranked[] = [];
    const seen = new Set<string>();
    let refused = 0;
    let read = 0;
    let batch = BATCH;
    while (heap.size > 0 && read < MOST_READ) {
      const kept = given.length >= limit ? (given[limit - 1]?.score ?? 0) : Number.NEGATIVE_INFINITY;
      if (given.length >= limit && (!reads || count > ALL_READ) && heap.best <= kept) break;
      const places = heap.take(reads ? batch : limit - Math.min(limit - 1, given.length));
      batch = Math.min(batch * 2, MOST_READ - read);
      const ids = await this.#idsOf(places);
      if (reads) await this.#texts.read(ids);
      read += reads ? places.length : 0;
      places.forEach((place, at) => {
        const id = ids[at] as string;
        const ranked = this.#confirmed(place, id, worth[place] as number, asked, toConfirm, share);
        const isUnwanted = unwanted.some((plan) => this.#texts.confirms(id, plan));
        if (isUnwanted || seen.has(id) || !enough(ranked.met)) refused++;
        else given.push(ranked);
        seen.add(id);
      });
      given.sort((a, b) => b.score - a.score || naturally(a.id, b.id));
    }
    const left = heap.size;
    space.leave();
    return {
      matches: await this.#matches(
        given.slice(0, limit),
        asked.map(({ plan }) => plan),
      ),
      total: reads ? given.length : count - refused,
      atLeast: reads && left > 0,
    };
  }

  /** A candidate with what its text confirms. */
  #confirmed(
    place: number,
    id: string,
    worth: number,
    asked: readonly Asked[],
    toConfirm: readonly Asked[],
    share: (met: number) => number,
  ): Ranked {
    const at = this.#indexOf(place);
    const ordinal = place - (this.#starts[at] as number);
    const scorer = this.#scorers[at] as Scorer;
    let met = scorer.possible[ordinal] as number;
    let changed = false;
    let total = scorer.totals[ordinal] as number;
    for (const { plan, bit, values, rarity, late } of toConfirm) {
      if ((met & bit) === 0 || this.#texts.confirms(id, plan)) continue;
      const { sure, unconfirmed } = (values ?? [])[at] as GroupValues;
      const without = sure[ordinal] as number;
      // Confirmed or not, a whole word that is there is there.
      if (without === 0) met &= ~bit;
      if (!late) total -= (Math.max(without, unconfirmed ? (unconfirmed[ordinal] as number) : 0) - without) * rarity;
      changed = true;
    }
    return {
      place,
      id,
      met,
      score: changed && asked.length > 0 ? total * share(met) * this.#standing(at, ordinal) : worth,
    };
  }

  #standing(at: number, ordinal: number): number {
    return BY_STANDING[this.#columns[at]?.standings[ordinal] as number] as number;
  }

  #indexOf(place: number): number {
    let at = this.#starts.length - 1;
    while (at > 0 && (this.#starts[at] as number) > place) at--;
    return at;
  }

  /** The ids of places, in their order. */
  async #idsOf(places: readonly number[]): Promise<string[]> {
    const ids: string[] = new Array(places.length);
    await Promise.all(
      this.indexes.map(async (index, at) => {
        const own = places.flatMap((place, position) => (this.#indexOf(place) === at ? [position] : []));
        if (own.length === 0) return;
        const found = await index.ids(
          own.map((position) => (places[position] as number) - (this.#starts[at] as number)),
        );
        own.forEach((position, each) => {
          ids[position] = found[each] as string;
        });
      }),
    );
    return ids;
  }

  /** What is said of those that are given. */
  async #matches(ranked: readonly Ranked[], plans: readonly ExpandedPlan[]): Promise<Match[]> {
    if (ranked.length === 0) return [];
    await this.#texts.read(ranked.map(({ id }) => id));
    const positions = plans.map(({ plan }) => plan.position);
    return ranked.map(({ place, id, met, score }): Match => {
      const at = this.#indexOf(place);
      const ordinal = place - (this.#starts[at] as number);
      const own = this.#columns[at] as Columns;
      const meeting = own.meetings[ordinal] as number;
      const words = this.#texts.wordsMeeting(id, plans);
      return {
        id,
        kind: kindOf(own.standings[ordinal] as number),
        document: own.symbols[(own.documents[ordinal] as number) - 1] ?? null,
        meeting: meeting === 0 ? null : meeting - 1,
        score,
        met: this.ask.groups.map((group, position) => {
          const bit = positions.indexOf(position);
          if (bit >= 0) return (met & (1 << bit)) !== 0;
          return position < MOST_GROUPS || this.#hasGroup(id, group);
        }),
        words,
        slips: slipsIn(words, plans, this.ask.groups),
      };
    });
  }

  /** For a group beyond those that are considered: whether the text has it all the same. */
  #hasGroup(id: string, { alternatives }: TermGroup): boolean {
    return alternatives.some(({ words }) =>
      this.#texts.hasAll(
        id,
        words.flatMap((word) => wordsOf(word, UNKNOWN_LANGUAGE)).map(({ word }) => word),
      ),
    );
  }
}

interface Ranked {
  place: number;
  id: string;
  met: number;
  score: number;
}

/** A text that has less of what was asked counts less than its words alone would. */
const COVERAGE_POWER = 2;

/** What share of the question is met, by the bits of the groups, each group weighing what its word is rare. */
function coverage(asked: readonly Asked[], power: number): (met: number) => number {
  const all = asked.reduce((sum, { rarity }) => sum + rarity, 0);
  const known = new Map<number, number>();
  return (met) => {
    let share = known.get(met);
    if (share === undefined) {
      const own = asked.reduce((sum, { bit, rarity }) => sum + (met & bit ? rarity : 0), 0);
      share = all > 0 ? (own / all) ** power : 1;
      known.set(met, share);
    }
    return share;
  };
}

const hasPhrases = ({ variants }: ExpandedPlan) => variants.some(({ variant }) => variant.phrases.length > 0);

/** Which words of a text stand for what was typed otherwise. What was typed is told as it was typed. */
function slipsIn(
  words: readonly string[],
  plans: readonly ExpandedPlan[],
  groups: readonly TermGroup[],
): Match['slips'] {
  return plans.flatMap(({ plan, variants }) => {
    const typed = (groups[plan.position]?.alternatives ?? []).flatMap((alternative) => alternative.words);
    return variants.flatMap(({ variant, expansions }) =>
      expansions.flatMap((expansion, at) => {
        const found = expansion.instead ? words.find((word) => expansion.accepts(word)) : undefined;
        const asked = variant.needs[at]?.word ?? '';
        return found === undefined ? [] : [{ asked: typed.find((word) => fold(word) === asked) ?? asked, found }];
      }),
    );
  });
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
