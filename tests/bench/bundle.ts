/** The product's own modules as a build makes them: what runs unbundled under a loader is slower than what users get. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Bundles `entry` (a path from the root of the checkout) and imports it. */
export async function bundled<T>(entry: string): Promise<T> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', minify: true, lib: { entry, formats: ['es'] } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not built.`);
  const folder = mkdtempSync(join(tmpdir(), 'symbol-lens-bench-'));
  const file = join(folder, 'bundle.mjs');
  writeFileSync(file, output.output[0].code);
  try {
    return (await import(pathToFileURL(file).href)) as T;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
