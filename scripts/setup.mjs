/**
 * Makes a bare machine ready: the project's packages, and the browsers that run the extension. Safe to run again: what is
 * there already is left alone. Plain Node, no dependency: it runs before anything is installed.
 *
 *     node scripts/setup.mjs [chromium] [firefox]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 20;
const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** Says which lock file the installed packages were checked against. */
const STAMP = join(MODULES, '.symbol-lens-lock');

/** Without what Debian recommends beside them (printing, power management), but with what an ordinary user's browser needs. */
const DEBIAN = { chromium: ['chromium', 'chromium-sandbox'], firefox: ['firefox-esr'] };
/** Without these, Arabic and Chinese names in the card are boxes on a bare Debian. */
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk'];
const ADVICE = {
  chromium:
    'Install Chromium 130 or newer (branded Chrome ignores --load-extension), or name one by CHROMIUM=/path/to/chromium.',
  firefox: 'Install Firefox 149 or newer, or name one by FIREFOX=/path/to/firefox.',
};

/** What went wrong, in one sentence for a person: printed without a stack. */
export class SetupError extends Error {}

const say = (text) => console.log(`setup: ${text}`);

/** The path of the npm that is running us, or the one on the search path. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  return running && /\.c?js$/.test(running) ? [process.execPath, running] : ['npm'];
}

/** Runs npm in the project's folder with its output shown. @returns {boolean} whether it succeeded. */
export function npm(...args) {
  const [command, ...first] = npmCommand();
  return spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

/** True if the installed packages are those of the lock file: npm keeps a lock file of what it installed. */
function packagesMatch() {
  const kept = join(MODULES, '.package-lock.json');
  if (!existsSync(kept)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(kept, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function installPackages() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  const current = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
  if (current || packagesMatch()) {
    if (!current) writeFileSync(STAMP, hash);
    say('packages are installed.');
    return;
  }
  say('installing packages (npm ci).');
  if (!npm('ci', '--no-audit', '--no-fund'))
    throw new SetupError('The packages could not be installed: npm ci failed (see above).');
  writeFileSync(STAMP, hash);
}

/** Words to put before a command to run it as the superuser, or null where that is not possible without asking. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : null;
}

const hasCommand = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));

const isInstalled = (debian) =>
  /^Status: install ok installed$/m.test(spawnSync('dpkg-query', ['-s', debian], { encoding: 'utf8' }).stdout ?? '');

/** Another package manager may be at work; five minutes is more than it ever needs. */
const WAIT = ['-o', 'DPkg::Lock::Timeout=300'];

function aptGet(prefix, ...args) {
  // Through `env`, because sudo hands on no environment.
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...WAIT, ...args];
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Installs what is missing through Debian's packages. @returns {string | null} why it could not. */
function installDebian(packages) {
  if (!hasCommand('apt-get')) return 'This machine has no apt-get to install one with.';
  const prefix = asRoot();
  if (prefix === null) return 'Installing one needs the superuser, and sudo asks for a password.';
  say(`installing ${packages.join(', ')} (apt-get).`);
  // A stale or unreachable index need not matter: the packages may be known already.
  if (!aptGet(prefix, '-q', 'update')) say('apt-get update failed; going on with the package lists at hand.');
  return aptGet(prefix, '-q', '-y', '--no-install-recommends', 'install', ...packages)
    ? null
    : 'apt-get could not install it (see above).';
}

function installBrowsers(kinds) {
  const missing = kinds.filter((kind) => findBrowser(kind).path === null);
  let why = null;
  if (missing.length > 0) {
    const fonts = hasCommand('dpkg-query') ? FONTS.filter((font) => !isInstalled(font)) : [];
    why = installDebian([...missing.flatMap((kind) => DEBIAN[kind]), ...fonts]);
  }
  for (const kind of kinds) {
    const { path, version, problem } = findBrowser(kind);
    if (path === null) throw new SetupError([problem, why, ADVICE[kind]].filter(Boolean).join(' '));
    say(`${kind} ${version} at ${path}.`);
  }
}

/**
 * Makes the machine ready.
 * @param {readonly ('chromium' | 'firefox')[]} kinds the browsers that are needed.
 * @throws {SetupError} with a sentence that says what to do.
 */
export function setUp(kinds) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new SetupError(`Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}.`);
  }
  installPackages();
  installBrowsers(kinds);
}

/** Runs a script's body; a {@link SetupError} ends it with its sentence alone. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kinds = process.argv.slice(2).filter((kind) => kind === 'chromium' || kind === 'firefox');
  await main(() => setUp(kinds.length > 0 ? kinds : ['chromium', 'firefox']));
}
