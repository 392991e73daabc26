/**
 * Serves the pages of `tests/hostile` with the headers that make some of them hard, and pages too large to be kept as files.
 * What a page expects stands in the page; see its README.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from './bundle';
import type { Handler } from './server';

const PAGES = fileURLToPath(new URL('../hostile', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The host of the pages, and one of another site, for frames. */
export const HOST = 'hostile.example';
export const OTHER_HOST = 'elsewhere.example';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

const HEADERS: Readonly<Record<string, Record<string, string>>> = {
  '/csp-sandbox.html': { 'content-security-policy': 'sandbox allow-scripts' },
  '/strict-policy.html': {
    'content-security-policy':
      "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
  '/required-policies.html': {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'fullscreen=(), clipboard-write=()',
  },
};

/** Names of the pages that say what is to be underlined in them. */
export const pagesWithExpectation = (): string[] =>
  readdirSync(PAGES)
    .filter((name) => name.endsWith('.html') && readFileSync(join(PAGES, name), 'utf8').includes('id="expected"'))
    .sort();

const SHELL = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n${body}\n</html>\n`;

const WORDS =
  'the committee took note of the report and/or its annexes (see below) on the work of its third session held in Vienna from 8 to 12 May';

/**
 * A page of `count` text nodes of about 90 characters, in blocks of ten paragraphs; one in `every` holds a symbol, none if 0.
 * Other slashes and brackets stand in it as they do on real pages.
 */
export function manyNodes(count: number, every: number): string {
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    if (i % 10 === 0) parts.push(i === 0 ? '<div>' : '</div>\n<div>');
    const shift = (i * 7) % 40;
    const symbol = every > 0 && i % every === every >> 1 ? ` A/RES/${60 + (i % 15)}/${1 + (i % 300)}` : '';
    parts.push(`<p>${WORDS.slice(shift, shift + 85)} ${i}${symbol}.</p>`);
  }
  return SHELL('Many nodes', `${parts.join('')}</div>`);
}

/** A page of `megabytes` of text in long paragraphs, with a symbol in its first and its last line. */
export function longText(megabytes: number): string {
  const paragraph = `<p>${`${WORDS}. `.repeat(75)}</p>\n`;
  const body = paragraph.repeat(Math.ceil((megabytes * 1e6) / paragraph.length));
  return SHELL('Long text', `<p>First: A/RES/65/230.</p>\n${body}<p>Last: E/CN.15/2018/12.</p>`);
}

/** A page of one text node of `megabytes`, as a browser shows a file of plain text, with a symbol in its first and its last line. */
export const plainText = (megabytes: number): string =>
  SHELL(
    'Plain text',
    `<pre>First: A/RES/65/230.\n${`${WORDS}.\n`.repeat((megabytes * 1e6) / WORDS.length)}Last: E/CN.15/2018/12.</pre>`,
  );

/** A page of so many ordinary links, one in `every` to a document on a site of the United Nations; none if 0. */
export const manyLinks = (count: number, every: number): string =>
  SHELL(
    'Many links',
    Array.from({ length: count }, (_, i) =>
      every > 0 && i % every === 0
        ? `<p><a href="https://undocs.org/en/A/RES/65/${1 + i}">here ${i}</a></p>`
        : `<p><a href="/articles/2018/number-${i}?from=list">Article ${i} of the list</a></p>`,
    ).join(''),
  );

const denseSymbols = (count: number): string =>
  Array.from({ length: count }, (_, i) => `A/RES/${60 + (i % 15)}/${1 + i}`).join(' ');

const generated = new Map<string, string>();
const GENERATED: Readonly<Record<string, () => string>> = {
  '/100k-nodes': () => manyNodes(100_000, 0),
  '/100k-nodes-with-symbols': () => manyNodes(100_000, 100),
  '/20-megabytes': () => longText(20),
  '/plain-text': () => plainText(4),
  '/20k-links': () => manyLinks(20_000, 0),
  '/20k-links-with-documents': () => manyLinks(20_000, 40),
  '/dense': () => SHELL('Symbols alone', `<p style="font-size: 6px">${denseSymbols(6000)}</p>`),
  '/empty': () => SHELL('Nothing yet', '<main></main>'),
};

/** Answers for the host of the pages; `bundles` are served by their names as folders. */
export function hostileHandler(bundles: Readonly<Record<string, Bundle>> = {}): Handler {
  return ({ path }) => {
    const { pathname } = new URL(path, `https://${HOST}`);
    if (pathname === '/favicon.ico') return { status: 204, body: '' };
    const make = GENERATED[pathname];
    if (make) {
      const body = generated.get(pathname) ?? make();
      generated.set(pathname, body);
      return { body };
    }
    const headers = { 'content-type': TYPES[extname(pathname)] ?? 'text/plain', ...HEADERS[pathname] };
    const [, folder = '', ...rest] = pathname.split('/');
    const own = bundles[folder]?.get(rest.join('/'));
    if (own) return { headers, body: own };
    const safe = normalize(pathname);
    try {
      const file = folder === 'npm' ? join(PACKAGES, safe.slice('/npm'.length)) : join(PAGES, safe);
      return { headers, body: readFileSync(file) };
    } catch {
      return null;
    }
  };
}

export const hostileSites = (bundles: Readonly<Record<string, Bundle>> = {}): Record<string, Handler> => ({
  [HOST]: hostileHandler(bundles),
  [OTHER_HOST]: hostileHandler(bundles),
});

export const hostilePage = (name: string, host = HOST): string => `https://${host}/${name}`;
