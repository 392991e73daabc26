/**
 * Symbols and job numbers inside web addresses: percent-encoded or not, in paths, queries and file names.
 * Knows the United Nations hosts; must not know what the documents are.
 */
import { isLettered, rootAt, scanSymbol, WINDOW } from './scan';
import type { Match } from './types';

/** Longest address that is read; what follows is skipped as part of it. */
const LONGEST = 2048;
/** White space, quotes, < > ` { } | \ ^, and everything outside ASCII ends an address. */
const END = /[^!#-&(-;=?-[\]_a-z~]/;
/** Hosts whose addresses carry symbols. */
const HOST = /^(?:[a-z0-9-]+\.)*(?:un|undocs|ohchr|unodc|unece|unep|uncitral|unctad|unfccc)\.(?:org|int)(?=[/:?]|$)/i;
/** An encoded ASCII character that shows. */
const ENCODED = /%([2-7][\da-f])/gi;
const decoded = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
/** Leading elements within an address. */
const ROOTS = /[/= ](?=[A-Z]{1,8}(?:-ASP)?\/)/g;
/** `…/V18/018/78/PDF/V1801878.pdf`. */
const JOB_FILE = /\/([A-Z]{1,2}\d\d)\/(\d{3})\/(\d\d)\/(?:PDF|DOC|IMG)\/(?=\1\2\3)/i;
/** What an address that names something has: a leading element, or the folder of a job's files. */
const NAMING = /[A-Z][/_]|\/(?:pdf|doc|img)\//;
/** The same in an encoded address; an encoded letter may be the one. */
const MAY_NAME = /(?<!%.?)[A-Z](?:[/_]|%2[Ff])|\/(?:pdf|doc|img)\/|%[4-7]/;
/** Small letters, figures and the marks of an address that can hide no capital letter, parenthesis or end. */
const PLAIN = /[a-z\d./:?&=#~+;@!_-]{1,2048}/y;

/**
 * Index just after the address that starts at `from`, after adding to `out` what it names. `from` is the start of the host.
 */
export function readAddress(text: string, from: number, out: Match[]): number {
  PLAIN.lastIndex = from;
  if (PLAIN.test(text) && !NAMING.test(text.slice(from, PLAIN.lastIndex))) {
    const next = text.charCodeAt(PLAIN.lastIndex);
    const cut = PLAIN.lastIndex - from === LONGEST;
    if (cut || next <= 0x22 || Number.isNaN(next) || next === 0x3c) return PLAIN.lastIndex;
  }
  const end = addressEnd(text, from);
  scanAddress(text, from, end, out);
  return end;
}

/** Index just after the address that starts at `from`. */
function addressEnd(text: string, from: number): number {
  const address = text.slice(from, from + LONGEST);
  let end = address.search(END);
  if (end < 0) end = address.length;
  // A closing parenthesis that was not opened in the address ends it.
  let depth = 0;
  for (let i = 0; i < end; i++) {
    if (address[i] === '(') depth++;
    else if (address[i] === ')' && --depth < 0) end = i;
  }
  return from + end;
}

/**
 * Appends what the address `text.slice(from, end)` names. `from` is the start of the host.
 * In an address of another host only a symbol with a lettered element counts.
 */
function scanAddress(text: string, from: number, end: number, out: Match[]): void {
  const address = text.slice(from, end);
  if (!MAY_NAME.test(address)) return;
  let s = address.includes('%') ? address.replace(ENCODED, decoded) : address;
  if (!NAMING.test(s)) return;
  const moved = s.length < address.length;
  let map: number[] | undefined;
  /** Where the decoded character at `index` stands in the text. */
  const offset = (index: number): number => {
    if (!moved) return from + index;
    map ??= offsets(address);
    return from + (map[index] as number);
  };
  const add = (start: number, stop: number, symbol: string | null): void => {
    const a = offset(start);
    const b = offset(stop);
    out.push({ start: a, end: b, surface: text.slice(a, b), symbol, kind: symbol ? 'link' : 'job-number' });
  };
  const known = HOST.test(s);
  // A file name writes `_` for the slash: `E_RES_131(VI)-EN.pdf`.
  s = s.replace(/\/[A-Z]{1,8}_[^/]*$/, (name) => name.replaceAll('_', '/'));
  for (const { 0: before, index } of s.matchAll(ROOTS)) {
    const root = index + before.length;
    const length = rootAt(s, root);
    const found = length ? scanSymbol(s.slice(root, root + WINDOW), 0, length, false) : null;
    if (found && !found.weak && (known || isLettered(found.key))) add(root, root + found.end, found.key);
  }
  const job = known ? JOB_FILE.exec(s) : null;
  if (job) {
    const start = job.index + job[0].length;
    add(start, start + (job[1] as string).length + 5, null);
  }
}

/** Where each character of the decoded address stands in the address, and its end. */
function offsets(address: string): number[] {
  const map: number[] = [];
  let next = 0;
  for (const { index } of address.matchAll(ENCODED)) {
    while (next <= index) map.push(next++);
    next += 2;
  }
  while (next <= address.length) map.push(next++);
  return map;
}
