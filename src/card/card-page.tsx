/**
 * The card's page: token in, card out.
 * It stands in a frame on somebody else's page, so it shows nothing at all before the background has taken its token.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { uiTag } from '../platform/i18n';
import { directionOf } from '../ui/language';
import { CardView } from './card-view';
import { type HostPort, openHostPort } from './host-port';
import { redeem } from './redeem';
import type { Redeemed } from './redeemed';
import type { RetryState } from './trouble';

function CardPage({ first }: { first: Redeemed }) {
  const [redeemed, setRedeemed] = useState(first);
  const [retry, setRetry] = useState<RetryState>('idle');
  const onRetry = async () => {
    if (retry === 'asking') return;
    setRetry('asking');
    const next = await redeem(redeemed.token, true);
    if (next) setRedeemed(next);
    setRetry(next ? 'idle' : 'unanswered');
    // The button that had the focus may be gone; its place is the start of the card.
    document.querySelector<HTMLElement>('.sheet')?.focus({ preventScroll: true });
  };
  return <CardView card={redeemed.card} retry={retry} onRetry={onRetry} />;
}

/** Reports the height that the card would like to have, whenever it changes: what scrolls, and the foot below it. */
function reportHeight(card: HTMLElement, host: HostPort): void {
  const parts = [...card.querySelectorAll('.sheet, .foot')];
  let last = 0;
  const report = () => {
    const height = Math.ceil(parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0));
    if (height !== last) host.send({ name: 'size', height });
    last = height;
  };
  // At once, not with the next frame: the host shows nothing before it knows the height.
  report();
  const observer = new ResizeObserver(report);
  for (const part of parts) observer.observe(part);
}

function show(redeemed: Redeemed, host: HostPort): void {
  const root = document.documentElement;
  root.lang = uiTag();
  root.dir = directionOf(root.lang);
  document.title = redeemed.card.title.text;
  const card = document.createElement('main');
  card.className = 'card';
  document.body.append(card);
  render(<CardPage first={redeemed} />, card);
  // Colours come with the card: an empty frame stays transparent.
  root.dataset.shown = '';
  reportHeight(card, host);
}

async function start(): Promise<void> {
  const token = location.hash.slice(1);
  if (!token || window.parent === window) return;
  const host = openHostPort(({ dark }) => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, new AbortController().signal);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) host.send({ name: 'close' });
  });
  document.documentElement.addEventListener('pointerenter', () => host.send({ name: 'pointer', inside: true }));
  document.documentElement.addEventListener('pointerleave', () => host.send({ name: 'pointer', inside: false }));
  const redeemed = await redeem(token, false);
  if (redeemed) show(redeemed, host);
}

void start();
