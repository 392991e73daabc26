/** Reads what a component would put on a page from its elements, without a page. */
import { isValidElement, type VNode } from 'preact';

export interface Drawn {
  /** Names of all elements, in order. */
  names: string[];
  /** Every attribute with a value, as `a href https://example.org/`. */
  attributes: string[];
  /** All text. */
  text: string;
  /** Components and other things that are neither element nor text. */
  strange: unknown[];
}

export function drawnOf(node: unknown, drawn: Drawn = { names: [], attributes: [], text: '', strange: [] }): Drawn {
  if (node === null || node === undefined || typeof node === 'boolean') return drawn;
  if (Array.isArray(node)) for (const each of node) drawnOf(each, drawn);
  else if (typeof node === 'string' || typeof node === 'number') drawn.text += node;
  else if (isValidElement(node) && typeof node.type === 'string') {
    const { children, ...attributes } = (node as VNode<Record<string, unknown>>).props;
    drawn.names.push(node.type);
    for (const [name, value] of Object.entries(attributes)) drawn.attributes.push(`${node.type} ${name} ${value}`);
    drawnOf(children, drawn);
  } else drawn.strange.push(node);
  return drawn;
}
