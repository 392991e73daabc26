/** The reader's own notes among what a query finds; the latest ones for an empty query. None while notes are hidden. */
import { useEffect, useState } from 'preact/hooks';
import { symbolOf } from '../corpus/passages';
import { useNotes, useNotesHidden } from '../note-view/use-notes';
import { notesReader, onNotesChanged } from '../notes/reader';
import { uiTag } from '../platform/i18n';
import type { Note } from '../protocol/note';
import { MAX_LISTED } from '../protocol/notes';
import { type FoundText, TextsAtHand, wordsTyped } from '../search/at-hand';
import type { Findable, Hit } from '../search/types';
import { filterOf, withFilter, wordsOf } from './filters';

/** Beside what the corpus answers a few are enough; the panel lists them all. */
const MOST = 4;
const MOST_ALONE = 50;
/** Of more notes that hold the words the latest are weighed. */
const MOST_WEIGHED = 200;
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
  const latest = useLatest(notes);
  return asks ? found : latest;
}

function useLatest(notes: readonly Note[] | null): Hit[] {
  const [hits, setHits] = useState<Hit[]>([]);
  useEffect(() => {
    let stale = false;
    const living = (notes ?? []).filter(({ deleted }) => deleted === null);
    const drawn =
      living.length === 0
        ? Promise.resolve([])
        : plain().then((text) => living.map((note) => hitOf(note, beginning(note, text))));
    drawn.then(
      (made) => stale || setHits(made),
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [notes]);
  return hits;
}

/** What takes the marks from a note's text; loaded when there is a note. */
const plain = (): Promise<(source: string) => string> =>
  import('../note-view/plain').then(({ plainText }) => plainText);

/** Notes with the index of what they say. */
interface Indexed {
  notes: ReadonlyMap<string, Note>;
  texts: TextsAtHand;
}

/** All notes, read when they are first asked and thrown away when one changes; null inside where they are too many for one index. */
let all: Promise<Indexed | null> | null = null;

async function indexAll(): Promise<Indexed | null> {
  const { notes, more } = await notesReader.list({ limit: MAX_LISTED });
  return more ? null : indexed(notes);
}

/** Of very many notes those that hold the words themselves: to index all would keep the reader waiting. */
async function indexHolding(query: string): Promise<Indexed> {
  return indexed((await notesReader.list({ text: wordsTyped(query), limit: MOST_WEIGHED })).notes);
}

async function indexed(notes: readonly Note[]): Promise<Indexed> {
  const text = await plain();
  const texts = await TextsAtHand.of(notes.map((note) => findableOf(note, text)));
  return { notes: new Map(notes.map((note) => [note.id, note])), texts };
}

const findableOf = ({ id, body, tags, anchor }: Note, text: (source: string) => string): Findable => ({
  ...{ id, kind: 'note', document: symbolOf(anchor.passage), meeting: null, draft: false, procedural: false },
  language: uiTag(),
  fields: { title: tags.join('\n'), section: '', people: '', text: [text(body), anchor.quote?.exact ?? ''].join('\n') },
});

/** The notes that have all words of a query; none for null, and none while they cannot be read: the panel says why. */
function useFound(query: string | null, limit: number): Hit[] {
  const [hits, setHits] = useState<Hit[]>([]);
  const [changes, setChanges] = useState(0);
  useEffect(
    () =>
      onNotesChanged(() => {
        all = null;
        setChanges((before) => before + 1);
      }),
    [],
  );
  useEffect(() => {
    let stale = false;
    const show = (found: Hit[]) => stale || setHits(found);
    if (query === null) show([]);
    else {
      all ??= indexAll();
      all
        .then(async (few) => {
          const { notes, texts } = few ?? (await indexHolding(query));
          return (await texts.find(query, limit)).flatMap(({ id, snippet }) => {
            const note = notes.get(id);
            return note ? [hitOf(note, snippet)] : [];
          });
        })
        .then(show, () => {
          all = null;
          show([]);
        });
    }
    return () => {
      stale = true;
    };
  }, [query, limit, changes]);
  return hits;
}

function beginning({ body, tags }: Note, text: (source: string) => string): FoundText['snippet'] {
  const said = text(body) || tags.join(', ');
  return { text: said.slice(0, BEGINNING), marks: [] };
}

const hitOf = ({ id, anchor }: Note, snippet: FoundText['snippet']): Hit => ({
  ...{ id, kind: 'note', place: anchor.passage, document: symbolOf(anchor.passage), meeting: null, title: '' },
  ...{ language: '', score: 0, met: [], words: [], slips: [], why: [] },
  ...{ snippet, leadIn: null, preliminary: false, pinpoint: '' },
});
