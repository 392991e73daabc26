/**
 * Turns what the pointer, a finger, the keyboard and the page's scrolling do into events of the machine in hover.ts, and
 * does what the machine asks for. Must not decide anything about timing, nor what a card says.
 */
import type { CardSubject } from '../protocol/card';
import type { Leaving, MessageBox, PageSettings } from '../protocol/messages';
import { ask } from './ask';
import { createCardHost } from './card-host';
import { closest, documentElement, elementAt, focused, isConnected, isElement, matches, queryAll } from './dom';
import { nears, type Point } from './geometry';
import { hitAt, LINK } from './hit';
import { type Hold, type Hover, type HoverEvent, rest, step } from './hover';
import { AFTER_KEY, GRACE, SCROLL_AWAY, SLACK, TOUCH_SLACK } from './hover-constants';
import { type Mark, type Marks, rangeFor } from './marks';
import type { Paint } from './paint';

export interface Interaction {
  /** Listens to the pointer from now on, if the settings let it; `anew` after a page has taken all listeners away. */
  listen(anew?: boolean): void;
  apply(settings: PageSettings): void;
  /** Goes to the next (1) or previous (-1) symbol, and shows its card without taking the focus. */
  step(by: number): void;
  /** Opens the card of the current symbol, or of the one nearest to the focus, and moves into it. */
  enter(): void;
  /** Scrolls to a symbol and shows its card. */
  go(mark: Mark): void;
  /**
   * A card for what the page was not searched for: at a box of the frame that the pointer or the focus is in, or at the
   * selection. True if it can be shown.
   */
  show(subject: CardSubject, at: MessageBox | null): Promise<boolean>;
  /** Closes what is open, unless it is pinned. */
  away(): void;
  /** Another frame of this tab shows a card, or no longer. What happens here may close it. */
  elsewhere(open: boolean): void;
  /** The card is shown here, and what happened in another frame may close it. */
  leave(type: Leaving): void;
  /** The page has changed. */
  check(): void;
}

/** `met`: an open shadow root that the pointer came into. */
export function createInteraction(
  marks: Marks,
  paint: Paint,
  settings: PageSettings,
  signal: AbortSignal,
  met: (root: ShadowRoot) => void,
): Interaction {
  let state: Hover<Mark> = rest();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Point = { x: 0, y: 0 };
  /** What the pointer is on. */
  let target: EventTarget | undefined;
  /** There are marks to hover. */
  let hovering = false;
  let listening: AbortController | undefined;
  /** The line of the symbol that was last come upon, as it stood then. */
  let anchor: DOMRect;
  /** The first line of the symbol whose card was asked for, as it stood then. */
  let started: DOMRect | undefined;
  let shown: Promise<boolean>;
  /** The pointer is in the card. */
  let within = false;
  /** Another frame shows a card. */
  let elsewhere = false;
  /** That frame has been told that the pointer is here. */
  let reported = false;
  /** When a key was last pressed. */
  let pressed = Number.NEGATIVE_INFINITY;

  const send = (event: HoverEvent<Mark>): void => {
    const [next, actions] = step(state, event);
    state = next;
    const { at, serial, token, mark, held, current } = next;
    for (const action of actions) {
      if (action === 'close') {
        card.close();
        within = false;
        report('over');
      } else if (action === 'show') shown = card.show();
      else if (action !== 'prepare') {
        clearTimeout(timer);
        timer = setTimeout(() => send({ type: 'timer', clock: serial }), action === 'grace' ? GRACE : settings.delay);
      } else if (mark) {
        started = lineOf(mark);
        card.prepare(token, mark, anchor);
      }
    }
    paint.point(at !== 'idle' && held && mark === current ? mark : null);
    listen();
  };
  /** The frame that shows the card hears what happened here. */
  const report = (type: Leaving): void => {
    if (!elsewhere || (reported && type === 'over')) return;
    reported = true;
    elsewhere = type === 'over';
    void ask('content/leave-card', { type });
  };
  const lineOf = (mark: Mark): DOMRect | undefined => mark.box?.() ?? rangeFor(mark)?.getClientRects()[0];
  const away = (): void => send({ type: 'away' });
  const card = createCardHost((event) => {
    within = event.type === 'card' || (within && event.type !== 'over');
    send(event);
  });

  const hit = (node: EventTarget | undefined, slack: number): Mark | null => {
    const found = isElement(node) ? hitAt(marks, paint, node, last, slack) : null;
    if (!found) return null;
    anchor = found.line;
    // The page may draw the same symbol anew under an open card: that is no other symbol.
    const { mark } = state;
    return mark && !paint.rangeOf(mark) && `${mark.keys}` === `${found.mark.keys}` ? mark : found.mark;
  };
  /** The pointer is on `target`. Where the settings want a key, a symbol counts only with it, or if its card is open. */
  const look = (event: MouseEvent | KeyboardEvent, toward?: boolean): void => {
    const mark = hit(target, SLACK);
    const counts = mark === state.mark || !settings.key || event.getModifierState(settings.key);
    send({ type: 'over', mark: counts ? mark : null, toward });
  };

  const onPointer = (event: PointerEvent): void => {
    const { type, relatedTarget, clientX: x, clientY: y } = event;
    // Out of one element is into another, unless it is out of the page.
    if (!event.isTrusted || (type === 'pointerout' && relatedTarget)) return;
    const path = event.composedPath();
    const [node] = path;
    const ours = card.is(node);
    const box = card.box();
    const toward = box && nears(last, { x, y }, box);
    // What moved was the page below a pointer at rest: no symbol is meant by that.
    if (state.held && type !== 'pointerdown' && type !== 'click' && x === last.x && y === last.y) return;
    last = { x, y };
    if (type === 'pointerdown') report('away');
    if (event.pointerType === 'touch') {
      const mark = ours ? state.mark : hit(node, TOUCH_SLACK);
      if (type === 'pointerdown' && mark !== state.mark) away();
      if (type === 'click' && mark && !ours) onTap(mark, event);
      return;
    }
    if (type === 'click') return;
    for (const root of path) if (root instanceof ShadowRoot) met(root);
    target = type === 'pointerout' ? undefined : node;
    if (ours) send({ type: 'card' });
    else if (type === 'pointerdown') away();
    // With a button down it is a selection.
    else if (event.buttons) send({ type: 'over', mark: null });
    else look(event, toward);
    if (state.at === 'idle') report('over');
  };
  /** A tap opens; on a link the first one does, and the second follows it. */
  const onTap = (mark: Mark, event: Event): void => {
    const second = state.mark === mark && card.box();
    if (!second) open(mark, 'asked');
    if (!closest(mark.start.node, LINK)) return;
    if (second) away();
    else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const onFocus = (event: FocusEvent): void => {
    const [node] = event.composedPath();
    // A press in the card takes the focus from the page; that leaves nothing.
    if (event.type === 'focusout' && !card.is(target)) send({ type: 'blur' });
    // A page can give the focus too, which no event tells: nobody means a card by that.
    const keyed = event.isTrusted && event.timeStamp - pressed < AFTER_KEY;
    if (event.type === 'focusin' && keyed && isElement(node) && matches(node, `${LINK}:focus-visible`)) {
      const mark = markIn(node);
      if (mark) open(mark, 'focus');
    }
  };
  const onScroll = (): void => {
    const line = state.mark && lineOf(state.mark);
    if (!line || !started || Math.hypot(line.left - started.left, line.top - started.top) > SCROLL_AWAY) away();
  };
  const onResize = (): void => {
    away();
    card.place();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    pressed = event.timeStamp;
    if (event.key === settings.key && hovering && !event.repeat) look(event);
    if (event.key !== 'Escape' || (state.at === 'idle' && !elsewhere)) return;
    // With a card in sight the key is meant for it, not for what the page would close.
    if (card.box() || elsewhere) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    report('dismiss');
    send({ type: 'dismiss' });
  };

  const listeners = [
    ['pointermove pointerover pointerout pointerdown click', onPointer],
    ['focusin focusout', onFocus],
    ['scroll', onScroll],
    ['resize pagehide', onResize],
    ['keydown', onKey],
  ] as const;
  /** Adds and takes away the listeners: all of them while there is something to hover, or a card. */
  const listen = (): void => {
    const wanted = !signal.aborted && ((hovering && settings.active) || state.at !== 'idle' || elsewhere);
    if (!wanted) listening = void listening?.abort();
    else if (!listening) {
      listening = new AbortController();
      const options = { signal: listening.signal, capture: true };
      for (const [types, listener] of listeners)
        for (const type of types.split(' ')) addEventListener(type, listener as EventListener, options);
    }
  };
  signal.addEventListener('abort', () => send({ type: 'dismiss' }));

  /** The first mark in an element. */
  const markIn = (element: Element): Mark | undefined => [element, ...queryAll(element, '*')].flatMap(marks.of)[0];
  /** Shows the card of a mark at its first line, if it has any. */
  const open = (mark: Mark, hold: Exclude<Hold, 'pinned'>): boolean => {
    const line = lineOf(mark);
    if (line) {
      anchor = line;
      send({ type: 'open', mark, hold });
    }
    return !!line;
  };
  const go = (mark: Mark): boolean => {
    const scroll = (by: (top: number) => void): void => {
      const { top = 0, bottom = 0 } = lineOf(mark) ?? {};
      if (top < 0 || bottom > innerHeight) by(top);
    };
    const behavior = 'instant';
    scroll(() => elementAt(mark.start.node)?.scrollIntoView({ block: 'center', behavior }));
    // An element may be longer than the window.
    scroll((top) => scrollBy({ top: top - innerHeight / 2, behavior }));
    return open(mark, 'asked');
  };
  const walk = (by: number): void => {
    const list = marks.inOrder();
    const { length } = list;
    let at = state.current ? list.indexOf(state.current) : -1;
    // Nothing was asked for yet: from what is seen on.
    if (at < 0) at = list.findIndex((mark) => (lineOf(mark)?.bottom ?? -1) > 0) - (by > 0 ? 1 : 0);
    for (let left = length; left > 0; left--) {
      at = (at + by + 2 * length) % length;
      if (go(list[at] as Mark)) return;
    }
  };

  return {
    listen(anew) {
      hovering = true;
      if (anew) listening = void listening?.abort();
      listen();
    },
    apply(next) {
      settings = next;
      if (!next.active) away();
      listen();
    },
    step: walk,
    go,
    enter() {
      const element = focused();
      const mark = (element && markIn(element)) ?? state.current;
      if (card.box() && state.mark) open(state.mark, 'asked');
      else if (!mark || !go(mark)) walk(1);
      card.enter();
    },
    async show(subject, at) {
      const selection = getSelection();
      const range = !at && selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
      const frame = (queryAll(document, 'iframe:hover')[0] ?? focused() ?? documentElement()) as Element;
      const box = (): DOMRect => {
        const own = range?.getBoundingClientRect();
        // What is selected in a field has no box of its own.
        const whole = own?.height ? own : frame.getBoundingClientRect();
        return at ? new DOMRect(whole.left + at.left, whole.top + at.top, at.width, at.height) : whole;
      };
      const spot = { node: (range?.startContainer ?? frame) as Text, offset: 0 };
      open(
        { subject, keys: [], manner: 'other', start: spot, end: spot, nodes: [], elements: new Set(), box },
        at ? null : 'asked',
      );
      return shown;
    },
    away,
    elsewhere(open) {
      elsewhere = open && !card.box();
      reported = false;
      // What this frame asked for is closed.
      if (!open && card.isAbove()) send({ type: 'dismiss' });
      listen();
    },
    leave(type) {
      if (type !== 'over') send({ type });
      else if (!within) send({ type, mark: null });
    },
    check() {
      const { mark } = state;
      if (mark && !mark.box && ![...mark.elements].some(isConnected)) away();
    },
  };
}
