/**
 * What the card says when the corpus could not be asked, and the way to ask again.
 */
import type { CardTrouble } from '../protocol/card';
import { useCard } from './context';

/** `idle` before an attempt, `asking` during one, `unanswered` when it brought nothing. */
export type RetryState = 'idle' | 'asking' | 'unanswered';

export function Trouble(props: { trouble: CardTrouble; retry: RetryState; onRetry: () => void }) {
  const { say } = useCard();
  return (
    <div class="trouble">
      <p>{say(props.trouble === 'storage-refused' ? 'troubleRefused' : 'troubleBroken')}</p>
      {props.retry === 'unanswered' ? (
        <p>{say('retryUnanswered')}</p>
      ) : (
        <button type="button" class="action" aria-disabled={props.retry === 'asking'} onClick={props.onRetry}>
          {say('tryAgain')}
        </button>
      )}
    </div>
  );
}
