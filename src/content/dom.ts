/**
 * The page's document, read so that the page cannot answer in its place: in Chromium a form control named `childNodes`,
 * or an image named `body`, hides the property of that name from an isolated world too (forms and the document have
 * named properties that win). So what those two offer is read through the prototypes' own getters and functions.
 * Must not know about symbols. Writes nothing.
 */

/** A tree of the page: the document itself or an open shadow root. */
export type Root = Document | ShadowRoot;

const { prototype: nodes } = Node;
const { prototype: elements } = Element;
const { prototype: documents } = Document;

/** Looked up when it is first asked for: every page pays for the start of this script. */
function getter<T extends object, K extends keyof T>(prototype: T, name: K): (of: T) => T[K] {
  let get: (() => unknown) | undefined;
  return (of) => {
    get ??= Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return get?.call(of) as T[K];
  };
}

export const isConnected = getter(nodes, 'isConnected');
export const parentElement = getter(nodes, 'parentElement');
export const previousSibling = getter(nodes, 'previousSibling');
export const childNodes = getter(nodes, 'childNodes');
export const localName = getter(elements, 'localName');
export const shadowRoot = getter(elements, 'shadowRoot');
export const firstElementChild = getter(elements, 'firstElementChild');
const isContentEditable = getter(HTMLElement.prototype, 'isContentEditable');
const activeElement = getter(documents, 'activeElement');
const topElement = getter(documents, 'documentElement');
const typeOf = getter(documents, 'contentType');
const linksOf = getter(documents, 'links');
const stateOf = getter(documents, 'readyState');

export const documentElement = (): Element | null => topElement(document);
export const contentType = (): string => typeOf(document);
export const hasLinks = (): boolean => linksOf(document).item(0) !== null;
export const hasLoaded = (): boolean => stateOf(document) === 'complete';
/** How an element is drawn; says nothing in a document that was left meanwhile, where Firefox has no style at all. */
export const styleOf = (element: Element): Partial<CSSStyleDeclaration> => getComputedStyle(element) ?? {};
export const isElement = (value: unknown): value is Element => value instanceof Element;
export const isText = (value: unknown): value is Text => value instanceof Text;
export const rootOf = (node: Node): Node => nodes.getRootNode.call(node);
export const newRange = (): Range => new Range();

export const newElement = <K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] =>
  documents.createElementNS.call(document, 'http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[K];

/**
 * A walker over elements and text (CDATA sections too) below `root`, standing at `at`; without a filter function, which
 * would cost more than the walk.
 */
export function newWalker(root: Node, at: Node): TreeWalker {
  const walker = documents.createTreeWalker.call(document, root, 1 | 4 | 8);
  walker.currentNode = at;
  return walker;
}

/** Moves the walker past all that is inside its node; null at the end. */
export function skip(walker: TreeWalker): Node | null {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}

/** True if `node` comes after the start of `other`. */
export const follows = (node: Node, other: Node): boolean =>
  (nodes.compareDocumentPosition.call(other, node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** Sorts two nodes by where a reader meets them: what is in a shadow root stands where its host does. */
export function precedes(a: Node, b: Node): number {
  const [one, other] = [a, b].map((node) => {
    const path = [node];
    for (let host = hostOf(node); host; host = hostOf(host)) path.unshift(host);
    return path;
  }) as [Node[], Node[]];
  const at = one.findIndex((node, i) => node !== other[i]);
  return at in other && follows(other[at] as Node, one[at] as Node) ? -1 : 1;
}

/** The element that `node` is or stands in. */
export const elementAt = (node: Node): Element | null => (isElement(node) ? node : parentElement(node));

/** All elements at a point, in the tree that `element` is in, the topmost first. */
export const elementsFromPoint = (element: Element, { x, y }: { x: number; y: number }): Element[] => {
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.elementsFromPoint(x, y) : documents.elementsFromPoint.call(document, x, y);
};

export const matches = (element: Element, selector: string): boolean => elements.matches.call(element, selector);

/** True if the text has a box, seen or not. */
export function isShown(text: Text): boolean {
  const element = elementAt(text);
  return !!element && elements.checkVisibility.call(element);
}

/** The element that has the focus, in whatever shadow root; null while that is the page as a whole. */
export function focused(): Element | null {
  let element = activeElement(document);
  while (element && shadowRoot(element)?.activeElement) element = (shadowRoot(element) as ShadowRoot).activeElement;
  return element && /^(body|html)$/.test(localName(element)) ? null : element;
}

/** A list of its own, not a live one. */
export const queryAll = (root: Root | Element, selector: string): NodeListOf<Element> =>
  (root instanceof Document ? documents : isElement(root) ? elements : root).querySelectorAll.call(root, selector);

/**
 * A live list, of which the engine makes no more than is asked for by `item`: Chromium counts all of it before it answers
 * `[0]`. `*` names every element.
 */
export const elementsNamed = (name: string, top: Document | Element = document): HTMLCollectionOf<Element> =>
  (isElement(top) ? elements : documents).getElementsByTagName.call(top, name);

/** The element whose shadow root holds `node`, or null in the document's own tree. */
export function hostOf(node: Node): Element | null {
  const root = rootOf(node);
  return root instanceof ShadowRoot ? root.host : null;
}

/** The nearest element that `selector` names, from `node` outwards, through the hosts of shadow roots. */
export function closest(node: Node, selector: string): Element | null {
  for (let from = elementAt(node); from; from = hostOf(from)) {
    const found = elements.closest.call(from, selector);
    if (found) return found;
  }
  return null;
}

/** Editors: their text belongs to whoever is writing it. Some keep it in elements that only their names tell. */
const EDITORS =
  '[role=textbox],[contenteditable]:not([contenteditable=false i]),.CodeMirror,.cm-editor,.monaco-editor,.ace_editor,.ProseMirror';

/** True if `text` is being edited, or could be. */
export function isEdited(text: Text): boolean {
  const parent = parentElement(text);
  // The property catches designMode too.
  return closest(text, EDITORS) !== null || (parent instanceof HTMLElement && isContentEditable(parent));
}
