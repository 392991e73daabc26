/** The house holds: nobody imports from above, and the checker that says so can say no. */
import { describe, expect, it } from 'vitest';
import { contentFaults, globalFaults, importFaults, importsOf, type SourceFile } from './imports';
import { sourceFiles } from './source-files';

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the source', () => {
  const files = sourceFiles();

  it('is there', () => {
    expect(files.length).toBeGreaterThan(40);
  });
  it('imports from floors below alone, and no package that is not its own', () => {
    expect(importFaults(files)).toEqual([]);
  });
  it('names the extension interface in platform/ alone, and the outside world in no pure room', () => {
    expect(globalFaults(files)).toEqual([]);
  });
  it('keeps the content script to the finder, the messages and its own small part of platform/', () => {
    expect(contentFaults(files)).toEqual([]);
  });
});

describe('the checker', () => {
  it('sees every way to import', () => {
    const text = `
      import a from './a'; import type { B } from './b'; import { type C } from './c'; import './d';
      export * from './e'; export type { F } from './f';
      const g = await import('./g'); type H = import('./h').H; const i = await import(name);
    `;
    expect(importsOf(file('src/ui/x.ts', text)).map((one) => one.specifier)).toEqual([
      './a',
      './b',
      './c',
      './d',
      './e',
      './f',
      './g',
      './h',
      '(computed)',
    ]);
    expect(importsOf(file('src/ui/x.ts', text)).filter((one) => one.typesOnly)).toHaveLength(4);
  });

  it.each([
    ['a floor above', 'src/symbols/find.ts', `import { say } from '../protocol/messages';`],
    ['a floor above, for types', 'src/corpus/model.ts', `import type { Tone } from '../ui/tone';`],
    ['a floor above, by re-export', 'src/reports/index.ts', `export * from '../corpus/model';`],
    ['a floor above, dynamically', 'src/protocol/x.ts', `const later = () => import('../reports/parse-report');`],
    ['a neighbour', 'src/card/card-view.tsx', `import { Box } from '../popup/box';`],
    ['a neighbour at the bottom', 'src/symbols/find.ts', `import { settings } from '../platform/settings';`],
    ['the polyfill outside of platform', 'src/card/x.ts', `import browser from 'webextension-polyfill';`],
    [
      'the polyfill in the background at run time',
      'src/background/x.ts',
      `import browser from 'webextension-polyfill';`,
    ],
    ['a package in a pure room', 'src/reports/x.ts', `import { openDB } from 'idb';`],
    ['Node in a page', 'src/card/x.ts', `import { readFileSync } from 'node:fs';`],
    ['code outside of src', 'src/corpus/x.ts', `import { help } from '../../tests/support/browser';`],
    ['an unknown room', 'src/cellar/x.ts', `export const wine = 1;`],
    ['a computed path', 'src/ui/x.ts', `const page = await import(name);`],
  ])('refuses %s', (_what, path, text) => {
    expect(importFaults([file(path, text)])).toHaveLength(1);
  });

  it.each([
    ['src/card/x.tsx', `import { render } from 'preact'; import { Message } from '../ui/message';`],
    [
      'src/corpus/x.ts',
      `import type { Report } from '../reports/types'; import names from '../../data/catalogue/bodies.json';`,
    ],
    ['src/cli/x.ts', `import { readFileSync } from 'node:fs'; import { buildSegment } from '../corpus/build-segment';`],
    ['src/background/x.ts', `import type { Runtime } from 'webextension-polyfill';`],
  ])('allows what the house allows: %s', (path, text) => {
    expect(importFaults([file(path, text)])).toEqual([]);
  });

  it.each([
    ['src/background/x.ts', 'chrome.storage.local.get()'],
    ['src/content/x.ts', 'globalThis.browser.runtime.getURL("")'],
    ['src/symbols/x.ts', 'document.title'],
    ['src/reports/x.ts', 'fetch("/x")'],
    ['src/protocol/x.ts', 'const later = setTimeout(() => {}, 1)'],
  ])('refuses a global in %s', (path, text) => {
    expect(globalFaults([file(path, text)])).toHaveLength(1);
  });

  it('knows a name from a global', () => {
    const text = `import { browser } from '../platform/browser'; browser.runtime.id; const report = { document: 1 }; report.document;
      const { document: own } = report;`;
    expect(globalFaults([file('src/background/x.ts', text)])).toEqual([]);
    expect(
      globalFaults([file('src/reports/x.ts', 'const r = { document: 1 }; r.document; type T = Document;')]),
    ).toEqual([]);
  });

  it.each([
    ['the finder', `import { findSymbols } from '../symbols/find';`],
    ['the polyfilled interface', `import { browser } from '../platform/browser';`],
  ])('refuses %s in the content script', (_what, text) => {
    const house = [
      file('src/content/content-script.ts', `import { couldHoldSymbol } from '../symbols/gate'; import './run';`),
      file('src/content/run.ts', text),
      file('src/symbols/gate.ts', `import './chars';`),
      file('src/symbols/chars.ts', ''),
      file('src/symbols/find.ts', ''),
      file('src/platform/browser.ts', ''),
    ];
    expect(contentFaults(house)).toHaveLength(1);
    expect(contentFaults(house.filter((one) => one.path !== 'src/content/run.ts'))).toEqual([]);
  });

  it('refuses a gate that needs the grammar', () => {
    const house = [
      file('src/content/content-script.ts', `import { couldHoldSymbol } from '../symbols/gate';`),
      file('src/symbols/gate.ts', `import './scan';`),
      file('src/symbols/scan.ts', ''),
    ];
    expect(contentFaults(house)).toHaveLength(1);
  });
});
