/** What an import would do, before it does anything: counts and conflicts for a person to decide about. Pure. */
import type { Note } from '../../protocol/note';

export interface Conflict {
  mine: Note;
  theirs: Note;
  /** Which was changed later; null when both at the same instant. */
  newer: 'mine' | 'theirs' | null;
}

/** Every incoming note is in one of these, in the order of the file. */
export interface ImportPlan {
  /** Not known here. */
  add: Note[];
  /** Already here, the same in all that a user writes. */
  same: Note[];
  /** Known here, with other contents: both are kept until somebody decides. */
  conflicts: Conflict[];
  /** Under another id, but the same words on the same place. */
  repeated: Note[];
}

/** Compares what is here with what comes in. Ids are unique on either side. */
export function planImport(existing: readonly Note[], incoming: readonly Note[]): ImportPlan {
  const byId = new Map(existing.map((note) => [note.id, note]));
  const contents = new Set(existing.filter(({ deleted }) => deleted === null).map(contentKey));
  const plan: ImportPlan = { add: [], same: [], conflicts: [], repeated: [] };
  for (const theirs of incoming) {
    const mine = byId.get(theirs.id);
    if (mine) {
      const isSame = contentKey(mine) === contentKey(theirs) && (mine.deleted === null) === (theirs.deleted === null);
      if (isSame) plan.same.push(theirs);
      else plan.conflicts.push({ mine, theirs, newer: newerOf(mine, theirs) });
    } else if (theirs.deleted === null && contents.has(contentKey(theirs))) plan.repeated.push(theirs);
    else plan.add.push(theirs);
  }
  return plan;
}

/** What a user writes, and where; the surroundings of the passage and the text that it was made on may differ. */
function contentKey({ anchor, body, tags, colour }: Note): string {
  const { passage, quote, language, passageText } = anchor;
  const { exact, prefix, suffix } = quote ?? {};
  return JSON.stringify([passage, exact, prefix, suffix, language, passageText, body, tags, colour]);
}

function newerOf(mine: Note, theirs: Note): Conflict['newer'] {
  const difference = Date.parse(mine.modified) - Date.parse(theirs.modified);
  return difference === 0 ? null : difference > 0 ? 'mine' : 'theirs';
}
