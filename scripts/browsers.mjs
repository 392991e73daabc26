/**
 * Finds the browsers that can run the built extension. Plain Node, no dependency: it runs before anything is installed.
 *
 * Branded Chrome is passed over: it ignores `--load-extension`. Chromium, and Chrome for Testing, do not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Oldest versions that the extension supports, as `manifest.json` says. */
export const OLDEST = { chromium: 130, firefox: 149 };

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'chrome-for-testing'],
  firefox: ['firefox-esr', 'firefox', 'firefox-devedition'],
};
const PLACES = {
  chromium: ['/usr/bin/chromium', '/usr/lib/chromium/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/opt/firefox/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
};
const TITLES = { chromium: 'Chromium', firefox: 'Firefox' };

/** Where the name of a program leads on the search path. */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((directory) => join(directory, name))
    .filter((path) => existsSync(path));
}

/** Chromium builds that test tools keep in a cache of their own, newest first. */
function cached() {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ].filter((root) => root && existsSync(root));
  const inside = [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ];
  const builds = (root) =>
    readdirSync(root)
      .filter((entry) => /^chromium-\d+$/.test(entry))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return roots
    .flatMap((root) => builds(root).flatMap((build) => inside.map((path) => join(root, build, ...path))))
    .filter((path) => existsSync(path));
}

/** What the program says of its version, or null if it does not run. */
function versionLine(path) {
  const run = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return run.status === 0 ? (run.stdout.trim().split('\n')[0] ?? '') : null;
}

/**
 * Judges one program.
 * @param {'chromium' | 'firefox'} kind
 * @param {string | null} line what it answers to `--version`.
 * @returns {{ version: string } | { problem: string }}
 */
export function judge(kind, line) {
  if (line === null) return { problem: 'does not run' };
  const match = /(\d+)(?:\.[\w.]+)?/.exec(line);
  if (!match) return { problem: `says no version ("${line}")` };
  if (kind === 'chromium' && /\bGoogle Chrome\b(?! for Testing)/.test(line)) {
    return { problem: 'is branded Chrome, which ignores --load-extension' };
  }
  if (kind === 'chromium' ? !/Chromium|Chrome for Testing/.test(line) : !/Firefox/.test(line)) {
    return { problem: `is not ${TITLES[kind]} ("${line}")` };
  }
  if (Number(match[1]) < OLDEST[kind]) return { problem: `is version ${match[1]}; ${OLDEST[kind]} or newer is needed` };
  return { version: match[0] };
}

/**
 * The browser to use: what the environment names (`CHROMIUM`, `FIREFOX`), else the first usable one found.
 * A program named by the environment is the only one considered: a person who names it means it.
 * @param {'chromium' | 'firefox'} kind
 * @returns {{ path: string, version: string, problem: null } | { path: null, version: null, problem: string }}
 */
export function findBrowser(kind) {
  const named = process.env[kind.toUpperCase()];
  const paths = named
    ? [named]
    : [...NAMES[kind].flatMap(onPath), ...PLACES[kind], ...(kind === 'chromium' ? cached() : [])];
  const problems = [];
  for (const path of new Set(paths)) {
    if (!existsSync(path)) {
      if (named) problems.push(`${path} does not exist`);
      continue;
    }
    const verdict = judge(kind, versionLine(path));
    if ('version' in verdict) return { path, version: verdict.version, problem: null };
    problems.push(`${path} ${verdict.problem}`);
  }
  const found = problems.length > 0 ? ` (${problems.join('; ')})` : '';
  return { path: null, version: null, problem: `No usable ${TITLES[kind]} was found${found}.` };
}

export const findChromium = () => findBrowser('chromium');
export const findFirefox = () => findBrowser('firefox');
