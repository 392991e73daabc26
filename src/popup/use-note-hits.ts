/** The reader's own notes among what a query finds; the latest ones for an empty query. None while notes are hidden. */
import { useMemo } from 'preact/hooks';
import { symbolOf } from '../corpus/passages';
import { useNotes, useNotesHidden } from '../note-view/use-notes';
import type { Note } from '../protocol/note';
import type { Hit } from '../search/types';
import { filterOf, wordsOf } from './filters';

/** Beside what the corpus answers a few are enough; the panel lists them all. */
const MOST = 4;
const MOST_ALONE = 50;
/** What of a note is seen at a glance. */
const BEGINNING = 200; // UTF-16 code units

export function useNoteHits(query: string): Hit[] {
  const hidden = useNotesHidden();
  const text = wordsOf(query);
  const kind = filterOf(query, 'kind');
  // A filter of its own asks for something that no note is.
  const wanted = !hidden && (kind === null || kind === 'note') && filterOf(query, 'meeting') === null;
  const limit = kind === 'note' ? MOST_ALONE : MOST;
  const { notes } = useNotes(wanted ? { limit, ...(text !== '' && { text }) } : null);
  return useMemo(() => (notes ?? []).filter(({ deleted }) => deleted === null).map(hitOf), [notes]);
}

function hitOf({ id, body, anchor, tags }: Note): Hit {
  const said = body.replace(/\s+/g, ' ').trim() || tags.join(', ');
  return {
    ...{ id, kind: 'note', place: anchor.passage, document: symbolOf(anchor.passage), meeting: null, title: '' },
    ...{ language: '', score: 0, met: [], words: [], slips: [], why: [] },
    ...{ snippet: { text: said.slice(0, BEGINNING), marks: [] }, leadIn: null, preliminary: false, pinpoint: '' },
  };
}
