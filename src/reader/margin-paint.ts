/** Marks the words that notes stand on, by highlights of the browser: nothing in the text changes. Knows no note. */
import { COLOURS, type Colour } from '../notes/types';
import { rangeIn } from './ranges';

/** Words of a passage, UTF-16 offsets into its text, and the colour that marks them. */
export interface NotedWords {
  id: string;
  start: number;
  end: number;
  colour: Colour;
}

/** Names in the registry and in margin.css. */
const nameOf = (colour: Colour): string => `note-${colour}`;

/** Marks these words and no others. */
export function paintNotes(words: readonly NotedWords[]): void {
  for (const colour of COLOURS) CSS.highlights.delete(nameOf(colour));
  if (words.length === 0) return;
  const elements = new Map<string, Element>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-passage]'))
    elements.set(element.dataset.passage ?? '', element);
  for (const colour of COLOURS) {
    const ranges = words.flatMap(({ id, start, end, colour: own }) => {
      const element = own === colour ? elements.get(id) : undefined;
      const range = element && rangeIn(element, start, end);
      return range ? [range] : [];
    });
    if (ranges.length === 0) continue;
    const highlight = new Highlight(...ranges);
    // Below what is searched for.
    highlight.priority = -1;
    CSS.highlights.set(nameOf(colour), highlight);
  }
}
