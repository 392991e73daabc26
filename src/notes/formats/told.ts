/** What a reader of a file wants to be told about a note's place: document, pinpoint, lead-in, notice. */
import { type Passage, pinpointOf, symbolOf } from '../../corpus/passages';
import type { Note } from '../../protocol/note';
import type { ExportContext } from './export';

export interface Told {
  symbol: string;
  title: string | null;
  /** `para. 9 (s)`; empty for a place without a name. */
  pinpoint: string;
  /** The item above a sub-item, without which it must not be shown. */
  leadIn: string | null;
  /** The notice where it is due, else null. */
  notice: string | null;
  /** Place in the order of the document; after everything else where that is not known. */
  order: number;
}

/** Tells of notes; looks every passage up once. */
export function teller({ documents, notice }: ExportContext): (note: Note) => Told {
  const passages = new Map<string, { passage: Passage; order: number }>();
  for (const document of documents.values())
    document.passages.forEach((passage, order) => {
      passages.set(passage.id, { passage, order });
    });
  return ({ anchor }) => {
    const known = passages.get(anchor.passage);
    const symbol = symbolOf(anchor.passage);
    return {
      symbol,
      title: documents.get(symbol)?.title ?? null,
      pinpoint: pinpointOf(anchor.passage),
      leadIn: known?.passage.leadIn ?? null,
      notice: known?.passage.preliminary ? notice : null,
      order: known?.order ?? Number.MAX_SAFE_INTEGER,
    };
  };
}
