/**
 * The card of one symbol, drawn in the popup itself: for pages that can hold no card, and for those who read here.
 * What draws it is loaded with the first card.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import type { Card, CardSubject } from '../protocol/card';
import { ask } from './background';

type View = typeof import('../card/card-view').CardView;
type State = { card: Card; View: View } | 'asking' | 'failed';

export function CardPanel({ subject, onBack }: { subject: CardSubject; onBack?: () => void }) {
  const [state, setState] = useState<State>('asking');
  const [retry, setRetry] = useState<'idle' | 'asking' | 'unanswered'>('idle');
  const panel = useRef<HTMLDivElement>(null);
  const nothing = subject.symbol === null && subject.candidates.length === 0;

  const fill = useCallback(
    async (again: boolean): Promise<void> => {
      const [reply, { CardView }] = await Promise.all([
        ask('popup/card', { ...subject, retry: again }),
        import('../card/card-view'),
      ]);
      if (reply) document.title = `${reply.card.title.text} · ${t('extensionName')}`;
      setState(reply ? { card: reply.card, View: CardView } : 'failed');
    },
    [subject],
  );
  useEffect(() => {
    if (!nothing) void fill(false);
    return () => {
      document.title = t('extensionName');
    };
  }, [nothing, fill]);

  const filled = typeof state === 'object';
  // Whoever opened a card reads it next; on a page of its own nothing takes the focus.
  useEffect(() => {
    if (!onBack) return;
    panel.current?.querySelector<HTMLElement>(filled ? '.sheet' : 'button')?.focus({ preventScroll: true });
    // From its beginning, wherever the list stood.
    window.scrollTo(0, 0);
  }, [filled, onBack]);
  useEffect(() => {
    if (!onBack) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // Else the browser closes the whole popup.
      event.preventDefault();
      onBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onBack]);

  return (
    <div class="panel" ref={panel}>
      {onBack && (
        <nav class="back">
          <button type="button" class="button is-plain" onClick={onBack}>
            {t('allSymbols')}
          </button>
        </nav>
      )}
      {nothing && <h1 class="alone">{t('nothingNamed', subject.surface)}</h1>}
      {state === 'failed' && (
        <div class="alone" role="alert">
          <h1>{t('cardFailed')}</h1>
          <button type="button" class="button" onClick={() => void fill(true)}>
            {t('tryAgain')}
          </button>
        </div>
      )}
      {filled && (
        <div class="card">
          <state.View
            card={state.card}
            retry={retry}
            onRetry={async () => {
              setRetry('asking');
              await fill(true);
              setRetry('idle');
            }}
          />
        </div>
      )}
    </div>
  );
}
