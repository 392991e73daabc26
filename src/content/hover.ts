/**
 * The hover interaction as one pure machine: what the pointer did goes in, what is to be done comes out.
 * It holds no timer, no element and no clock: every wait and every card has a number, so an answer that comes late is
 * known by its number and dropped. Must not know what a mark is, or how a card is drawn.
 *
 *   idle -> dwelling -> open <-> leaving -> idle
 */

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
}

export type HoverEvent<M> =
  /** The pointer is on a symbol, or (`null`) on none. `toward`: this movement brought it nearer to the card shown. */
  | { type: 'over'; mark: M | null; toward?: boolean | undefined }
  | { type: 'card' }
  | { type: 'timer'; clock: number }
  /** Escape, a press, scrolled away; with a token: that card cannot be had. */
  | { type: 'dismiss'; token?: number };

/**
 * What is to be done after a step, with the numbers of the new state: `close` whatever card there is, `prepare` the card
 * `token` of `mark` unseen, `show` it, or wait for the `delay` or the `grace` and then send a timer event of `serial`,
 * in place of the wait before.
 */
export type Action = 'close' | 'prepare' | 'show' | 'delay' | 'grace';
export type Step<M> = [Hover<M>, Action[]];

/** The machine before anything happened. */
export const rest = <M>(): Hover<M> => ({ at: 'idle', serial: 0, token: 0, mark: null, next: null });

/** The state after `event`, and what is to be done, in order. Pure. */
export function step<M>(state: Hover<M>, event: HoverEvent<M>): Step<M> {
  const { at, serial, token, mark, next } = state;
  const same: Step<M> = [state, []];
  const to = (change: Partial<Hover<M>>, ...actions: Action[]): Step<M> => [
    { ...state, next: null, ...change },
    actions,
  ];
  const begin = (stage: Hover<M>['at'], subject: M, ...actions: Action[]): Step<M> =>
    to({ at: stage, serial: serial + 1, token: serial + 1, mark: subject }, ...actions);

  if (event.type === 'card') return at === 'leaving' ? to({ at: 'open' }) : same;
  if (event.type === 'dismiss')
    return at === 'idle' || (event.token ?? token) !== token ? same : to({ at: 'idle' }, 'close');
  if (event.type === 'timer') {
    if (event.clock !== serial) return same;
    if (at === 'dwelling') return to({ at: 'open' }, 'show');
    if (at !== 'leaving') return same;
    return next === null ? to({ at: 'idle', mark: null }, 'close') : begin('open', next, 'close', 'prepare', 'show');
  }

  const under = event.mark;
  if (at === 'open' || at === 'leaving') {
    if (under === mark) return at === 'open' ? same : to({ at: 'open' });
    // On the way to the card other symbols pass under the pointer: none of them is meant before it rests.
    if (at === 'leaving' && under === next && !event.toward) return same;
    return to({ at: 'leaving', serial: serial + 1, next: under }, under === null ? 'grace' : 'delay');
  }
  if (under === mark) return same;
  const before: Action[] = at === 'dwelling' ? ['close'] : [];
  if (under === null) return to({ at: 'idle', mark: null }, ...before);
  return begin('dwelling', under, ...before, 'prepare', 'delay');
}
