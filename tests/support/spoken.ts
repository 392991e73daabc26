/**
 * An accessibility tree in the order in which it is read out: a line for each heading, control, list and piece of text.
 */
import type { AccessibilityNode } from './browser';

/** What has a name of its own, which is read in place of what stands in it. */
const NAMED = ['button', 'link', 'heading', 'textbox', 'checkbox', 'combobox'];
/** What is read in one breath with the text around it. */
const INLINE = ['StaticText', 'mark', 'strong', 'emphasis', 'time', 'generic'];

const stateOf = ({ properties = [] }: AccessibilityNode): string => {
  const value = (wanted: string) => properties.find(({ name }) => name === wanted)?.value.value;
  const [expanded, pressed] = [value('expanded'), value('pressed')];
  return (
    (expanded === undefined ? '' : expanded ? ', expanded' : ', collapsed') +
    (pressed === undefined ? '' : `, ${pressed === 'true' ? '' : 'not '}pressed`)
  );
};

/** The lines of a tree, and what is wrong with it: a control without a name, or one that says the same twice. */
export function spoken(nodes: readonly AccessibilityNode[]): { lines: string[]; faults: string[] } {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const faults: string[] = [];
  let text = '';
  const flush = (): void => {
    const said = text.replace(/[\s\u2060]+/g, ' ').trim();
    if (said !== '') lines.push(said);
    text = '';
  };
  const read = (node: AccessibilityNode): void => {
    const role = node.role?.value ?? '';
    const name = node.name?.value?.trim() ?? '';
    const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
    // What is announced by itself is not read again.
    if (role === 'status') return;
    if (node.ignored) children.forEach(read);
    else if (role === 'StaticText') text += node.name?.value ?? '';
    else if (NAMED.includes(role)) {
      if (name === '') faults.push(`A ${role} has no name.`);
      if (name !== '' && node.description?.value === name) faults.push(`The ${role} "${name}" says it twice.`);
      const level = node.properties?.find((one) => one.name === 'level')?.value.value;
      if (role !== 'heading' && text.trim() !== '') {
        text += ` [${role}: ${name}${stateOf(node)}] `;
        return;
      }
      flush();
      lines.push(`[${role}${level === undefined ? '' : ` ${level}`}: ${name}${stateOf(node)}]`);
    } else if (INLINE.includes(role)) children.forEach(read);
    else {
      flush();
      if (role === 'list') lines.push(`[list of ${children.length}${name ? `: ${name}` : ''}]`);
      children.forEach(read);
      flush();
    }
  };
  const [root] = nodes;
  if (root) read(root);
  flush();
  return { lines, faults };
}
