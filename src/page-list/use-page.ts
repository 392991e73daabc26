/** What a page says of its symbols, and what holds there, kept up to date while it is shown. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PopupToBackground } from '../protocol/messages';
import { ask } from './background';
import { openPagePort, type PagePort, type Told } from './page-port';

export type PageReply = PopupToBackground['popup/page']['reply'];

/** A tab, its window, and the address of its page where that may be known. */
export interface Target {
  tab: number;
  window: number;
  url: string | null;
}

export interface PageView {
  /** What holds on the page; null before that is known. */
  page: PageReply | null;
  /** What its frames have told; null before the first has. */
  told: Told | null;
  /** Asks anew what holds. */
  refresh: () => Promise<PageReply | null>;
  /** Scrolls the page to a place that a frame has told. */
  go: (frame: number, id: number) => void;
}

export function usePage(target: Target | null): PageView {
  const [page, setPage] = useState<PageReply | null>(null);
  const [told, setTold] = useState<Told | null>(target ? null : 'unread');
  const port = useRef<PagePort | null>(null);

  const refresh = useCallback(async (): Promise<PageReply | null> => {
    const reply = target && (await ask('popup/page', { tab: target.tab, url: target.url }));
    setPage(reply);
    return reply;
  }, [target]);

  useEffect(() => {
    let gone = false;
    setTold(target ? null : 'unread');
    void refresh().then((reply) => {
      if (target && !gone) port.current = openPagePort(target.tab, reply?.frames ?? [0], setTold);
    });
    return () => {
      gone = true;
      port.current?.close();
      port.current = null;
    };
  }, [target, refresh]);

  return { page, told, refresh, go: (frame, id) => port.current?.go(frame, id) };
}
