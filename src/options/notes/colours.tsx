/** The reader's own names of the five colours. */
import { useEffect, useState } from 'preact/hooks';
import { troubleSentence } from '../../note-view/trouble';
import { namedColours } from '../../note-view/use-notes';
import { notesReader } from '../../notes/reader';
import { nameColours } from '../../notes/writer';
import { t } from '../../platform/i18n';
import { COLOURS, type ColourNames } from '../../protocol/note';

export function Colours() {
  const [names, setNames] = useState<ColourNames | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => void notesReader.colourNames().then(setNames, () => {}), []);
  const store = async (next: ColourNames): Promise<void> => {
    setNames(next);
    const changed = await nameColours(next);
    setTrouble(changed.outcome === 'trouble' ? troubleSentence(changed.trouble) : null);
  };
  return (
    <fieldset class="setting colours">
      <legend class="label">{t('colourNames')}</legend>
      {COLOURS.map((colour) => (
        <label key={colour} class={`colour is-${colour}`}>
          <span>{namedColours(null)[colour]}</span>
          <input
            type="text"
            dir="auto"
            maxLength={40}
            disabled={names === null}
            value={names?.[colour] ?? ''}
            onChange={({ currentTarget: { value } }) => names && void store({ ...names, [colour]: value.trim() })}
          />
        </label>
      ))}
      {trouble !== null && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
    </fieldset>
  );
}
