/**
 * Stops an installation in the middle of a chosen step. A step is a writing transaction on the database `corpus`, its creation
 * included: each is kept from committing until a page of the extension lets it go on.
 */
import type { Scope } from './browser';

const CHANNEL = 'installation-steps';

/**
 * Runs in the background before its own code. A transaction lives as long as requests are made in it, so one that asks the
 * same question again and again stays open, with all its writes made and none committed.
 */
export const HOLD_EVERY_STEP = `
const channel = new BroadcastChannel(${JSON.stringify(CHANNEL)});
let step = 0;
let released = 0;
channel.onmessage = ({ data }) => { if (data.release) released = Math.max(released, data.release); };

function hold(store, afterwards = () => {}) {
  const own = ++step;
  const ask = () => {
    if (released >= own) afterwards();
    else store.get('nothing').onsuccess = ask;
  };
  ask();
  channel.postMessage({ held: own });
}

const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (name, ...rest) {
  const request = open.call(this, name, ...rest);
  if (name === 'corpus') {
    request.addEventListener('upgradeneeded', () => {
      const database = request.result;
      hold(database.createObjectStore('hold'), () => database.deleteObjectStore('hold'));
    });
  }
  return request;
};

const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
  const made = transaction.call(this, stores, mode, ...rest);
  if (this.name === 'corpus' && mode === 'readwrite') hold(made.objectStore(made.objectStoreNames[0]));
  return made;
};
`;

interface StepWindow {
  steps: { stopAt: number; seen: number; held: number | null };
}

/** Makes a page of the extension the one that lets steps go on. It goes on until it is told to stop at one. */
export function controlSteps(page: Scope): Promise<void> {
  return page.evaluate((name: string) => {
    const own = window as unknown as StepWindow;
    own.steps = { stopAt: 0, seen: 0, held: null };
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (typeof data.held !== 'number') return;
      own.steps.seen = data.held;
      if (data.held === own.steps.stopAt) own.steps.held = data.held;
      else channel.postMessage({ release: data.held });
    };
  }, CHANNEL);
}

/**
 * From now on, the step with this number (from 1, counted from the background's start) is held. 0 holds none, and lets go what
 * is being held.
 */
export function stopAtStep(page: Scope, number: number): Promise<void> {
  return page.evaluate(
    (stopAt: number, name: string) => {
      (window as unknown as StepWindow).steps = { stopAt, seen: 0, held: null };
      if (stopAt === 0) {
        const channel = new BroadcastChannel(name);
        channel.postMessage({ release: Number.MAX_SAFE_INTEGER });
        channel.close();
      }
    },
    number,
    CHANNEL,
  );
}

/** The number of the step that is being held, or null; and of the last one seen. */
export function stepState(page: Scope): Promise<{ seen: number; held: number | null }> {
  return page.evaluate(() => {
    const { seen, held } = (window as unknown as StepWindow).steps;
    return { seen, held };
  });
}
