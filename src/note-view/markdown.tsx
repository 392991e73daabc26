/**
 * A note's markdown as elements: source to a tree, and of the tree only what is allowed, built as elements of our own.
 * Never a string of HTML: raw HTML, images and whatever else is unknown stand there as the text that was typed.
 * Must not know what a note is.
 */
import type { Link, Nodes, Parent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChild, VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { hrefOf } from '../protocol/reader-address';
import { couldHoldSymbol } from '../symbols/gate';
import type { Match } from '../symbols/types';

/** Finds what names a document in a text. */
type Find = (text: string) => Match[];

/** Deeper than this nobody writes by hand: what is nested further stands as it was typed. */
const DEEPEST = 24;
/** A note's headings stand below those of the page: modest text, whatever the number of signs. */
const HEADING = 'p';

interface Drawing {
  source: string;
  find: Find | null;
  /** Addresses of `[text][label]`. */
  definitions: ReadonlyMap<string, string>;
}

/** The address if it leads to a page of the web; null for any other, `javascript:` first of all. */
export function webAddress(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null;
}

/**
 * The elements of a markdown source: p, em, strong, code, pre, ul, ol, li, blockquote, a, br, hr, and nothing else.
 * @param find makes document symbols links to the reader; null leaves them as they are
 */
export function drawMarkdown(source: string, find: Find | null = null): ComponentChild[] {
  const root = fromMarkdown(source);
  const definitions = new Map<string, string>();
  collectDefinitions(root, definitions);
  return children(root, { source, find, definitions }, 0);
}

/** The first definition of a label counts, as everywhere in markdown. */
function collectDefinitions(node: Nodes, into: Map<string, string>): void {
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'definition' && !into.has(next.identifier)) into.set(next.identifier, next.url);
    if ('children' in next) waiting.push(...next.children.toReversed());
  }
}

const children = (parent: Parent, drawing: Drawing, depth: number): ComponentChild[] =>
  parent.children.map((node, index) => draw(node, drawing, depth + 1, index));

/** What was typed. */
const typed = (node: RootContent, { source }: Drawing): string =>
  source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

function draw(node: RootContent, drawing: Drawing, depth: number, key: number): ComponentChild {
  if (depth > DEEPEST) return typed(node, drawing);
  switch (node.type) {
    case 'text':
      return linked(node.value, drawing.find);
    case 'paragraph':
      return <p key={key}>{children(node, drawing, depth)}</p>;
    case 'heading':
      return (
        <HEADING key={key} class="note-heading">
          {children(node, drawing, depth)}
        </HEADING>
      );
    case 'emphasis':
      return <em key={key}>{children(node, drawing, depth)}</em>;
    case 'strong':
      return <strong key={key}>{children(node, drawing, depth)}</strong>;
    case 'inlineCode':
      return <code key={key}>{node.value}</code>;
    case 'code':
      return (
        <pre key={key}>
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote key={key}>{children(node, drawing, depth)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol key={key} start={node.start ?? 1}>
          {children(node, drawing, depth)}
        </ol>
      ) : (
        <ul key={key}>{children(node, drawing, depth)}</ul>
      );
    case 'listItem':
      return <li key={key}>{children(node, drawing, depth)}</li>;
    case 'break':
      return <br key={key} />;
    case 'thematicBreak':
      return <hr key={key} />;
    case 'link':
      return link(node, node.url, drawing, depth, key);
    case 'linkReference':
      return link(node, drawing.definitions.get(node.identifier) ?? '', drawing, depth, key);
    case 'definition':
      return null;
    default:
      // Raw HTML, images, and whatever a later parser may know.
      return typed(node, drawing);
  }
}

/** A link to the web; one to anywhere else stands as it was typed, so that nobody is led. */
function link(
  node: Link | Extract<RootContent, { type: 'linkReference' }>,
  url: string,
  drawing: Drawing,
  depth: number,
  key: number,
): ComponentChild {
  const href = webAddress(url);
  if (href === null) return typed(node, drawing);
  return (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer">
      {children(node, { ...drawing, find: null }, depth)}
    </a>
  );
}

/** A text with the documents that it names as links to the reader. */
function linked(text: string, find: Find | null): ComponentChild {
  const found = find?.(text).filter(({ symbol }) => symbol !== null) ?? [];
  if (found.length === 0) return text;
  const parts: ComponentChild[] = [];
  let from = 0;
  for (const { start, end, symbol, surface } of found) {
    parts.push(
      text.slice(from, start),
      <a key={start} href={`/${hrefOf({ symbol: symbol as string })}`} target="_blank" rel="noopener noreferrer">
        {surface}
      </a>,
    );
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** The markdown of a note. The finder of symbols is brought when a note first seems to name a document. */
export function Markdown({ source, class: extra = '' }: { source: string; class?: string }): VNode {
  const [find, setFind] = useState<{ symbols: Find } | null>(null);
  const asks = useMemo(() => couldHoldSymbol(source), [source]);
  useEffect(() => {
    if (!asks) return;
    let wanted = true;
    void import('../symbols/find').then(
      ({ findSymbols }) => wanted && setFind({ symbols: (text) => findSymbols(text) }),
    );
    return () => {
      wanted = false;
    };
  }, [asks]);
  const drawn = useMemo(() => drawMarkdown(source, find?.symbols), [source, find]);
  return (
    <div class={`note-text ${extra}`} dir="auto">
      {drawn}
    </div>
  );
}
