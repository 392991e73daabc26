/**
 * What the extension weighs: the content script as every page pays for it (compressed size, compiling, starting), what a page can
 * load of ours, and the pages of the extension. Sizes are read from the built extension; times from a trace of Chromium: the
 * events in which V8 compiles and runs the script, by its address, so that nothing is added to the product for measuring.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '../support/chromium';
import { builtExtension, readManifest } from '../support/extension';
import { hostilePage, hostileSites } from '../support/hostile';
import { startServer } from '../support/server';
import { traced } from './page-trace';
import { median, type Row, row, unmeasured } from './row';

const CONTENT_SCRIPT = 14_336; // bytes
const START = 1.5; // ms
const LOADS = 9;

interface Packaged {
  content_scripts: { js: string[] }[];
  web_accessible_resources?: { resources: string[] }[];
  action?: { default_popup?: string };
}

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** Compressed bytes of a page of the extension with the scripts and styles that it names, and theirs. */
function pageSize(directory: string, page: string): number {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(directory, file), 'utf8');
    for (const [, path] of text.matchAll(/["'(](?:\.\/|\/|(?=assets\/))([\w./-]+\.(?:js|css))["')]/g)) {
      for (const candidate of [path ?? '', join('assets', path ?? '')]) {
        if (statSync(join(directory, candidate), { throwIfNoEntry: false })?.isFile()) {
          visit(candidate);
          break;
        }
      }
    }
  };
  visit(page);
  return [...seen].reduce((sum, file) => sum + gzipped(join(directory, file)), 0);
}

export async function* measure(): AsyncGenerator<Row> {
  for (const browser of ['chromium', 'firefox'] as const) {
    const directory = builtExtension(browser);
    const manifest = readManifest(directory) as unknown as Packaged;
    const [script] = manifest.content_scripts.flatMap(({ js }) => js);
    const size = gzipped(join(directory, script ?? ''));
    yield row(`content script, ${browser}`, size, 'bytes gzip', CONTENT_SCRIPT, {
      raw: statSync(join(directory, script ?? '')).size,
      'Page Previews': 14_000,
    });
    const accessible = (manifest.web_accessible_resources ?? []).flatMap(({ resources }) => resources);
    const scripts = accessible.filter((name) => !name.endsWith('.html'));
    const bytes = scripts.map((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 1);
    yield row(
      `web-accessible script, ${browser}`,
      bytes.reduce((a, b) => a + b, 0),
      'bytes',
      0,
    );
    yield row(`card page, ${browser}`, pageSize(directory, 'card.html'), 'bytes gzip', null);
    const popup = manifest.action?.default_popup;
    if (popup) yield row(`popup page, ${browser}`, pageSize(directory, popup), 'bytes gzip', null);
    else yield unmeasured(`popup page, ${browser}`, 'bytes gzip', null, 'There is no popup yet.');
  }

  const name = 'content script: compile and start, chromium';
  const server = await startServer(hostileSites());
  const browser = await launchChromium({ extension: builtExtension('chromium'), server, logDirectory: null });
  try {
    const page = await browser.newPage(hostilePage('empty'));
    const compile: number[] = [];
    const start: number[] = [];
    for (let i = 0; i < LOADS; i++) {
      const trace = await traced(page, async () => {
        await page.goto(hostilePage('empty'));
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
      const ours = trace.events.filter(({ url }) => url.startsWith(browser.extensionOrigin));
      const time = (names: readonly string[]) =>
        ours.filter((event) => names.includes(event.name)).reduce((sum, { duration }) => sum + duration, 0);
      compile.push(time(['v8.compile']));
      start.push(time(['EvaluateScript']) || time(['v8.run']));
    }
    const total = compile.map((one, i) => Math.max(one, 0) + (start[i] ?? 0));
    if (median(total) > 0)
      yield row(name, median(total), 'ms', START, {
        compile: median(compile),
        start: median(start),
        best: Math.min(...total),
      });
    else yield unmeasured(name, 'ms', START, 'The trace names no script of ours.');
  } finally {
    await browser.close();
    await server.close();
  }
}
