/**
 * A text of a document with its live symbols and the markers of its footnotes. What a symbol opens is decided above it:
 * it is a link to the reader that carries what it names.
 */
import { useId, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import { hrefOf } from '../protocol/reader-address';
import { useReader } from './context';
import type { Note, Words } from './flow';
import { type Live, type Piece, piecesOf } from './mentions';
import { elementId } from './places';

/** The words of a passage, and below them the footnotes that are unfolded. */
export function LiveText({ of: words, class: kind = 'words' }: { of: Words; class?: string }) {
  const { document, target } = useReader();
  const pieces = useMemo(
    () => piecesOf(words.text, document.mentions.get(words.id) ?? [], words.footnotes),
    [words, document],
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const asked = words.footnotes.some(({ place }) => place === target.place) ? target : null;
  // At once: who folds it as soon as it is seen must not find it unfolded again.
  useLayoutEffect(() => {
    if (asked) setOpen((now) => new Set([...now, asked.place]));
  }, [asked]);
  const toggle = (place: string) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(place)) next.add(place);
      return next;
    });
  return (
    <>
      <p class={kind} data-passage={words.id}>
        <Pieces pieces={pieces} open={open} toggle={toggle} />
      </p>
      {words.footnotes.map((note) => (open.has(note.place) ? <FootnoteText key={note.place} note={note} /> : null))}
    </>
  );
}

function Pieces(props: { pieces: readonly Piece[]; open: ReadonlySet<string>; toggle: (place: string) => void }) {
  return (
    <>
      {props.pieces.map((piece, index) => {
        if (piece.kind === 'words') return piece.text;
        if (piece.kind === 'mention') return <Mention key={index} live={piece.live} text={piece.text} />;
        const { note } = piece;
        return (
          <Marker key={index} note={note} open={props.open.has(note.place)} onToggle={() => props.toggle(note.place)} />
        );
      })}
    </>
  );
}

/** A symbol or a citation: to the eye its manner, to the keyboard a link. */
function Mention({ live, text }: { live: Live; text: string }) {
  const { document } = useReader();
  const { symbol, candidates } = live;
  return (
    <a
      class={`live is-${document.mannerOf(symbol)}`}
      href={hrefOf({ symbol: symbol ?? candidates[0] ?? text })}
      aria-haspopup="dialog"
      data-symbol={symbol ?? ''}
      data-candidates={candidates.join(' ')}
    >
      {text}
    </a>
  );
}

function Marker({ note, open, onToggle }: { note: Note; open: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      class="marker"
      aria-expanded={open}
      aria-controls={open ? elementId(note.place) : undefined}
      aria-label={t('footnoteOne', note.marker)}
      onClick={onToggle}
    >
      {note.marker}
    </button>
  );
}

/** A footnote below the text that carries it; it carries symbols, but no footnotes. */
export function FootnoteText({ note }: { note: Note }) {
  const { document } = useReader();
  const pieces = useMemo(() => piecesOf(note.text, document.mentions.get(note.id) ?? []), [note, document]);
  const label = useId();
  return (
    <div class="footnote" id={elementId(note.place)} role="note" aria-labelledby={label}>
      <span class="footnote-mark" id={label}>
        <span class="unseen">{t('footnoteOne', note.marker)}</span>
        <span aria-hidden="true">{note.marker}</span>
      </span>
      <p class="words" data-passage={note.id}>
        <Pieces pieces={pieces} open={new Set()} toggle={() => {}} />
      </p>
    </div>
  );
}
