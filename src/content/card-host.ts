/**
 * The one element of ours in a page: a plain `<div>`, there from the start of a dwell until the card closes. It holds,
 * in a closed root, a frame with the extension's card page; no text of ours stands in the page. The card's data never
 * pass through here: the frame gets a token and asks for itself. Must not know about pointers and timing.
 */
import { pageOrigin, pageUrl } from '../platform/content-runtime';
import { type HostToCard, isCardToHost } from '../protocol/messages';
import { ask } from './ask';
import { closest, documentElement, newElement, parentElement } from './dom';
import { type Box, place, type Side } from './geometry';
import type { HoverEvent } from './hover';
import { FIRST_HEIGHT, LEAST_HEIGHT, LEAST_WIDTH } from './hover-constants';
import { isDarkAt } from './lightness';
import type { Mark } from './marks';

export interface CardHost {
  /** Makes the card of `mark` ready beside `anchor`, invisible, as card number `token`, which is not 0. */
  prepare(token: number, mark: Mark, anchor: Box): Promise<void>;
  /** The dwell is over: the card appears as soon as it has something to show. */
  show(): void;
  /** Removes every trace of the card. */
  close(): void;
  /** True if `node` is the element in the page. */
  is(node: unknown): boolean;
  /** Where the card is shown; undefined while it is not. */
  box(): Box | undefined;
}

/** `send` hears that there can be no card for a token, and what the card says of the pointer and of being closed. */
export function createCardHost(send: (event: HoverEvent<Mark>) => void): CardHost {
  /** The number of the card that there is, or 0. */
  let current = 0;
  let host: HTMLElement | undefined;
  let port: MessagePort | undefined;
  /** The dwell is over. */
  let due = false;
  /** What the card said of itself. */
  let height = 0;
  /** Where it is shown. */
  let side: Side | undefined;
  let lay = (): void => {};

  const close = (): void => {
    port?.close();
    host?.remove();
    current = height = 0;
    host = port = side = undefined;
    due = false;
  };

  return {
    close,
    is: (node) => host !== undefined && node === host,
    box: () => (side ? host?.getBoundingClientRect() : undefined),
    show() {
      due = true;
      lay();
    },
    async prepare(token, mark, anchor) {
      close();
      current = token;
      const text = mark.start.node;
      const parent = parentElement(text);
      const refuse = (): void => send({ type: 'dismiss', token });
      // What is not inside an open modal dialog is inert while it is open.
      const container = closest(text, 'dialog:modal') ?? documentElement();
      if (!parent || !container || !canHost()) return refuse();
      const dark = isDarkAt(parent);
      const toLeft = getComputedStyle(parent).direction === 'rtl';
      const reply = await ask('content/open-card', mark.subject);
      if (current !== token) return;
      if (!reply?.token) return refuse();

      const element = newElement('div');
      const frame = newElement('iframe');
      host = element;
      lay = () => {
        const shown = due && height > 0;
        const at = place(anchor, height || FIRST_HEIGHT, { width: innerWidth, height: innerHeight }, side, toLeft);
        // Once seen, it grows where it is.
        if (shown) side = at.side;
        dress(
          element,
          `position:fixed;display:block;overflow:hidden;z-index:2147483647;border-radius:10px;background:${dark ? '#171c21' : '#fff'};box-shadow:0 0 0 1px #8885,0 8px 28px #0005;left:${at.left}px;top:${at.top}px;width:${at.width}px;height:${at.height}px;visibility:${shown ? 'visible' : 'hidden'}`,
        );
      };
      lay();
      // Out of the flow: a page may give every element generated content.
      dress(frame, 'position:absolute;inset:0;width:100%;height:100%');
      frame.setAttribute('credentialless', '');
      frame.src = `${pageUrl('card.html')}#${reply.token}`;
      frame.onload = () => {
        // The frame's private way to us: the page's own windows never get a message.
        const { port1, port2 } = new MessageChannel();
        port = port1;
        port1.onmessage = ({ data }: MessageEvent<unknown>) => {
          if (current !== token || !isCardToHost(data)) return;
          if (data.name === 'close') send({ type: 'dismiss' });
          else if (data.name === 'pointer') send(data.inside ? { type: 'card' } : { type: 'over', mark: null });
          else {
            height = data.height;
            lay();
          }
        };
        frame.contentWindow?.postMessage({ name: 'card-port' }, pageOrigin(), [port2]);
        port1.postMessage({ name: 'page', dark } satisfies HostToCard);
      };
      element.attachShadow({ mode: 'closed' }).append(frame);
      element.popover = 'manual';
      container.append(element);
      element.showPopover();
      // A drawing has no boxes for elements of HTML.
      if (!element.offsetWidth) refuse();
    },
  };
}

/** A frame must be large enough, and have an origin: without one the extension's page would have none either. */
const canHost = (): boolean =>
  (origin !== 'null' || location.protocol === 'file:') && innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT;

/** Sets all of an element's style so that no rule of the page wins: an important declaration on the element beats every sheet. */
function dress(element: HTMLElement, style: string): void {
  element.style.cssText = `all:initial;${style};`.replaceAll(';', '!important;');
}
