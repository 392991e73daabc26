/**
 * Citations in words: "General Assembly resolution 65/230", "resolution 1514 (XV)", "its resolution 26/4, …, the
 * Commission", lists that carry the body, back references. A number whose body is neither stated nor carried gets
 * candidates. Works around one number at a time, on bounded stretches; must not know names of documents.
 */
import {
  codeAt,
  endAt,
  isDigit,
  isInvisible,
  isSmall,
  isUpper,
  matchAt,
  type Stretch,
  startAt,
  stretch,
} from './chars';
import { Bodies, type Cited, FAMILY, keyOf } from './cite-bodies';
import {
  AFTER,
  AFTER_OTHER,
  BACK,
  bodyOf,
  continues,
  isDecision,
  type Lead,
  leadOf,
  NAMED,
  nameBefore,
  POSSESSIVE,
} from './cite-words';
import { isPart, partLetter, partsAfter } from './part-letters';
import type { Match } from './types';

/** How far back a word may stand before its number, and how far a list may stretch between two numbers. */
const LEAD_REACH = 120;
const LIST_REACH = 400;
/** How much behind its slash or parenthesis is read, and how much of that is the parenthesis itself. */
const RIGHT_REACH = 120;
const PARENTHESIS_REACH = 40;

/** The sessions that each body has held or begins by the end of 2026. */
const LAST_SESSION: Record<string, number> = { H: 63, P: 35, N: 69, W: 70, U: 7 };

const PATH = '/.:,+*=_';
/** `65`, `S-32`, `دإ-19`, `2010` before the slash, `230` and a part letter after it. */
const SLASH_LEFT = /(?<=(?<![\w./,:*+=-])((?:E?S-|(د\s?إ(ط)?\s?-\s?))?([1-9]\d?)|(?:19[4-9]|20[0-4])\d)\s?)/y;
const SLASH_RIGHT =
  /^\s?0{0,2}([1-9]\d{0,2})(?![\d/%]|[.,:-]\d|[A-Z]{1,2}\(|-[A-Z]|\s?[mck][mg]\b)(?:\s?([A-ZА-Х]{1,2}|[A-Z]\s?-\s?[A-Z])(?![A-Za-zÀ-ɏА-я'/-]|\.\S)|\s([\u0621-\u064a]{3,4})(?![\u0621-\u064a]))?/u;
/** `1325`, `217 A` before the parenthesis. */
const PARENTHESIS_LEFT = /(?<=(?<![\w./,-]|\d\s)([1-9]\d{0,3})(?:\s?([A-ZА-Х])|\s([\u0621-\u064a]{3,4}))?\s{0,2})/y;
/** In it: (1) year, (2) special, (3) Roman, (4) Arabic special, (5) Arabic session, (6) year of a date; (7) part letter after. */
const PARENTHESIS_RIGHT =
  /^\s?(?:((?:19[4-9]|20[0-4])\d)|(E?S[- ])?([IVXLХ]{1,7})|د(إط|إ)?\s?-\s?(\d{1,2})|\d\d? [A-Z][a-z]{2,8} ((?:19|20)\d\d))\s?[)(](?:\s?([A-Z])(?![\w'/.-]))?/;
const HEADING = /^\.?\s{1,2}(?:Resolu[tc]i[oó]n|Résolution|Резолюция)(?!\p{L})/u;
/** A capitalised word in mid-sentence before "resolution": a body that we do not know. */
const STRANGE = /[\p{Ll},;)]\s{1,4}(?!UN |U\.N|Nations |[IVXL]+\s)[A-Z][\p{L}&]{1,20}\s{1,4}$/u;
/** 决议 or 决定 at the end of the list in which a number stands; what goes before a number, and behind it. */
const CHINESE = /^[^。；;\n]*(决[议定])/;
const CHINESE_REACH = 1500;
const CHINESE_LEAD = /(其)?(?:\d{4}年\d{1,2}月\d{1,2}日)?的?第?$/;
const CHINESE_LIST = /^(?:号?(?:决[议定])?)?\s?[、和及以与][^。；;\n]*$/;
const CHINESE_END = /^\s?号(?:决[议定])?/;

/** Roman numbers by value, to 69. */
const ROMAN = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX'].flatMap((ten) =>
  ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((one) => ten + one),
);

/**
 * A quick look: may what ends before `end` introduce a number? A letter, what abbreviates a word, a comma of a list, the
 * hyphen of a special session, the start of a line.
 */
function introduces(text: string, end: number): boolean {
  let at = end - 1;
  let code = codeAt(text, at);
  while (code <= 0x20 && code !== 0x0a && at >= 0 && end - at < 8) code = codeAt(text, --at);
  return (
    at < 0 ||
    code === 0x0a ||
    code > 0x7e ||
    isSmall(code | 0x20) ||
    code === 0x2e ||
    code === 0x2c ||
    code === 0x2d ||
    code === 0x3b
  );
}

/** A number and what stands around it on one stretch each. */
interface Surroundings {
  /** What stands before the number, which begins at `index` of it. */
  readonly lead: string;
  readonly index: number;
  /** What stands behind the number and its parts. */
  readonly rest: string;
  /** Where the citation begins in `lead`, and ends behind the number's separator. */
  start: number;
  end: number;
}

/** In Chinese, `word` (决议 or 决定) stands behind the list, the body's name before the number or before what it is about. */
function readChinese(c: Cited, at: Surroundings, carried: string, word: string): void {
  const { lead, index } = at;
  c.body = carried;
  at.end += CHINESE_END.exec(at.rest)?.[0].length ?? 0;
  const [opening = '', its] = CHINESE_LEAD.exec(lead) ?? [];
  if (opening.endsWith('第')) at.start--;
  const named = nameBefore(lead, index - opening.length);
  if (named) {
    c.body = bodyOf(named);
    if (opening === '第') at.start -= named.length;
  } else if (!its) {
    // "人权理事会关于……的2017年9月28日第36/7号决议": the name stands before what the resolution is about.
    for (const [name] of (/[^。；;\n]*$/.exec(lead)?.[0] ?? '').matchAll(NAMED))
      if (c.fits.includes(bodyOf(name))) c.body = bodyOf(name);
  }
  c.possessive = !!its;
  if (isDecision(word)) c.kind = 'DEC';
}

/** Elsewhere the word stands before the number, with the body's name before or behind it. False: it speaks of something else. */
function readLead(c: Cited, at: Surroundings, { word, name, start, full, abbreviated }: Lead): boolean {
  const { lead } = at;
  at.start = start;
  if (name) c.body = bodyOf(name);
  // "the commission" is no name.
  if (FAMILY[c.body] && /^[a-z]/.test(name)) c.body = '';
  const begin = c.body ? full : start;
  const ahead = lead.slice(Math.max(0, begin - 30), begin);
  if (c.body === 'O' || (!c.body && abbreviated) || ((!c.body || FAMILY[c.body]) && STRANGE.test(ahead))) return false;
  c.possessive = POSSESSIVE.test(ahead) || (!abbreviated && /(?:ه|ها)$/.test(word));
  if (isDecision(word)) c.kind = 'DEC';
  // A body that stands for a whole list is not part of its first number.
  if (abbreviated || !/s$/i.test(word)) at.start = begin;
  return true;
}

/** "resolution 26/4 of the Commission": the body behind, also of those before it in its list. False: it is a foreign one. */
function readGenitive(c: Cited, at: Surroundings): boolean {
  const genitive = AFTER.exec(at.rest);
  if (genitive?.[2]) {
    const body = bodyOf(genitive[2]);
    if (!genitive[1]) at.end += genitive[0].length;
    c.body = body;
    for (let p = c.previous; p && !p.body; p = p.previous) p.body = body;
  }
  if (c.body !== 'O' && (c.body || !AFTER_OTHER.test(at.rest))) return true;
  for (let p = c.previous; p && (!p.body || p.body === 'O'); p = p.previous) p.foreign = true;
  return false;
}

/** The citations of one text. Matches go into `out`, which the finder shares. */
export function citations(text: string, out: Match[], thorough = false) {
  const cited: Cited[] = [];
  /** Where the next 决 stands. */
  let decided = -1;

  /** In a parenthesis behind a first digit: another one, or the month of a date. */
  const mayBeYear = (at: number): boolean => isDigit(codeAt(text, at)) || isUpper(codeAt(text, at + 1));

  /** 决议 or 决定 at the end of the list in which a number ends at `at`. */
  function chineseWord(at: number): string {
    if (decided < at) decided = text.indexOf('决', at);
    if (decided < 0) decided = text.length + CHINESE_REACH;
    return decided - at > CHINESE_REACH ? '' : (CHINESE.exec(text.slice(at, decided + 2))?.[1] ?? '');
  }

  /**
   * A number of the right form, from `index` of `left` to `index + length` of `right`: is it cited, and as whose?
   * Returns where the finder goes on, 0 if it is not.
   */
  function consider(
    left: Stretch,
    index: number,
    right: Stretch,
    length: number,
    tail: string,
    numbers: string,
    dated = '',
  ): number {
    const c: Cited = {
      match: null as unknown as Match,
      tail,
      fits: numbers,
      kind: 'RES',
      body: '',
      possessive: false,
      previous: undefined,
    };
    /** Where each part of the number ends that is named after the first, by its letter. */
    const parts = partsAfter(right.s, length, tail.at(-1) as string);
    const close = parts.at(-1)?.end ?? length;
    const lead = left.s.slice(0, index);
    const at: Surroundings = { lead, index, rest: right.s.slice(close), start: index, end: close };
    // The list that this number continues.
    const last = cited.at(-1);
    const first = startAt(left, index);
    if (last && first - last.match.end < LIST_REACH) {
      const gap = stretch(text, last.match.end, first).s;
      if (continues(gap, at.rest) || (CHINESE_END.test(at.rest) && CHINESE_LIST.test(gap))) c.previous = last;
    }
    // A body that has no such number is not the one of this number.
    let carried = c.previous?.body ?? '';
    if (carried && !FAMILY[carried] && !numbers.includes(carried)) carried = '';
    const said = leadOf(lead, index);
    const chinese =
      !said && (lead.endsWith('第') || CHINESE_END.test(at.rest) || (c.previous && /[、和及与]$/.test(lead)))
        ? chineseWord(endAt(right, length))
        : '';
    if (chinese) readChinese(c, at, carried, chinese);
    else if (said) {
      if (!readLead(c, at, said)) return 0;
    } else if (c.previous) {
      ({ kind: c.kind, possessive: c.possessive } = c.previous);
      c.body = carried;
    } else {
      at.end += (tail.includes('(') && /(?:^|\n)\s*$/.test(lead) && HEADING.exec(at.rest)?.[0].length) || 0;
      if (at.end === close) return 0;
    }
    // Only the General Assembly counts so far in a session; the Human Rights Council's decisions begin at 101.
    const number = +(/\/(\d+)/.exec(tail)?.[1] ?? 0);
    if (number > 30) c.fits = c.fits.replace(/[PNWU]+/, '');
    if (number > (c.kind === 'RES' ? 60 : 150)) c.fits = c.fits.replace('H', '');
    if ((!c.body || FAMILY[c.body]) && !readGenitive(c, at)) return 0;
    const stated = c.body && !FAMILY[c.body];
    if (
      !c.fits ||
      (dated && c.body !== 'S') ||
      (c.kind === 'DEC' && tail.includes('(')) ||
      (stated && !keyOf(c.body, c))
    )
      return 0;
    const members = [c, ...parts.map(({ letter }): Cited => ({ ...c, tail: tail.slice(0, -1) + letter }))];
    let to = 0;
    for (const [turn, member] of members.entries()) {
      const part = parts[turn - 1];
      const from = part ? startAt(right, part.end - 1) : startAt(left, at.start);
      const stop = turn < parts.length ? (part?.end ?? length) : at.end;
      to = stop ? endAt(right, stop) : endAt(left, index);
      if (turn > 0) member.previous = members[turn - 1];
      member.match = { start: from, end: to, surface: text.slice(from, to), symbol: null, kind: 'citation' };
      cited.push(member);
      out.push(member.match);
    }
    return to;
  }

  return {
    /** Tries `65/230` at the slash `at`; nothing before `floor` may be used. Returns where the finder goes on, or 0. */
    atSlash(at: number, floor: number): number {
      const next = codeAt(text, at + 1);
      if (next > 0x20 && !isDigit(next) && next < 0x80) return 0;
      // A date or a path has another slash, dot or hyphen before the figures, or another slash behind.
      let i = at - 1;
      let before = codeAt(text, i);
      while (at - i < 4 && (before <= 0x20 || isInvisible(before))) before = codeAt(text, --i);
      if (!isDigit(before)) return 0;
      while (at - i < 8 && isDigit(before)) before = codeAt(text, --i);
      if (i >= 0 && (PATH.includes(text[i] as string) || !introduces(text, i + 1))) return 0;
      let j = at + 1;
      while (j - at < 7 && isDigit(codeAt(text, j))) j++;
      if (codeAt(text, j) === 0x2f || j - at > 6) return 0;
      const left = stretch(text, Math.max(floor, at - LEAD_REACH), at);
      const [, printed, arabic, emergency, figures] = matchAt(SLASH_LEFT, left.s, left.s.length) ?? [];
      if (!printed) return 0;
      const session = arabic ? `${emergency ? 'ES' : 'S'}-${figures}` : printed;
      const right = stretch(text, at + 1, at + RIGHT_REACH);
      const after = SLASH_RIGHT.exec(right.s);
      if (!after) return 0;
      const number = +session;
      let fits = number > 30 ? 'G' : '';
      for (const body in LAST_SESSION) if (number <= (LAST_SESSION[body] as number)) fits += body;
      if (number > 99) fits = 'ER';
      if (session.includes('-')) fits = session[0] === 'E' ? 'G' : 'GH';
      const part = after[2] ?? after[3] ?? '';
      // Of a range (`A–C`) the key says nothing.
      let letter = partLetter(part);
      const taken = part.includes('-') || (letter !== '' && isPart(part, right.s.slice(after[0].length)));
      if (!taken) letter = '';
      const length = taken ? after[0].length : after[0].slice(0, after[0].length - part.length).trimEnd().length;
      return consider(
        left,
        left.s.trimEnd().length - printed.length,
        right,
        length,
        `${session}/${after[1]}${letter}`,
        fits,
      );
    },

    /** Tries `1325 (2000)` and `1514 (XV)` at the parenthesis `at`. */
    atParenthesis(open: number, floor: number): number {
      const at = codeAt(text, open + 1) === 0x20 ? open + 1 : open;
      const next = codeAt(text, at + 1);
      // A digit, a Roman figure or S or E, anything that is not ASCII.
      if (next < 0x80 && (isDigit(next) ? !mayBeYear(at + 2) : next < 0x45 || next > 0x58)) return 0;
      let i = open - 1;
      let before = codeAt(text, i);
      while (open - i < 4 && (before === 0x20 || before === 0x0a || before === 0xa0)) before = codeAt(text, --i);
      // A number, or its part letter: Latin, Cyrillic А to В, an Arabic word.
      if (!isDigit(before) && !isUpper(before) && !(before >= 0x410 && before <= 0x64a)) return 0;
      if (isDigit(before)) {
        while (isDigit(before) && open - i < 10) before = codeAt(text, --i);
        if (open - i > 8 || !introduces(text, i + 1)) return 0;
      }
      const inside = PARENTHESIS_RIGHT.exec(stretch(text, at + 1, at + PARENTHESIS_REACH).s);
      if (!inside) return 0;
      const right = stretch(text, at + 1, at + RIGHT_REACH);
      const left = stretch(text, Math.max(floor, open - LEAD_REACH), open);
      const number = matchAt(PARENTHESIS_LEFT, left.s, left.s.length);
      if (!number) return 0;
      const [whole, year, special = '', figures = '', kind, session, dated, after = ''] = inside;
      const [, digits = '', latin, arabic] = number;
      const letter = partLetter(latin ?? arabic ?? after);
      const sitting = year ?? dated;
      const roman = session ? ROMAN[+session] : figures.replaceAll('Х', 'X');
      const value = sitting ? 1 : ROMAN.indexOf(roman ?? '');
      if ((arabic && !letter) || value < 1 || (sitting && letter)) return 0;
      const prefix = kind ? (kind === 'إ' ? 'S-' : 'ES-') : special.replace(' ', '-');
      const fits = sitting ? 'S' : prefix ? 'G' : value > 30 ? 'E' : 'GE';
      const tail = `${digits}(${prefix}${sitting ?? roman})${letter}`;
      return consider(left, left.s.lastIndexOf(digits), right, whole.length, tail, fits, dated);
    },

    /** Resolves every citation: its own words first, then the same number elsewhere, then the bodies named around it. */
    settle(): void {
      const known = new Map<string, string>();
      const bodies = new Bodies(text, thorough);
      for (const stated of [true, false]) {
        for (const c of cited) {
          if ((c.body !== '' && !FAMILY[c.body]) !== stated) continue;
          const id = c.kind + c.tail;
          const elsewhere = c.body || c.possessive ? undefined : known.get(id);
          if (!stated && !elsewhere) {
            // Members of a list are of one body.
            const { means } = c.previous ?? {};
            c.means = means && c.fits.includes(means) && !c.body ? means : bodies.conclude(c);
          }
          const key = elsewhere ?? keyOf(stated ? c.body : (c.means ?? ''), c) ?? known.get(id);
          if (key) known.set(id, known.get(id) ?? key);
          else {
            c.match.candidates = [...c.fits].flatMap((body) =>
              !c.body || FAMILY[c.body]?.includes(body) ? (keyOf(body, c) ?? []) : [],
            );
          }
          c.match.symbol = key ?? null;
        }
      }
      const foreign = new Set(
        cited.flatMap((c) => (c.foreign || (!c.match.symbol && !c.match.candidates?.length) ? c.match : [])),
      );
      if (foreign.size === 0) return;
      let kept = 0;
      for (const match of out) if (!foreign.has(match)) out[kept++] = match;
      out.length = kept;
    },

    /** "in the same resolution", "the said decision": the nearest one before. Call when `out` is settled. */
    backReferences(): void {
      const documents = out.filter((m) => /\/(?:RES|DEC)\//.test(m.symbol ?? '')).sort((a, b) => a.start - b.start);
      if (documents.length === 0) return;
      // The last resolution and the last decision before each place; both lists are in order.
      const latest: Record<string, string | null> = {};
      let next = 0;
      for (const { 0: word, 1: before = '', index } of text.matchAll(BACK)) {
        const start = index - before.length;
        for (let match = documents[next]; match && match.start < start; match = documents[++next]) {
          latest[/\/DEC\//.test(match.symbol ?? '') ? 'DEC' : 'RES'] = match.symbol;
        }
        const symbol = latest[isDecision(word) ? 'DEC' : 'RES'];
        if (symbol) out.push({ start, end: index + word.length, surface: before + word, symbol, kind: 'citation' });
      }
    },
  };
}
