/**
 * Shows that the tests of the defences can fail: takes each defence out of a copy of the built extension, runs its test in both
 * browsers, and says where it was seen red. Needs `npm run build`; `npx tsx tests/hostile/defences.ts [NAME...]`, without names
 * all. Prints a JSON line each; exit 1 if one stayed green where it should not, or no longer stands in the source as written here.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BROWSERS = ['chromium', 'firefox'] as const;

interface Defence {
  name: string;
  /** File, what stands there, and what stands there without the defence. `dist` files are changed as built. */
  without: readonly [file: string, text: string | RegExp, instead: string][];
  file: string;
  /** Part of the test's name. */
  test: string;
  /** Browsers that need no such defence, and why. */
  spared?: Partial<Record<(typeof BROWSERS)[number], string>>;
}

const DEFENCES: readonly Defence[] = [
  {
    name: 'getters of the prototypes',
    without: [
      ['src/content/dom.ts', 'return get?.call(of) as T[K];', 'return get && of[name];'],
      [
        'src/content/dom.ts',
        'documents.createTreeWalker.call(document, root, 1 | 4 | 8)',
        'document.createTreeWalker(root, 13)',
      ],
    ],
    file: 'hazards.test.ts',
    test: 'clobbering.html',
    spared: { firefox: 'its content scripts see the properties of the platform' },
  },
  {
    name: 'no text of editors',
    without: [
      [
        'src/content/dom.ts',
        'return closest(text, EDITORS) !== null || (parent instanceof HTMLElement && isContentEditable(parent));',
        'return false && !parent;',
      ],
    ],
    file: 'hazards.test.ts',
    test: 'editors.html',
  },
  {
    name: 'editors of packages',
    without: [
      [
        'src/content/dom.ts',
        'return closest(text, EDITORS) !== null || (parent instanceof HTMLElement && isContentEditable(parent));',
        'return false && !parent;',
      ],
    ],
    file: 'editors.test.ts',
    test: 'editors/index.html',
  },
  {
    name: 'Escape is taken',
    without: [
      [
        'src/content/interaction.ts',
        'if (card.box() || elsewhere) {\n      event.preventDefault();\n      event.stopImmediatePropagation();',
        'if (card.box() || elsewhere) {',
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'takes only the Escape',
  },
  {
    name: 'Escape is taken only with a card',
    without: [
      [
        'src/content/interaction.ts',
        'if (card.box() || elsewhere) {\n      event.preventDefault();',
        'if (true) {\n      event.preventDefault();',
      ],
      [
        'src/content/interaction.ts',
        "event.key !== 'Escape' || (state.at === 'idle' && !elsewhere)",
        "event.key !== 'Escape'",
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'takes only the Escape',
  },
  {
    name: 'Escape in every frame',
    without: [['src/content/card-host.ts', "void ask('content/card-shown', { open });", '']],
    file: 'hazards-card.test.ts',
    test: 'closes at Escape wherever',
  },
  {
    name: 'only real events',
    without: [['src/content/interaction.ts', 'if (!event.isTrusted || (type', 'if ((type']],
    file: 'hazards-card.test.ts',
    test: 'events that a page makes',
  },
  {
    name: 'only the focus that a key gives',
    without: [
      [
        'src/content/interaction.ts',
        'const keyed = event.isTrusted && event.timeStamp - pressed < AFTER_KEY;',
        'const keyed = event.isTrusted;',
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'events that a page makes',
  },
  {
    name: 'no fight with a page that removes or moves',
    without: [
      [
        'src/content/card-host.ts',
        '(parentElement(element) === container && stands(element)) || refuse();',
        'parentElement(element) === container || !container.append(element);',
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'does not fight',
  },
  {
    name: 'a card as it was put, or none',
    without: [
      ['src/content/card-host.ts', '=== container && stands(element)) || refuse()', '=== container) || refuse()'],
    ],
    file: 'hazards-card.test.ts',
    test: 'is gone when a page gives it',
  },
  {
    name: 'registration anew',
    without: [
      [
        'src/content/paint.ts',
        'if (!ours.size || CSS.highlights.get(name) === ours || registrations++ > MOST_REGISTRATIONS) continue;',
        'if (!ours.size || Reflect.has(ours, name) || !Reflect.set(ours, name, 1)) continue;',
      ],
    ],
    file: 'hazards.test.ts',
    test: 'clearing.html',
  },
  {
    name: 'ranges put back',
    without: [['src/content/paint.ts', 'left < ranges.size && ', 'left < 0 && ']],
    file: 'hazards.test.ts',
    test: 'clearing.html',
  },
  {
    name: 'style that no sheet beats',
    without: [['src/content/card-host.ts', "replaceAll(';', '!important;')", "replaceAll(';', ';')"]],
    file: 'hazards-card.test.ts',
    test: 'to the pixel',
  },
  {
    name: 'no inherited style',
    without: [['src/content/card-host.ts', 'all:initial;', '']],
    file: 'hazards-card.test.ts',
    test: 'to the pixel',
  },
  {
    name: 'no card where nobody sees it',
    without: [
      ['src/content/card-host.ts', '|| !isSeen(container)) return refuse()', ') return refuse()'],
      ['src/content/card-host.ts', ' && isSeen(element)', ''],
    ],
    file: 'hazards-card.test.ts',
    test: 'is seen as it is or not there',
    spared: { chromium: 'it draws the top layer outside the group of the root' },
  },
  {
    name: 'host inside the modal dialog',
    without: [
      [
        'src/content/card-host.ts',
        'closest(start, MODAL) ?? [...queryAll(document, MODAL)].at(-1) ?? documentElement()',
        'documentElement()',
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'topmost of nested modal',
  },
  {
    name: 'host inside what is in full screen',
    without: [
      ['src/content/card-host.ts', "const MODAL = ':modal,:fullscreen';", "const MODAL = 'dialog:modal';"],
      [
        'src/content/card-host.ts',
        'container.append(element);',
        'container.append(element); element.showPopover = () => { HTMLElement.prototype.showPopover.call(element); element.popover = null as never; };',
      ],
    ],
    file: 'hazards-card.test.ts',
    test: 'above an element in full screen',
  },
  {
    name: 'nothing in print',
    without: [['dist/src/content/highlight.css', /@media print/, '@media (width: 0)']],
    file: 'hazards-card.test.ts',
    test: 'underlines nothing in print',
  },
  {
    name: 'rules for highlights alone',
    without: [['dist/src/content/highlight.css', /$/, '\np { letter-spacing: 1px }\n']],
    file: 'hazards-card.test.ts',
    test: 'leaves no style',
  },
  {
    name: 'listeners anew after document.open',
    without: [['src/content/scan.ts', 'if (top) replaced();', '']],
    file: 'hazards-card.test.ts',
    test: 'document that is opened under it',
  },
  {
    name: 'a card goes with its text',
    without: [
      [
        'src/content/interaction.ts',
        '![...mark.elements].some(isConnected)) away();',
        '![...mark.elements].some(isConnected)) void 0;',
      ],
      ['src/content/card-host.ts', 'watch.observe(container', 'watch.observe(element'],
    ],
    file: 'hazards-card.test.ts',
    test: 'goes with the view',
  },
  {
    name: 'closed root',
    without: [['src/content/card-host.ts', "mode: 'closed'", "mode: 'open'"]],
    file: 'hazards-private.test.ts',
    test: 'hears nothing of a card',
  },
  {
    name: 'names that tell nothing',
    without: [['src/content/paint.ts', 'name: `sl-', 'name: `un-symbol-']],
    file: 'hazards-private.test.ts',
    test: 'registry of highlights',
  },
  {
    name: 'credentialless frame',
    without: [['src/content/card-host.ts', "page.setAttribute('credentialless', '');", '']],
    file: 'hazards.test.ts',
    test: 'required-policies.html',
    spared: { firefox: 'it does not hold frames of extensions to the policy' },
  },
  {
    name: 'no file but the card is accessible',
    without: [
      [
        'dist/manifest.json',
        /"card\.html"\s*\](,\s*"use_dynamic_url": true)?/,
        '"card.html", "corpus/*", "src/*", "icons/*"]',
      ],
    ],
    file: 'hazards-private.test.ts',
    test: 'cannot load any file',
  },
  {
    name: 'at most 300 ranges',
    without: [['src/content/paint.ts', 'const MOST = 300;', 'const MOST = 100_000;']],
    file: 'hazards-large.test.ts',
    test: '6,000 symbols',
  },
  {
    name: 'ranges only near the viewport',
    without: [['src/content/paint.ts', 'const NEAR = 300;', 'const NEAR = 1e6;']],
    file: 'hazards-large.test.ts',
    test: '100,000 text nodes',
  },
  {
    name: 'large text in windows',
    without: [['src/content/read.ts', 'if (run.length() < WINDOW) continue;', 'continue;']],
    file: 'hazards-large.test.ts',
    test: 'one text node',
  },
  {
    name: 'search for shadow roots',
    without: [['src/content/scan.ts', 'for (const element of queryAll(top, selector)) meetHost(element);', '']],
    file: 'hazards.test.ts',
    test: 'shadow-dom.html',
  },
  {
    name: 'text joined over nodes',
    without: [
      ['src/content/run.ts', 'since = until;\n      text = kept;', 'since = until;\n      text = kept;'],
      ['src/content/read.ts', 'if (other !== block) {', 'if (other) {'],
    ],
    file: 'hazards.test.ts',
    test: 'split-text.html',
  },
  {
    name: 'surroundings of a change',
    without: [['src/content/scan.ts', 'const NEAR = 3;', 'const NEAR = 0;']],
    file: 'hazards.test.ts',
    test: 'changing-text.html',
  },
  {
    name: 'links looked at by address',
    without: [['src/content/links.ts', 'if (!hasLinks()) return;', 'return;']],
    file: 'hazards.test.ts',
    test: 'addresses.html',
  },
  {
    name: 'no card in a document without an origin',
    without: [['src/content/card-host.ts', "(origin !== 'null' || location.protocol === 'file:') && ", '']],
    file: 'hazards.test.ts',
    test: 'csp-sandbox.html',
  },
  {
    name: 'no card in a frame too small',
    without: [['src/content/card-host.ts', ' && innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT', '']],
    file: 'frames.test.ts',
    test: 'small frame',
  },
  {
    name: 'an orphan goes',
    without: [
      [
        'src/content/content-script.ts',
        'if (!isAlive()) stop.abort();\n    else paint.register();',
        'paint.register();',
      ],
      ['src/content/content-script.ts', '  removeRemains();\n', ''],
    ],
    file: 'hazards-life.test.ts',
    test: 'removes every trace',
  },
  {
    name: 'one copy',
    without: [['src/content/content-script.ts', 'world[COPY]?.abort();', '']],
    file: 'hazards-life.test.ts',
    test: 'is there once',
  },
];

function copy(): string {
  const directory = mkdtempSync(join(tmpdir(), 'symbol-lens-defence-'));
  cpSync(join(ROOT, 'dist'), directory, { recursive: true });
  return directory;
}

const replaced = (file: string, source: string, text: string | RegExp, instead: string): string => {
  const result = source.replace(text, () => instead);
  if (result === source && instead !== text) throw new Error(`${file} no longer says ${text}`);
  return result;
};

/** The content script without a defence, in place of the built one. */
async function buildWithout({ without }: Defence, directory: string): Promise<void> {
  const sources = new Map<string, string>();
  for (const [file, text, instead] of without) {
    if (file.startsWith('dist/')) {
      for (const browser of BROWSERS) {
        const path = join(directory, browser, file.slice('dist/'.length));
        writeFileSync(path, replaced(file, readFileSync(path, 'utf8'), text, instead));
      }
    } else {
      const path = join(ROOT, file);
      sources.set(path, replaced(file, sources.get(path) ?? readFileSync(path, 'utf8'), text, instead));
    }
  }
  if (sources.size === 0) return;
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'without', load: (id) => sources.get(id) }],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rollupOptions: {
        input: join(ROOT, 'src/content/content-script.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  for (const browser of BROWSERS)
    writeFileSync(join(directory, browser, 'src/content/content-script.js'), made.output[0].code);
}

/** In which browsers a test of the name failed. */
function red({ file, test }: Defence, directory: string): Record<string, boolean | null> {
  const report = join(directory, 'report.json');
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const name = test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'e2e', `tests/e2e/${file}`, '-t', name, '--reporter=json', `--outputFile=${report}`],
    { cwd: ROOT, env: { ...process.env, SYMBOL_LENS_DIST: directory }, stdio: 'ignore' },
  );
  const tests = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(
    (one: { assertionResults: { fullName: string; status: string }[] }) => one.assertionResults,
  ) as { fullName: string; status: string }[];
  return Object.fromEntries(
    BROWSERS.map((browser) => {
      const ran = tests.filter(({ fullName, status }) => fullName.includes(browser) && /passed|failed/.test(status));
      return [browser, ran.length === 0 ? null : ran.some(({ status }) => status === 'failed')];
    }),
  );
}

const wanted = process.argv.slice(2);
let failed = false;
for (const defence of DEFENCES) {
  if (wanted.length > 0 && !wanted.includes(defence.name)) continue;
  const { name, file, test, spared = {} } = defence;
  const directory = copy();
  try {
    await buildWithout(defence, directory);
    const seen = red(defence, directory);
    const ok = BROWSERS.every((browser) => seen[browser] === !(browser in spared));
    failed ||= !ok;
    console.log(JSON.stringify({ name, file, test, red: seen, ok, ...(ok ? {} : { spared }) }));
  } catch (error) {
    failed = true;
    console.log(JSON.stringify({ name, ok: false, error: String(error) }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
process.exit(failed ? 1 : 0);
