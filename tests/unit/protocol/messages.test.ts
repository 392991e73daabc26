import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHostToCard, isMessage, MAX_PASSAGE, MAX_PASSAGES, type Message } from '../../../src/protocol/messages';

const messages: Message[] = [
  { name: 'content/read', payload: { passages: ['its resolution 65/230'] } },
  {
    name: 'content/open-card',
    payload: { symbol: null, candidates: ['A/HRC/RES/26/4'], surface: '26/4', token: '1-2-3-4' },
  },
  { name: 'content/card-shown', payload: { open: true } },
  { name: 'content/leave-card', payload: { type: 'over' } },
  { name: 'card/redeem', payload: { token: 'x', retry: false } },
];

test.each(messages)('$name survives JSON and its guard', (message) => {
  expect(isMessage(JSON.parse(JSON.stringify(message)))).toBe(true);
});

test('a message with any field missing or of another type is refused', () => {
  for (const message of messages)
    for (const field of Object.keys(message.payload))
      for (const wrong of [undefined, 0, {}, [1], '', 'x'.repeat(201)]) {
        const payload = { ...message.payload, [field]: wrong };
        const stillRight = false;
        if (!stillRight)
          expect(isMessage({ name: message.name, payload }), `${message.name} ${field} ${wrong}`).toBe(false);
      }
});

test('more passages than one message carries are refused, and longer ones', () => {
  const read = (passages: string[]) => isMessage({ name: 'content/read', payload: { passages } });
  expect(read(Array.from({ length: MAX_PASSAGES }, () => 'A/1'))).toBe(true);
  expect(read(Array.from({ length: MAX_PASSAGES + 1 }, () => 'A/1'))).toBe(false);
  expect(read(['x'.repeat(MAX_PASSAGE)])).toBe(true);
  expect(read(['x'.repeat(MAX_PASSAGE + 1)])).toBe(false);
});

test('no value makes a guard throw, and names of Object.prototype are no messages', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => [isMessage(value), isHostToCard(value)].every((b) => typeof b === 'boolean')),
  );
  for (const name of ['constructor', '__proto__', 'toString']) expect(isMessage({ name, payload: {} })).toBe(false);
});
