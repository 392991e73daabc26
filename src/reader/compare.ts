/**
 * Two documents side by side: which paragraphs of the one became which of the other, and the words that changed. Takes
 * the alignment that the corpus holds; draws nothing. Pure.
 */
import type { Alignment, AlignmentKind } from '../corpus/align/align';
import { sameWords, type WordChange, wordDiff } from '../corpus/align/word-diff';
import type { DocumentAlignment } from '../corpus/model';
import type { Item, Report } from '../reports/types';
import { placeOf } from './places';

/** A paragraph or item on one side. */
export interface Side {
  id: string;
  /** `9.`, `(s)`. */
  label: string;
  /** The text in pieces: what stands on both sides, and what stands on this one alone. */
  pieces: { text: string; own: boolean }[];
  /** The item above a sub-item, without which it is not shown. */
  leadIn: string | null;
  preliminary: boolean;
}

export interface Row {
  kind: AlignmentKind;
  moved: boolean;
  left: Side[];
  right: Side[];
  /** A list element, shown below its paragraph. */
  item: boolean;
  /** Title of the section that begins with this row. */
  section: string | null;
}

/** The paragraphs and items of a report by their places. */
class Texts {
  private readonly items: ReadonlyMap<string, Item>;
  private readonly texts: ReadonlyMap<string, { id: string; text: string; label: string; section: string }>;
  private readonly sections: ReadonlyMap<string, string>;

  constructor(report: Report) {
    this.items = new Map(report.items.map((item) => [placeOf(item.id), item]));
    this.texts = new Map([
      ...report.paragraphs.map(
        ({ id, number, text, section }) =>
          [placeOf(id), { id, text, section, label: number === null ? '¶' : `${number}.` }] as const,
      ),
      ...report.items.map(
        ({ id, label, text }) =>
          [placeOf(id), { id, text, section: '', label: /^\d+$/.test(label) ? `${label}.` : label }] as const,
      ),
    ]);
    this.sections = new Map(
      report.sections.map(({ path, number, title }) => [path, number === '' ? title : `${number}. ${title}`]),
    );
  }

  textOf = (place: string): string => this.texts.get(place)?.text ?? '';
  sectionOf = (place: string): string => this.texts.get(place)?.section ?? '';
  nameOf = (section: string): string | null => this.sections.get(section) ?? null;
  paragraphOf = (place: string): string => this.items.get(place)?.paragraph ?? '';
  itemsOf = (paragraph: string): string[] =>
    [...this.items].flatMap(([place, item]) => (item.paragraph === paragraph ? [place] : []));

  side(place: string, pieces: Side['pieces']): Side {
    const item = this.items.get(place);
    const { id = place, label = '' } = this.texts.get(place) ?? {};
    const preliminary = item?.kind === 'recommendation' || item?.kind === 'sub-item';
    return { id, label, pieces, leadIn: item?.kind === 'sub-item' ? item.leadIn : null, preliminary };
  }
}

/** The rows of a draft (left) and its report (right), in the order of the report. */
export function compareRows(draft: Report, report: Report, alignment: DocumentAlignment): Row[] {
  const [old, young] = [new Texts(draft), new Texts(report)];
  let last: string | null = null;
  return alignment.paragraphs.flatMap((each) => {
    const at = each.to[0] ?? each.from[0] ?? '';
    const texts = each.to.length > 0 ? young : old;
    const section = texts.sectionOf(at);
    const name = texts.nameOf(section);
    const begins = name !== null && name !== last && section !== '' ? name : null;
    if (begins !== null) last = begins;
    const own = rowOf(each, old, young, false);
    return [{ ...own, section: begins }, ...itemsBelow(each, alignment.items, old, young)];
  });
}

/** The items of aligned paragraphs, and all items of one that came or went. */
function itemsBelow({ from, to }: Alignment, items: readonly Alignment[], old: Texts, young: Texts): Row[] {
  if (from.length === 0 || to.length === 0) {
    const [texts, kind] = from.length === 0 ? ([young, 'new'] as const) : ([old, 'dropped'] as const);
    return [...from, ...to]
      .flatMap((paragraph) => texts.itemsOf(paragraph))
      .map((place) => {
        const each = kind === 'new' ? { from: [], to: [place] } : { from: [place], to: [] };
        return rowOf({ kind, moved: false, ...each }, old, young, true);
      });
  }
  return items
    .filter(
      (item) =>
        item.to.some((place) => to.includes(young.paragraphOf(place))) ||
        item.from.some((place) => from.includes(old.paragraphOf(place))),
    )
    .map((item) => rowOf(item, old, young, true));
}

function rowOf({ kind, moved, from, to }: Alignment, old: Texts, young: Texts, item: boolean): Row {
  const [before, after] = [from.map(old.textOf), to.map(young.textOf)];
  // What was replaced has nothing in common: word by word it would be noise.
  const diffed = kind === 'changed' || kind === 'split' || kind === 'merged';
  const { left, right } = diffed ? sidesOf(before, after) : { left: whole(before), right: whole(after) };
  return {
    kind,
    moved,
    item,
    section: null,
    left: from.map((place, index) => old.side(place, left[index] ?? [])),
    right: to.map((place, index) => young.side(place, right[index] ?? [])),
  };
}

const whole = (texts: readonly string[]): Side['pieces'][] => texts.map((text) => [{ text, own: false }]);

/**
 * The texts of both sides in pieces. Where one paragraph became several, the words are compared over all of them, and
 * the pieces given back to each.
 */
export function sidesOf(
  before: readonly string[],
  after: readonly string[],
): { left: Side['pieces'][]; right: Side['pieces'][] } {
  const [old, young] = [before.join('\n'), after.join('\n')];
  // What is the same is printed as in the second text: each side is quoted in its own typography.
  return { left: cut(wordDiff(young, old), before), right: cut(wordDiff(old, young), after) };
}

/** The new side of the changes, cut where its texts end. */
function cut(changes: readonly WordChange[], texts: readonly string[]): Side['pieces'][] {
  const pieces = texts.map((): Side['pieces'] => []);
  let index = 0;
  let left = texts[0]?.length ?? 0;
  for (const { kind, text } of changes) {
    if (kind === 'removed') continue;
    for (let rest = text; rest !== ''; ) {
      if (left === 0) {
        // What joined it to the next text is no word of either.
        if (index + 1 >= texts.length) break;
        rest = rest.slice(1);
        index += 1;
        left = texts[index]?.length ?? 0;
        continue;
      }
      const taken = rest.slice(0, left);
      pieces[index]?.push({ text: taken, own: kind === 'added' });
      left -= taken.length;
      rest = rest.slice(taken.length);
    }
  }
  return pieces;
}

/** A paragraph of this document with the same one in another: `left` the other, `right` this one. */
export interface Recurrence {
  id: string;
  rows: (Row & { symbol: string })[];
}

/**
 * The paragraphs of a document that recur, each beside what the other documents print, in the order of the text.
 * @param others the other documents by symbol; those that are missing are left out
 */
export function recurrences(
  report: Report,
  groups: readonly (readonly string[])[],
  others: ReadonlyMap<string, Report>,
): Recurrence[] {
  const symbol = report.symbol ?? '';
  const own = new Texts(report);
  const texts = new Map([...others].map(([key, each]) => [key, new Texts(each)]));
  const symbolOf = (id: string) => id.slice(0, id.indexOf('#'));
  return report.paragraphs.flatMap(({ id }) => {
    const group = groups.find((ids) => ids.includes(id));
    if (!group) return [];
    const mine = [placeOf(id)];
    const rows = [...new Set(group.map(symbolOf))].flatMap((key) => {
      const theirs = texts.get(key);
      if (key === symbol || !theirs) return [];
      const places = group.filter((each) => symbolOf(each) === key).map(placeOf);
      const same = places.length === 1 && sameWords(theirs.textOf(places[0] ?? ''), own.textOf(mine[0] ?? ''));
      const kind: AlignmentKind = same ? 'same' : places.length > 1 ? 'merged' : 'changed';
      return [{ ...rowOf({ kind, moved: false, from: places, to: mine }, theirs, own, false), symbol: key }];
    });
    return rows.length > 0 ? [{ id, rows }] : [];
  });
}

/** How many rows there are of each kind, paragraphs only. */
export function countKinds(rows: readonly Row[]): Map<AlignmentKind, number> {
  const counts = new Map<AlignmentKind, number>();
  for (const { kind, item } of rows) if (!item) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
