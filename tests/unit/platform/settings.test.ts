/** Settings: whatever was stored reads as settings, and a change changes nothing else. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

let stored: Record<string, unknown> = {};
let passing: Record<string, unknown> = {};
let refuse = false;
type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;
const listeners = new Set<Listener>();
vi.mock('../../../src/platform/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (name: string) => {
          if (refuse) throw new Error('no storage');
          return structuredClone({ [name]: stored[name] });
        },
        set: async (values: Record<string, unknown>) => {
          if (refuse) throw new Error('no storage');
          Object.assign(stored, structuredClone(values));
          for (const [name, newValue] of Object.entries(values))
            for (const listener of listeners) listener({ [name]: { newValue } }, 'local');
        },
      },
      session: {
        get: async (name: string) => structuredClone({ [name]: passing[name] }),
        set: async (values: Record<string, unknown>) => {
          Object.assign(passing, structuredClone(values));
          for (const name of Object.keys(values)) for (const listener of listeners) listener({ [name]: {} }, 'session');
        },
      },
      onChanged: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
}));
const { changeSettings, DEFAULTS, onSettings, readSettings, siteOf, toSettings } = await import(
  '../../../src/platform/settings'
);

beforeEach(() => {
  stored = {};
  passing = {};
  refuse = false;
  listeners.clear();
});

describe('settings', () => {
  it('are the defaults where nothing is stored or can be read', async () => {
    expect(await readSettings()).toEqual(DEFAULTS);
    refuse = true;
    expect(await readSettings()).toEqual(DEFAULTS);
  });

  it.each([
    [{ delay: 'soon', key: 'Alt' }, { key: 'Alt' }],
    [{ delay: -5 }, { delay: 0 }],
    [{ delay: 99_999 }, { delay: 1000 }],
    [{ delay: 149.6 }, { delay: 150 }],
    [{ delay: Number.NaN }, {}],
    [{ key: 'Meta', where: 'nowhere', underline: 7 }, {}],
    [
      { offSites: ['b.example', 'a.example', 'b.example', '', 7, 'x/y', 'a b', null] },
      { offSites: ['a.example', 'b.example'] },
    ],
    [{ offSites: 'a.example' }, {}],
    [{ pausedUntil: -1 }, {}],
    [{ pausedUntil: 12 }, { pausedUntil: 12 }],
    [{ hideNotes: 1 }, {}],
    [{ hideNotes: true }, { hideNotes: true }],
    [{ unknown: true }, {}],
  ])('read %j with the default of what makes no sense', (raw, changes) => {
    expect(toSettings(raw)).toEqual({ ...DEFAULTS, ...changes });
  });

  it('read anything, and what they read they read again alike', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const settings = toSettings(value);
        expect(toSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });

  it('change one by one, also at the same time', async () => {
    await Promise.all([
      changeSettings(() => ({ delay: 300 })),
      changeSettings(() => ({ key: 'Shift' })),
      changeSettings(({ offSites }) => ({ offSites: [...offSites, 'a.example'] })),
      changeSettings(({ offSites }) => ({ offSites: [...offSites, 'b.example'] })),
    ]);
    expect(await readSettings()).toEqual({
      ...DEFAULTS,
      delay: 300,
      key: 'Shift',
      offSites: ['a.example', 'b.example'],
    });
  });

  it('say when they cannot be stored, and can be changed afterwards', async () => {
    refuse = true;
    await expect(changeSettings(() => ({ delay: 0 }))).rejects.toThrow('no storage');
    refuse = false;
    expect((await changeSettings(() => ({ delay: 0 }))).delay).toBe(0);
  });

  it('tell their changes until they are asked to stop', async () => {
    const seen: number[] = [];
    const stop = onSettings(({ delay }) => seen.push(delay));
    await changeSettings(() => ({ delay: 100 }));
    for (const listener of listeners) listener({ settings: { newValue: 1 } }, 'sync');
    for (const listener of listeners) listener({ other: { newValue: 1 } }, 'local');
    await vi.waitFor(() => expect(seen).toEqual([100]));
    stop();
    await changeSettings(() => ({ delay: 200 }));
    await readSettings();
    expect(seen).toEqual([100]);
  });

  it('write nothing on disk of a site that was switched off in a private window', async () => {
    const seen: string[][] = [];
    onSettings(({ privateSites }) => seen.push(privateSites));
    await changeSettings(() => ({ privateSites: ['secret.example'] }));
    expect(await readSettings()).toEqual({ ...DEFAULTS, privateSites: ['secret.example'] });
    expect(JSON.stringify(stored)).not.toContain('secret');
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['secret.example']));
    await changeSettings(() => ({ delay: 0 }));
    expect((await readSettings()).privateSites).toEqual(['secret.example']);
    expect(JSON.stringify(stored)).not.toContain('secret');
  });

  it('take a site with and without www. as one', () => {
    expect(siteOf('WWW.Un.org')).toBe('un.org');
    expect(siteOf('www2.un.org')).toBe('www2.un.org');
  });
});
