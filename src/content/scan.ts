/**
 * Decides what of the page is read, and when: whole trees at first, then what changes. Text is tested in large groups
 * that the engine joins by itself, so that a page without symbols costs less than a walk over its nodes; only groups
 * that could hold a symbol are read. Must not know what is found in them.
 */
import { couldHoldSymbol } from '../symbols/gate';
import {
  childNodes,
  documentElement,
  elementsNamed,
  firstElementChild,
  hasLoaded,
  isConnected,
  isElement,
  isText,
  localName,
  newRange,
  newWalker,
  previousSibling,
  queryAll,
  type Root,
  rootOf,
  shadowRoot,
  skip,
} from './dom';
import type { Marks } from './marks';
import { type Reading, read } from './read';
import { WINDOW } from './run';
import { createSlices, type Job } from './slices';

/** Most elements of a group, those of the first one, and the text that the next should have: so much is tested in a millisecond. */
const GROUP = 512;
const FIRST_GROUP = 16;
const GROUP_TEXT = 50_000;
/** A group that could hold a symbol is cut into so many parts, and these again. */
const PARTS = 8;
/** Elements of a part that is read node by node. */
const PART = 8;
/** A change of no more elements is not cut into parts; so many that came together are tested together. */
const MANY = 64;
/** Text before a group that a symbol may begin in, with the words that make a number a citation. */
const TAIL = 192;
/** Nodes on each side of a change that are looked at for the rest of a symbol. */
const NEAR = 3;
/** So many records at once are a storm. */
const STORM = 100;
/** Shortest wait before changes are read: those of a few frames come together. */
const SETTLE = 50; // ms
/** Rest after a pass, in multiples of its time: changes never cost more than 2.5 % of the main thread. */
const REST = 40;
const MOST_REST = 2000; // ms

/** To ask for some of so many elements takes a slice of its own. */
const LARGE = 20_000;
/** One element in so many is asked for its name, to learn which names are common in a page; the farther, the fewer. */
const SAMPLE = 32;
/** A page that is still loading is searched for shadow roots when it has loaded, or after this time. */
const UPGRADED = 1000; // ms

export interface Scan {
  start(): void;
  /** Reads and watches a tree, once. */
  addRoot(root: Root): void;
}

/**
 * Puts what was read of the page into `readings` until the signal, and takes the marks of text that names nothing out of
 * `marks`. `found`: all is read, or a long reading has come some way. `replaced`: the document was written anew, which takes every listener away.
 */
export function createScan(
  marks: Marks,
  readings: Reading[],
  signal: AbortSignal,
  found: () => void,
  replaced: () => void,
): Scan {
  const known = new WeakSet<Root>();
  const changed = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** No pass over changes before this time. */
  let next = 0;
  /** The element that all of the document was in when it was last read. */
  let top: Element | null = null;
  /** What is read now, and the parts that it was cut into. Made once: as long as there is a range, every change of the page costs. */
  const ranges: Range[] = [];
  const rangeAt = (depth: number): Range => {
    ranges[depth] ??= newRange();
    return ranges[depth];
  };
  /** What is being read are changes, not the page at first. */
  let again = false;

  const work = createSlices(signal, found, (spent) => {
    if (again) next = performance.now() + Math.min(spent * REST, MOST_REST);
    again = false;
  });

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      // In a storm, to read the whole of what it changes is cheaper than to touch each node.
      if (record.type === 'characterData' || records.length > STORM) changed.add(record.target);
      else {
        const { addedNodes } = record;
        const { length } = addedNodes;
        for (let i = 0; i < length; i++) changed.add(addedNodes[i] as Node);
        // Where something went, what stood on both sides is now one text.
        const beside = length ? null : record.nextSibling;
        if (beside && isLeaf(beside)) changed.add(beside);
      }
    }
    timer ??= setTimeout(
      () => {
        timer = undefined;
        again = true;
        work(readChanges());
      },
      Math.max(SETTLE, next - performance.now()),
    );
  });

  const addRoot = (root: Root): void => {
    if (known.has(root)) return;
    known.add(root);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    for (const node of root instanceof ShadowRoot ? root.childNodes : [documentElement()]) if (node) changed.add(node);
    work(readChanges());
  };

  /**
   * Finds the open shadow roots below `top`: the engine is asked for the elements whose names are not common there, and
   * for the empty ones of the names that hosts without a name of their own have. To touch every element would cost more
   * than to read all text. Other hosts are met under the pointer.
   */
  function* meetHosts(top: Element): Job {
    // The list that the reading has made, if it lives.
    const all = elementsNamed('*', top);
    const counts = new Map<string, number>();
    let many = 0;
    for (let element = all.item(0); element; element = all.item(many)) {
      const name = localName(element);
      // A custom element has a hyphen in its name.
      if (/^\w+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
      many += SAMPLE + (many >> 6);
      yield;
    }
    const common = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    // One by one: the engine is quick about a single name, slow about a list.
    for (const selector of [`:not(${common})`, 'div:empty', 'span:empty']) {
      yield many > LARGE;
      for (const element of queryAll(top, selector)) meetHost(element);
    }
  }
  const meetHost = (element: Element): void => {
    const root = shadowRoot(element);
    if (root) addRoot(root);
  };

  /**
   * Reads `whole`, in groups of no more than `most` elements: those from `at` to before `to` of `all`. `before`: text that
   * stands before them. Where a group begins the last one ended, whatever the page does to its elements meanwhile: the
   * list, which is as live, only says how far to go.
   */
  function* readSpan(
    whole: Range,
    all: HTMLCollectionOf<Element>,
    at = 0,
    to = Number.POSITIVE_INFINITY,
    most = GROUP,
    before = '',
    depth = 1,
  ): Job {
    const part = rangeAt(depth);
    part.setStart(whole.startContainer, whole.startOffset);
    let size = Math.min(most, FIRST_GROUP);
    for (let after: Element | null = null; ; ) {
      const end = at + size;
      part.collapse(!after);
      after = end < to ? all.item(end) : null;
      if (after) part.setEnd(after, 0);
      else part.setEnd(whole.endContainer, whole.endOffset);
      const text = part.toString();
      // The two apart: to join a long text to another is to copy it. An element may have any length.
      let passes = couldHoldSymbol(before + text.slice(0, TAIL));
      for (let i = 0; !passes && i < text.length; i += WINDOW) {
        if (i) yield;
        passes = couldHoldSymbol(text.slice(i, i + WINDOW + TAIL));
      }
      if (passes) {
        const first = nodeAt(part.startContainer, part.startOffset);
        if (size > PART) yield* readSpan(part, all, at, end, Math.ceil(size / PARTS), before, depth + 1);
        else if (first) yield* readPart(first, nodeAt(part.endContainer, part.endOffset));
      }
      if (!after) return;
      before = text.slice(-TAIL);
      at = end;
      size = Math.max(1, Math.min(most, 2 * size, Math.ceil((size * GROUP_TEXT) / (text.length + 1))));
      yield;
    }
  }

  function* readPart(first: Node, until: Node | null): Job {
    const out: Reading = { nodes: [], passages: [] };
    yield* read(rootOf(first), first, until, out);
    if (out.passages[0]) readings.push(out);
    else marks.replace(out.nodes, []);
  }

  function* readChanges(): Job {
    if (top !== documentElement()) {
      if (top) replaced();
      top = documentElement();
    }
    marks.sweep();
    const nodes = [...changed];
    const range = rangeAt(0);
    changed.clear();
    for (let i = 0; i < nodes.length; ) {
      yield;
      const first = nodes[i++] as Node;
      if (!isConnected(first) || !(isElement(first) || isText(first))) continue;
      if (isElement(first)) {
        meetHost(first);
        // For the page at first there is a time of its own: not before its elements are upgraded.
        if (firstElementChild(first) && (again || first !== top)) yield* meetHosts(first);
        const all = elementsNamed('*', first);
        if (all.item(MANY)) {
          range.selectNodeContents(first);
          yield* readSpan(range, all);
          continue;
        }
      }
      // Neighbours that came one after another are tested together.
      let last: Node = first;
      for (let many = 1; many < MANY && nodes[i]; many++) {
        const node = nodes[i] as Node;
        if (previousSibling(node) !== last || !isLeaf(node)) break;
        last = node;
        i++;
      }
      const until = following(last);
      const [start, end] = surroundings(first, until);
      range.selectNodeContents(rootOf(first));
      range.setStart(start, 0);
      if (end) range.setEnd(end, isText(end) ? end.length : 0);
      if (couldHoldSymbol(range.toString())) yield* readPart(first, until);
      else if (!marks.empty()) marks.replace(textsBetween(start, end), []);
    }
  }

  return {
    start() {
      signal.addEventListener('abort', () => {
        observer.disconnect();
        clearTimeout(timer);
      });
      addRoot(document);
      // Elements are upgraded, and get their shadow roots, without a change that an observer sees.
      const meet = (): void => {
        const all = documentElement();
        if (all) work(meetHosts(all));
      };
      if (hasLoaded()) meet();
      else {
        const patience = setTimeout(meet, UPGRADED);
        signal.addEventListener('abort', () => clearTimeout(patience));
        const loaded = (): void => {
          clearTimeout(patience);
          meet();
        };
        addEventListener('load', loaded, { signal });
      }
    },
    addRoot,
  };
}

/** True if `node` holds no other elements, in itself or in a shadow root. */
const isLeaf = (node: Node): boolean => !isElement(node) || !(firstElementChild(node) ?? shadowRoot(node));

/** The node that begins at a place of the tree, or the next one. */
const nodeAt = (container: Node, offset: number): Node | null =>
  offset ? (childNodes(container)[offset] ?? following(container)) : container;

/** The node after `node` and all that is in it. */
const following = (node: Node): Node | null => skip(newWalker(rootOf(node), node));

/** Where the words begin and end that a symbol between `first` and before `until` may reach into; null is the end of the tree. */
function surroundings(first: Node, until: Node | null): [Node, Node | null] {
  const walker = newWalker(rootOf(first), first);
  for (let i = 0; i < NEAR; i++) walker.previousNode();
  const start = walker.currentNode;
  if (until) walker.currentNode = until;
  for (let i = 1; until && i < NEAR; i++) walker.nextNode();
  return [start, until && walker.currentNode];
}

function textsBetween(start: Node, end: Node | null): Text[] {
  const walker = newWalker(rootOf(start), start);
  const texts: Text[] = [];
  for (let node: Node | null = start; node; node = node === end ? null : walker.nextNode()) {
    if (isText(node)) texts.push(node);
  }
  return texts;
}
