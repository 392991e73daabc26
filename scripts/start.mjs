/**
 * `npm start`: from a bare machine to a browser with the extension in it, on a sample page served from here.
 *
 *     npm start                  Chromium
 *     npm start -- --firefox     Firefox
 *     npm start -- --headless    no window, even where there is a display: screenshots, then the end
 *
 * With a display the browser stays until it is closed. Without one, every kind of card is opened once and photographed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { main, npm, ROOT, SetupError, setUp } from './setup.mjs';

const flags = process.argv.slice(2);
const KNOWN = ['--firefox', '--chromium', '--headless'];

/** True where a window can be opened. */
function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await main(() => {
  const unknown = flags.find((flag) => !KNOWN.includes(flag));
  if (unknown) throw new SetupError(`${unknown} is not known here. There are ${KNOWN.join(', ')}.`);
  const browser = flags.includes('--firefox') ? 'firefox' : 'chromium';
  const headless = flags.includes('--headless') || !hasDisplay();

  setUp([browser]);
  console.log('build: the corpus and the extension.');
  if (!npm('run', '--silent', 'build')) throw new SetupError('The extension could not be built (see above).');

  // The rest is TypeScript like the tests, whose browser drivers it uses; the packages are there by now.
  const show = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'scripts', 'show.ts'), browser, headless ? 'headless' : 'window'],
    { cwd: ROOT, stdio: 'inherit' },
  );
  process.exitCode = show.status ?? 1;
});
