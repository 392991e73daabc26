import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Hover, type HoverEvent, rest, step } from '../../../src/content/hover';

type Mark = 'a' | 'b';
type State = Hover<Mark>;

const over = (mark: Mark | null, toward = false): HoverEvent<Mark> => ({ type: 'over', mark, toward });
const card: HoverEvent<Mark> = { type: 'card' };
const dismiss: HoverEvent<Mark> = { type: 'dismiss' };
const refused = (token: number): HoverEvent<Mark> => ({ type: 'dismiss', token });
const timer = (clock: number): HoverEvent<Mark> => ({ type: 'timer', clock });

const idle: State = { at: 'idle', serial: 4, token: 3, mark: null, next: null };
const spent: State = { ...idle, mark: 'a' };
const dwelling: State = { at: 'dwelling', serial: 5, token: 5, mark: 'a', next: null };
const open: State = { at: 'open', serial: 5, token: 5, mark: 'a', next: null };
const leaving: State = { at: 'leaving', serial: 6, token: 5, mark: 'a', next: null };
const turning: State = { ...leaving, next: 'b' };

const TABLE: [name: string, from: State, event: HoverEvent<Mark>, to: State, actions: Action[]][] = [
  ['rests on a symbol', idle, over('a'), dwelling, ['prepare', 'delay']],
  ['stays on it', dwelling, over('a'), dwelling, []],
  ['leaves too early', dwelling, over(null), { ...idle, serial: 5, token: 5 }, ['close']],
  [
    'goes to another one too early',
    dwelling,
    over('b'),
    { ...dwelling, serial: 6, token: 6, mark: 'b' },
    ['close', 'prepare', 'delay'],
  ],
  ['rested long enough', dwelling, timer(5), open, ['show']],
  ['an old timer', dwelling, timer(4), dwelling, []],
  ['the card cannot be had', dwelling, refused(5), { ...spent, serial: 5, token: 5 }, ['close']],
  ['an old card cannot be had', dwelling, refused(4), dwelling, []],
  ['Escape while dwelling', dwelling, dismiss, { ...spent, serial: 5, token: 5 }, ['close']],

  ['moves on the symbol', open, over('a'), open, []],
  ['moves on the card', open, card, open, []],
  ['leaves both', open, over(null), leaving, ['grace']],
  ['leaves for another symbol', open, over('b'), turning, ['delay']],
  ['Escape', open, dismiss, { ...spent, serial: 5, token: 5 }, ['close']],
  ['the card is refused after the delay', open, refused(5), { ...spent, serial: 5, token: 5 }, ['close']],
  ['a timer of before', open, timer(5), open, []],

  ['comes back to the symbol', leaving, over('a'), { ...open, serial: 6 }, []],
  ['reaches the card', leaving, card, { ...open, serial: 6 }, []],
  ['wanders off', leaving, over(null), leaving, []],
  ['travels towards the card', leaving, over(null, true), { ...leaving, serial: 7 }, ['grace']],
  ['the grace is over', leaving, timer(6), { ...idle, serial: 6, token: 5 }, ['close']],
  ['a grace that was renewed', leaving, timer(5), leaving, []],
  ['meets another symbol', leaving, over('b'), { ...turning, serial: 7 }, ['delay']],

  ['rests on the other symbol', turning, over('b'), turning, []],
  ['passes over it towards the card', turning, over('b', true), { ...turning, serial: 7 }, ['delay']],
  ['leaves the other symbol', turning, over(null), { ...leaving, serial: 7 }, ['grace']],
  [
    'rested on the other symbol',
    turning,
    timer(6),
    { at: 'open', serial: 7, token: 7, mark: 'b', next: null },
    ['close', 'prepare', 'show'],
  ],
  ['reaches the card after all', turning, card, { ...open, serial: 6 }, []],
  ['Escape on the way', turning, dismiss, { ...spent, serial: 6, token: 5 }, ['close']],

  ['still on a dismissed symbol', spent, over('a'), spent, []],
  ['has left a dismissed symbol', spent, over(null), idle, []],
  ['goes to another one at once', spent, over('b'), { ...dwelling, mark: 'b' }, ['prepare', 'delay']],
  ['nothing under the pointer', idle, over(null), idle, []],
  ['nothing to dismiss', idle, dismiss, idle, []],
  ['a late timer', idle, timer(4), idle, []],
  ['a late refusal', idle, refused(3), idle, []],
  ['on a card that is closing', idle, card, idle, []],
];

describe('hover', () => {
  it.each(TABLE)('%s', (_name, from, event, to, actions) => {
    const [state, done] = step(from, event);
    expect(state).toEqual(to);
    expect(done).toEqual(actions);
  });

  const events: fc.Arbitrary<HoverEvent<Mark>> = fc.oneof(
    fc.record({
      type: fc.constant('over' as const),
      mark: fc.constantFrom('a' as const, 'b' as const, null),
      toward: fc.boolean(),
    }),
    fc.constant(card),
    fc.constant(dismiss),
    fc.nat(12).map(timer),
    fc.nat(12).map(refused),
  );

  it('has at most one card, shows only what it prepared, and leaves none behind', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        let state = rest<Mark>();
        let prepared: number | null = null;
        for (const event of list) {
          const [next, actions] = step(state, event);
          state = next;
          for (const action of actions) {
            if (action === 'close') prepared = null;
            if (action === 'prepare') {
              expect(prepared).toBeNull();
              expect(state.mark).not.toBeNull();
              prepared = state.token;
            }
            if (action === 'show') expect(state.token).toBe(prepared);
          }
          expect(state.at === 'idle').toBe(prepared === null);
          if (state.at !== 'idle') expect(state.token).toBe(prepared);
        }
      }),
    );
  });

  it('never gives a number twice', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        let state = rest<Mark>();
        const seen = new Set<number>();
        for (const event of list) {
          const [next, actions] = step(state, event);
          state = next;
          if (!actions.some((action) => action === 'delay' || action === 'grace')) continue;
          expect(seen.has(state.serial)).toBe(false);
          seen.add(state.serial);
        }
      }),
    );
  });
});
