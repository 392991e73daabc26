/**
 * From offsets in a passage's text to ranges of the page, and back. The words of a passage stand in one element with
 * `data-passage`; the markers of footnotes inside it are no part of its text.
 */
import type { Chosen } from './context';

const wordsOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-passage="${CSS.escape(id)}"]`);

/** The text nodes of a passage in order, without those of footnote markers. */
function textNodes(words: Element): Text[] {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.marker') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** The range of `start` to `end` (UTF-16 offsets into the text of a passage); null where that is not drawn. */
export function rangeOf(id: string, start: number, end: number): Range | null {
  const words = wordsOf(id);
  return words && rangeIn(words, start, end);
}

/** The same within the element that shows the words. */
export function rangeIn(words: Element, start: number, end: number): Range | null {
  const range = document.createRange();
  let before = 0;
  let begun = false;
  for (const node of textNodes(words)) {
    const after = before + node.length;
    // A range that begins where a node ends begins in the next one.
    if (!begun && start < after) {
      range.setStart(node, Math.max(0, start - before));
      begun = true;
    }
    if (begun && end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
  return null;
}

/** How far into its passage's text a place in the page is. */
function offsetIn(words: Element, container: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(container, offset);
  return textNodes(words).reduce((sum, node) => {
    if (!range.intersectsNode(node)) return sum;
    return sum + (node === container ? offset : node.length);
  }, 0);
}

const passageAt = (node: Node | null): HTMLElement | null =>
  (node instanceof Element ? node : (node?.parentElement ?? null))?.closest<HTMLElement>('[data-passage]') ?? null;

/**
 * The passage and the words in it that are selected. A selection over several passages names the first one as a whole;
 * null where nothing of the document is selected.
 */
export function chosenFrom(selection: Selection | null): Chosen | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const words = passageAt(range.startContainer);
  const id = words?.dataset.passage;
  if (!words || id === undefined) return null;
  const start = offsetIn(words, range.startContainer, range.startOffset);
  if (words.contains(range.endContainer)) {
    const end = offsetIn(words, range.endContainer, range.endOffset);
    return end > start ? { id, range: { start, end } } : null;
  }
  // What a triple click selects ends where the next passage begins: no word of that is selected.
  const beyond = range.cloneRange();
  beyond.setStartAfter(words);
  const end = textNodes(words).reduce((sum, node) => sum + node.length, 0);
  return { id, range: beyond.toString().trim() === '' && end > start ? { start, end } : null };
}

/** Ids of all passages that a selection touches, in the order of the page. */
export function passagesIn(selection: Selection | null): string[] {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const root = range.commonAncestorContainer;
  const single = passageAt(root);
  if (single?.dataset.passage) return [single.dataset.passage];
  if (!(root instanceof Element)) return [];
  return [...root.querySelectorAll<HTMLElement>('[data-passage]')].flatMap((words) =>
    selection.containsNode(words, true) && words.dataset.passage ? [words.dataset.passage] : [],
  );
}
