/**
 * Reads the text of a part of a tree as runs. Called only for parts that a gate let through, so it may ask for styles.
 * Must not know when or how often it is called, nor what is found in the text.
 */
import { couldHoldSymbol } from '../symbols/gate';
import {
  follows,
  isConnected,
  isEdited,
  isElement,
  isText,
  localName,
  newWalker,
  parentElement,
  skip,
  styleOf,
} from './dom';
import { CONTEXT, createRun, type Passage, WINDOW } from './run';

/** Elements whose text is not text of the page. */
const SKIPPED = /^(head|title|script|style|noscript|textarea|select)$/;
/** What was read: every text node, and the passages of their text that may name a document. */
export interface Reading {
  nodes: Text[];
  passages: Passage<Text>[];
}

const isInline = (element: Element): boolean => /^(inline|contents|ruby)/.test(styleOf(element).display ?? '');

/** The block whose text `node` belongs to. */
function blockOf(node: Node): Element | null {
  let block = isElement(node) ? node : parentElement(node);
  while (block && isInline(block)) block = parentElement(block);
  return block;
}

/**
 * Reads from `from` to before `until` (null: to the end of `root`), at both ends on to where the text that a reader
 * takes as one begins and ends. Yields between windows of long text. Writes into `out`.
 */
export function* read(root: Node, from: Node, until: Node | null, out: Reading): Generator<undefined> {
  const run = createRun<Text>(couldHoldSymbol);
  const take = (all: boolean): void => {
    const passage = run.take(all);
    if (passage) out.passages.push(passage);
  };
  const walker = newWalker(root, from);
  let node = beginning(walker);
  let parent: Element | null | undefined;
  let block: Element | null = null;
  let preserved = false;
  /** Somebody is writing it: it names nothing before it is written. */
  let edited = false;
  /** How much was read beyond `until`; -1 before it. */
  let beyond = -1;
  while (node && beyond < CONTEXT) {
    if (node === until) beyond = 0;
    let inside = true;
    if (isText(node)) {
      if (parentElement(node) !== parent) {
        parent = parentElement(node);
        const space = parent && styleOf(parent).whiteSpace;
        preserved = /pre(?!-line)|break/.test(space ?? '');
        edited = isEdited(node);
        const other = blockOf(node);
        if (other !== block) {
          take(true);
          if (beyond >= 0) return;
          block = other;
        }
      }
      out.nodes.push(node);
      if (beyond >= 0) beyond += node.length;
      for (let offset = edited ? node.length : 0; offset < node.length; offset += WINDOW) {
        run.push(node, node.substringData(offset, WINDOW), preserved, offset);
        if (run.length() < WINDOW) continue;
        take(false);
        yield;
        if (!isConnected(node)) return;
      }
    } else if (isElement(node)) {
      const name = localName(node);
      inside = !SKIPPED.test(name);
      if (name === 'br') run.lineBreak();
      else if (!inside || !isInline(node)) {
        take(true);
        if (beyond >= 0) return;
        parent = undefined;
      }
    }
    node = inside ? walker.nextNode() : skip(walker);
    if (!inside && node && until && beyond < 0 && follows(node, until)) beyond = 0;
  }
  take(true);
}

/** The node at which the run begins that the walker stands in, at most a symbol's length before. */
function beginning(walker: TreeWalker): Node | null {
  let start = walker.currentNode;
  const block = blockOf(start);
  if (block === start) return start;
  let length = 0;
  for (let node = walker.previousNode(); node && node !== block && length < CONTEXT; node = walker.previousNode()) {
    if (blockOf(node) !== block) break;
    start = node;
    if (isText(node)) length += node.length;
  }
  walker.currentNode = start;
  return start;
}
