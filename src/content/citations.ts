/**
 * Citations in words: the background reads the passages that may hold them, because the words of six languages would
 * cost every page more than all the rest. A page that cites nothing asks nothing. Must not know how passages are cut.
 */
import { MAX_PASSAGE, MAX_PASSAGES } from '../protocol/messages';
import { ask } from './ask';
import { isConnected, isEdited, newRange } from './dom';
import { type Mark, type Marks, toMark } from './marks';
import type { Passage, Placed } from './run';

const WHITE = /\s/g;

/** Asks what `passages` cite, in one message if it can carry them, adds that to `marks` and says `added`. */
export async function readCitations(passages: Passage<Text>[], marks: Marks, added: () => void): Promise<void> {
  const fitting = passages.filter(({ text }) => text.length <= MAX_PASSAGE);
  for (let at = 0; at < fitting.length; at += MAX_PASSAGES) {
    const now = fitting.slice(at, at + MAX_PASSAGES);
    const reply = await ask('content/read', { passages: now.map(({ text }) => text) });
    const found = now.flatMap((passage, i) =>
      (reply?.found?.[i] ?? []).flatMap((match): Mark[] => {
        const surface = passage.text.slice(match.start, match.end);
        const placed = passage.place({ ...match, surface, kind: 'citation' });
        const mark = placed && stands(placed) ? toMark(placed) : null;
        return mark && !mark.nodes.some(isEdited) ? [mark] : [];
      }),
    );
    marks.add(found);
    if (found[0]) added();
  }
}

/** True if the page still says what was read: it may have changed while the question was under way. */
function stands({ match, start, end, nodes }: Placed<Text>): boolean {
  if (!nodes.every(isConnected) || end.offset > end.node.length) return false;
  const range = newRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.toString().replace(WHITE, '') === match.surface.replace(WHITE, '');
}
