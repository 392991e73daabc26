/**
 * What stands in the built files: code that builds code or markup from strings, addresses, sizes. A checker over texts, so that
 * it can be shown to fail on a bad one.
 */
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

/** Largest content script, in bytes after gzip: it is compiled on every page and in every frame. */
export const CONTENT_BUDGET = 14 * 1024;
/** Stores refuse files over 5 MB; this leaves them room to count differently. */
export const LARGEST_FILE = 4.5 * 1024 * 1024;

/** A place in a built file where a string becomes code, markup, or an address that is reached for. */
export interface Sink {
  what: string;
  /** The code around it, shortened. */
  code: string;
}

const MARKUP_PROPERTIES = ['innerHTML', 'outerHTML', 'srcdoc'];
const CALLS = [
  ...['eval', 'Function', 'insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'parseHTMLUnsafe'],
  ...['parseFromString', 'importScripts'],
];
const CONSTRUCTORS = [
  'Function',
  'Worker',
  'SharedWorker',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'RTCPeerConnection',
];
/** Names for things, not addresses. */
const NAMESPACES =
  /^http:\/\/www\.w3\.org\/(1999\/xhtml|1999\/xlink|2000\/svg|1998\/Math\/MathML|XML\/1998\/namespace|ns\/anno\.jsonld)$/;
/** Addresses that the product shows as links, or recognises in pages: never fetched without a click. */
const UN_ADDRESS = /^https?:\/\/(?:[\w-]+\.)*(?:un\.org|undocs\.org|ohchr\.org)(?:\/|$)/;

const lastName = (node: ts.Expression): string | null => {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return node.argumentExpression.text;
  if (ts.isParenthesizedExpression(node)) return lastName(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken) return lastName(node.right);
  return null;
};

/** Every sink in a script. */
export function scriptSinks(text: string): Sink[] {
  const source = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const sinks: Sink[] = [];
  const add = (what: string, node: ts.Node): void => {
    sinks.push({ what, code: node.getText(source).replace(/\s+/g, ' ').slice(0, 160) });
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    ) {
      const name = lastName(node.left);
      if (name && MARKUP_PROPERTIES.includes(name)) add(name, node);
    } else if (ts.isCallExpression(node)) {
      const name = lastName(node.expression);
      const [argument] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        if (!argument || !ts.isStringLiteralLike(argument) || !/^\.{0,2}\//.test(argument.text)) add('import', node);
      } else if (name && CALLS.includes(name)) {
        add(name, node);
      } else if (name && ['write', 'writeln'].includes(name) && /\bdocument$/.test(receiver(node.expression, source))) {
        add('document.write', node);
      } else if (name && ['setTimeout', 'setInterval'].includes(name) && argument && ts.isStringLiteralLike(argument)) {
        add(name, node);
      } else if (
        name === 'setAttribute' &&
        argument &&
        ts.isStringLiteralLike(argument) &&
        /^(srcdoc|on\w+)$/i.test(argument.text)
      ) {
        add('setAttribute', node);
      }
    } else if (ts.isNewExpression(node)) {
      const name = lastName(node.expression);
      if (name && CONSTRUCTORS.includes(name)) add(`new ${name}`, node);
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const { text: literal } = node;
      if (/^(?:https?|wss?|ftp):\/\/./.test(literal) && !NAMESPACES.test(literal) && !UN_ADDRESS.test(literal))
        add('address', node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sinks;
}

function receiver(node: ts.Expression, source: ts.SourceFile): string {
  return ts.isPropertyAccessExpression(node) ? node.expression.getText(source) : '';
}

/** What an extension page must not have: scripts or handlers written into it, and addresses outside of the package. */
export function pageSinks(text: string): Sink[] {
  const found: Sink[] = [];
  const add = (what: string, code: string): void => {
    found.push({ what, code: code.slice(0, 160) });
  };
  for (const [tag, attributes = '', body = ''] of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (!/\bsrc\s*=/i.test(attributes) || body.trim() !== '') add('inline script', tag);
  }
  for (const [tag] of text.matchAll(/<[a-z][^>]*\son\w+\s*=[^>]*>/gi)) add('inline handler', tag);
  for (const [tag] of text.matchAll(
    /<(?:script|link|img|iframe|source|object|embed)\b[^>]*\b(?:src|href|data)\s*=\s*["']?(?:[a-z]+:)?\/\/[^>]*>/gi,
  )) {
    add('remote resource', tag);
  }
  return found;
}

/** Remote addresses in a style sheet. */
export function styleSinks(text: string): Sink[] {
  const remote = /@import\b[^;]*|url\(\s*["']?(?:[a-z]+:)?\/\/[^)]*\)/gi;
  return [...text.matchAll(remote)].map(([code]) => ({ what: 'remote style', code }));
}

/** What is wrong with a content script, one sentence each. */
export function contentScriptFaults(text: string): string[] {
  const faults: string[] = [];
  const size = gzipSync(text, { level: 9 }).length;
  if (size > CONTENT_BUDGET) faults.push(`it has ${size} bytes after gzip, more than ${CONTENT_BUDGET}`);
  const source = ts.createSourceFile('content.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) faults.push('it imports another file');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      faults.push('it imports another file');
    const name = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : null;
    if (name && ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'storage', 'cookie'].includes(name)) {
      faults.push(`it names ${name}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(faults)];
}

/** Base names, without extension, that more than one entry has: a bundler may wire one entry to the code of the other. */
export function sharedBasenames(entries: readonly string[]): string[] {
  const names = entries.map((entry) => posix.basename(entry).replace(/\..*$/, ''));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
