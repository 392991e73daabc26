/**
 * Resolutions of bodies that number on and on, cited without the year or session that their key has: "Security Council
 * resolution 1373", "resolutions 242 and 338", "resolution 687 of 3 April 1991". Which year a number belongs to is
 * data (`data/catalogue/numbers.json`); where that leaves two, both are candidates. Costs a search for a word, so only
 * for who asks for all.
 */
import catalogue from '../../data/catalogue/numbers.json';
import { endAt, matchAt, startAt, stretch } from './chars';
import { AFTER, bodyOf, isDecision, leadOf } from './cite-words';
import { partLetter } from './part-letters';
import type { Match } from './types';

const LEAD_REACH = 120;
const RIGHT_REACH = 120;
/** Where a number may stand: after "resolution" in six languages, or its abbreviation with the body's. */
const ANCHOR =
  /(?:(?:esolution|ésolution|esolucion|esolución)(?:s|es)?|езолюци[а-я]{1,3}|قرار[\u0621-\u064a]{0,4}|مجلس الأمن|Совет[а-я]* Безопасности|UNSCRs?|第)(?:\s{1,3}(?:n[o°º]s?\.?\s?|№+\s?)?)?(?=\d)/gu;
/** A number, (2) its part letter, (3) its year; not what would make it another kind of number. */
const NUMBER =
  /([1-9]\d{2,3})(?![a-zа-я\d/%]|[A-Z]\w|[.,:-]\d|-[A-Z]|\s?[(（/]\s?(?:E?S-|[IVXL]+[)）]|د))(?:\s?([A-Z])(?![\w'/-]))?(?:\s?\(((?:19|20)\d\d)\))?/y;
const JOIN = /\s{0,2}(?:[,،、]|(?:,\s)?(?:and|et|y|e|и|و|or|ou|o)(?=\s)|和|及)\s{0,2}و?(?:第(?=\d))?/y;
const MEMBER = /^\s{0,2}(?:$|[.,;:)\]،、，。；号”"»]|(?:and|et|y|e|и|or|of|on|du|de|от|و)\s)/;
const CHINESE_END = /号?(?:决议)?/y;
const YEAR = /^,? (?:of|du|de|от) (?:\d{1,2}[a-z]{0,2} )?(?:de )?[^\s\d]+ (?:de )?((?:19|20)\d\d)/;

type Ranges = Record<string, number[]>;
const NUMBERED: Record<string, { prefix: string; ranges: Ranges }> = {
  S: { prefix: 'S/RES/', ranges: catalogue.S },
  G: { prefix: 'A/RES/', ranges: catalogue.A },
};

/** The years or sessions that `number` may belong to: one, or the two that it lies between. */
function periodsOf(ranges: Ranges, number: number): string[] {
  const all = Object.entries(ranges) as [string, [number, number]][];
  const next = all.findIndex(([, [, last]]) => number <= last);
  const [period, [first]] = all[next] ?? ['', [0, 0]];
  if (period === '') return [];
  const before = all[next - 1]?.[0];
  return number >= first || before === undefined ? [period] : [before, period];
}

/** Appends the citations of `text` without year or session; `out` holds what was found with it. */
export function findBareNumbers(text: string, out: Match[]): void {
  /** Keys that the text gives in full, by body and number. */
  const full = new Map<string, string>();
  /** Where the number of each citation starts. */
  const taken = new Set<number>();
  /** Lists that begin with a number in full. */
  const begun: Match[] = [];
  for (const match of out) {
    const [, prefix, number] = /^([AS]\/RES\/)(\d{1,4})\(/.exec(match.symbol ?? '') ?? [];
    if (prefix) full.set(prefix + number, match.symbol as string);
    if (prefix === 'S/RES/' && match.kind === 'citation') begun.push(match);
    taken.add(match.start + match.surface.search(/\d/));
  }
  const add = (at: number, from: number, to: number, keys: string[]): void => {
    if (keys.length === 0 || taken.has(at)) return;
    taken.add(at);
    const symbol = keys.length === 1 ? (keys[0] as string) : null;
    const match: Match = { start: from, end: to, surface: text.slice(from, to), symbol, kind: 'citation' };
    if (!symbol) match.candidates = keys;
    out.push(match);
  };
  for (const { 0: anchor, index } of text.matchAll(ANCHOR)) {
    const at = index + anchor.length;
    const left = stretch(text, at - LEAD_REACH, at);
    const said = leadOf(left.s, left.s.length) ?? otherLead(left.s);
    if (!said || isDecision(said.word)) continue;
    const right = stretch(text, at, at + RIGHT_REACH);
    const found = readList(right.s, 0, anchor === '第');
    const last = found.at(-1);
    if (!last) continue;
    const rest = right.s.slice(last.end);
    const after = said.name ? null : AFTER.exec(rest);
    const body = bodyOf(said.name || (after?.[2] ?? '')).replace('O', said.name || after ? 'O' : '');
    if (body && !NUMBERED[body]) continue;
    const dated = YEAR.exec(rest)?.[1];
    for (const one of found) {
      const start = found.length > 1 && said.name ? said.start : said.full;
      const end = one === last && after && !after[1] ? one.end + after[0].length : one.end;
      const number = startAt(right, one.start);
      add(number, one.start === 0 ? startAt(left, start) : number, endAt(right, end), keysOf(body, one, dated, full));
    }
  }
  for (const { end: at } of begun) {
    const right = stretch(text, at, at + RIGHT_REACH);
    const join = matchAt(JOIN, right.s, 0)?.[0].length;
    for (const one of join ? readList(right.s, join, false) : [])
      add(
        startAt(right, one.start),
        startAt(right, one.start),
        endAt(right, one.end),
        keysOf('S', one, undefined, full),
      );
  }
}

/** "安全理事会第1373号决议", "UNSCR 1325": what introduces a number without the word. */
function otherLead(lead: string) {
  const [whole = '', name = ''] = /(安全理事会|安理会|大会)第$|(?<!\w)(UNSC)Rs?\s$/.exec(lead) ?? [];
  const full = lead.length - whole.length;
  return whole ? { word: '决议', name: name || 'UNSC', start: full, full } : null;
}

interface Listed {
  number: number;
  letter: string;
  year: string | undefined;
  start: number;
  end: number;
}

/** The numbers of a list that begins at `at` of `s`. */
function readList(s: string, at: number, chinese: boolean): Listed[] {
  const found: Listed[] = [];
  while (found.length < 20) {
    const number = matchAt(NUMBER, s, at);
    // What counts something is no member of a list: "resolution 1325, 12 members".
    if (!number || (at > 0 && !MEMBER.test(s.slice(at + number[0].length)))) break;
    const [whole, figures, letter = '', year] = number;
    let end = at + whole.length;
    if (chinese) end += matchAt(CHINESE_END, s, end)?.[0].length ?? 0;
    found.push({ number: Number(figures), letter: partLetter(letter), year, start: at, end });
    const join = matchAt(JOIN, s, end)?.[0];
    if (!join) break;
    at = end + join.length;
  }
  return chinese && !s.slice(0, found.at(-1)?.end).includes('号') ? [] : found;
}

/** The keys that a number may have; without a body only what the text gives in full elsewhere. */
function keysOf(
  body: string,
  { number, letter, year }: Listed,
  dated: string | undefined,
  full: Map<string, string>,
): string[] {
  for (const code of body ? [body] : ['S', 'G']) {
    const { prefix, ranges } = NUMBERED[code] as { prefix: string; ranges: Ranges };
    const known = full.get(prefix + number);
    if (known) return [known];
    if (!body) continue;
    const periods = periodsOf(ranges, number);
    // A date says which of two years it is, and that the number is another body's.
    const said = code === 'S' ? (year ?? dated) : undefined;
    return (said ? periods.filter((period) => period === said) : periods).map(
      (period) => `${prefix}${number}(${period})${letter}`,
    );
  }
  return [];
}
