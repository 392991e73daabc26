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
  elementsNamed,
  focused,
  hostOf,
  isConnected,
  matches,
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
  /** True if the top frame shows it for this one. */
  isAbove(): boolean;
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
  /** The other frames of the page know that it is seen: the keyboard may be in one of them. */
  let told = false;
  /** The top frame shows it. */
  let isAbove = false;
  /** Tells it what it stands beside. */
  let place = (): void => {};
  /** That the card can be had here; null where the top frame must be asked. */
  let ready: Promise<boolean> | null = null;
  let above = async (): Promise<boolean> => false;
  /** Sees that the page takes the element away, puts it elsewhere or dresses it otherwise. */
  let watch: MutationObserver | undefined;

  const giveBack = (): void => {
    if (host && focused() === host) (before as HTMLElement | null)?.focus({ preventScroll: true });
  };
  const close = (): void => {
    giveBack();
    port?.close();
    watch?.disconnect();
    host?.remove();
    current = 0;
    host = frame = port = box = undefined;
    due = wanted = shown = isAbove = false;
    tell(false);
  };
  const tell = (open: boolean): void => {
    if (told === open || (open && top === window && !length)) return;
    told = open;
    void ask('content/card-shown', { open });
  };
  const say = (message: HostToCard): void => port?.postMessage(message);
  const lay = (): void => {
    if (!host) return;
    shown = due && !!box;
    if (shown) tell(true);
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

  /** True if the element is where it was put, above all else, and seen. A page can do anything to it, and so can other extensions. */
  const stands = (element: HTMLElement): boolean => {
    const { left, top } = box ?? FIRST_BOX;
    const { style } = element;
    const off = Math.hypot(Number.parseFloat(style.left) - left, Number.parseFloat(style.top) - top);
    return off < 1 && matches(element, ':popover-open') && isSeen(element);
  };

  const make = async (token: number, mark: Mark, anchor: DOMRect): Promise<boolean> => {
    const refuse = (): false => {
      send({ type: 'dismiss', token });
      return false;
    };
    const start = mark.start.node;
    const parent = elementAt(start);
    // What is not inside the open modal dialog, or the element in full screen, is inert or not seen.
    const container = closest(start, MODAL) ?? [...queryAll(document, MODAL)].at(-1) ?? documentElement();
    if (!parent || !container || !isSeen(container)) return refuse();
    const surroundings = surroundingsOf(parent, anchor);
    // Not `randomUUID`: pages that were not encrypted have none.
    const ticket = crypto.getRandomValues(new Uint32Array(4)).join('-');
    const registered = ask('content/open-card', { ...mark.subject, token: ticket });
    const element = newElement('div');
    const page = newElement('iframe');
    host = element;
    frame = page;
    before = focused();
    place = () => say({ name: 'page', ...surroundings, view: view() });
    lay();
    // Out of the flow: a page may give every element generated content. Unseen as long as its host is, so that no pointer meets it.
    dress(page, 'position:absolute;inset:0;width:100%;height:100%;visibility:inherit');
    page.setAttribute('credentialless', '');
    page.src = `${pageUrl('card.html')}#${ticket}`;
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
    // No fight: whoever does not want it there, or not as it is, has it gone.
    const look = (): boolean => (parentElement(element) === container && stands(element)) || refuse();
    watch = new MutationObserver(look);
    element.ontoggle = look;
    watch.observe(container, { childList: true, attributes: true });
    watch.observe(element, { attributes: true });
    element.showPopover();
    // A drawing has no boxes for elements of HTML.
    return (element.offsetWidth > 0 && !!(await registered)) || refuse();
  };

  return {
    close,
    enter,
    isAbove: () => isAbove,
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
      // A page may keep it from being shown at all.
      ready = canHost() ? make(token, mark, anchor).catch(() => false) : null;
      above = async () => {
        const payload = { ...mark.subject, at: anchor.toJSON() };
        const shown = top !== window && !!(await ask('content/show-above', payload))?.shown;
        if (!shown) send({ type: 'dismiss', token });
        isAbove = shown && current === token;
        return shown;
      };
    },
  };
}

const MODAL = ':modal,:fullscreen';
/** Less of it is no card but a trap for presses. */
const LEAST_OPACITY = 0.5;
const FIRST_BOX: MessageBox = { left: 0, top: 0, width: FIRST_WIDTH, height: FIRST_HEIGHT };

/** A frame must be large enough, and have an origin: without one the extension's page would have none either. */
const canHost = (): boolean =>
  (origin !== 'null' || location.protocol === 'file:') && innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT;

/** False if what stands in `container` is drawn so faintly that nobody would see a card there. */
function isSeen(container: Element): boolean {
  let rest = 1;
  for (let element: Element | null = container; element; element = parentElement(element) ?? hostOf(element)) {
    const { opacity, filter } = getComputedStyle(element);
    const shares = [...filter.matchAll(/opacity\(([^)]*)/g)].map(([, share]) => share);
    for (const share of [opacity, ...shares]) rest *= Number(share);
  }
  return rest >= LEAST_OPACITY;
}

/** What of the window is seen; under pinch zoom that is a part. */
function view(): MessageBox {
  const { offsetLeft: left, offsetTop, width, height } = visualViewport as VisualViewport;
  return { left, top: offsetTop, width, height };
}

/**
 * Removes what a copy of this script left that was ended without a word: Firefox takes its world away when the extension
 * is updated, with all that could have cleared up. It alone lets us see that a closed root holds a frame of ours.
 */
export function removeRemains(): void {
  if (!('openOrClosedShadowRoot' in Element.prototype)) return;
  const containers = [documentElement(), ...elementsNamed('dialog'), document.fullscreenElement];
  for (const element of containers.flatMap((container) => [...(container?.children ?? [])])) {
    const { openOrClosedShadowRoot: root } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (root?.querySelector('iframe')?.src.startsWith(pageUrl(''))) element.remove();
  }
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
