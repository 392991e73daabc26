/**
 * The reader's page: takes the address, brings the document and shows it, or what is known of one that is not held.
 * What other rooms add to it is named here, once.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { t, uiTag } from '../platform/i18n';
import { type Address, readAddress } from '../protocol/reader-address';
import { directionOf } from '../ui/language';
import { CompareView } from './compare-view';
import type { Slots } from './context';
import { type Loaded, loadDocument } from './load';
import { type Comparison, loadComparison } from './load-comparison';
import { Margin, NoteActions } from './margin';
import { NotHeld } from './not-held';
import { Reader } from './reader-view';

/** What stands in the margin beside a passage, and what can be done with it besides. */
const SLOTS: Slots = { Margin, Actions: NoteActions };

function Page(props: { first: Loaded; comparison: Comparison | null; address: Address }) {
  const { first, comparison, address } = props;
  const [loaded, setLoaded] = useState(first);
  if (comparison) return <CompareView comparison={comparison} place={address.place} />;
  if (loaded.held) return <Reader document={loaded.held} first={address} slots={SLOTS} />;
  return (
    <NotHeld
      symbol={loaded.symbol}
      card={loaded.card}
      onRetry={async () => setLoaded(await loadDocument(address.symbol, true))}
    />
  );
}

async function start(): Promise<void> {
  const root = document.documentElement;
  root.lang = uiTag();
  root.dir = directionOf(root.lang);
  // The place is ours to restore: the browser knows a height of a page that was not yet drawn.
  history.scrollRestoration = 'manual';
  const address = readAddress(location.href);
  document.title = address.symbol ? `${address.symbol} · ${t('extensionName')}` : t('extensionName');
  const loaded = address.symbol ? await loadDocument(address.symbol) : { held: null, symbol: '', card: null };
  const comparison = loaded.held && address.compare ? await loadComparison(loaded.held, address.compare) : null;
  root.dataset.shown = '';
  render(<Page first={loaded} comparison={comparison} address={address} />, document.body);
}

void start();
