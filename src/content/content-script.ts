/**
 * The content script: finds symbols in a page, underlines them, opens a card on hover. Wiring and life cycle alone.
 * One signal undoes everything; after it the page is as if this had never run.
 */
import { isAlive, onMessage } from '../platform/content-runtime';
import type { BackgroundToPage, PageSettings } from '../protocol/messages';
import { removeRemains } from './card-host';
import { contentType, focused, localName } from './dom';
import { DELAY } from './hover-constants';
import { createIdentifier } from './identify';
import { createInteraction } from './interaction';
import { createLinks } from './links';
import { createList } from './list';
import { createMarks } from './marks';
import { createPaint } from './paint';
import type { Reading } from './read';
import { createScan } from './scan';

/** How often a page with symbols looks whether this copy is still wanted and its underlines still stand. */
const LOOK = 2000; // ms

/** Where a copy leaves the way to stop it, in this world that no page can see. */
const COPY = Symbol.for('symbol-lens');
const world = globalThis as { [COPY]?: AbortController };

/** Until the background has told them. */
const SETTINGS: PageSettings = { active: true, delay: DELAY, key: null, underline: 'manner' };

function start(stop: AbortController): void {
  const { signal } = stop;
  const marks = createMarks((element, holds) => paint.watch(element, holds));
  const paint = createPaint(marks);
  const interaction = createInteraction(marks, paint, SETTINGS, signal, (root) => scan.addRoot(root));
  const changed = createList(marks, signal, interaction.go);
  const apply = (settings: PageSettings): void => {
    if (signal.aborted) return;
    interaction.apply(settings);
    paint.update(settings);
  };
  /** What may name documents and was not asked about yet. */
  const readings: Reading[] = [];
  let look: ReturnType<typeof setInterval> | undefined;

  const check = (): void => {
    if (!isAlive()) stop.abort();
    else paint.register();
  };
  const found = (settings: PageSettings | null = null): void => {
    check();
    if (signal.aborted) return;
    if (settings) apply(settings);
    void identify(readings.splice(0));
    interaction.check();
    changed();
    lookAtLinks();
    if (marks.empty()) return;
    if (!settings) paint.update();
    // A page without symbols has no listener and no timer of ours.
    if (!look) interaction.listen();
    look ??= setInterval(check, LOOK);
  };
  const identify = createIdentifier(marks, signal, (settings) => found(settings));
  const lookAtLinks = createLinks(marks, signal, (settings) => found(settings));
  const scan = createScan(marks, readings, signal, found, () => look && interaction.listen(true));

  const heard: { [N in keyof BackgroundToPage]: (payload: BackgroundToPage[N]['payload']) => unknown } = {
    'page/settings': apply,
    'page/close-card': interaction.away,
    'page/card-elsewhere': ({ open }) => interaction.elsewhere(open),
    'page/leave-card': ({ type }) => interaction.leave(type),
    'page/step': ({ by }) => hasFocus() && interaction.step(by),
    'page/open': () => hasFocus() && interaction.enter(),
    'page/show-card': async ({ at, symbol, candidates, surface }) => ({
      shown: await interaction.show({ symbol, candidates, surface }, at),
    }),
  };
  onMessage((message) => {
    const { name, payload } = message as { name: keyof BackgroundToPage; payload: never };
    return signal.aborted || !Object.hasOwn(heard, name) ? undefined : (heard[name](payload) ?? null);
  });
  signal.addEventListener('abort', () => clearInterval(look));
  paint.start(signal);
  scan.start();
}

/** True in the frame that the keyboard speaks to; in the top one if it speaks to the browser's own controls. */
function hasFocus(): boolean {
  const element = focused();
  return document.hasFocus() ? !element || !/frame/.test(localName(element)) : window === top;
}

// A PDF has no text here, and a browser without highlights nothing to show.
if (contentType() !== 'application/pdf' && typeof Highlight === 'function') {
  world[COPY]?.abort();
  const stop = new AbortController();
  world[COPY] = stop;
  removeRemains();
  start(stop);
}
