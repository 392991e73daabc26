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

/**
 * Readings are asked about in the order in which they were made, as many at once as wait; `known`: marks are up to date with
 * some, and so are the settings of the page.
 */
export function createIdentifier(
  marks: Marks,
  known: (settings: PageSettings | null) => void,
): (readings: Reading[]) => Promise<void> {
  const waiting: Reading[] = [];
  let asking = false;
  return async function identify(readings) {
    waiting.push(...readings);
    if (asking) return;
    asking = true;
    for (let now = waiting.splice(0); now[0]; now = waiting.splice(0)) {
      const passages = now.flatMap((reading) => reading.passages).filter(({ text }) => text.length <= MAX_PASSAGE);
      const named = new Map<Passage<Text>, Mark[]>();
      let settings: PageSettings | null = null;
      for (let at = 0; at < passages.length; at += MAX_PASSAGES) {
        const some = passages.slice(at, at + MAX_PASSAGES);
        const reply = await ask('content/read', { passages: some.map(({ text }) => text) });
        settings = reply?.settings ?? settings;
        for (const [i, found] of (reply?.found ?? []).entries()) {
          const passage = some[i];
          if (passage)
            named.set(
              passage,
              found.flatMap((one) => markOf(passage, one) ?? []),
            );
        }
      }
      for (const { nodes, passages } of now) {
        // Without an answer what was known stays.
        if (passages.some((passage) => named.has(passage)))
          marks.replace(
            nodes,
            passages.flatMap((passage) => named.get(passage) ?? []),
          );
      }
      if (named.size) known(settings);
    }
    asking = false;
  };
}

/** What was found in a passage as a mark; null if the page says something else by now, or is being edited there. */
function markOf(passage: Passage<Text>, found: NamedInText): Mark | null {
  const surface = passage.text.slice(found.start, found.end);
  const placed = passage.place(found);
  const mark = placed && toMark({ ...found, surface }, placed);
  if (!mark?.nodes.every(isConnected) || mark.nodes.some(isEdited)) return null;
  return plain(rangeFor(mark)?.toString()) === plain(surface) ? mark : null;
}

const plain = (text = ''): string => text.replace(/\s/g, '');
