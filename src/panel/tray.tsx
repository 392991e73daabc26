/** Notes whose place cannot be found in the texts as they are now: never dropped, and put back by hand, one or all. */
import { useState } from 'preact/hooks';
import { placeLabel } from '../card/pinpoint';
import { symbolOf } from '../corpus/passages';
import { NoteItem } from '../note-view/note-item';
import { NotesTroubleText } from '../note-view/trouble';
import { type AnchorCandidate, makeAnchor } from '../notes/anchor';
import { changeNotes } from '../notes/writer';
import { plural, t, uiTag } from '../platform/i18n';
import type { Note } from '../protocol/note';
import type { Changed } from '../protocol/notes';
import type { Placed } from './notes-view';

/** Candidates that are shown of each. */
const OFFERED = 3;
/** What of a candidate's text tells it from others. */
const BEGINNING = 120; // UTF-16 code units

export function Tray({ lost }: { lost: readonly Placed[] }) {
  const [said, setSaid] = useState<Changed | null>(null);
  const near = lost.filter(({ attachment }) => attachment?.candidates[0]);
  const put = async (notes: readonly [Placed, AnchorCandidate][]): Promise<void> => {
    const now = new Date().toISOString();
    const changes = notes.flatMap(([{ note, document }, { passage, range }]) => {
      const text = document?.textOf(passage);
      if (!document || text === undefined) return [];
      const anchor = makeAnchor({ id: passage, text }, range, document.language, document);
      const next: Note = { ...note, anchor, rev: note.rev + 1, modified: now };
      return [{ rev: note.rev, note: next }];
    });
    setSaid(await changeNotes(changes));
  };
  return (
    <section class="tray" aria-labelledby="tray">
      <h2 id="tray">{plural('lostNotes', lost.length)}</h2>
      <p class="quiet">{t('lostWhy')}</p>
      {said?.outcome === 'trouble' && <NotesTroubleText trouble={said.trouble} />}
      {said?.outcome === 'conflict' && (
        <p class="note-trouble" role="alert">
          {t('noteChangedMeanwhile')}
        </p>
      )}
      {near.length > 1 && (
        <button
          type="button"
          class="button"
          onClick={() =>
            void put(
              near.flatMap((one) => (one.attachment?.candidates[0] ? [[one, one.attachment.candidates[0]]] : [])),
            )
          }
        >
          {plural('putAllNearest', near.length)}
        </button>
      )}
      {lost.map((one) => (
        <div key={one.note.id} class="lost">
          <NoteItem note={one.note} deletes />
          <ul>
            {one.attachment?.candidates.slice(0, OFFERED).map((candidate) => (
              <li key={candidate.passage}>
                <button type="button" class="button" onClick={() => void put([[one, candidate]])}>
                  {t(
                    'putHere',
                    placeLabel(
                      { id: candidate.passage, symbol: symbolOf(candidate.passage), pinpoint: '' },
                      t,
                      uiTag(),
                    ),
                  )}
                </button>
                <bdi class="beginning">{one.document?.textOf(candidate.passage)?.slice(0, BEGINNING)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
