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

const ask = (mark: Mark, hold: 'focus' | 'asked' | null): HoverEvent<Mark> => ({ type: 'open', mark, hold });
const away: HoverEvent<Mark> = { type: 'away' };
const blur: HoverEvent<Mark> = { type: 'blur' };
const pin = (on: boolean): HoverEvent<Mark> => ({ type: 'pin', on });

const idle: State = { at: 'idle', serial: 4, token: 3, mark: null, next: null, held: null, current: null };
const spent: State = { ...idle, mark: 'a' };
const dwelling: State = { ...idle, at: 'dwelling', serial: 5, token: 5, mark: 'a' };
const open: State = { ...dwelling, at: 'open' };
const leaving: State = { ...dwelling, at: 'leaving', serial: 6 };
const turning: State = { ...leaving, next: 'b' };
const focusing: State = { ...dwelling, held: 'focus' };
const focused: State = { ...open, held: 'focus' };
const asked: State = { ...open, held: 'asked', current: 'a' };
const pinned: State = { ...open, held: 'pinned' };
const turningFrom: State = { ...asked, at: 'leaving', serial: 6, next: 'b' };
const closed: State = { ...spent, serial: 5, token: 5 };

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
    { ...open, serial: 7, token: 7, mark: 'b' },
    ['close', 'prepare', 'show'],
  ],
  ['reaches the card after all', turning, card, { ...open, serial: 6 }, []],
  ['Escape when it has left', leaving, dismiss, { ...idle, serial: 6, token: 5 }, ['close']],
  ['Escape on the way', turning, dismiss, { ...idle, serial: 6, token: 5 }, ['close']],

  ['still on a dismissed symbol', spent, over('a'), spent, []],
  ['has left a dismissed symbol', spent, over(null), idle, []],
  ['goes to another one at once', spent, over('b'), { ...dwelling, mark: 'b' }, ['prepare', 'delay']],
  ['nothing under the pointer', idle, over(null), idle, []],
  ['nothing to dismiss', idle, dismiss, idle, []],
  ['a late timer', idle, timer(4), idle, []],
  ['a late refusal', idle, refused(3), idle, []],
  ['on a card that is closing', idle, card, idle, []],

  ['is asked for', idle, ask('a', 'asked'), asked, ['prepare', 'show']],
  ['is asked for again after Escape', spent, ask('a', 'asked'), asked, ['prepare', 'show']],
  ['is asked for while dwelling', dwelling, ask('a', 'asked'), asked, ['show']],
  ['is asked for while its card is open', open, ask('a', 'asked'), asked, []],
  ['is asked for while the pointer leaves', leaving, ask('a', 'asked'), { ...asked, serial: 6 }, []],
  [
    'another is asked for',
    asked,
    ask('b', 'asked'),
    { ...asked, serial: 6, token: 6, mark: 'b', current: 'b' },
    ['close', 'prepare', 'show'],
  ],
  ['is meant by the pointer in another frame', idle, ask('a', null), open, ['prepare', 'show']],
  ['the pointer wanders about an asked card', asked, over(null), asked, []],
  ['the pointer comes upon another symbol', asked, over('b'), turningFrom, ['delay']],
  ['and leaves it again', turningFrom, over(null), { ...asked, serial: 6 }, []],
  [
    'and rests on it',
    turningFrom,
    timer(6),
    { ...open, serial: 7, token: 7, mark: 'b', current: 'a' },
    ['close', 'prepare', 'show'],
  ],
  ['a press elsewhere', asked, away, { ...closed, current: 'a' }, ['close']],
  ['a press elsewhere, by pointer alone', open, away, closed, ['close']],
  ['a press elsewhere without a card', idle, away, idle, []],

  ['a link gets the focus', idle, ask('a', 'focus'), focusing, ['prepare', 'delay']],
  ['and loses it too early', focusing, blur, { ...closed, mark: null }, ['close']],
  ['the pointer wanders meanwhile', focusing, over(null), focusing, []],
  ['the focus stays', focusing, timer(5), focused, ['show']],
  ['the focus goes', focused, blur, { ...closed, mark: null }, ['close']],
  ['the focus goes from what the pointer holds', open, blur, open, []],
  ['the focus goes into the card', asked, blur, asked, []],
  ['the link of an open card gets the focus', open, ask('a', 'focus'), focused, []],
  ['its card is asked for', focused, ask('a', 'asked'), asked, []],
  [
    'the next link gets the focus',
    { ...closed, mark: null },
    ask('b', 'focus'),
    { ...focusing, serial: 6, token: 6, mark: 'b' },
    ['prepare', 'delay'],
  ],
  [
    'the pointer rests on another symbol than the focus',
    focusing,
    over('b'),
    { ...dwelling, serial: 6, token: 6, mark: 'b' },
    ['close', 'prepare', 'delay'],
  ],

  ['is pinned', open, pin(true), pinned, []],
  ['is pinned as the pointer leaves', leaving, pin(true), { ...pinned, serial: 6 }, []],
  ['the pointer leaves a pinned card', pinned, over(null), pinned, []],
  ['the pointer rests elsewhere', pinned, over('b'), pinned, []],
  ['a press elsewhere does not close it', pinned, away, pinned, []],
  ['a link does not take its place', pinned, ask('b', 'focus'), pinned, []],
  ['asked for, it stays pinned', pinned, ask('a', 'asked'), { ...pinned, current: 'a' }, []],
  [
    'another asked for takes its place',
    pinned,
    ask('b', 'asked'),
    { ...asked, serial: 6, token: 6, mark: 'b', current: 'b' },
    ['close', 'prepare', 'show'],
  ],
  ['Escape closes it', pinned, dismiss, closed, ['close']],
  ['is no longer pinned', pinned, pin(false), { ...pinned, held: 'asked' }, []],
  ['nothing to pin', idle, pin(true), idle, []],
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
    fc.constant(away),
    fc.constant(blur),
    fc.boolean().map(pin),
    fc
      .tuple(fc.constantFrom('a' as const, 'b' as const), fc.constantFrom('focus' as const, 'asked' as const, null))
      .map(([mark, hold]) => ask(mark, hold)),
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

  it('closes with Escape whatever was before, and does not reopen the symbol until the pointer has left it', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), fc.nat(8), (list, moves) => {
        let state = list.reduce((before, event) => step(before, event)[0], rest<Mark>());
        const { mark } = state;
        const wasOpen = state.at !== 'idle';
        const isOn = wasOpen && state.at !== 'leaving';
        const [closed, actions] = step(state, dismiss);
        expect(closed.at).toBe('idle');
        expect(actions).toEqual(wasOpen ? ['close'] : []);
        state = closed;
        for (let i = 0; isOn && i < moves; i++) state = step(state, over(mark))[0];
        expect(state.at).toBe('idle');
        // What it has left is a symbol like any other.
        if (state.mark === null) expect(step(state, over('a'))[0].at).toBe('dwelling');
      }),
    );
  });

  it('never waits to close a card that something holds', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        let state = rest<Mark>();
        for (const event of list) {
          state = step(state, event)[0];
          if (state.held && state.at === 'leaving') expect(state.next).not.toBeNull();
          if (state.held === 'pinned') expect(state.at).not.toBe('leaving');
          if (state.at === 'idle') expect(state.held).toBeNull();
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
