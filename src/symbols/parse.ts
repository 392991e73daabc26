/**
 * The structure of a canonical key: bodies, session or year, nature, number, modifications, and the halves of a
 * joint symbol. `formatSymbol` is its inverse. Knows the grammar and the registry's elements, not what to call them.
 */
import { knownPrefixes } from './bodies';
import { rootAt } from './scan';

export type Role = 'body' | 'session' | 'year' | 'nature' | 'number' | 'country' | 'modification' | 'other';

export interface Element {
  /** As in the key, without the slash before it. */
  text: string;
  role: Role;
}

/** One symbol, or one half of a joint symbol. */
export interface Half {
  elements: Element[];
  /** Session in parentheses after the number of an old resolution: `XV`, `S-VI`. */
  oldSession: string | null;
  /** Year in parentheses of a Security Council resolution. */
  yearInParentheses: string | null;
  /** Part letter of a resolution. */
  letter: string;
  /** Volumes, parts and language marks in parentheses, as in the key: `(PartI)`. */
  groups: string[];
}

export interface ParsedSymbol {
  halves: Half[];
  /** What joins the halves: `-` or `/`. */
  joins: string[];
}

const MODIFICATION = /^(?:Add|Rev|Corr|Amend|Summary|Excerpt)(?:\.|$)/;
const YEAR = /^(?:19[4-9]\d|20[0-4]\d)$/;
/** Elements that tell what kind of document it is, with or without its number. */
export const NATURE =
  /^(?:RES|Res|DEC|PRST|PV|SR|L|CRP|WP|INF|NGO|PET|R|BP|Misc|MISC|Circ|REP|NOTE|CO|Q|RQ|GC|D|FCO|Agenda|SGB|AI|IC|COM|TP|LIST|JOUR)(?:[.(]|$)/;
/** Natures that stand between slashes, with the number after them. */
const SLASHED = /^(?:RES|DEC|PRST|INF|NGO|PET|CO|Q|RQ|GC|D|FCO|REP|NOTE|Agenda|SGB|AI|IC|CRP|WP|LIST|Res)$/;

/** Splits a joint key into its halves. */
function split(key: string): { parts: string[]; joins: string[] } {
  const parts: string[] = [];
  const joins: string[] = [];
  let start = 0;
  for (let i = 1; i < key.length; i++) {
    const joint =
      (key[i] === '-' && key.slice(start, i).includes('/') && rootAt(key, i + 1) > 0) ||
      (key[i] === '/' &&
        /\d$/.test(key.slice(start, i)) &&
        /^\/(?:CEDAW|CRC|CCPR|CERD|CAT|CMW|CRPD|CED)\/C\//.test(key.slice(i)));
    if (!joint) continue;
    parts.push(key.slice(start, i));
    joins.push(key[i] ?? '');
    start = i + 1;
  }
  parts.push(key.slice(start));
  return { parts, joins };
}

function parseHalf(key: string): Half {
  let rest = key;
  const groups: string[] = [];
  let oldSession: string | null = null;
  let yearInParentheses: string | null = null;
  let letter = '';
  // Parentheses and part letter at the end, right to left.
  const resolution = /^(?:[A-Z]+\/)*(?:RES|DEC)\//.test(key);
  if (resolution) {
    const old = /\(((?:E?S-)?[IVXL]+)\)([A-Z]?)$/.exec(rest);
    const year = /\(((?:19|20)\d\d)\)$/.exec(rest);
    const part = /\d([A-Z])$/.exec(rest);
    if (old) {
      oldSession = old[1] ?? null;
      letter = old[2] ?? '';
      rest = rest.slice(0, old.index);
    } else if (year) {
      yearInParentheses = year[1] ?? null;
      rest = rest.slice(0, year.index);
    } else if (part) {
      letter = part[1] ?? '';
      rest = rest.slice(0, -1);
    }
  }
  for (let group = /\([^()]*\)$/.exec(rest); group && !resolution; group = /\([^()]*\)$/.exec(rest)) {
    const before = rest.slice(0, group.index);
    if (!/[\d)A-Za-z]$/.test(before) || !before.includes('/')) break;
    groups.unshift(group[0]);
    rest = before;
  }
  const texts = rest.split('/');
  const body = knownPrefixes(texts)[0]?.length ?? 1;
  const elements: Element[] = texts.map((text, i) => ({ text, role: i < body ? 'body' : 'other' }));
  assign(elements, body, texts);
  return { elements, oldSession, yearInParentheses, letter, groups };
}

/** Gives the elements after the body their roles. */
function assign(elements: Element[], body: number, texts: string[]): void {
  let numbered = false;
  let end = elements.length;
  while (end > body && MODIFICATION.test(elements[end - 1]?.text ?? '')) {
    const element = elements[--end];
    if (element) element.role = 'modification';
  }
  // Modifications end at the first one; what stands after the number in between is read below.
  for (let i = end - 1; i >= body; i--) {
    const element = elements[i];
    if (!element) continue;
    const { text } = element;
    if (MODIFICATION.test(text) && i > body) element.role = 'modification';
    else if (NATURE.test(text)) {
      const alone = SLASHED.test(text);
      element.role = 'nature';
      if (!alone && /\d/.test(text)) numbered = true;
    } else if (!numbered && /^\d/.test(text) && i === lastNumber(elements, body, end)) {
      element.role = 'number';
      numbered = true;
    } else if (YEAR.test(text)) element.role = 'year';
    else if (/^(?:E?S-)?\d+$|^[IVXL]+$|^S-[IVXL]+$/.test(text)) element.role = 'session';
    else if (/^[A-Z]{3}$/.test(text) && /^(?:CO|Q|RQ|FCO|\d)/.test(texts[i + 1] ?? '')) element.role = 'country';
  }
}

/** Index of the last element that starts with a digit. */
function lastNumber(elements: Element[], body: number, end: number): number {
  for (let i = end - 1; i >= body; i--) if (/^\d/.test(elements[i]?.text ?? '')) return i;
  return -1;
}

/** The structure of a canonical key. Any key gives one; `formatSymbol` gives the key back. */
export function parseSymbol(key: string): ParsedSymbol {
  const { parts, joins } = split(key);
  return { halves: parts.map(parseHalf), joins };
}

/** The canonical key of a structure. */
export function formatSymbol(symbol: ParsedSymbol): string {
  return symbol.halves
    .map((half, i) => {
      const path = half.elements.map((element) => element.text).join('/');
      const session = half.oldSession === null ? '' : `(${half.oldSession})`;
      const year = half.yearInParentheses === null ? '' : `(${half.yearInParentheses})`;
      return `${i > 0 ? symbol.joins[i - 1] : ''}${path}${session}${year}${half.letter}${half.groups.join('')}`;
    })
    .join('');
}
