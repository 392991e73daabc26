/** What became of the place that a note was made on, in words; where its words have changed, old and new. */
import type { WordChange } from '../corpus/align/word-diff';
import type { Attachment } from '../notes/anchor';
import { type MessageKey, t } from '../platform/i18n';
import { directionOf } from '../ui/language';

const SENTENCES: Readonly<Record<Attachment['state'], MessageKey | null>> = {
  same: null,
  moved: 'noteMoved',
  changed: 'noteChanged',
  lost: 'noteLost',
};

interface Props {
  attachment: Attachment | undefined;
  change: WordChange[] | null;
  /** Of the text that the note was made on. */
  language: string;
}

export function AnchorState({ attachment, change, language }: Props) {
  if (!attachment) return null;
  const key =
    attachment.otherLanguage && attachment.state !== 'lost' ? 'noteOtherLanguage' : SENTENCES[attachment.state];
  if (key === null) return null;
  return (
    <div class={`note-state is-${attachment.state}`}>
      <p>{t(key)}</p>
      {change && (
        <details>
          <summary>{t('noteWhatChanged')}</summary>
          <WordChanges of={change} language={language} />
        </details>
      )}
    </div>
  );
}

/** A diff of words: struck out what is gone, underlined what is new. */
export function WordChanges({ of, language }: { of: readonly WordChange[]; language: string }) {
  return (
    <p class="note-diff" lang={language} dir={directionOf(language)}>
      {of.map(({ kind, text }, index) =>
        kind === 'same' ? text : kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>,
      )}
    </p>
  );
}
