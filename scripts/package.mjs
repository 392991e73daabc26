/**
 * `npm run package`: builds, and writes the two archives for the stores to `dist/packages`. The same source gives the same
 * bytes: files in the order of their names, all of one date.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { npm, ROOT } from './setup.mjs';

/** The earliest date that an archive can hold, in the local time that the format is written in. */
const DATE = new Date(1980, 0, 1);
const BROWSERS = ['chromium', 'firefox'];
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

if (!npm('run', '--silent', 'build')) process.exit(1);
const out = join(ROOT, 'dist', 'packages');
mkdirSync(out, { recursive: true });
for (const browser of BROWSERS) {
  const folder = join(ROOT, 'dist', browser);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    // What a development tool leaves for itself is no part of the extension.
    .filter((entry) => entry.isFile() && !entry.parentPath.split(sep).includes('.vite'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const archive = zipSync(
    Object.fromEntries(files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))])),
    {
      level: 9,
      mtime: DATE,
    },
  );
  const path = join(out, `symbol-lens-${version}-${browser}.zip`);
  writeFileSync(path, archive);
  console.log(`${relative(ROOT, path)}: ${files.length} files, ${archive.length} bytes`);
}
