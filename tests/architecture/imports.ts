/**
 * Who may import whom: the floors of the house, and what each room may use besides. A checker over source texts, so that it
 * can be shown to fail on a bad one.
 */
import { posix } from 'node:path';
import ts from 'typescript';

/** The floors, bottom up. A room imports from floors below its own, never from its neighbours. */
export const FLOORS: readonly (readonly string[])[] = [
  ['symbols', 'platform'],
  ['protocol'],
  ['reports'],
  ['corpus'],
  ['search', 'notes', 'cite'],
  ['ui'],
  ['note-view'],
  // The popup draws cards too: the card's own page is the only other user of its parts.
  ['card'],
  ['page-list'],
  ['popup', 'panel', 'reader', 'viewer', 'options', 'welcome', 'content', 'background', 'cli'],
];

/** Packages a room may use; every other room uses none. `node:` stands for Node's own modules. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  platform: ['webextension-polyfill'],
  corpus: ['idb', 'diff'],
  search: ['@orama/stemmers', '@orama/stopwords'],
  notes: ['idb'],
  ui: ['preact'],
  'note-view': ['preact', 'mdast-util-from-markdown', 'mdast (types)'],
  card: ['preact'],
  'page-list': ['preact'],
  popup: ['preact'],
  panel: ['preact'],
  reader: ['preact'],
  viewer: ['preact', 'pdfjs-dist'],
  options: ['preact'],
  welcome: ['preact'],
  // Types alone: at run time the background has the interface from platform/.
  background: ['webextension-polyfill (types)'],
  cli: ['node:'],
};

/** Rooms that compute and do nothing else. */
const PURE = ['symbols', 'protocol', 'reports', 'cite'];
const OUTSIDE_WORLD = [
  ...['document', 'window', 'navigator', 'location', 'indexedDB', 'localStorage', 'sessionStorage', 'caches'],
  ...[
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'Worker',
    'BroadcastChannel',
    'process',
    'setTimeout',
    'setInterval',
  ],
];

/** What the content script may reach of the rooms below: see `contentFaults`. */
const CONTENT_PLATFORM = 'src/platform/content-runtime.ts';
const GATE = 'src/symbols/gate.ts';
const GRAMMAR = /\/(?:find|explicit|scan|cite|decode)\.ts$/;

export interface SourceFile {
  /** From the root of the project, with slashes: `src/card/card-view.tsx`. */
  path: string;
  text: string;
}

interface Import {
  specifier: string;
  /** True if nothing of it is left at run time. */
  typesOnly: boolean;
}

function parse(file: SourceFile): ts.SourceFile {
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
}

/** Every module that a file names: imports, re-exports, dynamic imports, types from `import('...')`. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const named = node.importClause?.namedBindings;
      const everyTypeOnly =
        named && ts.isNamedImports(named) && !node.importClause?.name && named.elements.length > 0
          ? named.elements.every((element) => element.isTypeOnly)
          : false;
      const typesOnly = node.importClause?.isTypeOnly === true || everyTypeOnly;
      found.push({ specifier: node.moduleSpecifier.text, typesOnly });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, typesOnly: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      const specifier = argument && ts.isStringLiteralLike(argument) ? argument.text : '(computed)';
      found.push({ specifier, typesOnly: false });
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      found.push({ specifier: node.argument.literal.text, typesOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** The room of a path, or null for a file outside of `src/` or directly in it. */
export const roomOf = (path: string): string | null => /^src\/([^/]+)\/./.exec(path)?.[1] ?? null;

const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

/** Path that a relative import leads to, without asking the disk. */
const target = (from: string, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));

function packageAllowed(room: string, { specifier, typesOnly }: Import): boolean {
  const allowed = PACKAGES[room] ?? [];
  if (specifier.startsWith('node:')) return allowed.includes('node:');
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  return allowed.includes(name) || (typesOnly && allowed.includes(`${name} (types)`));
}

/** Imports that no rule of the house allows, one sentence each. */
export function importFaults(files: readonly SourceFile[]): string[] {
  const faults: string[] = [];
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === null) continue;
    if (floorOf(room) < 0) {
      faults.push(`${file.path}: no floor is known for the room ${room}/`);
      continue;
    }
    for (const one of importsOf(file)) {
      if (one.specifier === '(computed)') {
        faults.push(`${file.path} imports a computed path`);
      } else if (!isRelative(one.specifier)) {
        if (!packageAllowed(room, one)) faults.push(`${file.path} imports the package ${one.specifier}`);
      } else {
        const other = roomOf(`${target(file.path, one.specifier)}/`) ?? roomOf(target(file.path, one.specifier));
        if (other === null) {
          // Data that a room compiles in stands beside src/, never code.
          if (!/^(data|public\/_locales)\/.*\.json$/.test(target(file.path, one.specifier))) {
            faults.push(`${file.path} imports ${one.specifier}, which is outside of src/`);
          }
        } else if (other !== room && floorOf(other) >= floorOf(room)) {
          faults.push(`${file.path} (${room}/) imports ${one.specifier} (${other}/), which is not below it`);
        }
      }
    }
  }
  return faults;
}

/** Uses of the browser's extension interface outside of `platform/`, and of the outside world in rooms that compute. */
export function globalFaults(files: readonly SourceFile[]): string[] {
  const faults: string[] = [];
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === null || room === 'platform') continue;
    const source = parse(file);
    const bound = new Set<string>();
    const collect = (node: ts.Node): void => {
      if (
        (ts.isImportSpecifier(node) ||
          ts.isVariableDeclaration(node) ||
          ts.isParameter(node) ||
          ts.isBindingElement(node)) &&
        ts.isIdentifier(node.name)
      ) {
        bound.add(node.name.text);
      }
      ts.forEachChild(node, collect);
    };
    collect(source);
    const forbidden = new Set(['chrome', 'browser', ...(PURE.includes(room) ? OUTSIDE_WORLD : [])]);
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node)) return;
      if (ts.isIdentifier(node) && forbidden.has(node.text)) {
        const { parent } = node;
        const isName =
          (ts.isPropertyAccessExpression(parent) && parent.name === node && !isGlobalObject(parent.expression)) ||
          (ts.isPropertyAssignment(parent) && parent.name === node) ||
          ts.isPropertySignature(parent) ||
          ts.isImportSpecifier(parent) ||
          (ts.isBindingElement(parent) && parent.propertyName === node);
        if (!isName && !bound.has(node.text)) faults.push(`${file.path} uses the global ${node.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return faults;
}

const isGlobalObject = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) && ['globalThis', 'self', 'window'].includes(node.text);

/** Paths that a set of files reaches through relative imports, themselves included. */
export function reach(files: readonly SourceFile[], from: readonly string[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const resolve = (path: string): string | undefined =>
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => byPath.has(candidate));
  const reached = new Set<string>();
  const pending = [...from];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const file = byPath.get(path);
    for (const { specifier } of file ? importsOf(file) : []) {
      const next = isRelative(specifier) ? resolve(target(path, specifier)) : undefined;
      if (next) pending.push(next);
    }
  }
  return reached;
}

/**
 * What the content script reaches and may not: it stands on every page, so it has the gate without the grammar, the
 * messages, and the one small file of `platform/`.
 */
export function contentFaults(files: readonly SourceFile[]): string[] {
  const content = files.filter((file) => roomOf(file.path) === 'content').map((file) => file.path);
  const gate = reach(files, [GATE]);
  const faults = [...gate]
    .filter((path) => GRAMMAR.test(path))
    .map((path) => `${GATE} reaches ${path}: the gate must not need the grammar`);
  for (const path of reach(files, content)) {
    const room = roomOf(path);
    const allowed = room === 'content' || room === 'protocol' || path === CONTENT_PLATFORM || gate.has(path);
    if (!allowed) faults.push(`src/content/ reaches ${path}`);
  }
  return faults;
}
