/**
 * The card's page: token in, card out.
 * It stands in a frame on somebody else's page, so it shows nothing at all before the background has taken its token.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { uiTag } from '../platform/i18n';
import type { MessageBox, Surroundings } from '../protocol/messages';
import { directionOf } from '../ui/language';
import { CardView } from './card-view';
import { type HostPort, openHostPort } from './host-port';
import { isDark } from './lightness';
import { place, type Side } from './place';
import { redeem } from './redeem';
import type { Redeemed } from './redeemed';
import { isAtEnd } from './tab-order';
import type { RetryState } from './trouble';

function CardPage({ first, host }: { first: Redeemed; host: HostPort }) {
  const [redeemed, setRedeemed] = useState(first);
  const [retry, setRetry] = useState<RetryState>('idle');
  const onRetry = async () => {
    const { token } = redeemed;
    if (retry === 'asking' || token === null) return;
    setRetry('asking');
    const next = await redeem(token, true);
    if (next) setRedeemed(next);
    setRetry(next ? 'idle' : 'unanswered');
    // The button that had the focus may be gone; its place is the start of the card.
    document.querySelector<HTMLElement>('.sheet')?.focus({ preventScroll: true });
  };
  return (
    <CardView
      card={redeemed.card}
      retry={retry}
      onRetry={onRetry}
      onPin={(on) => host.send({ type: 'pin', on })}
      onClose={() => host.send({ type: 'dismiss' })}
      notes="frame"
    />
  );
}

/**
 * Says where the card is to stand whenever its height or what surrounds it changes. The height is what scrolls and the
 * foot below it. `surroundings`: what surrounds it, as far as that is known.
 */
function reportPlace(card: HTMLElement, host: HostPort, surroundings: () => Surroundings | null): () => void {
  const parts = [...card.querySelectorAll('.sheet, .foot')];
  let side: Side | undefined;
  let last = '';
  let view: MessageBox | undefined;
  const report = () => {
    const around = surroundings();
    const height = Math.ceil(parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0));
    if (!around || height === 0) return;
    // Once placed, it grows where it is, until the window changes.
    if (view && JSON.stringify(view) !== JSON.stringify(around.view)) side = undefined;
    const { side: taken, ...box } = place(around.anchor, height, around.view, side, around.toLeft);
    side = taken;
    view = around.view;
    if (JSON.stringify(box) !== last) host.send({ type: 'place', box });
    last = JSON.stringify(box);
  };
  // At once, not with the next frame: the host shows nothing before it knows where.
  report();
  const observer = new ResizeObserver(report);
  for (const part of parts) observer.observe(part);
  return report;
}

function show(redeemed: Redeemed, host: HostPort, surroundings: () => Surroundings | null): () => void {
  const root = document.documentElement;
  root.lang = uiTag();
  root.dir = directionOf(root.lang);
  document.title = redeemed.card.title.text;
  const card = document.createElement('main');
  card.className = 'card';
  document.body.append(card);
  render(<CardPage first={redeemed} host={host} />, card);
  // Colours come with the card: an empty frame stays transparent.
  root.dataset.shown = '';
  return reportPlace(card, host, surroundings);
}

async function start(): Promise<void> {
  const token = location.hash.slice(1);
  if (!token || window.parent === window) return;
  let surroundings: Surroundings | null = null;
  let report = () => {};
  /** The card was to take the focus before there was anything to take it. */
  let wanted = false;
  const focus = () => {
    const sheet = document.querySelector<HTMLElement>('.sheet');
    wanted = !sheet;
    sheet?.focus({ preventScroll: true });
  };
  const host = openHostPort((message) => {
    if (message.name === 'focus') return focus();
    surroundings = message;
    document.documentElement.dataset.theme = isDark(message.backgrounds, message.colour) ? 'dark' : 'light';
    report();
  }, new AbortController().signal);
  window.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') host.send({ type: 'dismiss' });
    // Past its ends is back in the page, where the reader was.
    if (event.key === 'Tab' && isAtEnd(document.body, event.shiftKey)) {
      event.preventDefault();
      host.send({ type: 'away' });
    }
  });
  document.documentElement.addEventListener('pointerenter', () => host.send({ type: 'card' }));
  document.documentElement.addEventListener('pointerleave', () => host.send({ type: 'over', mark: null }));
  const redeemed = await redeem(token, false);
  if (!redeemed) return;
  report = show(redeemed, host, () => surroundings);
  if (wanted) focus();
}

void start();
