/**
 * Bundles the script of a test page that needs packages of the registry: at test time, kept in the temporary folder by the
 * contents of the script and the lock file, so that a second run reads it back. Knows nothing of what the script does.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const LOCK = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const CACHE = join(tmpdir(), 'symbol-lens-bundles');

/** The files of a bundle by name; the script itself is `page.js`. */
export type Bundle = ReadonlyMap<string, Buffer>;

/**
 * Bundles `entry`, an ES module without imports of other files of ours.
 * @param mode `development` for packages that check more then.
 */
export async function bundle(entry: string, mode: 'development' | 'production' = 'production'): Promise<Bundle> {
  const hash = createHash('sha256').update(mode).update(readFileSync(entry)).update(readFileSync(LOCK)).digest('hex');
  const directory = join(CACHE, `${basename(entry)}-${hash.slice(0, 16)}`);
  try {
    return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));
  } catch {
    // Not made yet.
  }
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { page: entry },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const files = made.output.map((file) => {
    const content = file.type === 'chunk' ? file.code : file.source;
    return [file.fileName, Buffer.from(content)] as const;
  });
  const own = `${directory}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(own, name), content);
  try {
    renameSync(own, directory);
  } catch {
    rmSync(own, { recursive: true, force: true }); // another run was first
  }
  return new Map(files);
}
