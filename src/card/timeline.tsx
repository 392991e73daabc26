/**
 * The group's meetings on a line. The picture is for the eye alone; every stop says the same in words.
 */
import type { CardMeeting } from '../protocol/card';
import { useCard } from './context';
import { formatMonth } from './dates';
import { timeline } from './grouping';
import { meetingName } from './naming';

/** Room that the label of a year needs, as a fraction of the line's length at the card's usual width. */
const LABEL_ROOM = 0.105;

export function Timeline({ line }: { line: CardMeeting['line'] }) {
  const { say, language } = useCard();
  const stops = timeline(line, LABEL_ROOM);
  const missing = stops.some((stop) => !stop.included);
  return (
    <div class="timeline">
      <ol aria-label={say('timelineLabel')}>
        {stops.map((stop) => {
          const state = say(stop.included ? 'stopIncluded' : 'stopNotIncluded');
          const words = say('timelineStop', meetingName(stop.ordinal, say), formatMonth(stop.start, language), state);
          return (
            <li
              key={stop.ordinal}
              class={`stop${stop.included ? ' is-included' : ''}${stop.current ? ' is-current' : ''}`}
              style={{ insetInlineStart: `${(stop.at * 100).toFixed(2)}%` }}
              aria-current={stop.current ? 'true' : undefined}
              title={words}
            >
              <span class="unseen">{words}</span>
              <span class="dot" aria-hidden="true" />
              <span class="year" aria-hidden="true">
                {stop.start.slice(0, 4)}
              </span>
            </li>
          );
        })}
      </ol>
      {missing && (
        <p class="legend" aria-hidden="true">
          <span class="dot" /> {say('stopNotIncluded')}
        </p>
      )}
    </div>
  );
}
