/**
 * Asks the background which documents the text names that passed the gate, and keeps the marks true. The grammar of
 * symbols and the words of six languages are there, so that no page pays for them; a page whose text could name nothing
 * asks nothing. Must not know how passages are cut.
 */
import { MAX_PASSAGE, MAX_PASSAGES, type NamedInText, type PageSettings } from '../protocol/messages';
import { ask } from './ask';
import { isConnected, isEdited } from './dom';
import { type Mark, type Marks, rangeFor, toMark } from './marks';
import type { Reading } from './read';
import type { Passage } from './run';
import { inSlices, type Job } from './slices';

/** No message is longer than so much and one passage: to pass it on is one step, which cannot be cut. */
const MOST_LETTERS = 100_000;

/**
 * Readings are asked about in the order in which they were made, as many at once as wait; `known`: marks are up to date with
 * some, and so are the settings of the page.
 */
export function createIdentifier(
  marks: Marks,
  signal: AbortSignal,
  known: (settings: PageSettings | null) => void,
): (readings: Reading[]) => Promise<void> {
  const waiting: Reading[] = [];
  let asking = false;
  /** Puts the marks of what was `found` in the place of those that the text of `readings` had; without an answer these stay. */
  function* mark(readings: Reading[], found: Map<Passage<Text>, NamedInText[]>): Job {
    for (const { nodes, passages } of readings) {
      if (!passages.some((passage) => found.has(passage))) continue;
      const made: Mark[] = [];
      for (const passage of passages) {
        for (const one of found.get(passage) ?? []) {
          made.push(...markOf(passage, one));
          yield;
        }
      }
      marks.replace(nodes, made);
      yield;
    }
  }
  return async function identify(readings) {
    waiting.push(...readings);
    if (asking) return;
    asking = true;
    for (let now = waiting.splice(0); now[0]; now = waiting.splice(0)) {
      const passages = now.flatMap((reading) => reading.passages).filter(({ text }) => text.length <= MAX_PASSAGE);
      const found = new Map<Passage<Text>, NamedInText[]>();
      let settings: PageSettings | null = null;
      while (passages[0]) {
        let letters = 0;
        let many = 0;
        while (many < MAX_PASSAGES && passages[many] && letters < MOST_LETTERS)
          letters += (passages[many++] as Passage<Text>).text.length;
        const some = passages.splice(0, many);
        const reply = await ask('content/read', { passages: some.map(({ text }) => text) });
        settings = reply?.settings ?? settings;
        for (const [i, named] of (reply?.found ?? []).entries()) if (some[i]) found.set(some[i], named);
      }
      await inSlices(signal, mark(now, found));
      if (found.size) known(settings);
    }
    asking = false;
  };
}

/** What was found in a passage as a mark; none if the page says something else by now, or is being edited there. */
function markOf(passage: Passage<Text>, found: NamedInText): Mark[] {
  const surface = passage.text.slice(found.start, found.end);
  const placed = passage.place(found);
  const mark = placed && toMark({ ...found, surface }, placed);
  if (!mark?.nodes.every(isConnected) || mark.nodes.some(isEdited)) return [];
  return plain(rangeFor(mark)?.toString()) === plain(surface) ? [mark] : [];
}

const plain = (text = ''): string => text.replace(/\s/g, '');
