/** The delay as a slider, in steps that a hand can feel the difference of. */
import { useId } from 'preact/hooks';
import { formatCount, t } from '../platform/i18n';
import { LONGEST_DELAY } from '../platform/settings';

const STEP = 50; // ms

export function Delay({ value, change }: { value: number; change: (delay: number) => void }) {
  const id = useId();
  const words = t('delayValue', formatCount(value));
  return (
    <div class="setting">
      <label class="label" for={id}>
        {t('delayLabel')}
      </label>
      <div class="slider">
        <input
          id={id}
          type="range"
          min={0}
          max={LONGEST_DELAY}
          step={STEP}
          value={value}
          aria-valuetext={words}
          aria-describedby={`${id}-help`}
          onInput={({ currentTarget }) => change(Number(currentTarget.value))}
        />
        <output for={id}>{words}</output>
      </div>
      <p class="help" id={`${id}-help`}>
        {t('delayHelp')}
      </p>
    </div>
  );
}
