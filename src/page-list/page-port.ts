/**
 * The line to the frames of a page: each tells its symbols when asked and whenever they change.
 * Must not know how they are shown.
 */
import { browser } from '../platform/browser';
import { type FrameToList, LIST_PORT, type ListedSymbol, type ListToFrame } from '../protocol/messages';

/** `unread`: the top frame does not hear us, so no extension can read the page. */
export type Told = ReadonlyMap<number, readonly ListedSymbol[]> | 'unread';

/** A frame that hears us but says nothing for so long is taken to have no symbols. */
const PATIENCE = 1000; // ms

export interface PagePort {
  /** Scrolls the page to a place that a frame has told, and opens its card there. */
  go(frame: number, id: number): void;
  close(): void;
}

/** Opens a line to each of `frames` of a tab. `changed` hears all that is known, whenever it changes. */
export function openPagePort(tab: number, frames: readonly number[], changed: (told: Told) => void): PagePort {
  const told = new Map<number, readonly ListedSymbol[]>();
  const ports = new Map<number, ReturnType<typeof browser.tabs.connect>>();
  const tell = (): void => {
    clearTimeout(timer);
    changed(!ports.has(0) && told.size === 0 ? 'unread' : new Map(told));
  };
  const timer = setTimeout(tell, PATIENCE);
  for (const frame of frames) {
    const port = browser.tabs.connect(tab, { name: LIST_PORT, frameId: frame });
    ports.set(frame, port);
    port.onMessage.addListener((message: unknown) => {
      const { name, symbols } = message as Partial<FrameToList>;
      if (name !== 'symbols' || !Array.isArray(symbols)) return;
      told.set(frame, symbols);
      tell();
    });
    port.onDisconnect.addListener(() => {
      ports.delete(frame);
      const known = told.delete(frame);
      if (known || frame === 0) tell();
    });
  }
  return {
    go(frame, id) {
      const message: ListToFrame = { name: 'go', id };
      ports.get(frame)?.postMessage(message);
    },
    close() {
      clearTimeout(timer);
      for (const port of ports.values()) port.disconnect();
      ports.clear();
    },
  };
}
