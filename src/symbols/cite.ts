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
import {
  AFTER,
  AFTER_OTHER,
  ARABIC_LETTERS,
  BACK,
  bodyOf,
  isDecision,
  LIST,
  LIST_END,
  leadOf,
  NAMED,
  nameBefore,
  POSSESSIVE,
} from './cite-words';
import type { Match } from './types';

interface Cited {
  match: Match;
  /** `65/230`, `1514(XV)A`: as in the key. */
  tail: string;
  /** The bodies that have such numbers, the likeliest first; bodies are letters of `cite-words`. */
  fits: string;
  kind: string;
  /** The body as the words say it, or empty. */
  body: string;
  possessive: boolean;
  /** The citation before it in the same list. */
  previous: Cited | undefined;
}

/** How far back a word may stand before its number, and how far a list may stretch between two numbers. */
const LEAD_REACH = 120;
const LIST_REACH = 150;
/** How much behind its slash or parenthesis is read, and how much of that is the parenthesis itself. */
const RIGHT_REACH = 120;
const PARENTHESIS_REACH = 40;
/** How much text around an unattributed number is searched for a body's name, and how much is a sentence. */
const BODY_REACH = 4000;
const SENTENCE = 260;
const LONGEST_NAME = 90;
/** Names weighed in one direction for one number. */
const MOST_NAMES = 60;

const PREFIX: Record<string, string> = {
  G: 'A',
  S: 'S',
  E: 'E',
  H: 'A/HRC',
  R: 'E/CN.4',
  P: 'CCPCJ',
  N: 'CND',
  W: 'CSW',
};
/** What the short names can mean. */
const FAMILY: Record<string, string> = { g: 'G', k: 'SEH', c: 'PNWR' };

const PATH = '/.:,+*=_';
/** `65`, `S-32`, `2010` before the slash, `230` and a part letter after it. */
const SLASH_LEFT = /(?<=(?<![\w./,:*+=-])((?:E?S-)?(?:[1-9]\d?)|(?:19[4-9]|20[0-4])\d)\s?)/y;
const SLASH_RIGHT =
  /^\s?0{0,2}([1-9]\d{0,2})(?![\d/%]|[.,:-]\d|\s?[mck][mg]\b)(?: (?:([A-HJ-Z])(?![\w'/-]|\.\S|(?<=A) (?!and |to |of )[a-z])|([\u0621-\u064a]{3,4})(?![\u0621-\u064a])))?/;
/** `1325`, `217 A` before the parenthesis. */
const PARENTHESIS_LEFT = /(?<=(?<![\w./,-]|\d\s)([1-9]\d{0,3})(?:\s?([A-ZА-В])|\s([\u0621-\u064a]{3,4}))?\s{0,2})/y;
/** In it: (1) year, (2) special, (3) Roman, (4) Arabic special, (5) Arabic session, (6) year of a date; (7) part letter after. */
const PARENTHESIS_RIGHT =
  /^\s?(?:((?:19[4-9]|20[0-4])\d)|(E?S-)?([IVXLХ]{1,7})|د(إط|إ)?\s?-\s?(\d{1,2})|\d\d? [A-Z][a-z]{2,8} ((?:19|20)\d\d))\s?[)(](?:\s?([A-Z])(?![\w'/.-]))?/;
const HEADING = /^\.?\s{1,2}(?:Resolu[tc]i[oó]n|Résolution|Резолюция)(?!\p{L})/u;
/** A capitalised word in mid-sentence before "resolution": a body that we do not know. */
const STRANGE = /[\p{Ll},;)]\s{1,4}(?!UN |U\.N|Nations )[A-Z][\p{L}&]{1,20}\s{1,4}$/u;
/** Figures in 第…号, and 决议 or 决定 at the end of the list that they stand in. */
const CHINESE = /^号?[^。；;\n]*(决[议定])/;
const CHINESE_REACH = 260;
const CHINESE_LEAD = /(其)?(?:\d{4}年\d{1,2}月\d{1,2}日)?的?第$/;
/** The end of a sentence, paragraph or list item, and the start of the next. */
const SENTENCE_BREAK = /[.;:!?。]["”)]?\s+(?=[\p{Lu}(])|\n\s{0,3}\n|\n\s{0,3}-\s/gu;

/** Roman numbers by value, to 69. */
const ROMAN = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX'].flatMap((ten) =>
  ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((one) => ten + one),
);

const arabicLetter = (word = ''): string => 'ABCDEFGHI'[ARABIC_LETTERS.indexOf(word)] ?? '';

/**
 * A quick look: may what ends before `end` introduce a number? A letter, what abbreviates a word, a comma of a list, the
 * hyphen of a special session, the start of a line.
 */
function introduces(text: string, end: number): boolean {
  let at = end - 1;
  let code = codeAt(text, at);
  while (code <= 0x20 && code !== 0x0a && at >= 0 && end - at < 8) code = codeAt(text, --at);
  return (
    at < 0 || code === 0x0a || code > 0x7e || isSmall(code | 0x20) || code === 0x2e || code === 0x2c || code === 0x2d
  );
}

function keyOf(body: string, { fits, kind, tail }: Cited): string | undefined {
  if (body === 'U') return fits.includes('N') ? `UNEP/EA.${tail.replace('/', '/Res.')}` : undefined;
  return body && fits.includes(body) ? `${PREFIX[body]}/${kind}/${tail}` : undefined;
}

/** The citations of one text. Matches go into `out`, which the finder shares. */
export function citations(text: string, out: Match[]) {
  const cited: Cited[] = [];
  const known = new Map<string, string>();
  /** Bodies named in what was read so far, and how far that is. */
  const list: { at: number; body: string }[] = [];
  let scanned = 0;
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
    const lead = left.s.slice(0, index);
    const rest = right.s.slice(length);
    let start = index;
    let end = length;
    // The list that this number continues.
    const last = cited.at(-1);
    const first = startAt(left, index);
    if (last && first - last.match.end < LIST_REACH) {
      const gap = stretch(text, last.match.end, first).s;
      if ((LIST_END.test(gap) && LIST.test(gap)) || /^号?[^。；;]*第$/.test(gap)) c.previous = last;
    }
    const chinese = lead.endsWith('第') ? chineseWord(endAt(right, length)) : '';
    const said = chinese ? null : leadOf(lead, index);
    if (chinese) {
      c.body = c.previous?.body ?? '';
      start = index - 1;
      end += /^号(?:决[议定])?/.exec(rest)?.[0].length ?? 0;
      const [opening = '', its] = CHINESE_LEAD.exec(lead) ?? [];
      const named = nameBefore(lead, index - opening.length);
      if (named) {
        c.body = bodyOf(named);
        if (opening === '第') start -= named.length;
      }
      c.possessive = !!its;
      if (isDecision(chinese)) c.kind = 'DEC';
    } else if (said) {
      const { word, name } = said;
      start = said.start;
      if (name) c.body = bodyOf(name);
      // "the commission" is no name.
      if (FAMILY[c.body] && /^[a-z]/.test(name)) c.body = '';
      const full = c.body ? said.full : start;
      const ahead = lead.slice(Math.max(0, full - 30), full);
      if (c.body === 'O' || (!c.body && said.abbreviated) || ((!c.body || FAMILY[c.body]) && STRANGE.test(ahead)))
        return 0;
      c.possessive = POSSESSIVE.test(ahead) || (!said.abbreviated && /(?:ه|ها)$/.test(word));
      if (isDecision(word)) c.kind = 'DEC';
      // A body that stands for a whole list is not part of its first number.
      if (said.abbreviated || !/s$/i.test(word)) start = full;
    } else if (c.previous) ({ body: c.body, kind: c.kind, possessive: c.possessive } = c.previous);
    else {
      end += (tail.includes('(') && /(?:^|\n)\s*$/.test(lead) && HEADING.exec(rest)?.[0].length) || 0;
      if (end === length) return 0;
    }
    // Only the General Assembly counts so far in a session; the Human Rights Council's decisions begin at 101.
    if (+(/\/(\d+)/.exec(tail)?.[1] ?? 0) > (c.kind === 'RES' ? 60 : 150)) c.fits = numbers.replace(/[HPNW]+/, '');
    const genitive = AFTER.exec(rest);
    if (!c.body || FAMILY[c.body]) {
      if (genitive?.[1]) {
        const body = bodyOf(genitive[1]);
        end = length + genitive[0].length;
        for (let p: Cited | undefined = c; p && !p.body === !c.body; p = p.previous)
          if (p === c || !p.body) p.body = body;
      } else if (!c.body && AFTER_OTHER.test(rest)) return 0;
    }
    const stated = c.body && !FAMILY[c.body];
    if (
      !c.fits ||
      (dated && c.body !== 'S') ||
      (c.kind === 'DEC' && tail.includes('(')) ||
      (stated && !keyOf(c.body, c))
    )
      return 0;
    const from = startAt(left, start);
    const to = end ? endAt(right, end) : endAt(left, index);
    c.match = { start: from, end: to, surface: text.slice(from, to), symbol: null, kind: 'citation' };
    cited.push(c);
    out.push(c.match);
    return to;
  }

  /** The key of a number whose body is said short or not at all, from what is named around it. */
  function conclude(c: Cited): string | undefined {
    const options = [...c.fits].filter((body) => !c.body || FAMILY[c.body]?.includes(body)).join('');
    // Only one body counts so; a Roman session without a body is the General Assembly's.
    if (options.length === 1 || c.tail.includes('(')) return keyOf(options[0] ?? '', c);
    const { start, end } = c.match;
    // No part of the text is read twice for names.
    const from = Math.max(scanned, start - BODY_REACH);
    scanned = Math.max(scanned, end + BODY_REACH / 4);
    for (const { 0: name, index } of text.slice(from, scanned + LONGEST_NAME).matchAll(NAMED)) {
      if (from + index < scanned) list.push({ at: from + index, body: bodyOf(name) });
    }
    scanned = Math.max(scanned, (list.at(-1)?.at ?? 0) + 1);
    let middle = 0;
    for (let step = 1 << 20; step >= 1; step /= 2) if ((list[middle + step - 1]?.at ?? end) < start) middle += step;
    /** The key as the body named at `i`; "the Commission" is the one named last before. */
    const named = (i: number): string | undefined => {
      let body = list[i]?.body ?? '';
      const family = FAMILY[body];
      if (family === 'G') body = family;
      else if (family) {
        let j = i - 1;
        while (j > i - MOST_NAMES && list[j] && !`${family}O`.includes(list[j]?.body ?? '')) j--;
        body = j > i - MOST_NAMES ? (list[j]?.body ?? '') : '';
      }
      return !c.body || options.includes(body) ? keyOf(body, c) : undefined;
    };
    /** The first key that names from index `from` on give, nearer than `limit`; a body that gave none is not asked twice. */
    const search = (from: number, step: number, limit: number): string | undefined => {
      let tried = '';
      for (let i = from; Math.abs(i - from) < MOST_NAMES; i += step) {
        const mention = list[i];
        if (!mention || Math.abs(mention.at - start) >= limit) return;
        if (tried.includes(mention.body)) continue;
        const key = named(i);
        if (key) return key;
        tried += mention.body;
      }
      return;
    };
    if (!c.body && c.possessive) {
      // "In its resolution 26/4, …, the Commission": the subject of the sentence comes first.
      const back = Math.max(0, start - SENTENCE);
      let opened = back;
      for (const { 0: stop, index } of text.slice(back, start).matchAll(SENTENCE_BREAK))
        opened = back + index + stop.length;
      const stop = text.slice(end, end + SENTENCE).search(SENTENCE_BREAK);
      const within = (list[middle - 1]?.at ?? -1) >= opened ? search(middle - 1, -1, start - opened + 1) : undefined;
      const key = within ?? search(middle, 1, end - start + (stop < 0 ? SENTENCE : stop));
      if (key) return key;
    }
    return search(middle - 1, -1, BODY_REACH) ?? search(middle, 1, BODY_REACH / 4);
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
      const session = matchAt(SLASH_LEFT, left.s, left.s.length)?.[1];
      if (!session) return 0;
      const right = stretch(text, at + 1, at + RIGHT_REACH);
      const after = SLASH_RIGHT.exec(right.s);
      if (!after) return 0;
      const number = +session;
      let fits = number > 99 ? 'ER' : `${number > 30 ? 'G' : ''}${number < 76 ? 'H' : ''}${number < 51 ? 'P' : ''}NW`;
      if (session.includes('-')) fits = session[0] === 'E' ? 'G' : 'GH';
      const letter = after[2] ?? arabicLetter(after[3]);
      const length = after[0].length - (after[3] && !letter ? after[3].length + 1 : 0);
      return consider(
        left,
        left.s.trimEnd().length - session.length,
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
      const letter = (latin ?? (arabicLetter(arabic) || after)).replace('А', 'A').replace(/[БВ]/, 'B');
      const sitting = year ?? dated;
      const roman = session ? ROMAN[+session] : figures.replaceAll('Х', 'X');
      const value = sitting ? 1 : ROMAN.indexOf(roman ?? '');
      if ((arabic && !letter) || value < 1 || (sitting && letter)) return 0;
      const prefix = kind ? (kind === 'إ' ? 'S-' : 'ES-') : special;
      const fits = sitting ? 'S' : prefix ? 'G' : value > 30 ? 'E' : 'GE';
      const tail = `${digits}(${prefix}${sitting ?? roman})${letter}`;
      return consider(left, left.s.lastIndexOf(digits), right, whole.length, tail, fits, dated);
    },

    /** Resolves every citation: its own words first, then the same number elsewhere, then the bodies named around it. */
    settle(): void {
      for (const stated of [true, false]) {
        for (const c of cited) {
          if ((c.body !== '' && !FAMILY[c.body]) !== stated) continue;
          const id = c.kind + c.tail;
          const key = stated
            ? keyOf(c.body, c)
            : ((c.body ? undefined : known.get(id)) ?? conclude(c) ?? known.get(id));
          if (key) known.set(id, known.get(id) ?? key);
          else {
            c.match.candidates = [...c.fits].flatMap((body) =>
              !c.body || FAMILY[c.body]?.includes(body) ? (keyOf(body, c) ?? []) : [],
            );
          }
          c.match.symbol = key ?? null;
        }
      }
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
