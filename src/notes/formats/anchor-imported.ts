/**
 * Gives imported notes that know only their document and a quote a place in it. What cannot be placed for certain keeps its
 * quote: it will be found in the tray, with the nearest candidates.
 */
import type { Note } from '../../protocol/note';
import { type AnchorDocument, attach, makeAnchor } from '../anchor';

/** `documentOf` gives the text of a document by its symbol, undefined for one that is not held. */
export function anchorImported(
  notes: readonly Note[],
  documentOf: (symbol: string) => AnchorDocument | undefined,
): Note[] {
  return notes.map((note) => {
    const { anchor } = note;
    if (anchor.passageText !== '' || anchor.quote === null) return note;
    const document = documentOf(anchor.passage.slice(0, anchor.passage.indexOf('#')));
    if (!document) return note;
    const { passage, range } = attach(anchor, document);
    const text = passage === null ? undefined : document.textOf(passage);
    if (passage === null || text === undefined || range === null) return note;
    return { ...note, anchor: makeAnchor({ id: passage, text }, range, document.language, document) };
  });
}
