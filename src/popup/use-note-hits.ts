/** The reader's own notes among what a query finds; the latest ones for an empty query. None while notes are hidden. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { symbolOf } from '../corpus/passages';
import { useNotes, useNotesHidden } from '../note-view/use-notes';
import { notesReader, onNotesChanged } from '../notes/reader';
import { uiTag } from '../platform/i18n';
import type { Note } from '../protocol/note';
import { MAX_LISTED } from '../protocol/notes';
import type { FoundText, TextsAtHand } from '../search/at-hand';
import type { Findable, Hit } from '../search/types';
import { filterOf, withFilter, wordsOf } from './filters';

/** Beside what the corpus answers a few are enough; the panel lists them all. */
const MOST = 4;
const MOST_ALONE = 50;
/** What of a note is seen at a glance. */
const BEGINNING = 200; // UTF-16 code units

export function useNoteHits(query: string): Hit[] {
  const hidden = useNotesHidden();
  const kind = filterOf(query, 'kind');
  // A filter of its own asks for something that no note is.
  const wanted = !hidden && (kind === null || kind === 'note') && filterOf(query, 'meeting') === null;
  const limit = kind === 'note' ? MOST_ALONE : MOST;
  const asks = wordsOf(query) !== '';
  const { notes } = useNotes(wanted && !asks ? { limit } : null);
  const found = useFound(wanted && asks ? withFilter(query, 'kind', null) : null, limit);
  return useMemo(
    () =>
      asks
        ? found
        : (notes ?? []).filter(({ deleted }) => deleted === null).map((note) => hitOf(note, beginning(note))),
    [asks, found, notes],
  );
}

/** An index of all notes, made when it is first asked and thrown away when a note changes. */
let index: Promise<{ notes: Map<string, Note>; texts: TextsAtHand }> | null = null;

async function indexed(): Promise<{ notes: Map<string, Note>; texts: TextsAtHand }> {
  const notes = new Map<string, Note>();
  for (let more = true, last: Note | undefined; more; ) {
    const page = await notesReader.list({ limit: MAX_LISTED, ...(last && { after: last }) });
    for (const note of page.notes) notes.set(note.id, note);
    last = page.notes.at(-1);
    more = page.more && last !== undefined;
  }
  const { TextsAtHand } = await import('../search/at-hand');
  return { notes, texts: await TextsAtHand.of([...notes.values()].map(findableOf)) };
}

const findableOf = ({ id, body, tags, anchor }: Note): Findable => ({
  ...{ id, kind: 'note', document: symbolOf(anchor.passage), meeting: null, draft: false, procedural: false },
  language: uiTag(),
  fields: { title: tags.join('\n'), section: '', people: '', text: [body, anchor.quote?.exact ?? ''].join('\n') },
});

/** The notes that have all words of a query; none for null, and none while they cannot be read: the panel says why. */
function useFound(query: string | null, limit: number): Hit[] {
  const [hits, setHits] = useState<Hit[]>([]);
  const [changes, setChanges] = useState(0);
  useEffect(
    () =>
      onNotesChanged(() => {
        index = null;
        setChanges((before) => before + 1);
      }),
    [],
  );
  useEffect(() => {
    let stale = false;
    const show = (found: Hit[]) => stale || setHits(found);
    if (query === null) show([]);
    else {
      index ??= indexed();
      index
        .then(async ({ notes, texts }) =>
          (await texts.find(query, limit)).flatMap(({ id, snippet }) => {
            const note = notes.get(id);
            return note ? [hitOf(note, snippet)] : [];
          }),
        )
        .then(show, () => {
          index = null;
          show([]);
        });
    }
    return () => {
      stale = true;
    };
  }, [query, limit, changes]);
  return hits;
}

function beginning({ body, tags }: Note): FoundText['snippet'] {
  const said = body.replace(/\s+/g, ' ').trim() || tags.join(', ');
  return { text: said.slice(0, BEGINNING), marks: [] };
}

const hitOf = ({ id, anchor }: Note, snippet: FoundText['snippet']): Hit => ({
  ...{ id, kind: 'note', place: anchor.passage, document: symbolOf(anchor.passage), meeting: null, title: '' },
  ...{ language: '', score: 0, met: [], words: [], slips: [], why: [] },
  ...{ snippet, leadIn: null, preliminary: false, pinpoint: '' },
});
