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
import { passageHref } from '../protocol/reader-address';
import { Message } from '../ui/message';
import { SymbolText } from '../ui/symbol-text';
import type { Placed } from './notes-view';

/** Candidates that are shown of each. */
const OFFERED = 3;
/** What of a candidate's text tells it from others. */
const BEGINNING = 120; // UTF-16 code units

/** The name of a passage without its document. */
const nameOf = (id: string): string => placeLabel({ id, symbol: symbolOf(id), pinpoint: '' }, t, uiTag());

/** Where a note may be put: what is nearest, and the paragraph of its own number, whatever that says now. */
function offered({ note, document, attachment }: Placed): AnchorCandidate[] {
  const { passage } = note.anchor;
  const near = attachment?.candidates.slice(0, OFFERED) ?? [];
  const isThere = document?.textOf(passage) !== undefined && near.every((one) => one.passage !== passage);
  return isThere ? [...near, { passage, range: null, likeness: 0 }] : near;
}

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
          <NoteItem
            note={one.note}
            place={
              <a href={passageHref(one.note.anchor.passage)} target="_blank" rel="noopener">
                <Message
                  of="placeInDocument"
                  slots={[
                    <SymbolText key="symbol" symbol={symbolOf(one.note.anchor.passage)} />,
                    nameOf(one.note.anchor.passage),
                  ]}
                />
              </a>
            }
            deletes
          />
          <ul>
            {offered(one).map((candidate) => (
              <li key={candidate.passage}>
                <button type="button" class="button" onClick={() => void put([[one, candidate]])}>
                  {t('putHere', nameOf(candidate.passage))}
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
