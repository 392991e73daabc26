/**
 * The symbols found in this frame, by the elements whose text holds them. The one place that remembers; what becomes of
 * a mark (painted, hovered) is others' business. Holds no Range: a live one costs at every change of the page.
 */
import type { CardSubject } from '../protocol/card';
import type { Manner, NamedInText } from '../protocol/messages';
import { hostOf, isConnected, isShown, newRange, parentElement, precedes, styleOf } from './dom';
import type { Placed, Spot } from './run';

/** Longest key and most candidates that a message carries. */
const MAX_LENGTH = 200;
const MAX_CANDIDATES = 40;

/** A symbol at a place of the page. */
export interface Mark {
  readonly subject: CardSubject;
  /** The symbol, or every candidate. */
  readonly keys: string[];
  /** What the corpus knows of it. */
  readonly manner: Manner;
  readonly start: Spot<Text>;
  readonly end: Spot<Text>;
  readonly nodes: Text[];
  /** Parents of its nodes, where a pointer meets it, and the boxes that show those that have none of their own. */
  readonly elements: Set<Element>;
  /** For what was asked for without being found: where it stands. */
  readonly box?: () => DOMRect;
}

export interface Marks {
  /** True while there is none. */
  empty(): boolean;
  /** The marks that `element` holds in text of its own, mostly in the order of the page. */
  of(element: Element | null): Mark[];
  /** What was read anew: `found` takes the place of every mark that touches `nodes`. */
  replace(nodes: Text[], found: Mark[]): void;
  /** Every mark that is shown, in reading order; text in shadow roots where their hosts stand. */
  inOrder(): Mark[];
  /** Adds marks beside those that there are; one that stands where another stands already is dropped. */
  add(found: Mark[]): void;
  /** Drops the marks whose text has left its place. */
  sweep(): void;
}

/** `watch` is told which elements begin and cease to hold marks. */
export function createMarks(watch: (element: Element, holds: boolean) => void): Marks {
  const held = new Map<Element, Set<Mark>>();

  const add = (mark: Mark): void => {
    for (const element of mark.elements) {
      const marks = held.get(element) ?? new Set();
      held.set(element, marks.add(mark));
      if (marks.size === 1) watch(element, true);
    }
  };
  const remove = (mark: Mark): void => {
    for (const element of mark.elements) {
      const marks = held.get(element);
      if (!marks?.delete(mark) || marks.size) continue;
      held.delete(element);
      watch(element, false);
    }
  };
  const all = (): Mark[] => [...new Set([...held.values()].flatMap((marks) => [...marks]))];
  const of = (element: Element | null): Mark[] => [...((element && held.get(element)) ?? [])];

  return {
    of,
    empty: () => !held.size,
    inOrder: () =>
      all()
        .filter((mark) => isShown(mark.start.node))
        .sort(({ start: a }, { start: b }) => (a.node === b.node ? a.offset - b.offset : precedes(a.node, b.node))),
    replace(nodes, found) {
      for (const node of nodes) {
        for (const mark of of(parentElement(node))) if (mark.nodes.includes(node)) remove(mark);
      }
      found.forEach(add);
    },
    add(found) {
      for (const mark of found) {
        const { node, offset } = mark.start;
        if (!of(parentElement(node)).some(({ start }) => start.node === node && start.offset === offset)) add(mark);
      }
    },
    sweep() {
      for (const mark of all()) {
        if (!mark.nodes.every((node) => isConnected(node) && mark.elements.has(parentElement(node) as Element)))
          remove(mark);
      }
    },
  };
}

/** What was found, and where it stands, as a mark; null if it names nothing that could be asked for. */
export function toMark(
  { symbol, candidates, surface, manner }: NamedInText & { surface: string },
  { start, end, nodes }: Placed<Text>,
): Mark | null {
  const keys = (symbol === null ? (candidates ?? []) : [symbol])
    .filter((key) => key && key.length <= MAX_LENGTH)
    .slice(0, MAX_CANDIDATES);
  if (!keys[0]) return null;
  const subject = { symbol, candidates: symbol === null ? keys : [], surface: surface.slice(0, MAX_LENGTH) };
  const elements = new Set<Element>();
  for (const node of nodes) {
    let element: Element | null = parentElement(node);
    while (element && styleOf(element).display === 'contents') {
      elements.add(element);
      element = parentElement(element) ?? hostOf(element);
    }
    if (element) elements.add(element);
  }
  return { subject, keys, manner, start, end, nodes, elements };
}

/** The text of a mark as a range of the page; null if it is not what it was. */
export function rangeFor({ start, end }: Mark): Range | null {
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  const range = newRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
