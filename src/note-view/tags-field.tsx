/**
 * The tags of a note: those it has, each to be taken off, and a field for more, with the tags in use offered. What stands in
 * the field counts as a tag while it is typed, so that none is lost that was not yet set apart by a comma.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { notesReader } from '../notes/reader';
import { t } from '../platform/i18n';
import { MAX_TAG, MAX_TAGS } from '../protocol/note';
import { tagsOf } from './editing';

export function TagsField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState('');
  /** What stands in the field is none of these. */
  const [fixed, setFixed] = useState<readonly string[]>(tags);
  const [offered, setOffered] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const [id, list] = [useId(), useId()];
  useEffect(() => {
    // Offers nothing where the tags cannot be counted.
    void notesReader.tags().then(
      (found) => setOffered(found.map(({ tag }) => tag)),
      () => {},
    );
  }, []);
  const put = (chips: readonly string[], rest: string): void => {
    setFixed(chips);
    setTyped(rest);
    onChange(tagsOf(rest, chips).slice(0, MAX_TAGS));
  };
  const settle = (): void => put(tagsOf(typed, fixed), '');
  return (
    <div class="note-tags">
      {fixed.length > 0 && (
        <ul class="note-chips" aria-label={t('noteTags')}>
          {fixed.map((tag) => (
            <li key={tag} class="note-chip">
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={t('noteTagRemove', tag)}
                title={t('noteTagRemove', tag)}
                onClick={() => {
                  put(
                    fixed.filter((one) => one !== tag),
                    typed,
                  );
                  field.current?.focus();
                }}
              >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M5 5l6 6M11 5l-6 6" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label class="unseen" for={id}>
        {t('noteTagsAdd')}
      </label>
      <input
        id={id}
        ref={field}
        class="note-tag-field"
        type="text"
        dir="auto"
        list={list}
        maxLength={MAX_TAG}
        autocomplete="off"
        placeholder={t('noteTagsHint')}
        value={typed}
        onInput={({ currentTarget, isComposing }) => {
          const { value } = currentTarget;
          if (!isComposing && /[,،，、;]/.test(value)) put(tagsOf(value, fixed), '');
          else put(fixed, value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          settle();
        }}
        onBlur={settle}
      />
      <datalist id={list}>
        {offered
          .filter((tag) => !fixed.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
