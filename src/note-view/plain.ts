/** A note's markdown as the words that one reads: for places where a line of it is shown. Knows nothing of notes. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** The text of a markdown source without its marks, in one line. What is drawn as it was typed (HTML, images) stays as it was typed. */
export function plainText(source: string): string {
  const parts: string[] = [];
  const waiting: Nodes[] = [fromMarkdown(source)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition') continue;
    if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference')
      parts.push(source.slice(node.position?.start.offset, node.position?.end.offset));
    else if ('value' in node) parts.push(node.value);
    // Blocks are one after another; words of one block may be cut by a mark.
    if (APART.has(node.type)) parts.push(' ');
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** What begins on a line of its own. */
const APART: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'code',
  'listItem',
  'blockquote',
  'break',
  'thematicBreak',
]);
