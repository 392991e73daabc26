/**
 * Citations in words: "General Assembly resolution 65/230", "resolution 1514 (XV)", "its resolution 26/4, …, the
 * Commission", lists that carry the body, back references. A number whose body is neither stated nor carried gets
 * candidates. Works around one number at a time, on bounded stretches; must not know names of documents.
 */
import { endAt, isDigit, startAt, stretch } from './chars';
import {
  AFTER,
  AFTER_OTHER,
  ARABIC_LETTERS,
  BACK,
  bodyOf,
  isDecision,
  LEAD,
  LIST,
  NAMED,
  NAMED_LAST,
  POSSESSIVE,
} from './cite-words';
import type { Match } from './types';

/** A number as a resolution or decision would have it. Bodies are letters of `cite-words`. */
interface Numbered {
  start: number;
  end: number;
  /** `65/230`, `1514(XV)A`: as in the key. */
  tail: string;
  /** The bodies that have such numbers, the likeliest first. */
  fits: string;
}

interface Cited extends Numbered {
  match: Match;
  kind: string;
  /** The body as the words say it, or empty. */
  body: string;
  possessive: boolean;
  /** The citation before it in the same list. */
  previous: Cited | undefined;
}

/** How far back a word may stand before its number, and how far a list may stretch between two numbers. */
const LEAD_REACH = 110;
const LIST_REACH = 150;
/** How much text around an unattributed number is searched for a body's name, and how much is a sentence. */
const BODY_REACH = 6000;
const SENTENCE = 260;

const PREFIX: Record<string, string> = { G: 'A', S: 'S', E: 'E', H: 'A/HRC', R: 'E/CN.4', P: 'CCPCJ', N: 'CND', W: 'CSW' };
/** What the short names can mean. */
const FAMILY: Record<string, string> = { g: 'G', k: 'SEH', c: 'PNWR' };

const SLASH_LEFT = /(?<![\w./,:-])(?:(E?S-)?([1-9]\d?)|((?:19[4-9]|20[0-4])\d))$/;
const SLASH_RIGHT = /^\n?0{0,2}([1-9]\d{0,2})(?![\d/%]|[.,:-]\d|\s?[mck][mg]\b)(?: ([A-Z])(?![\w'/.-])(?! [a-z]{3})| ([\u0621-\u064a]{3,4})(?![\u0621-\u064a]))?/;
const PARENTHESIS_LEFT = /(?<![\w./,-]|\d\s)([1-9]\d{0,3})(?:\s?([A-ZА-В])|\s([\u0621-\u064a]{3,4}))?\s{0,2}$/;
/** In parentheses: (1) year, (2) special, (3) Roman, (4) Arabic special, (5) Arabic session, (6) year of a date; (7) part letter after. */
const PARENTHESIS_RIGHT =
  /^\s?(?:((?:19[4-9]|20[0-4])\d)|(E?S-)?([IVXLХ]{1,7})|د(إط|إ)?\s?-\s?(\d{1,2})|\d{1,2} [A-Z][a-z]{2,8} ((?:19|20)\d\d))\s?[)(](?:\s?([A-Z])(?![\w'/.-]))?/;
const HEADING = /^\.?\s{1,2}(?:Resolu[tc]i[oó]n|Résolution|Резолюция)(?!\p{L})/u;
/** A capitalised word in mid-sentence before "resolution": a body that we do not know. */
const STRANGE = /[\p{Ll},;)]\s{1,4}(?!UN |U\.N|Nations )[A-Z][\p{L}&]*[\p{L}]\s{1,4}$/u;
/** The number of a list that ends in 号决议 or 号决定. */
const CHINESE = /^号[^。；;\n]{0,260}?(决议|决定)/;
const CHINESE_LEAD = /(其)?(?:\d{4}年\d{1,2}月\d{1,2}日)?的?第$/;
/** Back to the last end of a sentence, paragraph or list item. */
const SENTENCE_START = /[\s\S]*(?:[.;:!?。]["”)]?\s+(?=[\p{Lu}(])|\n\s*\n|\n\s*-\s)/u;
const SENTENCE_END = /[.;!?。](?:\s+\p{Lu}|\s*\n|\s*$)/u;

/** Roman numbers by value, to 69. */
const ROMAN = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX'].flatMap((ten) =>
  ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((one) => ten + one),
);

const arabicLetter = (word: string | undefined): string => {
  const index = ARABIC_LETTERS.indexOf(word ?? '');
  return index < 0 ? '' : String.fromCharCode(0x41 + index);
};

function keyOf(body: string, c: Numbered, kind: string): string | null {
  if (body === 'U') return c.fits.includes('N') ? `UNEP/EA.${c.tail.replace('/', '/Res.')}` : null;
  return c.fits.includes(body) ? `${PREFIX[body]}/${kind}/${c.tail}` : null;
}

/** The citations of one text. Matches go into `out`, which the finder shares. */
export function citations(text: string, out: Match[]) {
  const cited: Cited[] = [];
  const mentions: { at: number; body: string }[] = [];
  let scanned = 0;

  /** The citation whose list this number continues. */
  function listBefore(number: Numbered): Cited | undefined {
    const last = cited.at(-1);
    if (!last || number.start < last.end || number.start - last.end > LIST_REACH) return;
    const gap = stretch(text, last.end, number.start).s;
    return LIST.test(gap) || /^号?[^。；;]*第$/.test(gap) ? last : undefined;
  }

  /** A number of the right form: is it cited, and as whose? Returns where the finder goes on. */
  function consider(number: Numbered, floor: number, dated: boolean): number {
    const lead = stretch(text, Math.max(floor, number.start - LEAD_REACH), number.start);
    const rest = stretch(text, number.end, number.end + 300);
    let { start, end } = number;
    let body = '';
    let kind = 'RES';
    let possessive = false;
    let previous: Cited | undefined;
    const chinese = lead.s.endsWith('第') ? CHINESE.exec(rest.s) : null;
    const found = chinese ?? LEAD.exec(lead.s);
    if (chinese) {
      previous = listBefore(number);
      body = previous?.body ?? '';
      start = startAt(lead, lead.s.length - 1);
      end = endAt(rest, /^号(?:决议|决定)?/.exec(rest.s)?.[0].length ?? 1);
      const opening = CHINESE_LEAD.exec(lead.s);
      const named = NAMED_LAST.exec(lead.s.slice(0, opening?.index));
      if (named) {
        body = bodyOf(named[0]);
        if (opening?.[0] === '第') start = startAt(lead, named.index);
      }
      possessive = opening?.[1] !== undefined;
      if (chinese[1] === '决定') kind = 'DEC';
    } else if (found) {
      const [, before, word = '', short = '', after] = found;
      const named = after ?? before ?? '';
      let { index } = found;
      if (named) body = bodyOf(named);
      // "the commission", and short names of other bodies: "Statistical Commission".
      if (FAMILY[body] && before && !/^\p{Lu}|^[^a-z]/u.test(named)) body = '';
      if (body === 'O' || (!body && short) || ((!body || FAMILY[body]) && STRANGE.test(lead.s.slice(0, index)))) return floor;
      // A body that stands for a whole list is not part of its first number.
      if (!after && before && (!body || /s$/i.test(word))) index = found.index + found[0].lastIndexOf(word);
      possessive = POSSESSIVE.test(lead.s.slice(0, index)) || /(?:ه|ها)$/.test(word);
      if (isDecision(word + short)) kind = 'DEC';
      start = startAt(lead, index);
    } else {
      previous = listBefore(number);
      if (previous) ({ body, kind, possessive } = previous);
      else {
        const heading = number.tail.includes('(') && /(?:^|\n)\s*$/.test(lead.s) ? HEADING.exec(rest.s) : null;
        if (!heading) return floor;
        end = endAt(rest, heading[0].length);
      }
    }
    if ((dated && body !== 'S') || (kind === 'DEC' && number.tail.includes('('))) return floor;
    const genitive = AFTER.exec(rest.s);
    if (genitive?.[1] && (!body || FAMILY[body])) {
      body = bodyOf(genitive[1]);
      end = endAt(rest, genitive[0].length);
      for (let p = previous; p && !p.body; p = p.previous) p.body = body;
    } else if (!body && AFTER_OTHER.test(rest.s)) body = 'O';
    if (body === 'O' || (body && !FAMILY[body] && !keyOf(body, number, kind))) return floor;
    const match: Match = { start, end, surface: text.slice(start, end), symbol: null, kind: 'citation' };
    cited.push({ ...number, end, match, kind, body, possessive, previous });
    out.push(match);
    return end;
  }

  /** Bodies named before `to`; no part of the text is read twice. */
  function bodiesUntil(to: number): typeof mentions {
    const end = Math.min(text.length, to);
    if (end > scanned) {
      const from = Math.max(scanned, end - 2 * BODY_REACH);
      for (const { 0: name, index } of text.slice(from, end).matchAll(NAMED)) {
        const body = bodyOf(name);
        mentions.push({ at: from + index, body: body === 'g' ? 'G' : body });
      }
      scanned = end;
    }
    return mentions;
  }

  /** The key of a number whose body is said short or not at all, from what is named around it. */
  function conclude(c: Cited): string | null {
    const options = [...c.fits].filter((body) => !c.body || FAMILY[c.body]?.includes(body)).join('');
    // Only one body counts so; a Roman session without a body is the General Assembly's.
    if (options.length === 1 || (options && c.tail.includes('('))) return keyOf(options[0] as string, c, c.kind);
    const { start } = c.match;
    const list = bodiesUntil(c.end + BODY_REACH / 4);
    const earlier = list.filter((m) => m.at < start && m.at > start - BODY_REACH).reverse();
    const later = list.filter((m) => m.at >= c.end && m.at < c.end + BODY_REACH);
    let order = [...earlier, ...later];
    if (!c.body && c.possessive) {
      // "In its resolution 26/4, …, the Commission": the subject of the sentence comes first.
      const opened = SENTENCE_START.exec(text.slice(Math.max(0, start - SENTENCE), start))?.[0].length ?? 0;
      const from = Math.max(0, start - SENTENCE) + opened;
      const to = c.end + (SENTENCE_END.exec(text.slice(c.end, c.end + SENTENCE))?.index ?? SENTENCE);
      const ahead = later.filter((m) => m.at < to);
      if (start - from < 40 && !earlier.some((m) => m.at >= from)) order = [...ahead, ...order];
      else order = [...earlier.filter((m) => m.at >= from), ...ahead, ...order];
    }
    for (const { at, body } of order) {
      let meant = body;
      const family = FAMILY[body];
      // "the Commission" is the one named last before.
      if (family) meant = list.filter((m) => m.at < at && (family + 'O').includes(m.body)).at(-1)?.body ?? '';
      if (meant === 'O' && FAMILY[c.body]) return null;
      const key = meant && (!c.body || options.includes(meant)) ? keyOf(meant, c, c.kind) : null;
      if (key) return key;
    }
    return null;
  }

  return {
    /** Tries `65/230` at the slash `at`; nothing before `floor` may be used. Returns where the finder goes on. */
    atSlash(at: number, floor: number): number {
      const next = text.charCodeAt(at + 1);
      if (next > 0x20 && !isDigit(next) && next < 0x80) return floor;
      const left = stretch(text, Math.max(floor, at - 10), at);
      const before = SLASH_LEFT.exec(left.s);
      const right = before && stretch(text, at + 1, at + 20);
      const after = right && SLASH_RIGHT.exec(right.s);
      if (!after) return floor;
      const [, special = '', session = '', year = ''] = before;
      let fits = 'ER';
      if (special) fits = special[0] === 'E' ? 'G' : 'GH';
      else if (session) fits = `${+session > 30 ? 'G' : ''}${+session < 76 ? 'H' : ''}${+session < 51 ? 'P' : ''}NW`;
      const letter = after[2] ?? arabicLetter(after[3]);
      const length = after[0].length - (after[3] && !letter ? after[3].length + 1 : 0);
      const tail = `${special}${session}${year}/${after[1]}${letter}`;
      return consider({ start: startAt(left, before.index), end: endAt(right, length), tail, fits }, floor, false);
    },

    /** Tries `1325 (2000)` and `1514 (XV)` at the parenthesis `at`. */
    atParenthesis(at: number, floor: number): number {
      let i = at - 1;
      let before = text.charCodeAt(i);
      while (at - i < 4 && (before === 0x20 || before === 0x0a || before === 0xa0)) before = text.charCodeAt(--i);
      // A number, or its part letter: Latin, Cyrillic А to В, an Arabic word.
      if (!isDigit(before) && !(before >= 0x41 && before <= 0x5a) && !(before >= 0x410 && before <= 0x64a)) return floor;
      let next = text.charCodeAt(at + 1);
      if (next === 0x20) next = text.charCodeAt(at + 2);
      // A digit, a Roman figure or S or E, anything that is not ASCII.
      if (!isDigit(next) && !(next >= 0x45 && next <= 0x58) && next < 0x80) return floor;
      const left = stretch(text, Math.max(floor, at - 16), at);
      const number = PARENTHESIS_LEFT.exec(left.s);
      const right = number && stretch(text, at + 1, at + 32);
      const inside = right && PARENTHESIS_RIGHT.exec(right.s);
      if (!inside) return floor;
      const [whole, year, special = '', figures = '', kind, session, dated, after = ''] = inside;
      const letter = (number[2] ?? (arabicLetter(number[3]) || after)).replace('А', 'A').replace(/[БВ]/, 'B');
      if (number[3] && !letter) return floor;
      const sitting = year ?? dated;
      const roman = session ? (ROMAN[+session] ?? '') : figures.replaceAll('Х', 'X');
      const value = sitting ? 1 : ROMAN.indexOf(roman);
      if (value < 1 || (sitting && letter)) return floor;
      const prefix = kind ? (kind === 'إ' ? 'S-' : 'ES-') : special;
      const fits = sitting ? 'S' : prefix ? 'G' : value > 30 ? 'E' : 'GE';
      const tail = `${number[1]}(${prefix}${sitting ?? roman})${letter}`;
      return consider({ start: startAt(left, number.index), end: endAt(right, whole.length), tail, fits }, floor, dated !== undefined);
    },

    /** Resolves every citation: its own words first, then the bodies named around it, then the same number elsewhere. */
    settle(): void {
      const known = new Map<string, string>();
      const stated = (c: Cited): boolean => c.body !== '' && !FAMILY[c.body];
      for (const round of [true, false]) {
        for (const c of cited) {
          if (stated(c) !== round) continue;
          const same = known.get(c.kind + c.tail) ?? null;
          const key = round ? keyOf(c.body, c, c.kind) : ((c.body ? null : same) ?? conclude(c) ?? same);
          c.match.symbol = key;
          if (key) {
            if (!known.has(c.kind + c.tail)) known.set(c.kind + c.tail, key);
            continue;
          }
          c.match.candidates = [...c.fits]
            .filter((body) => !c.body || FAMILY[c.body]?.includes(body))
            .map((body) => keyOf(body, c, c.kind) as string);
        }
      }
    },

    /** "in the same resolution", "the said decision": the nearest one before. Call when `out` is settled. */
    backReferences(): void {
      const documents = out.filter((m) => /\/(?:RES|DEC)\//.test(m.symbol ?? '')).sort((a, b) => a.start - b.start);
      for (const { 0: surface, index: start } of text.matchAll(BACK)) {
        const kind = isDecision(surface) ? '/DEC/' : '/RES/';
        const symbol = documents.findLast((m) => m.start < start && m.symbol?.includes(kind))?.symbol;
        if (symbol) out.push({ start, end: start + surface.length, surface, symbol, kind: 'citation' });
      }
    },
  };
}
