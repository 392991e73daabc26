/**
 * The masthead: symbol, distribution, date, languages, body, session, place, agenda item, title. Reads the lines before
 * the body, whether a converter kept their two columns, ran them together or lost some of them.
 * Says only what the lines say; what follows from the rest of the text is concluded elsewhere.
 */
import { anchorsIn, collapse, withoutAnchors } from './characters';
import { findDateRanges, findDates } from './dates';
import {
  AGENDA_ITEM,
  DISTRIBUTION,
  distributionName,
  languageName,
  ORGAN,
  ORGANIZATION,
  ORIGINAL,
  REPORT,
  SESSION_WORD,
} from './language';
import type { Line } from './lines';
import { fromOrdinal } from './numerals';
import { isOpenEnded, startsLower, startsSentence } from './sentences';
import { isSymbolOnly, symbolKey } from './symbol-shape';

export interface Masthead {
  symbol: string | null;
  distribution: string | null;
  date: string | null;
  originalLanguage: string | null;
  body: string | null;
  organ: string | null;
  session: { ordinal: number | null; words: string } | null;
  place: string | null;
  start: string | null;
  end: string | null;
  agendaItem: { number: string; title: string; footnote: string | null } | null;
  title: string | null;
  /** All title-like lines together, for the judgement of what kind of document this is. */
  words: string;
}

/** A masthead is shorter than this on any paper; a text without a body must not be taken for one. */
const MOST_LINES = 80;

interface Piece {
  text: string;
  /** Starts a group of its own: blank line before, markup, or a new column. */
  fresh: boolean;
}

/** A run of title material between lines that were recognized. */
interface Group {
  text: string;
  afterItem: boolean;
  afterPlace: boolean;
}

const AUTHOR =
  /^(?:note|report|letter|memorandum|working paper|summary|statement|submitted|prepared|contribution|note verbale|rapport|documento|informe|nota|записка|доклад|مذكرة|تقرير|说明|报告)\s+(?:verbale\s+)?(?:by|of|from|prepared|submitted|du|de la|de|del|présentée?|секретариата|генерального|من|الأمين)\b/i;
/** With these words a title begins, whatever stands above. */
const REPORT_ON =
  /^(?:(?:draft |annual |final |interim |progress )?report on|rapport (?:annuel )?sur|informe (?:anual )?sobre|доклад (?:о|об)|تقرير عن)\s/i;
/** The names with which an author line ends. */
const AUTHOR_END =
  /(?:secretary-general|secretariat|chair(?:s|person|man)?|co-chairs|rapporteurs?|director(?:-general)?|bureau|secr[ée]tariat|secr[ée]taire g[ée]n[ée]ral|secretar[íi]a|secretario general|секретариата|генерального секретаря)$/i;
const NOISE =
  /^(?:[•·]|(?:vice-|co-)?(?:chair(?:man|woman|person|s)?(?:-rapporteur)?|president|rapporteur|présidente?|rapporteuse|presidente|relatora?|председатель|докладчик|الرئيس|المقرر|主席|报告员)\s*[:：]|vice-chair|advance (?:unedited|copy|version)|unedited|english only|seul(?:ement)? en français|for participants only|provisional|corrigendum|supplement no\.?\s?\d|supplément n|suplemento n|дополнение №|official records|documents officiels|documentos oficiales|официальные отчеты|united nations\s*[•·,]|(?:english|french|spanish|arabic|chinese|russian)(?:, (?:english|french|spanish|arabic|chinese|russian))*,? and (?:english|french|spanish|arabic|chinese|russian) only|\S+ year$|chapter\s+page|contents$|agenda items?\s*$|\[?original\b|please recycle|issn|isbn|all languages)/i;

export function readMasthead(lines: readonly Line[]): Masthead {
  const out: Masthead = {
    symbol: null,
    distribution: null,
    date: null,
    originalLanguage: null,
    body: null,
    organ: null,
    session: null,
    place: null,
    start: null,
    end: null,
    agendaItem: null,
    title: null,
    words: '',
  };
  const groups: Group[] = [];
  const symbols: string[] = [];
  let open: string[] = [];
  let afterItem = false;
  let afterPlace = false;
  let pendingDistribution = false;
  const close = () => {
    const text = collapse(open.join(' '));
    if (text !== '') groups.push({ text, afterItem, afterPlace });
    open = [];
  };
  for (const piece of pieces(lines.slice(0, MOST_LINES))) {
    const text = withoutAnchors(piece.text);
    if (pendingDistribution && distributionName(text) !== null && text.length < 20) {
      out.distribution ??= distributionName(text);
      pendingDistribution = false;
      continue;
    }
    const above = open[open.length - 1];
    if (above !== undefined && (isOpenEnded(above) || (!piece.fresh && startsLower(text)))) {
      // "..., held in" wants the next line, whatever that looks like.
      open.push(text);
      continue;
    }
    const taken = takeFacts(text, out, symbols);
    if (taken === 'distribution') pendingDistribution = out.distribution === null;
    const item = taken === null ? AGENDA_ITEM.exec(text) : null;
    if (taken !== null || item !== null) {
      close();
      if (taken === 'place' || taken === 'session') afterPlace = true;
      if (item !== null && text.length < 140) {
        const number = item.slice(1).find((part) => part !== undefined) ?? '';
        out.agendaItem ??= { number: collapse(number), title: '', footnote: anchorsIn(piece.text)[0] ?? null };
        afterItem = true;
      }
      continue;
    }
    if (text === '' || NOISE.test(text)) {
      close();
      continue;
    }
    const before = open[open.length - 1];
    if (before !== undefined && (piece.fresh || beginsGroup(before, text))) close();
    open.push(text);
  }
  close();
  assignGroups(groups, out);
  out.symbol = jointSymbol(symbols);
  out.words = groups.map((group) => group.text).join(' | ');
  return out;
}

/** Lines taken apart where columns stood or where two facts share a line. */
function* pieces(lines: readonly Line[]): Generator<Piece> {
  for (const line of lines) {
    if (line.rule) continue;
    const columns = columnsOf(line);
    const fresh = line.blanks > 0 || line.level > 0;
    for (const column of columns.filter((part) => part !== '')) {
      const distribution = /^(.+?)\s+(distr\.?(?:ibution|ibución)?\s*[.:].*|распространение.*)$/i.exec(column);
      if (distribution !== null && !/^distr/i.test(column)) {
        yield { text: distribution[1] ?? '', fresh };
        yield { text: distribution[2] ?? '', fresh: true };
        continue;
      }
      const symbol =
        /^(.{2,60}?)\s+([A-Z][A-Za-z.-]{0,9}\/\S{2,60}(?:\s?\((?:(?:Part|Vol)[^)]{1,8}|(?:19|20)\d\d)\))?)$/.exec(
          column,
        );
      if (
        symbol !== null &&
        isSymbolOnly(symbol[2] ?? '') &&
        (ORGANIZATION.test(symbol[1] ?? '') || (symbol[1] ?? '').length < 3 || ORGAN.test(symbol[1] ?? ''))
      ) {
        yield { text: symbol[1] ?? '', fresh };
        yield { text: symbol[2] ?? '', fresh: true };
        continue;
      }
      yield { text: column, fresh };
    }
  }
}

/** Columns of a line; a label and its value are one fact, however far the printer set them apart. */
function columnsOf(line: Line): string[] {
  const parts: string[] = [];
  for (const column of line.cells ?? line.columns) {
    const label = parts[parts.length - 1];
    if (label !== undefined && /[:：]$/.test(label)) parts[parts.length - 1] = `${label} ${column}`;
    else parts.push(column);
  }
  return parts.length > 1 && (parts.length <= 4 || line.cells !== null) ? parts : [line.text];
}

type Fact =
  | 'symbol'
  | 'distribution'
  | 'date'
  | 'original'
  | 'language'
  | 'organ'
  | 'organization'
  | 'session'
  | 'place';

function takeFacts(text: string, out: Masthead, symbols: string[]): Fact | null {
  if (isSymbolOnly(text)) {
    symbols.push(symbolKey(text));
    return 'symbol';
  }
  // Only the name alone: "United Nations Commission on International Trade Law" is a body.
  if (/^\P{L}*(?:\p{L}{0,2}\P{L}*)?$/u.test(text.replace(ORGANIZATION, '')) && ORGANIZATION.test(text))
    return 'organization';
  if (/^(?:united\s*){1,2}$|^(?:nations\s*){1,2}a?$|^[A-Z]$/i.test(text)) return 'organization';
  const original = ORIGINAL.exec(text);
  if (original !== null && text.length < 80) {
    out.originalLanguage ??= languageName(collapse(original[1] ?? ''));
    takeDate(text.slice(0, original.index), out);
    return 'original';
  }
  const distribution = DISTRIBUTION.exec(text);
  if (distribution !== null && text.length < 90 && distribution.index < 3) {
    if (distribution[1] !== undefined) out.distribution ??= distributionName(distribution[1]);
    takeDate(text, out);
    return 'distribution';
  }
  if (text.length < 24 && languageName(text) !== null && !/\s/.test(text)) return 'language';
  if (isOrganLine(text)) {
    out.organ ??= text;
    return 'organ';
  }
  return takeTime(text, out);
}

/** One principal organ, or two side by side as on a document that both receive. */
function isOrganLine(text: string): boolean {
  if (ORGAN.test(text)) return true;
  const words = text.split(' ');
  for (let cut = 2; cut < words.length && words.length <= 8; cut += 1) {
    if (ORGAN.test(words.slice(0, cut).join(' ')) && ORGAN.test(words.slice(cut).join(' '))) return true;
  }
  return false;
}

function takeTime(text: string, out: Masthead): Fact | null {
  if (text.length > 160) return null;
  const range = findDateRanges(text)[0];
  if (range !== undefined && isPlaceLine(text, range.at, range.length)) {
    out.start ??= range.start;
    out.end ??= range.end;
    out.place ??= placeOf(text, range.at, range.length);
    const head = text.slice(0, range.at);
    if (out.session === null && SESSION_WORD.test(head)) out.session = sessionOf(head);
    return 'place';
  }
  const date = findDates(text)[0];
  if (date !== undefined && isAlone(text, date.at, date.length)) {
    out.date ??= date.date;
    return 'date';
  }
  if (date !== undefined && isPlaceLine(text, date.at, date.length)) {
    out.start ??= date.date;
    out.end ??= date.date;
    out.place ??= placeOf(text, date.at, date.length);
    return 'place';
  }
  if (
    text.length < 90 &&
    SESSION_WORD.test(text) &&
    /^(?:\S+\s){0,7}\S+$/.test(text) &&
    !REPORT.test(text) &&
    !/^(?:draft|provisional|annotated|list|summary|on |organi[sz])/i.test(text)
  ) {
    const session = sessionOf(text);
    if (session !== null) {
      out.session ??= session;
      return 'session';
    }
  }
  return null;
}

function sessionOf(text: string): { ordinal: number | null; words: string } | null {
  const words = text.replace(/[,，(（].*$/, '').trim();
  const chinese = /第([一二三四五六七八九十〇零\d]{1,5})[届次]/.exec(text);
  if (chinese !== null) return { ordinal: fromOrdinal(`第${chinese[1]}`), words: text };
  const arabic = /(?:الدورة|الاجتماع)\s+(.{3,30})/.exec(text);
  if (arabic !== null) {
    const parts = (arabic[1] ?? '').split(/\s+/);
    return { ordinal: fromOrdinal(parts.slice(0, 2).join(' ')) ?? fromOrdinal(parts[0] ?? ''), words: text };
  }
  const tokens = words.split(/\s+/);
  for (let take = Math.min(3, tokens.length - 1); take >= 1; take -= 1) {
    const ordinal = fromOrdinal(tokens.slice(0, take).join(' '));
    if (ordinal !== null) return { ordinal, words };
  }
  return /^(?:substantive |resumed |organizational |special |annual |regular )?session\b/i.test(words) ||
    /^session de \d{4}/i.test(words)
    ? { ordinal: null, words }
    : null;
}

function takeDate(text: string, out: Masthead): void {
  const date = findDates(text)[0];
  if (date !== undefined && findDateRanges(text).length === 0) out.date ??= date.date;
}

function isAlone(text: string, at: number, length: number): boolean {
  return collapse(text.slice(0, at) + text.slice(at + length)).replace(/[\s.,[\]()года]/g, '').length <= 1;
}

/** `Vienna, 14–18 May 2018`; `2018年5月14日至18日，维也纳`: a place and nothing else beside the dates. */
function isPlaceLine(text: string, at: number, length: number): boolean {
  const head = text.slice(0, at).replace(/[\s,،，(]+$/, '');
  const tail = text.slice(at + length).replace(/^[\s,،，)年года.]+/, '');
  if (/\b(?:held|report|meeting of|the|from)\b/i.test(head) && !SESSION_WORD.test(head)) return false;
  // "held in" at the head of a printed line carries the title on.
  if (/^(?:المعقودة?|الذي عُ?قد|التي عُ?قدت)(?:\s|$)/.test(head)) return false;
  if (/^(?:report|draft|rapport|informe)\b/i.test(head) || /报告|报告草稿|举行的/.test(tail)) return false;
  return head.split(/\s+/).length <= 8 && tail.length <= 24;
}

function placeOf(text: string, at: number, length: number): string | null {
  const head = text.slice(0, at).replace(/[\s,،，(]+$|\b(?:from|du|del|с)\s*$/gi, '');
  const tail = text.slice(at + length).replace(/^[\s,،，)]+|[\s.]+$/g, '');
  const parts = head.split(/[,،，]/).map((part) => part.trim());
  const last = parts[parts.length - 1] ?? '';
  if (last !== '' && !SESSION_WORD.test(last)) return last;
  return tail !== '' && tail.length < 24 && !/^г(?:ода)?$/.test(tail) ? tail : null;
}

/** A new group begins where the line before could end and this one begins with a capital. */
function beginsGroup(before: string, text: string): boolean {
  // A Chinese title begins with the days of the meeting.
  if (/^\d{4}年/.test(text) && !isOpenEnded(before)) return true;
  if (startsLower(text) || isOpenEnded(before) || !startsSentence(text)) return false;
  if (AUTHOR.test(text) || REPORT_ON.test(text) || (AUTHOR.test(before) && AUTHOR_END.test(before))) return true;
  // "UNDER ARTICLE 73 e OF THE CHARTER" is in capitals all the same.
  const capitals = (line: string) => (line.match(/\p{Ll}/gu)?.length ?? 0) <= 2 && /\p{Lu}{3}/u.test(line);
  if (capitals(before) !== capitals(text)) return true;
  if (/["”»)]$/.test(before)) return true;
  return before.length < 42 && !/\p{Lu}\p{Ll}+$/u.test(before);
}

function assignGroups(groups: readonly Group[], out: Masthead): void {
  const rest = [...groups];
  const first = rest[0];
  // The issuing body stands before its session, its place or the agenda item.
  if (
    first !== undefined &&
    !first.afterPlace &&
    !first.afterItem &&
    (rest.some((group) => group.afterPlace || group.afterItem) || (out.place !== null && rest.length === 1)) &&
    !AUTHOR.test(first.text)
  ) {
    out.body = first.text;
    rest.shift();
    while (rest[0] !== undefined && !rest[0].afterPlace && !rest[0].afterItem && rest.length > 1) {
      out.body = collapse(`${out.body} ${rest.shift()?.text ?? ''}`);
    }
  }
  const afterItem = rest.filter((group) => group.afterItem);
  if (out.agendaItem !== null && afterItem.length >= 2) {
    out.agendaItem.title = afterItem[0]?.text ?? '';
    rest.splice(rest.indexOf(afterItem[0] as Group), 1);
  }
  const titles = rest.filter((group) => group.text.length > 2 && !isRunningText(group.text));
  const plain = titles.filter((group) => !AUTHOR.test(group.text));
  const last = plain[plain.length - 1] ?? [...titles].sort((a, b) => b.text.length - a.text.length)[0];
  out.title = last?.text ?? null;
  if (out.agendaItem !== null && out.agendaItem.title === '' && afterItem.length === 1 && titles.length > 1)
    out.agendaItem.title = afterItem[0]?.text ?? '';
}

/** An introductory sentence or a summary before the first heading is no title. */
function isRunningText(text: string): boolean {
  return text.length > 400 || (/[.。؟]["”»)]?$/.test(text) && text.split(/\s+/).length > 12);
}

/** Two different symbols stacked on a cover are one joint document. */
function jointSymbol(symbols: readonly string[]): string | null {
  const different = [...new Set(symbols)];
  if (different.length === 0) return null;
  return different.length === 2 ? different.join('-') : (different[0] ?? null);
}
