/** One of several: radio buttons with a line each. Draws what it is given. */
import { useId } from 'preact/hooks';

interface Choice<T> {
  value: T;
  label: string;
  help?: string;
}

interface Props<T> {
  /** Ties the buttons together; its own on the page. */
  name: string;
  /** What is chosen; or the id of the heading that says so. */
  label?: string;
  labelledBy?: string;
  help?: string;
  value: T;
  choices: readonly Choice<T>[];
  change: (value: T) => void;
  /** On one line, for short ones. */
  inline?: boolean;
}

export function Choices<T extends string | null>(props: Props<T>) {
  const { name, label, labelledBy, help, value, choices, change, inline } = props;
  const id = useId();
  return (
    <div
      class="setting"
      role="radiogroup"
      aria-labelledby={labelledBy ?? id}
      aria-describedby={help ? `${id}-help` : undefined}
    >
      {label && (
        <p class="label" id={id}>
          {label}
        </p>
      )}
      <div class={inline ? 'choices is-inline' : 'choices'}>
        {choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              aria-describedby={choice.help ? `${id}-${choice.value}` : undefined}
              onChange={() => change(choice.value)}
            />
            <span class={`name is-${name}-${choice.value}`}>{choice.label}</span>
            {choice.help && (
              <span class="help" id={`${id}-${choice.value}`}>
                {choice.help}
              </span>
            )}
          </label>
        ))}
      </div>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
