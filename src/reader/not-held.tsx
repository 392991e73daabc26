/** A document that the corpus does not hold: what is known of it, as its card says it. Never an error page. */
import { useState } from 'preact/hooks';
import { CardView } from '../card/card-view';
import { t } from '../platform/i18n';
import type { Card } from '../protocol/card';
import { SymbolText } from '../ui/symbol-text';

/** The page was opened to begin a note. */
const WRITING = new URLSearchParams(location.search).get('note') === 'new';

export function NotHeld(props: { symbol: string; card: Card | null; onRetry: () => Promise<void> }) {
  const { symbol, card } = props;
  const [retry, setRetry] = useState<'idle' | 'asking' | 'unanswered'>('idle');
  const again = async () => {
    setRetry('asking');
    await props.onRetry();
    setRetry('unanswered');
  };
  return (
    <main class="alone">
      {symbol === '' ? (
        <h1>{t('readerNoSymbol')}</h1>
      ) : card ? (
        <>
          <p class="not-included">
            {t('readerNotIncluded')} <SymbolText symbol={symbol} />
          </p>
          <div class="card">
            <CardView card={card} retry={retry} onRetry={() => void again()} notes={WRITING ? 'writing' : 'page'} />
          </div>
        </>
      ) : (
        <div role="alert">
          <h1>{t('cardFailed')}</h1>
          <button type="button" class="button" onClick={() => void again()}>
            {t('tryAgain')}
          </button>
        </div>
      )}
    </main>
  );
}
