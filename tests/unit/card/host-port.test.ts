import { describe, expect, it } from 'vitest';
import { isHandover } from '../../../src/card/host-port';
import { isRedeemed } from '../../../src/card/redeemed';

describe('the port', () => {
  const parent = {} as Window;
  const { port1, port2 } = new MessageChannel();
  const event = { source: parent, ports: [port1], data: { name: 'card-port' } };

  it('is taken from the host alone, one and no more, under its name', () => {
    expect(isHandover(event, parent)).toBe(true);
    expect(isHandover({ ...event, source: {} as Window }, parent)).toBe(false);
    expect(isHandover({ ...event, source: null }, parent)).toBe(false);
    expect(isHandover({ ...event, ports: [] }, parent)).toBe(false);
    expect(isHandover({ ...event, ports: [port1, port2] }, parent)).toBe(false);
    for (const data of [null, 'card-port', { name: 'other' }, []])
      expect(isHandover({ ...event, data }, parent)).toBe(false);
    port1.close();
  });
});

describe('the answer to a token', () => {
  it('is taken only if it succeeded and carries a card', () => {
    expect(isRedeemed({ ok: true, value: { card: { kind: 'decoded' }, token: 't' } })).toBe(true);
    for (const answer of [
      undefined,
      null,
      { ok: false, error: 'unknown-token' },
      { ok: true },
      { ok: true, value: { token: 't' } },
      { ok: true, value: { card: null, token: 't' } },
    ]) {
      expect(isRedeemed(answer)).toBe(false);
    }
  });
});
