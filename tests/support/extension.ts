/**
 * The built extension as files: where it lies, copies of it with a fault put in front of its background, and what its package
 * says the database must hold. It knows the layout of the package, nothing of browsers.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the built extension; another place, such as an unpacked release, by the environment. */
export const builtExtension = (browser: BrowserName): string =>
  join(process.env.SYMBOL_LENS_DIST ?? join(ROOT, 'dist'), browser);

export interface Manifest {
  background: { service_worker?: string; scripts?: string[]; type?: string };
  [key: string]: unknown;
}

export function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
}

/** A copy of the built extension in a temporary folder, for a test that changes files of it. */
export function copyOfExtension(browser: BrowserName): string {
  const directory = mkdtempSync(join(tmpdir(), `symbol-lens-copy-${browser}-`));
  cpSync(builtExtension(browser), directory, { recursive: true });
  return directory;
}

/**
 * Makes the background of a copied extension run a script before its own first line. Everything else stays as built.
 * @param source a classic function body: it runs in the background's own world.
 */
export function runBeforeBackground(directory: string, source: string): void {
  const manifest = readManifest(directory);
  const { background } = manifest;
  const own = background.service_worker ?? background.scripts?.[0];
  if (!own) throw new Error('The manifest names no background');
  writeFileSync(join(directory, 'fault.js'), source);
  // Modules run in the order of their imports.
  writeFileSync(join(directory, 'fault-loader.js'), `import './fault.js';\nimport './${own}';\n`);
  if (background.service_worker) background.service_worker = 'fault-loader.js';
  else background.scripts = ['fault-loader.js'];
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
}

/** What the package says that the database must hold: the segment's id and its records by [table, key]. */
export interface PackagedSegment {
  id: string;
  files: string[];
  records: [table: string, key: string, value: unknown][];
}

export function packagedSegment(directory: string): PackagedSegment {
  const read = (name: string) => JSON.parse(readFileSync(join(directory, 'corpus', name), 'utf8'));
  const head = read('segment.json') as { id: string; files: string[] };
  return { id: head.id, files: head.files, records: head.files.flatMap((name) => read(name)) };
}
