/**
 * The one element of ours in a page: a plain `<div>`, there from the start of a dwell until the card closes. It holds,
 * in a closed root, a frame with the extension's card page; no text of ours stands in the page. The card's data never
 * pass through here: the frame gets a token and asks for itself. Must not know about pointers and timing.
 */
import { pageOrigin, pageUrl } from '../platform/content-runtime';
import type { CardToHost, HostToCard, MessageBox, Surroundings } from '../protocol/messages';
import { ask } from './ask';
import {
  closest,
  documentElement,
  elementAt,
  focused,
  hostOf,
  isConnected,
  newElement,
  parentElement,
  queryAll,
} from './dom';
import type { HoverEvent } from './hover';
import { FIRST_HEIGHT, FIRST_WIDTH, LEAST_HEIGHT, LEAST_WIDTH } from './hover-constants';
import type { Mark } from './marks';

export interface CardHost {
  /** Makes the card of `mark` ready beside `anchor`, invisible, as card number `token`, which is not 0. */
  prepare(token: number, mark: Mark, anchor: DOMRect): void;
  /** The dwell is over: the card appears as soon as it has something to show. True if it will, here or in the top frame. */
  show(): Promise<boolean>;
  /** Moves the focus into the card, once it is seen; closing it brings the focus back. */
  enter(): void;
  /** The window has changed: the card goes where it belongs now. */
  place(): void;
  /** Removes every trace of the card. */
  close(): void;
  /** True if `node` is the element in the page. */
  is(node: unknown): boolean;
  /** Where the card is shown; undefined while it is not, or the page has taken it away. */
  box(): DOMRect | undefined;
}

/** `send` hears that there can be no card for a token, and what the card says of the pointer, of pinning and closing. */
export function createCardHost(send: (event: HoverEvent<Mark>) => void): CardHost {
  /** The number of the card that there is, or 0. */
  let current = 0;
  let host: HTMLElement | undefined;
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  /** The dwell is over. */
  let due = false;
  /** The card is to have the focus. */
  let wanted = false;
  /** What had the focus before the card. */
  let before: Element | null = null;
  /** Where the card said that it goes. */
  let box: MessageBox | undefined;
  /** It is seen. */
  let shown = false;
  /** Tells it what it stands beside. */
  let place = (): void => {};
  /** That the card can be had here; null where the top frame must be asked. */
  let ready: Promise<boolean> | null = null;
  let above = async (): Promise<boolean> => false;

  const giveBack = (): void => {
    if (host && focused() === host) (before as HTMLElement | null)?.focus({ preventScroll: true });
  };
  const close = (): void => {
    giveBack();
    port?.close();
    host?.remove();
    current = 0;
    host = frame = port = box = undefined;
    due = wanted = shown = false;
  };
  const say = (message: HostToCard): void => port?.postMessage(message);
  const lay = (): void => {
    if (!host) return;
    shown = due && !!box;
    const { left, top: upper, width, height } = box ?? FIRST_BOX;
    dress(
      host,
      `position:fixed;display:block;overflow:hidden;z-index:2147483647;border-radius:10px;outline:1px solid transparent;box-shadow:0 0 0 1px #8885,0 8px 28px #0005;left:${left}px;top:${upper}px;width:${width}px;height:${height}px;visibility:${shown ? 'visible' : 'hidden'}`,
    );
    if (wanted) enter();
  };
  const enter = (): void => {
    wanted = true;
    if (!shown) return;
    if (host && focused() !== host) before = focused();
    frame?.focus({ preventScroll: true });
    say({ name: 'focus' });
    wanted = false;
  };

  const make = async (token: number, mark: Mark, anchor: DOMRect): Promise<boolean> => {
    const refuse = (): false => {
      send({ type: 'dismiss', token });
      return false;
    };
    const start = mark.start.node;
    const parent = elementAt(start);
    // What is not inside the open modal dialog is inert while it is open.
    const container = closest(start, MODAL) ?? [...queryAll(document, MODAL)].at(-1) ?? documentElement();
    if (!parent || !container) return refuse();
    const surroundings = surroundingsOf(parent, anchor);
    const reply = await ask('content/open-card', mark.subject);
    if (current !== token) return false;
    if (!reply?.token) return refuse();

    const element = newElement('div');
    const page = newElement('iframe');
    host = element;
    frame = page;
    before = focused();
    place = () => say({ name: 'page', ...surroundings, view: view() });
    lay();
    // Out of the flow: a page may give every element generated content.
    dress(page, 'position:absolute;inset:0;width:100%;height:100%');
    page.setAttribute('credentialless', '');
    page.src = `${pageUrl('card.html')}#${reply.token}`;
    page.onload = () => {
      // The frame's private way to us: the page's own windows never get a message.
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port1.onmessage = ({ data }: MessageEvent<CardToHost>) => {
        if (current !== token) return;
        // Nobody but our own page has the other end.
        if (data.type === 'place') {
          box = data.box;
          lay();
        } else {
          if (data.type === 'away') giveBack();
          send(data);
        }
      };
      page.contentWindow?.postMessage({ name: 'card-port' }, pageOrigin(), [port2]);
      place();
    };
    element.attachShadow({ mode: 'closed' }).append(page);
    element.popover = 'manual';
    container.append(element);
    element.showPopover();
    // A drawing has no boxes for elements of HTML.
    return element.offsetWidth > 0 || refuse();
  };

  return {
    close,
    enter,
    place: () => place(),
    is: (node) => host !== undefined && node === host,
    box: () => (shown && host && isConnected(host) ? host.getBoundingClientRect() : undefined),
    show() {
      due = true;
      lay();
      return ready ?? above();
    },
    prepare(token, mark, anchor) {
      close();
      current = token;
      ready = canHost() ? make(token, mark, anchor) : null;
      above = async () => {
        const payload = { ...mark.subject, at: anchor.toJSON() };
        const shown = top !== window && (await ask('content/show-above', payload))?.shown;
        if (!shown) send({ type: 'dismiss', token });
        return !!shown;
      };
    },
  };
}

const MODAL = 'dialog:modal';
const FIRST_BOX: MessageBox = { left: 0, top: 0, width: FIRST_WIDTH, height: FIRST_HEIGHT };

/** A frame must be large enough, and have an origin: without one the extension's page would have none either. */
const canHost = (): boolean =>
  (origin !== 'null' || location.protocol === 'file:') && innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT;

/** What of the window is seen; under pinch zoom that is a part. */
function view(): MessageBox {
  const { offsetLeft: left, offsetTop, width, height } = visualViewport as VisualViewport;
  return { left, top: offsetTop, width, height };
}

/** How the page looks at `start`. */
function surroundingsOf(start: Element, anchor: DOMRect): Omit<Surroundings, 'view'> {
  const { color, direction } = getComputedStyle(start);
  const backgrounds: string[] = [];
  for (let element: Element | null = start; element; element = parentElement(element) ?? hostOf(element)) {
    const { backgroundImage, backgroundColor } = getComputedStyle(element);
    if (backgroundImage !== 'none') break;
    backgrounds.push(backgroundColor);
  }
  return { anchor: anchor.toJSON(), toLeft: direction === 'rtl', backgrounds, colour: color };
}

/** Sets all of an element's style so that no rule of the page wins: an important declaration on the element beats every sheet. */
function dress(element: HTMLElement, style: string): void {
  element.style.cssText = `all:initial;${style};`.replaceAll(';', '!important;');
}
