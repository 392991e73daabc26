/** The five colours of notes: chosen by name. A colour never stands alone, its name is always there as text. */
import { useId } from 'preact/hooks';
import { COLOURS, type Colour } from '../notes/types';
import { t } from '../platform/i18n';
import { useColourNames } from './use-notes';

/** One of five, by radio buttons under one name. */
export function ColourChoice(props: { value: Colour; onChange: (colour: Colour) => void; disabled?: boolean }) {
  const names = useColourNames();
  const group = useId();
  return (
    <fieldset class="note-colours" disabled={props.disabled}>
      <legend class="unseen">{t('noteColour')}</legend>
      {COLOURS.map((colour) => (
        <label key={colour} class={`note-colour is-${colour}`} title={names[colour]}>
          <input
            type="radio"
            name={group}
            value={colour}
            checked={props.value === colour}
            onChange={() => props.onChange(colour)}
          />
          <span class="note-swatch" aria-hidden="true" />
          <span class={props.value === colour ? 'note-colour-name' : 'unseen'}>{names[colour]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A colour with its name, as a note shows it. */
export function ColourName({ colour }: { colour: Colour }) {
  return (
    <span class={`note-colour is-${colour}`}>
      <span class="note-swatch" aria-hidden="true" />
      {useColourNames()[colour]}
    </span>
  );
}
