/** Why notes cannot be written or read, in words, and what a reader can do about it. */
import { type MessageKey, t } from '../platform/i18n';
import type { NotesTrouble } from '../protocol/notes';

const SENTENCES: Readonly<Record<NotesTrouble, MessageKey>> = {
  private: 'noteTroublePrivate',
  refused: 'noteTroubleRefused',
  full: 'noteTroubleFull',
  blocked: 'noteTroubleBlocked',
  newer: 'noteTroubleNewer',
  broken: 'noteTroubleBroken',
  silent: 'noteTroubleSilent',
};

/** One sentence that says what is wrong and what helps. */
export const troubleSentence = (trouble: NotesTrouble): string => t(SENTENCES[trouble]);

export function NotesTroubleText({ trouble, onAgain }: { trouble: NotesTrouble; onAgain?: () => void }) {
  return (
    <div class="note-trouble" role="alert">
      <p>{troubleSentence(trouble)}</p>
      {onAgain && trouble !== 'private' && (
        <button type="button" class="button" onClick={onAgain}>
          {t('tryAgain')}
        </button>
      )}
    </div>
  );
}
