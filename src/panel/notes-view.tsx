/**
 * All notes: searched and filtered, by document; and those whose place cannot be found any more, with where they may belong.
 * Deleted notes, files and copies are the options' business.
 */
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { placeLabel } from '../card/pinpoint';
import { symbolOf } from '../corpus/passages';
import { NoteStack } from '../note-view/note-stack';
import { anchorDocuments } from '../note-view/stored';
import { NotesTroubleText } from '../note-view/trouble';
import { useColourNames, useDrafts, useNotes, useNotesHidden } from '../note-view/use-notes';
import { type AnchorDocument, type Attachment, attach, changeOf } from '../notes/anchor';
import { notesReader, onNotesChanged } from '../notes/reader';
import { browser } from '../platform/browser';
import { t, uiTag } from '../platform/i18n';
import { COLOURS, type Colour, type Note } from '../protocol/note';
import { passageHref } from '../protocol/reader-address';
import { SymbolText } from '../ui/symbol-text';
import { Tray } from './tray';

/** As many as one walks through; the search narrows the rest. */
const SHOWN = 200;

export interface Placed {
  note: Note;
  document: AnchorDocument | undefined;
  attachment: Attachment | undefined;
}

const isLost = ({ attachment }: Placed): boolean => attachment?.state === 'lost';

export function NotesView() {
  const hidden = useNotesHidden();
  const [text, setText] = useState('');
  const [colour, setColour] = useState<Colour | ''>('');
  const [tag, setTag] = useState('');
  const { notes, more, trouble, again } = useNotes(
    hidden
      ? null
      : { limit: SHOWN, ...(text.trim() && { text: text.trim() }), ...(colour && { colour }), ...(tag && { tag }) },
  );
  // Behind the first notes, while one still looks at them.
  useEffect(() => {
    if (more) void notesReader.prepare().catch(() => {});
  }, [more]);
  const drafts = useDrafts();
  const placed = usePlaces(notes);
  const lost = placed.filter(isLost);
  const groups = useMemo(() => byDocument(placed.filter((one) => !isLost(one))), [placed]);
  if (hidden) return <p class="alone">{t('notesHidden')}</p>;
  return (
    <div class="notes">
      <Filters text={text} onText={setText} colour={colour} onColour={setColour} tag={tag} onTag={setTag} />
      {trouble && <NotesTroubleText trouble={trouble} onAgain={again} />}
      <p class="found" role="status">
        {notes?.length === 0 && (text || colour || tag ? t('noNotesFound') : t('noNotesYet'))}
        {more && t('moreNotes')}
      </p>
      {lost.length > 0 && <Tray lost={lost} />}
      {groups.map(([symbol, ofDocument]) => (
        <section key={symbol} class="group" aria-label={symbol}>
          <h2>
            <a href={passageHref(symbol)} target="_blank" rel="noopener">
              <SymbolText symbol={symbol} />
            </a>
          </h2>
          <NoteStack
            notes={ofDocument.map(({ note }) => note)}
            drafts={drafts.filter(({ content }) => symbolOf(content.anchor.passage) === symbol)}
            quote
            about={(note) => aboutOf(ofDocument.find((one) => one.note.id === note.id))}
          />
        </section>
      ))}
      <p class="links">
        <button type="button" class="button is-plain" onClick={() => void openData()}>
          {t('notesData')}
        </button>
      </p>
    </div>
  );
}

interface FilterProps {
  text: string;
  onText: (text: string) => void;
  colour: Colour | '';
  onColour: (colour: Colour | '') => void;
  tag: string;
  onTag: (tag: string) => void;
}

function Filters({ text, onText, colour, onColour, tag, onTag }: FilterProps) {
  const names = useColourNames();
  const [tags, setTags] = useState<{ tag: string; notes: number }[]>([]);
  const id = useId();
  useEffect(() => {
    // Without the list one still searches for the tag by its letters.
    const read = (): void => void notesReader.tags().then(setTags, () => {});
    read();
    return onNotesChanged(read);
  }, []);
  return (
    <search class="filters">
      <input
        type="search"
        class="box"
        dir="auto"
        autocomplete="off"
        aria-label={t('searchNotes')}
        placeholder={t('searchNotes')}
        value={text}
        onInput={({ currentTarget: { value } }) => onText(value)}
      />
      <div class="selects">
        <label for={`${id}-colour`} class="unseen">
          {t('filterColour')}
        </label>
        <select
          id={`${id}-colour`}
          value={colour}
          onChange={({ currentTarget: { value } }) => onColour(value as Colour | '')}
        >
          <option value="">{t('anyColour')}</option>
          {COLOURS.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
        {tags.length > 0 && (
          <>
            <label for={`${id}-tag`} class="unseen">
              {t('filterTag')}
            </label>
            <select id={`${id}-tag`} value={tag} onChange={({ currentTarget: { value } }) => onTag(value)}>
              <option value="">{t('anyTag')}</option>
              {tags.map((one) => (
                <option key={one.tag} value={one.tag}>
                  {one.tag}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
    </search>
  );
}

/** Where each note stands in the texts as they are now. Documents that the corpus does not hold leave it open. */
function usePlaces(notes: Note[] | null): Placed[] {
  const [placed, setPlaced] = useState<Placed[]>([]);
  useEffect(() => {
    let stale = false;
    void anchorDocuments(notes ?? []).then((documents) => {
      if (stale) return;
      setPlaced(
        (notes ?? []).map((note) => {
          const document = documents.get(symbolOf(note.anchor.passage));
          return { note, document, attachment: document && attach(note.anchor, document) };
        }),
      );
    });
    return () => {
      stale = true;
    };
  }, [notes]);
  return placed;
}

function byDocument(placed: Placed[]): [string, Placed[]][] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const symbol = symbolOf(one.note.anchor.passage);
    groups.set(symbol, [...(groups.get(symbol) ?? []), one]);
  }
  return [...groups];
}

function aboutOf(placed: Placed | undefined) {
  if (!placed) return {};
  const { note, document, attachment } = placed;
  const id = attachment?.passage ?? note.anchor.passage;
  return {
    place: (
      <a href={passageHref(id)} target="_blank" rel="noopener">
        {placeLabel({ id, symbol: symbolOf(id), pinpoint: '' }, t, uiTag())}
      </a>
    ),
    attachment,
    change: document && attachment ? changeOf(note.anchor, attachment, document) : null,
  };
}

async function openData(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('options.html#notes') });
}
