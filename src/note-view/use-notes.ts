/** Notes, drafts and names of colours as hooks: read once, and again when notes change anywhere. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { NotesError, notesReader, onNotesChanged } from '../notes/reader';
import { COLOURS, type Colour, type ColourNames, type Note } from '../notes/types';
import { type MessageKey, t } from '../platform/i18n';
import { onSettings, readSettings } from '../platform/settings';
import type { Draft, NotesQuery, NotesTrouble } from '../protocol/notes';
import { withDeleted } from './deleted-here';

export interface NotesView {
  /** Null until they have been read. Notes deleted on this page are among them: `NoteItem` shows the way back. */
  notes: Note[] | null;
  /** There are more than these. */
  more: boolean;
  /** Why they cannot be read. */
  trouble: NotesTrouble | null;
  /** Reads again: after trouble. */
  again: () => void;
}

export const troubleOf = (error: unknown): NotesTrouble => (error instanceof NotesError ? error.trouble : 'broken');

/** The notes that a query asks for, and again whenever they change. @param query null asks for nothing */
export function useNotes(query: NotesQuery | null): NotesView {
  const [view, setView] = useState<Omit<NotesView, 'again'>>({ notes: null, more: false, trouble: null });
  const key = JSON.stringify(query);
  /** The reading that is under way, for which query; `again`: something has changed since it began. */
  const running = useRef({ key: '', again: false });
  const read = useCallback(async (): Promise<void> => {
    const now = running.current;
    if (now.key === key) {
      now.again = true;
      return;
    }
    const own = { key, again: true };
    running.current = own;
    const asked = JSON.parse(key) as NotesQuery | null;
    // One reading at a time: many changes in a row are one more. A reading for another query ends this one.
    while (own.again && running.current === own) {
      own.again = false;
      try {
        const page = asked === null ? { notes: null, more: false } : await notesReader.list(asked);
        if (running.current !== own) return;
        setView(({ notes }) => ({
          notes: page.notes && withDeleted(notes ?? [], page.notes),
          more: page.more,
          trouble: null,
        }));
      } catch (error) {
        if (running.current === own) setView((before) => ({ ...before, trouble: troubleOf(error) }));
      }
    }
    if (running.current === own) running.current = { key: '', again: false };
  }, [key]);
  useEffect(() => {
    void read();
    const asked = JSON.parse(key) as NotesQuery | null;
    const document = asked?.document ?? asked?.passage?.split('#')[0];
    return onNotesChanged(({ documents }) => {
      if (documents === null || document === undefined || documents.includes(document)) void read();
    });
  }, [key, read]);
  return { ...view, again: () => void read() };
}

/** What is being written on a passage, anywhere, or (null) nowhere, the last typed first. Read again when notes change. */
export function useDrafts(passage?: string | null): Draft[] {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  useEffect(() => {
    let wanted = true;
    if (passage === null) return;
    const read = (): void =>
      void notesReader.drafts(passage).then(
        (found) => wanted && setDrafts(found),
        // Why notes cannot be read is said where the notes would stand.
        () => {},
      );
    read();
    const stop = onNotesChanged(read);
    return () => {
      wanted = false;
      stop();
    };
  }, [passage]);
  return drafts;
}

const DEFAULT_NAMES: Readonly<Record<Colour, MessageKey>> = {
  yellow: 'noteColourYellow',
  green: 'noteColourGreen',
  blue: 'noteColourBlue',
  red: 'noteColourRed',
  violet: 'noteColourViolet',
};

/** The colours by their names: the user's own, else ours. */
export const namedColours = (own: ColourNames | null): ColourNames =>
  Object.fromEntries(COLOURS.map((colour) => [colour, own?.[colour] || t(DEFAULT_NAMES[colour])])) as ColourNames;

let shared: ColourNames | null = null;
/** The names of the colours, the user's own where there are any. */
export function useColourNames(): ColourNames {
  const [own, setOwn] = useState(shared);
  useEffect(() => {
    const read = (): void =>
      void notesReader.colourNames().then(
        (names) => {
          shared = names;
          setOwn(names);
        },
        () => {},
      );
    if (shared === null) read();
    return onNotesChanged(({ ids }) => ids === null && read());
  }, []);
  return namedColours(own);
}

/** True while notes are to be seen on no face. True also until that is known: what must not be seen does not flash up. */
export function useNotesHidden(): boolean {
  const [hidden, setHidden] = useState(true);
  useEffect(() => {
    void readSettings().then(({ hideNotes }) => setHidden(hideNotes));
    return onSettings(({ hideNotes }) => setHidden(hideNotes));
  }, []);
  return hidden;
}
