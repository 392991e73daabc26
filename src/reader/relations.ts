/** What a paragraph was or became in the draft or the report of its meeting, and where else it recurs. Pure. */
import type { AlignmentKind } from '../corpus/align/align';
import type { DocumentAlignment } from '../corpus/model';
import { symbolOf } from '../corpus/passages';
import { placeOf } from './places';

export interface Relation {
  /** The same paragraph in the draft or the report; its places are empty where it is new or was dropped. */
  aligned: { other: string; side: 'draft' | 'report'; kind: AlignmentKind; moved: boolean; places: string[] } | null;
  /** Other documents that print it alike, the draft or report of the same meeting included. */
  recurs: string[];
}

/** By place, for the paragraphs of `symbol` that have any. */
export function relationsOf(
  symbol: string,
  alignment: DocumentAlignment | null,
  recurring: readonly (readonly string[])[],
): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const at = (place: string): Relation => {
    const known = found.get(place) ?? { aligned: null, recurs: [] };
    found.set(place, known);
    return known;
  };
  if (alignment) {
    const isDraft = alignment.draft === symbol;
    const side = isDraft ? 'report' : 'draft';
    const other = isDraft ? alignment.report : alignment.draft;
    for (const { kind, moved, from, to } of [...alignment.paragraphs, ...alignment.items])
      for (const place of isDraft ? from : to)
        at(place).aligned = { other, side, kind, moved, places: isDraft ? to : from };
  }
  for (const group of recurring) {
    const others = [...new Set(group.map(symbolOf))].filter((each) => each !== symbol);
    for (const id of group) if (symbolOf(id) === symbol) at(placeOf(id)).recurs = others;
  }
  return found;
}
