/**
 * The interaction with symbols as one pure machine: what the pointer, the keyboard and a finger did goes in, what is to
 * be done comes out. It holds no timer, no element and no clock: every wait and every card has a number, so an answer
 * that comes late is known by its number and dropped. Must not know what a mark is, or how a card is drawn.
 *
 *   idle -> dwelling -> open <-> leaving -> idle
 */

/**
 * What keeps a card beside the pointer, weakest first: `focus` of a link until it is lost, `asked` for by a command, a
 * key, a tap or a list until something else is, `pinned` until it is closed. Null: the pointer alone.
 */
export type Hold = 'focus' | 'asked' | 'pinned' | null;

export interface Hover<M> {
  at: 'idle' | 'dwelling' | 'open' | 'leaving';
  /** The last number given; while something is waited for, the number of that wait. */
  serial: number;
  /** The number of the card. */
  token: number;
  /** The symbol of the card. In idle: one whose card was dismissed, which opens again only after the pointer has left it. */
  mark: M | null;
  /** In leaving: another symbol that the pointer rests on while this card is still shown. */
  next: M | null;
  held: Hold;
  /** The symbol that was last asked for: where "next" and "previous" go on. */
  current: M | null;
}

export type HoverEvent<M> =
  /** The pointer is on a symbol, or (`null`) on none. `toward`: this movement brought it nearer to the card shown. */
  | { type: 'over'; mark: M | null; toward?: boolean | undefined }
  | { type: 'card' }
  | { type: 'timer'; clock: number }
  /** Escape, the close button; with a token: that card cannot be had. */
  | { type: 'dismiss'; token?: number }
  /** A press elsewhere, scrolled away, another card in this tab. */
  | { type: 'away' }
  /**
   * A symbol is to be shown: `asked` for, at once; come upon with the keyboard (`focus`), after the delay; or, `null`, by
   * the pointer in another frame, at once.
   */
  | { type: 'open'; mark: M; hold: Exclude<Hold, 'pinned'> }
  /** The keyboard has left what it came upon. */
  | { type: 'blur' }
  /** The card is to be kept, or no longer. */
  | { type: 'pin'; on: boolean };

/**
 * What is to be done after a step, with the numbers of the new state: `close` whatever card there is, `prepare` the card
 * `token` of `mark` unseen, `show` it, or wait for the `delay` or the `grace` and then send a timer event of `serial`,
 * in place of the wait before.
 */
export type Action = 'close' | 'prepare' | 'show' | 'delay' | 'grace';
export type Step<M> = [Hover<M>, Action[]];

/** The machine before anything happened. */
export const rest = <M>(): Hover<M> => ({
  at: 'idle',
  serial: 0,
  token: 0,
  mark: null,
  next: null,
  held: null,
  current: null,
});

const CLOSE: Action[] = ['close'];
const SHOW: Action[] = ['show'];

/** The state after `event`, and what is to be done, in order. Pure. */
export function step<M>(state: Hover<M>, event: HoverEvent<M>): Step<M> {
  const { at, serial, token, mark, next, held } = state;
  const idle = at === 'idle';
  const same: Step<M> = [state, []];
  const stay = at === 'leaving' ? 'open' : at;
  const to = (change: Partial<Hover<M>>, ...actions: Action[]): Step<M> => [
    { ...state, next: null, ...change },
    actions,
  ];
  const end = (change: Partial<Hover<M>> = {}): Step<M> => to({ at: 'idle', held: null, ...change }, 'close');
  const begin = (stage: Hover<M>['at'], subject: M, hold: Hold, ...actions: Action[]): Step<M> =>
    to(
      {
        at: stage,
        serial: serial + 1,
        token: serial + 1,
        mark: subject,
        held: hold,
        current: hold === 'asked' ? subject : state.current,
      },
      ...(idle ? [] : CLOSE),
      'prepare',
      ...actions,
    );
  if (event.type === 'card') return stay === at ? same : to({ at: stay });
  // What the pointer has already left opens again when it comes back: it may come from another frame, which says nothing here.
  if (event.type === 'dismiss')
    return idle || (event.token ?? token) !== token ? same : end(at === 'leaving' ? { mark: null } : {});
  if (event.type === 'away') return idle || held === 'pinned' ? same : end();
  if (event.type === 'pin') return idle ? same : to({ at: stay, held: event.on ? 'pinned' : 'asked' });
  if (event.type === 'timer') {
    if (event.clock !== serial) return same;
    if (at === 'dwelling') return to({ at: 'open' }, 'show');
    if (at !== 'leaving') return same;
    return next === null ? end({ mark: null }) : begin('open', next, null, 'show');
  }

  if (event.type === 'blur') return held === 'focus' ? end({ mark: null }) : same;
  const under = event.mark;
  if (event.type === 'open') {
    const { hold } = event;
    const waits = hold === 'focus';
    if (waits && held === 'pinned') return same;
    if (idle || under !== mark) return begin(waits ? 'dwelling' : 'open', event.mark, hold, waits ? 'delay' : 'show');
    if (waits) return to({ at: stay, held: held ?? hold });
    return to({ at: 'open', held: held === 'pinned' ? held : hold, current: mark }, ...(at === 'dwelling' ? SHOW : []));
  }

  // What keeps the card does not ask where the pointer is, unless that rests on another symbol.
  if (held === 'pinned') return same;
  const here = under === mark || (held !== null && under === null);
  if (at === 'open' || at === 'leaving') {
    if (here) return at === 'open' ? same : to({ at: 'open' });
    // On the way to the card other symbols pass under the pointer: none of them is meant before it rests.
    if (at === 'leaving' && under === next && !event.toward) return same;
    return to({ at: 'leaving', serial: serial + 1, next: under }, under === null ? 'grace' : 'delay');
  }
  if (here) return same;
  if (under === null) return idle ? to({ mark: null }) : end({ mark: null });
  return begin('dwelling', under, null, 'delay');
}
