/**
 * The content script: finds symbols in a page, underlines them, opens a card on hover. Wiring and life cycle alone.
 * One signal undoes everything; after it the page is as if this had never run.
 */
import { isAlive } from '../platform/content-runtime';
import { readCitations } from './citations';
import { createClassifier } from './classify';
import { contentType } from './dom';
import { createMarks } from './marks';
import { createPaint } from './paint';
import { createPointer } from './pointer';
import type { Passage } from './run';
import { createScan } from './scan';

/** How often a page with symbols looks whether this copy is still wanted and its underlines still stand. */
const LOOK = 2000; // ms

/** Where a copy leaves the way to stop it, in this world that no page can see. */
const COPY = Symbol.for('symbol-lens');
const world = globalThis as { [COPY]?: AbortController };

function start(stop: AbortController): void {
  const { signal } = stop;
  const marks = createMarks((element, holds) => paint.watch(element, holds));
  const paint = createPaint(marks);
  const classify = createClassifier(marks, () => signal.aborted || paint.update());
  const listen = createPointer(marks, paint, signal, (root) => scan.addRoot(root));
  /** What may cite in words and was not asked about yet. */
  const passages: Passage<Text>[] = [];
  let look: ReturnType<typeof setInterval> | undefined;

  const check = (): void => {
    if (!isAlive()) stop.abort();
    else paint.register();
  };
  const found = (): void => {
    check();
    if (signal.aborted) return;
    void readCitations(passages.splice(0), marks, found);
    if (marks.empty()) return;
    paint.update();
    void classify();
    // A page without symbols has no listener and no timer of ours.
    if (!look) listen();
    look ??= setInterval(check, LOOK);
  };
  const scan = createScan(marks, passages, signal, found, () => look && listen());
  signal.addEventListener('abort', () => clearInterval(look));
  paint.start(signal);
  scan.start();
}

// A PDF has no text here, and a browser without highlights nothing to show.
if (contentType() !== 'application/pdf' && typeof Highlight === 'function') {
  world[COPY]?.abort();
  const stop = new AbortController();
  world[COPY] = stop;
  start(stop);
}
