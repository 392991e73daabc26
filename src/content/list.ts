/**
 * The list of this frame's symbols for the popup and the panel, over the port that these open to the tab: the way for
 * those whom underlines do not reach. Must not know how the list is shown.
 */
import { onConnect, type Port } from '../platform/content-runtime';
import { type FrameToList, LIST_PORT, type ListedSymbol, type ListToFrame } from '../protocol/messages';
import type { Mark, Marks } from './marks';

/** Returns what tells the open lists that the symbols, or what is known of them, may have changed. */
export function createList(marks: Marks, signal: AbortSignal, go: (mark: Mark) => void): () => void {
  const ports = new Set<Port>();
  let firsts: Mark[] = [];

  const changed = (): void => {
    if (!ports.size || signal.aborted) return;
    const listed = new Map<string, ListedSymbol>();
    firsts = [];
    for (const mark of marks.inOrder()) {
      const key = `${mark.keys}`;
      const known = listed.get(key);
      if (known) known.places++;
      else {
        const id = firsts.push(mark) - 1;
        listed.set(key, { ...mark.subject, places: 1, manner: mark.manner, id });
      }
    }
    const message: FrameToList = { name: 'symbols', symbols: [...listed.values()] };
    for (const port of ports) port.postMessage(message);
  };
  onConnect((port) => {
    if (port.name !== LIST_PORT) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message) => {
      const mark = firsts[(message as ListToFrame).id];
      if (mark && !signal.aborted) go(mark);
    });
    changed();
  });
  return changed;
}
