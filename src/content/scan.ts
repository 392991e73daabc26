/**
 * Decides what of the page is read, and when: whole trees at first, then what changes. Text is tested in large groups
 * that the engine joins by itself, so that a page without symbols costs less than a walk over its nodes; only groups
 * that could hold a symbol are read. Must not know what is done with the marks.
 */
import { couldHoldSymbol } from '../symbols/gate';
import {
  firstElementChild,
  follows,
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
import type { Passage } from './run';
import { createSlices } from './slices';

/** Elements of a group: about 50 KB of text. One that could hold a symbol is cut into so many parts, and these again. */
const GROUP = 512;
const PARTS = 8;
/** Elements of a part that is read node by node. */
const PART = 8;
/** A change of no more elements is not cut into parts. */
const MANY = 32;
/** Text before a group that a symbol may begin in, with the words that make a number a citation. */
const TAIL = 192;
/** Nodes on each side of a change that are looked at for the rest of a symbol. */
const NEAR = 3;
/** Shortest wait before changes are read: those of a few frames come together. */
const SETTLE = 50; // ms
/** Rest after a pass, in multiples of its time: changes never cost more than 2.5 % of the main thread. */
const REST = 40;
const MOST_REST = 2000; // ms

/** One element in so many is asked for its name, to learn which names are common in a page. */
const SAMPLE = 64;

export interface Scan {
  start(): void;
  /** Reads and watches a tree, once. */
  addRoot(root: Root): void;
}

/**
 * Keeps `marks` true until the signal. `cited` gets what may cite in words. `rested`: they are, for now. `replaced`: the document was written anew, which
 * takes every listener away.
 */
export function createScan(
  marks: Marks,
  signal: AbortSignal,
  cited: (passages: Passage<Text>[]) => void,
  rested: () => void,
  replaced: () => void,
): Scan {
  const known = new WeakSet<Root>();
  const changed = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** No pass over changes before this time. */
  let next = 0;
  /** What is being read are changes, not the page at first. */
  let again = false;

  const work = createSlices(signal, (spent) => {
    if (again) next = performance.now() + Math.min(spent * REST, MOST_REST);
    again = false;
    rested();
  });

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, nextSibling } of records) {
      if (target === document) replaced();
      if (isText(target)) changed.add(target);
      for (let i = 0; i < addedNodes.length; i++) changed.add(addedNodes[i] as Node);
      // Where something went, what stood on both sides is now one text.
      if (!addedNodes[0] && nextSibling && isLeaf(nextSibling)) changed.add(nextSibling);
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
    for (const node of root instanceof ShadowRoot ? root.childNodes : queryAll(root, ':root')) changed.add(node);
    work(readChanges());
  };

  /**
   * Finds the open shadow roots below `top`: the engine is asked for the elements whose names are not common there, and
   * for the empty ones of the names that hosts without a name of their own have. To touch every element would cost more
   * than to read all text. Other hosts are met under the pointer.
   */
  function* meetHosts(top: Root | Element, all = queryAll(top, '*')): Generator<void> {
    const counts = new Map<string, number>();
    for (let i = 0; i < all.length; i += SAMPLE) {
      const name = localName(all[i] as Element);
      // A custom element has a hyphen in its name.
      if (/^\w+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const common = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    // One by one: the engine is quick about a single name, slow about a list.
    for (const selector of [`:not(${common})`, 'div:empty', 'span:empty']) {
      yield;
      for (const element of queryAll(top, selector)) meetHost(element);
    }
  }
  const meetHost = (element: Element): void => {
    const root = shadowRoot(element);
    if (root) addRoot(root);
  };

  /** Elements `from` to before `to` of `all` that is below `top`, in groups of `size`. `before`: text that stands before them. */
  function* readSpan(
    top: Root | Element,
    all: NodeListOf<Element>,
    from = 0,
    to = Math.max(1, all.length),
    size = GROUP,
    before = '',
  ): Generator<void> {
    const range = newRange();
    for (let at = from; at < to; at += size) {
      const first = at === 0 ? top : standing(all, at);
      const after = standing(all, at + size);
      if (!first) return;
      // The list keeps its order while the page changes between two slices; the page may not.
      range.selectNodeContents(top);
      range.setStart(first, 0);
      if (after && follows(after, first)) range.setEnd(after, 0);
      const text = range.toString();
      if (couldHoldSymbol(before + text)) {
        if (size > PART) yield* readSpan(top, all, at, Math.min(at + size, to), size / PARTS, before);
        else yield* readPart(first, after ?? following(top));
      }
      before = text.slice(-TAIL);
      yield;
    }
  }

  function* readPart(first: Node, until: Node | null): Generator<void> {
    const out: Reading = { nodes: [], marks: [], passages: [] };
    yield* read(rootOf(first), first, until, out);
    marks.replace(out.nodes, out.marks);
    cited(out.passages);
  }

  function* readChanges(): Generator<void> {
    marks.sweep();
    const nodes = [...changed].filter(isConnected);
    changed.clear();
    for (let i = 0; i < nodes.length; ) {
      yield;
      const first = nodes[i++] as Node;
      if (isElement(first)) {
        const all = queryAll(first, '*');
        meetHost(first);
        if (all[0]) yield* meetHosts(first, all);
        if (all.length > MANY) {
          yield* readSpan(first, all);
          continue;
        }
      }
      // Neighbours that came one after another are tested together.
      let last = first;
      for (let many = 1; many < MANY && nodes[i] && isLeaf(nodes[i] as Node); many++) {
        if (previousSibling(nodes[i] as Node) !== last) break;
        last = nodes[i++] as Node;
      }
      const until = following(last);
      const texts = textsAround(first, until);
      if (couldHoldSymbol(texts.map((text) => text.data).join(''))) yield* readPart(first, until);
      else marks.replace(texts, []);
    }
  }

  return {
    start() {
      signal.addEventListener('abort', () => {
        observer.disconnect();
        clearTimeout(timer);
      });
      // Elements are upgraded, and get their shadow roots, without a change that an observer sees.
      addEventListener('load', () => work(meetHosts(document)), { signal });
      addRoot(document);
    },
    addRoot,
  };
}

/** The first element of the list from `at` on that still stands in the page. */
function standing(all: NodeListOf<Element>, at: number): Element | undefined {
  let i = at;
  while (all[i] && !isConnected(all[i] as Element)) i++;
  return all[i];
}

/** True if `node` holds no other elements, in itself or in a shadow root. */
const isLeaf = (node: Node): boolean => !isElement(node) || !(firstElementChild(node) ?? shadowRoot(node));

/** The node after `node` and all that is in it. */
const following = (node: Node): Node | null => skip(newWalker(rootOf(node), node));

/** The texts from `first` to before `until`, and those beside them that may hold the rest of a symbol. */
function textsAround(first: Node, until: Node | null): Text[] {
  const walker = newWalker(rootOf(first), first);
  const texts: Text[] = [];
  for (let i = 0; i < NEAR; i++) walker.previousNode();
  let beyond = 0;
  for (let node: Node | null = walker.currentNode; node && beyond < NEAR; node = walker.nextNode()) {
    if (node === until || beyond > 0) beyond++;
    if (isText(node)) texts.push(node);
  }
  return texts;
}
