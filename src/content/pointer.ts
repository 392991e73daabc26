/**
 * Turns what the pointer, the keyboard and the page's scrolling do into events of the hover machine, and does what the
 * machine asks for. Hit test by the element under the pointer and the boxes of its own marks: microseconds, where the
 * browser's own question about highlights takes milliseconds. Must not decide anything about timing.
 */
import { createCardHost } from './card-host';
import { isEdited, isElement } from './dom';
import { type Box, nears, type Point, within } from './geometry';
import { type Hover, type HoverEvent, rest, step } from './hover';
import { DELAY, GRACE, SCROLL_AWAY, SLACK } from './hover-constants';
import type { Mark, Marks } from './marks';
import type { Paint } from './paint';

const WAITS = { delay: DELAY, grace: GRACE };

/**
 * Returns what adds the listeners: to be called once there are marks, and again after a page has written its document
 * anew, which takes them away. `met`: an open shadow root that the pointer came into.
 */
export function createPointer(
  marks: Marks,
  paint: Paint,
  signal: AbortSignal,
  met: (root: ShadowRoot) => void,
): () => void {
  let state: Hover<Mark> = rest();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Point = { x: 0, y: 0 };
  /** The line of the symbol that the pointer last came upon, as it stood then. */
  let anchor: Box;
  /** All of the symbol whose card was asked for, as it stood then. */
  let started: Box;

  const send = (event: HoverEvent<Mark>): void => {
    const [next, actions] = step(state, event);
    state = next;
    const { at, serial, token, mark } = next;
    for (const action of actions) {
      if (action === 'show' || action === 'close') card[action]();
      else if (action !== 'prepare') {
        clearTimeout(timer);
        timer = setTimeout(() => send({ type: 'timer', clock: serial }), WAITS[action]);
      } else if (mark) {
        started = boxOf(mark) ?? anchor;
        void card.prepare(token, mark, anchor);
      }
    }
    // Keys are listened to only while there is a card; adding or removing twice changes nothing.
    globalThis[at === 'idle' ? 'removeEventListener' : 'addEventListener']('keydown', onKey as EventListener, true);
  };
  const boxOf = (mark: Mark): Box | undefined => paint.rangeOf(mark)?.getBoundingClientRect();
  const dismiss = (): void => send({ type: 'dismiss' });
  const card = createCardHost(send);
  signal.addEventListener('abort', dismiss);

  /** The painted mark of `element` whose text is under `point`. */
  const hit = (element: Element, point: Point): Mark | null => {
    for (const mark of marks.of(element)) {
      for (const box of paint.rangeOf(mark)?.getClientRects() ?? []) {
        if (!within(point, box, SLACK) || isEdited(mark.start.node)) continue;
        anchor = box;
        // The page may draw the same symbol anew under an open card: that is no other symbol.
        const { mark: current } = state;
        return current && !paint.rangeOf(current) && `${current.keys}` === `${mark.keys}` ? current : mark;
      }
    }
    return null;
  };

  const onPointer = (event: PointerEvent): void => {
    const { type, relatedTarget, clientX: x, clientY: y } = event;
    // Out of one element is into another, unless it is out of the page.
    if (!event.isTrusted || event.pointerType === 'touch' || (type === 'pointerout' && relatedTarget)) return;
    const path = event.composedPath();
    for (const node of path) if (node instanceof ShadowRoot) met(node);
    const [target] = path;
    const box = card.box();
    const toward = box && nears(last, { x, y }, box);
    last = { x, y };
    // With a button down it is a click or a selection.
    const mark = type !== 'pointerout' && !event.buttons && isElement(target) ? hit(target, last) : null;
    // Out of the page into our own frame, too.
    send(card.is(target) ? { type: 'card' } : { type: 'over', mark, toward });
  };
  const onScroll = (): void => {
    if (state.at === 'idle' || !state.mark) return;
    const box = boxOf(state.mark);
    if (!box || Math.hypot(box.left - started.left, box.top - started.top) > SCROLL_AWAY) dismiss();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.key !== 'Escape') return;
    // With a card in sight the key is meant for it, not for what the page would close.
    if (card.box()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    dismiss();
  };

  return () => {
    const options = { signal, capture: true, passive: true };
    for (const type of ['move', 'over', 'out', 'down'])
      addEventListener(`pointer${type}`, onPointer as EventListener, options);
    addEventListener('scroll', onScroll, options);
    for (const type of ['resize', 'pagehide']) addEventListener(type, dismiss, options);
  };
}
