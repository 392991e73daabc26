/** Notes out, as files; and in, shown first for what they would change. */
import { useState } from 'preact/hooks';
import { allNotes, anchorDocuments, exportContext } from '../../note-view/stored';
import { troubleSentence } from '../../note-view/trouble';
import { anchorImported } from '../../notes/formats/anchor-imported';
import { EXPORT_KINDS, exportNotes } from '../../notes/formats/export';
import { IMPORT_LIMITS, type Imported, readImport } from '../../notes/formats/import';
import { type ImportPlan, planImport } from '../../notes/formats/plan';
import { changeNotes, nameColours } from '../../notes/writer';
import { plural, t } from '../../platform/i18n';
import type { Note } from '../../protocol/note';
import { problemSentence } from './problem-words';

/** What becomes of a note that stands here in other words. */
const MANNERS = ['mine', 'theirs', 'both'] as const;
type Manner = (typeof MANNERS)[number];
const MANNER_KEYS = { mine: 'keepMine', theirs: 'takeTheirs', both: 'keepBoth' } as const;

const KIND_NAMES = { json: 'JSON', w3c: 'Web Annotation (JSON-LD)', markdown: 'Markdown', csv: 'CSV' } as const;

export function Export() {
  const [failed, setFailed] = useState(false);
  const save = async (kind: (typeof EXPORT_KINDS)[number]): Promise<void> => {
    try {
      const notes = await allNotes();
      const text = exportNotes(notes, kind.kind, await exportContext(notes));
      download(text, `symbol-lens-notes-${new Date().toISOString().slice(0, 10)}.${kind.extension}`, kind.mime);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div class="setting">
      <h3 class="label">{t('exportHeading')}</h3>
      <p class="help">{t('exportHelp')}</p>
      <p class="buttons">
        {EXPORT_KINDS.map((kind) => (
          <button key={kind.kind} type="button" class="button" onClick={() => void save(kind)}>
            {KIND_NAMES[kind.kind]}
          </button>
        ))}
      </p>
      {failed && (
        <p class="notice" role="alert">
          {troubleSentence('broken')}
        </p>
      )}
    </div>
  );
}

/** Hands a text over as a file. */
function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it up by then; kept on, it would hold the text in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

type State =
  | { name: 'idle' }
  | { name: 'said'; words: string[] }
  | { name: 'planned'; plan: ImportPlan; imported: Imported; manner: Manner };

export function Import() {
  const [state, setState] = useState<State>({ name: 'idle' });
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > IMPORT_LIMITS.characters) {
      setState({ name: 'said', words: [t('importTooLarge')] });
      return;
    }
    const imported = readImport(await file.text());
    if (imported.problems.length > 0 || imported.kind === null) {
      const words = imported.problems.map((problem) => problemSentence(problem));
      setState({ name: 'said', words: words.length > 0 ? words : [t('importNothing')] });
      return;
    }
    const documents = await anchorDocuments(imported.notes);
    const plan = planImport(
      await allNotes(),
      anchorImported(imported.notes, (symbol) => documents.get(symbol)),
    );
    setState({ name: 'planned', plan, imported, manner: 'both' });
  };
  const make = async ({ plan, imported, manner }: Extract<State, { name: 'planned' }>): Promise<void> => {
    const changes = changesOf(plan, manner);
    const changed = await changeNotes(changes);
    if (changed.outcome === 'done') {
      const { colours } = imported;
      if (Object.values(colours).some(Boolean)) await nameImported(colours);
      setState({ name: 'said', words: [plural('notesImported', changes.length)] });
    } else if (changed.outcome === 'conflict') setState({ name: 'said', words: [t('importChanged')] });
    else setState({ name: 'said', words: [troubleSentence(changed.trouble)] });
  };
  return (
    <div class="setting">
      <h3 class="label" id="import">
        {t('importHeading')}
      </h3>
      <p class="help">{t('importHelp')}</p>
      <input
        type="file"
        aria-labelledby="import"
        accept=".json,.jsonld,application/json,application/ld+json"
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
      <div role="status">
        {state.name === 'said' && state.words.slice(0, 20).map((words) => <p key={words}>{words}</p>)}
      </div>
      {state.name === 'planned' && (
        <div class="preview">
          <ul>
            <li>{plural('importAdds', state.plan.add.length)}</li>
            <li>{plural('importSame', state.plan.same.length)}</li>
            {state.plan.repeated.length > 0 && <li>{plural('importRepeated', state.plan.repeated.length)}</li>}
            {state.plan.conflicts.length > 0 && <li>{plural('importConflicts', state.plan.conflicts.length)}</li>}
          </ul>
          {state.plan.conflicts.length > 0 && (
            <fieldset class="choices">
              <legend>{t('importDiffer')}</legend>
              {MANNERS.map((manner) => (
                <label key={manner}>
                  <input
                    type="radio"
                    name="manner"
                    checked={state.manner === manner}
                    onChange={() => setState({ ...state, manner })}
                  />
                  {t(MANNER_KEYS[manner])}
                </label>
              ))}
            </fieldset>
          )}
          <p class="buttons">
            <button
              type="button"
              class="button is-main"
              disabled={changesOf(state.plan, state.manner).length === 0}
              onClick={() => void make(state)}
            >
              {t('importNow')}
            </button>
            <button type="button" class="button" onClick={() => setState({ name: 'idle' })}>
              {t('cancel')}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

/** The changes that an import makes: one act, all or none. */
function changesOf({ add, conflicts }: ImportPlan, manner: Manner): { rev: number; note: Note }[] {
  const fresh = add.map((note) => ({ rev: 0, note: { ...note, rev: 1 } }));
  if (manner === 'mine') return fresh;
  return [
    ...fresh,
    ...conflicts.map(({ mine, theirs }) =>
      manner === 'theirs'
        ? { rev: mine.rev, note: { ...theirs, rev: mine.rev + 1 } }
        : { rev: 0, note: { ...theirs, id: crypto.randomUUID(), rev: 1 } },
    ),
  ];
}

async function nameImported(colours: Imported['colours']): Promise<void> {
  const { notesReader } = await import('../../notes/reader');
  const own = await notesReader.colourNames();
  // The reader's own names stand.
  await nameColours({
    ...own,
    ...Object.fromEntries(Object.entries(colours).filter(([colour]) => !own[colour as keyof typeof own])),
  });
}
