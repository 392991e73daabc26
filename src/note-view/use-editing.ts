/** The editing of a draft as a hook: the writer of this extension behind it, one editing for as long as the draft is the same. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dropDraft, keepDraft, saveNote } from '../notes/writer';
import type { Draft } from '../protocol/notes';
import { Editing, type EditingState, type Ending } from './editing';

/** @param offered the draft was left by an earlier editing */
export function useEditing(
  draft: Draft,
  offered: boolean,
  onEnd: (ending: Ending) => void,
): { editing: Editing; state: EditingState } {
  const ended = useRef(onEnd);
  ended.current = onEnd;
  const [, setState] = useState<EditingState | null>(null);
  // A draft that comes anew from the database under the same id is the one that is being written here.
  const editing = useMemo(
    () => new Editing(draft, { saveNote, keepDraft, dropDraft }, setState, (ending) => ended.current(ending), offered),
    [draft.id],
  );
  useEffect(() => setState(editing.state), [editing]);
  return { editing, state: editing.state };
}
