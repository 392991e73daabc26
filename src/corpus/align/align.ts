/**
 * Aligns the paragraphs of two texts, such as a draft and the report it became: which stayed, changed, moved, were split
 * or merged, are new or were dropped. Texts in, records out; knows nothing of documents.
 *
 * Paragraphs pair by their words, weighed by how rare they are in both texts; what is left over belongs to a pair if
 * one of its sentences pairs with a sentence there.
 */
import { mostSimilar, similarity, type WordBag, WordReader, WordStatistics } from './similarity';
import { sameWords } from './word-diff';

/** A paragraph to align. */
export interface Aligned {
  /** Any name that is unique on its side. */
  id: string;
  text: string;
  /** Where it stands, e.g. `II.A`: only a replaced paragraph is recognised by it. */
  section?: string;
}

export type AlignmentKind = 'same' | 'changed' | 'split' | 'merged' | 'replaced' | 'new' | 'dropped';

export interface Alignment {
  kind: AlignmentKind;
  /** Ids of the old side, the main one first; empty for what is new. */
  from: string[];
  /** Ids of the new side, the main one first; empty for what was dropped. */
  to: string[];
  /** True if it stands in another order among its neighbours than before. */
  moved: boolean;
}

/** Paragraphs with less in common than this are different paragraphs. */
const PARAGRAPH = 0.4;
/** Sentences need more: short ones are alike by chance. */
const SENTENCE = 0.5;

interface Unit extends Aligned {
  index: number;
  bag: WordBag;
  sentences: WordBag[];
}

export interface AlignOptions {
  /** What paragraphs must have in common to be one, from 0 to 1. */
  least?: number;
  /** Shared by alignments that read the same texts again. */
  reader?: WordReader;
}

/** The alignment of `before` with `after`, in the order of `after`, what was dropped after what it followed. */
export function align(
  before: readonly Aligned[],
  after: readonly Aligned[],
  { least = PARAGRAPH, reader = new WordReader() }: AlignOptions = {},
): Alignment[] {
  const statistics = new WordStatistics(
    [...before, ...after].map(({ text }) => text),
    reader,
  );
  const units = (side: readonly Aligned[]): Unit[] =>
    side.map((each, index) => ({
      ...each,
      index,
      bag: statistics.bag(each.text),
      sentences: sentencesOf(each.text).map((sentence) => statistics.bag(sentence)),
    }));
  const old = units(before);
  const young = units(after);
  const pairs = pairUp(old, young, least);
  const extra = attach(old, young, pairs);
  replace(old, young, pairs, extra);
  return describe(old, young, pairs, extra, least);
}

/** Old unit to new unit, one to one. */
type Pairs = Map<Unit, Unit>;

/** Units of equal text first, in their order; then the most alike, the nearer in the text where that is equal. */
function pairUp(old: Unit[], young: Unit[], least: number): Pairs {
  const pairs: Pairs = new Map();
  const taken = new Set<Unit>();
  const waiting = new Map<string, Unit[]>();
  for (const unit of young) waiting.set(unit.bag.key, [...(waiting.get(unit.bag.key) ?? []), unit]);
  for (const unit of old) {
    const same = waiting.get(unit.bag.key)?.shift();
    if (!same) continue;
    pairs.set(unit, same);
    taken.add(same);
  }
  const place = (unit: Unit, side: Unit[]) => unit.index / Math.max(1, side.length - 1);
  const candidates = old
    .filter((unit) => !pairs.has(unit))
    .flatMap((from) =>
      young
        .filter((unit) => !taken.has(unit) && mostSimilar(from.bag, unit.bag) >= least)
        .map((to) => ({
          from,
          to,
          score: similarity(from.bag, to.bag),
          gap: Math.abs(place(from, old) - place(to, young)),
        })),
    )
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.gap - b.gap);
  for (const { from, to } of candidates) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return pairs;
}

/** What hangs on a pair: units of the other side that took a sentence of it. Key: the unit of the pair. */
type Extra = Map<Unit, Unit[]>;

/** Gives leftover units to the pair that shares a sentence with them, each sentence used once. */
function attach(old: Unit[], young: Unit[], pairs: Pairs): Extra {
  const partner = new Map([...pairs].flatMap(([from, to]) => [[from, to] as const, [to, from] as const]));
  const changed = (unit: Unit) => {
    const other = partner.get(unit);
    return other === undefined || other.bag.key !== unit.bag.key;
  };
  const sentences = (side: Unit[]) =>
    side.filter(changed).flatMap((unit) => unit.sentences.map((bag) => ({ unit, bag, used: false })));
  const links = sentences(old);
  const targets = sentences(young);
  const matches = links
    .flatMap((from) =>
      targets
        .filter((to) => mostSimilar(from.bag, to.bag) >= SENTENCE)
        .map((to) => ({ from, to, score: similarity(from.bag, to.bag) })),
    )
    .filter(({ score }) => score >= SENTENCE)
    // Sentences of a pair go to one another before a leftover may have them.
    .sort((a, b) => b.score - a.score || rank(b, partner) - rank(a, partner));
  const extra: Extra = new Map();
  const hang = (on: Unit, unit: Unit) => {
    const hanging = extra.get(on) ?? [];
    if (!hanging.includes(unit)) extra.set(on, [...hanging, unit]);
  };
  for (const { from, to } of matches) {
    if (from.used || to.used) continue;
    from.used = true;
    to.used = true;
    if (partner.has(from.unit) && !partner.has(to.unit)) hang(from.unit, to.unit);
    if (partner.has(to.unit) && !partner.has(from.unit)) hang(to.unit, from.unit);
  }
  return extra;
}

const rank = ({ from, to }: { from: { unit: Unit }; to: { unit: Unit } }, partner: Map<Unit, Unit>) =>
  Number(partner.get(from.unit) === to.unit);

/** What is left over on both sides of the same section, between the same neighbours, took one another's place. */
function replace(old: Unit[], young: Unit[], pairs: Pairs, extra: Extra): void {
  const hanging = new Set([...extra.values()].flat());
  const pairedYoung = new Set(pairs.values());
  for (const unit of old) {
    if (pairs.has(unit) || hanging.has(unit)) continue;
    const before = old[unit.index - 1];
    const above = before === undefined ? -1 : pairs.get(before)?.index;
    const heir = above === undefined ? undefined : young[above + 1];
    if (!heir || pairedYoung.has(heir) || hanging.has(heir) || (heir.section ?? '') !== (unit.section ?? '')) continue;
    pairs.set(unit, heir);
    pairedYoung.add(heir);
  }
}

function describe(old: Unit[], young: Unit[], pairs: Pairs, extra: Extra, least: number): Alignment[] {
  const partner = new Map([...pairs].map(([from, to]) => [to, from]));
  const inOrder = longestRising(young.flatMap((unit) => partner.get(unit)?.index ?? []));
  const hanging = new Set([...extra.values()].flat());
  const records: Alignment[] = [];
  const dropped = (from: number) => {
    for (let index = from; index < old.length; index++) {
      const unit = old[index] as Unit;
      if (pairs.has(unit)) return;
      if (!hanging.has(unit)) records.push({ kind: 'dropped', from: [unit.id], to: [], moved: false });
    }
  };
  dropped(0);
  for (const unit of young) {
    const from = partner.get(unit);
    if (from === undefined) {
      if (!hanging.has(unit)) records.push({ kind: 'new', from: [], to: [unit.id], moved: false });
      continue;
    }
    const more = extra.get(from) ?? [];
    const others = extra.get(unit) ?? [];
    records.push({
      kind: more.length > 0 ? 'split' : others.length > 0 ? 'merged' : kindOf(from, unit, least),
      from: [from, ...others].map(({ id }) => id),
      to: [unit, ...more].map(({ id }) => id),
      moved: !inOrder.has(from.index),
    });
    dropped(from.index + 1);
  }
  return records;
}

function kindOf(from: Unit, to: Unit, least: number): AlignmentKind {
  if (sameWords(from.text, to.text)) return 'same';
  return similarity(from.bag, to.bag) >= least ? 'changed' : 'replaced';
}

/** A longest rising subsequence: what kept its order. The rest has moved. */
function longestRising(values: number[]): Set<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of values) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(value, ends[low - 1]);
    ends[low] = value;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) kept.add(at);
  return kept;
}

/** Sentences by their final marks; the full stop of an abbreviation is followed by no capital letter. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;:]["”’)\]]*)\s+(?=[\p{Lu}"“([])/u).filter((sentence) => sentence.trim() !== '');
}
