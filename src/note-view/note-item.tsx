/**
 * One note as it is read: what it stands on, its text, tags and colour, when it was changed; the ways to edit it and to delete
 * it, which can be undone in place. Must not know which list it is in.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { WordChange } from '../corpus/align/word-diff';
import type { Attachment } from '../notes/anchor';
import type { Note } from '../notes/types';
import { isPrivate } from '../notes/writer';
import { t } from '../platform/i18n';
import type { NotesTrouble } from '../protocol/notes';
import { AnchorState } from './anchor-state';
import { ColourName } from './colours';
import { deleteHere, undeleteHere, useDeletedHere } from './deleted-here';
import { Markdown } from './markdown';
import { Quote, Tags, When } from './note-parts';
import { NotesTroubleText } from './trouble';

export interface NoteItemProps {
  note: Note;
  /** The name of its place, as a link or text: "E/CN.15/2018/12, para. 9 (s)". Left out where it stands beside it. */
  place?: ComponentChildren;
  /** How its place was found in the text at hand, and what has changed there. */
  attachment?: Attachment | undefined;
  change?: WordChange[] | null;
  /** Opens its editor; without it the note is for reading. */
  onEdit?: (() => void) | undefined;
  /** Deleting is offered too. */
  deletes?: boolean;
  /** More that can be done with it: a list's own buttons. */
  children?: ComponentChildren;
}

export function NoteItem(props: NoteItemProps) {
  const { note } = props;
  const gone = useDeletedHere(note.id);
  const [said, setSaid] = useState<NotesTrouble | 'conflict' | null>(null);
  const [back, setBack] = useState(false);
  const box = useRef<HTMLElement>(null);
  const label = useId();
  // What had the focus is gone: after deleting the way back takes it, after that the note.
  const was = useRef(gone);
  useEffect(() => {
    if (was.current === gone) return;
    was.current = gone;
    box.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [gone]);

  const act = async (what: typeof deleteHere): Promise<void> => {
    setSaid(null);
    const changed = await what(note);
    setBack(what === undeleteHere && changed.outcome === 'done');
    if (changed.outcome === 'trouble') setSaid(changed.trouble);
    if (changed.outcome === 'conflict') setSaid('conflict');
  };
  const trouble =
    said === 'conflict' ? (
      <p class="note-trouble" role="alert">
        {t('noteChangedMeanwhile')}
      </p>
    ) : (
      said && <NotesTroubleText trouble={said} />
    );

  if (gone) {
    return (
      <article class="note-gone" ref={box}>
        <p role="status">{t('noteDeleted')}</p>
        <button type="button" class="button is-plain" onClick={() => void act(undeleteHere)}>
          {t('noteUndo')}
        </button>
        {trouble}
      </article>
    );
  }
  const writes = !isPrivate();
  return (
    <article class={`note is-${note.colour}`} ref={box} aria-labelledby={label} data-note={note.id}>
      <header class="note-head" id={label}>
        <span class="unseen">{t('noteOne')} </span>
        {props.place && <span class="note-place">{props.place}</span>}
        <When iso={note.modified} />
        <ColourName colour={note.colour} />
      </header>
      <Quote anchor={note.anchor} />
      <AnchorState attachment={props.attachment} change={props.change ?? null} language={note.anchor.language} />
      <Markdown source={note.body} />
      <Tags tags={note.tags} />
      {writes && (props.onEdit || props.deletes || props.children) && (
        <div class="note-actions">
          {props.onEdit && (
            <button type="button" class="button is-plain" onClick={props.onEdit}>
              {t('noteEdit')}
            </button>
          )}
          {props.deletes && (
            <button type="button" class="button is-plain" onClick={() => void act(deleteHere)}>
              {t('noteDelete')}
            </button>
          )}
          {props.children}
        </div>
      )}
      {back && (
        <p class="unseen" role="status">
          {t('noteBack')}
        </p>
      )}
      {trouble}
    </article>
  );
}
