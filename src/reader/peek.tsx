/**
 * The card of a live symbol, beside it: on rest, on focus, on a click, as on any page. The same card as everywhere; what
 * draws it is loaded with the first one. A symbol is an `a.live` with its key in `data-symbol`.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { place } from '../card/place';
import { isAtEnd } from '../card/tab-order';
import { ask } from '../page-list/background';
import { t } from '../platform/i18n';
import { onSettings, readSettings } from '../platform/settings';
import type { Card, CardSubject } from '../protocol/card';
import { hrefOf } from '../protocol/reader-address';
import { directionOf } from '../ui/language';
import { GRACE, SCROLL_AWAY } from './peek-constants';

type View = typeof import('../card/card-view').CardView;

/** A card that is open. `stays`: it was opened to be read, and closes only when it is left or closed. */
interface Open {
  link: HTMLAnchorElement;
  subject: CardSubject;
  stays: boolean;
}

const liveOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.live') : null;

function subjectOf(link: HTMLAnchorElement): CardSubject {
  const { symbol = '', candidates = '' } = link.dataset;
  return {
    symbol: symbol || null,
    candidates: candidates === '' ? [] : candidates.split(' '),
    surface: link.textContent?.trim() ?? '',
  };
}

/** Listens to the whole page and shows one card at a time. */
export function Peek() {
  const [open, setOpen] = useState<Open | null>(null);
  const now = useRef<Open | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const delay = useRef({ rest: 150, key: null as string | null });

  const show = useCallback((link: HTMLAnchorElement, stays: boolean) => {
    clearTimeout(timer.current);
    now.current?.link.removeAttribute('aria-expanded');
    link.setAttribute('aria-expanded', 'true');
    now.current = { link, subject: subjectOf(link), stays };
    setOpen(now.current);
  }, []);
  const close = useCallback((back: boolean) => {
    clearTimeout(timer.current);
    const last = now.current;
    if (!last) return;
    now.current = null;
    last.link.removeAttribute('aria-expanded');
    setOpen(null);
    if (back) {
      closing.add(last.link);
      last.link.focus({ preventScroll: true });
      closing.delete(last.link);
    }
  }, []);

  useEffect(() => {
    const take = ({ delay: rest, key }: { delay: number; key: string | null }) => {
      delay.current = { rest, key };
    };
    void readSettings().then(take);
    return onSettings(take);
  }, []);

  useEffect(() => {
    const leaveSoon = () => {
      clearTimeout(timer.current);
      if (now.current && !now.current.stays) timer.current = window.setTimeout(() => close(false), GRACE);
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const link = liveOf(event.target);
      if (link) {
        clearTimeout(timer.current);
        const { rest, key } = delay.current;
        const wanted = key === null || event.getModifierState(key);
        if (now.current?.link !== link && !now.current?.stays && wanted)
          timer.current = window.setTimeout(() => show(link, false), rest);
      } else if (event.target instanceof Node && panel.current?.contains(event.target)) clearTimeout(timer.current);
      else leaveSoon();
    };
    const onFocus = (event: FocusEvent) => {
      const link = liveOf(event.target);
      if (link && !closing.has(link) && link.matches(':focus-visible')) show(link, false);
      else if (now.current && event.target instanceof Node && !panel.current?.contains(event.target)) close(false);
    };
    const onClick = (event: MouseEvent) => {
      const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
      const link = liveOf(event.target);
      // With a key held down the browser opens the reader, in a tab of its own.
      if (link && button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey) {
        event.preventDefault();
        show(link, true);
      } else if (event.target instanceof Node && !panel.current?.contains(event.target)) close(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !now.current) return;
      event.preventDefault();
      event.stopPropagation();
      close(now.current.stays || panel.current?.contains(document.activeElement) === true);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('click', onClick, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [show, close]);

  if (!open) return null;
  return <Panel key={open.link.href + open.subject.surface} open={open} panel={panel} close={close} />;
}

/** Links that take the focus back from their card: that opens no card. */
const closing = new Set<HTMLAnchorElement>();

function Panel(props: { open: Open; panel: { current: HTMLDivElement | null }; close: (back: boolean) => void }) {
  const { open, panel, close } = props;
  const { link, subject } = open;
  const [filled, setFilled] = useState<{ card: Card; View: View } | 'failed' | null>(null);
  const [retry, setRetry] = useState<'idle' | 'asking' | 'unanswered'>('idle');
  const fill = useCallback(
    async (again: boolean) => {
      const [reply, { CardView }] = await Promise.all([
        ask('popup/card', { ...subject, retry: again }),
        import('../card/card-view'),
      ]);
      setFilled(reply ? { card: reply.card, View: CardView } : 'failed');
    },
    [subject],
  );
  useEffect(() => void fill(false), [fill]);

  // Beside its symbol, as high as it needs.
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element || filled === null) return;
    let side: ReturnType<typeof place>['side'] | undefined;
    const put = () => {
      const parts = [...element.querySelectorAll('.sheet, .foot, .peek-more')];
      const height = Math.ceil(parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 2));
      const anchor = link.getClientRects()[0] ?? link.getBoundingClientRect();
      const view = { left: 0, top: 0, width: document.documentElement.clientWidth, height: window.innerHeight };
      const box = place(anchor, height, view, side, directionOf(getComputedStyle(link).direction) === 'rtl');
      side = box.side;
      Object.assign(element.style, {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
        visibility: 'visible',
      });
    };
    put();
    const observer = new ResizeObserver(put);
    for (const part of element.querySelectorAll('.sheet')) observer.observe(part);
    return () => observer.disconnect();
  }, [filled, link, panel]);

  // Opened to be read: it takes the focus once there is something to read.
  useEffect(() => {
    if (!open.stays || filled === null) return;
    const parts = panel.current;
    (parts?.querySelector<HTMLElement>('.sheet[tabindex]') ?? parts?.querySelector('button'))?.focus({
      preventScroll: true,
    });
  }, [open.stays, filled, panel]);

  useEffect(() => {
    const from = window.scrollY;
    const onScroll = () => {
      if (Math.abs(window.scrollY - from) > SCROLL_AWAY) close(false);
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [close]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !panel.current || !isAtEnd(panel.current, event.shiftKey)) return;
    event.preventDefault();
    close(true);
  };
  if (filled === null) return null;
  return (
    <div class="peek" ref={panel} role="dialog" aria-label={subject.surface} onKeyDown={onKeyDown}>
      {filled === 'failed' ? (
        <div class="sheet peek-failed" role="alert">
          <p>{t('cardFailed')}</p>
          <button type="button" class="button" onClick={() => void fill(true)}>
            {t('tryAgain')}
          </button>
        </div>
      ) : (
        <div class="card">
          <filled.View
            card={filled.card}
            retry={retry}
            onRetry={async () => {
              setRetry('asking');
              await fill(true);
              setRetry('idle');
            }}
            onClose={() => close(true)}
          />
        </div>
      )}
      {filled !== 'failed' && filled.card.kind === 'document' && subject.symbol !== null && (
        <p class="peek-more">
          <a href={hrefOf({ symbol: subject.symbol })}>{t('readerRead')}</a>
        </p>
      )}
    </div>
  );
}
