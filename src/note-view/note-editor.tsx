/**
 * Writes one note: text, tags, colour; saved with Ctrl+Enter. Every keystroke is kept; no key typed here does anything else on
 * the face that holds it. Must not know where it stands.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { isPrivate } from '../notes/writer';
import { t } from '../platform/i18n';
import { MAX_BODY } from '../protocol/note';
import type { Draft } from '../protocol/notes';
import { ColourChoice } from './colours';
import { Conflict } from './conflict';
import { type Ending, isEmpty } from './editing';
import { Quote } from './note-parts';
import { TagsField } from './tags-field';
import { NotesTroubleText, troubleSentence } from './trouble';
import { useEditing } from './use-editing';

interface Props {
  /** Where it begins: `beginNote`, `beginChange`, or a draft that was left. */
  draft: Draft;
  /** The draft was left by an earlier editing. */
  offered?: boolean;
  /** Shows the words that the note stands on: not needed where they are marked beside it. */
  quote?: boolean;
  /** What is there again once the words are thrown away: the note as it stands. */
  behind?: ComponentChildren;
  onEnd: (ending: Ending) => void;
}

export function NoteEditor({ draft, offered = false, quote = false, behind, onEnd }: Props) {
  const { editing, state } = useEditing(draft, offered, onEnd);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { phase, trouble, kept, stored } = state;
  const { content } = state.draft;
  const locked = isPrivate();

  // Who opens an editor writes next; who has words back goes on with them.
  const writing = phase === 'writing' || phase === 'saving';
  useEffect(() => {
    const text = field.current;
    if (!writing || !text) return;
    text.focus({ preventScroll: true });
    text.setSelectionRange(text.value.length, text.value.length);
    text.form?.scrollIntoView({ block: 'nearest' });
  }, [writing]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Tab leaves; everything else is typed here and means nothing elsewhere.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void editing.save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      editing.leave();
    }
  };

  if (locked) {
    return (
      <div class="note-editor">
        <p class="note-trouble">{troubleSentence('private')}</p>
        <div class="note-actions">
          <button type="button" class="button" onClick={() => onEnd({ how: 'dropped' })}>
            {t('noteClose')}
          </button>
        </div>
      </div>
    );
  }
  if (phase === 'thrown') {
    return (
      <>
        {behind}
        <form
          class="note-gone"
          aria-label={t('noteEditing')}
          onKeyDown={(event) => event.key === 'Escape' && onKeyDown(event)}
        >
          <p role="status">{t('noteThrown')}</p>
          <Focused class="button is-plain" onClick={() => editing.haveBack()}>
            {t('noteUndo')}
          </Focused>
          <button type="button" class="button is-plain" onClick={() => editing.leave()}>
            {t('noteClose')}
          </button>
        </form>
      </>
    );
  }
  return (
    <form
      class={`note-editor is-${content.colour}`}
      aria-label={draft.note ? t('noteEditing') : t('noteNew')}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.stopPropagation()}
      onKeyPress={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        void editing.save();
      }}
    >
      {quote && <Quote anchor={content.anchor} />}
      {phase === 'conflict' ? (
        <Conflict
          stored={stored}
          own={content}
          onBoth={() => void editing.keepBoth()}
          onMine={() => void editing.takeMine()}
          onTheirs={() => editing.takeTheirs()}
        />
      ) : (
        <>
          <label class="unseen" for={id}>
            {t('noteText')}
          </label>
          <textarea
            id={id}
            ref={field}
            class="note-field"
            dir="auto"
            rows={4}
            maxLength={MAX_BODY}
            readOnly={phase === 'saving'}
            placeholder={t('noteTextHint')}
            value={content.body}
            onInput={({ currentTarget }) => editing.change({ body: currentTarget.value })}
          />
          <TagsField key={draft.id} tags={content.tags} onChange={(tags) => editing.change({ tags })} />
          <ColourChoice value={content.colour} onChange={(colour) => editing.change({ colour })} />
        </>
      )}
      {trouble && <NotesTroubleText trouble={trouble} />}
      {(trouble || !kept) && (
        <div class="note-trouble" role="status">
          <p>{kept ? t('noteDraftKept') : t('noteDraftNotKept')}</p>
          <button type="button" class="button" onClick={() => void navigator.clipboard.writeText(content.body)}>
            {t('noteCopyText')}
          </button>
        </div>
      )}
      {phase !== 'conflict' && (
        <div class="note-actions">
          <button
            type="submit"
            class="button is-main"
            disabled={phase === 'saving' || isEmpty(content)}
            title={t('noteSaveKey')}
            aria-keyshortcuts="Control+Enter"
          >
            {t('noteSave')}
          </button>
          <button type="button" class="button" onClick={() => editing.throwAway()}>
            {editing.changed && !isEmpty(content) ? t('noteThrowAway') : t('noteCancel')}
          </button>
        </div>
      )}
    </form>
  );
}

/** A button that takes the focus when it comes: what had it is gone. */
function Focused({ class: look, onClick, children }: { class: string; onClick: () => void; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <button type="button" class={look} ref={button} onClick={onClick}>
      {children}
    </button>
  );
}
