/** What every part of the reader's text needs: the document, the place that was asked for, and what others add to a passage. */
import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { HeldDocument } from './load';

/** Words selected within one passage; offsets are UTF-16 into its text, null for the passage as a whole. */
export interface Chosen {
  id: string;
  range: { start: number; end: number } | null;
}

/** What other rooms of the product add to the reader. A part that has nothing to show draws nothing. */
export interface Slots {
  /** Stands in the margin beside the passage of that id. */
  Margin?: ComponentType<{ id: string }>;
  /** Buttons beside those for the current passage. */
  Actions?: ComponentType<{ chosen: Chosen }>;
}

export interface ReaderScope {
  document: HeldDocument;
  /** The place that the address names, with a number that grows with every time it is asked for. */
  target: { place: string; time: number };
  slots: Slots;
}

const Scope = createContext<ReaderScope | null>(null);
export const ReaderProvider = Scope.Provider;

/** The reader that surrounds the caller. */
export function useReader(): ReaderScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('No reader surrounds this component.');
  return scope;
}
