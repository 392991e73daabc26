/**
 * The meeting a document belongs to: which one in the series, where, when, in how many sittings. Printed in the title or
 * the masthead, otherwise concluded from the days on which the paragraphs say that the body sat.
 */
import { findDateRanges, findDates } from './dates';
import { REPORT } from './language';
import type { Masthead } from './masthead';
import { fromCardinal, fromOrdinal } from './numerals';
import type { DraftParagraph, Outline } from './outline';
import type { Meeting, Provenance } from './types';

export interface ReadMeeting {
  meeting: Meeting;
  provenance: Provenance;
}

const ORDINAL = String.raw`((?:[\p{L}]+[-‑ ])?[\p{L}]+|\d{1,3}(?:st|nd|rd|th|e|ème)?)`;
const NTH_MEETING = new RegExp(
  String.raw`\b${ORDINAL}\s+(?:(?:regular|substantive|intersessional|reconvened|resumed|special|plenary)\s+)?(?:meeting|session)\b`,
  'giu',
);
const NTH_FRENCH = new RegExp(String.raw`\b${ORDINAL}\s+(?:réunion|session)\b`, 'giu');
const NTH_SPANISH = new RegExp(String.raw`\b${ORDINAL}\s+(?:reunión|período de sesiones)`, 'giu');
const NTH_RUSSIAN = new RegExp(String.raw`(?<!\p{L})${ORDINAL}\s+(?:совещани|сесси)\p{L}+`, 'giu');
/** `دورته الخامسة`, `الاجتماع الثاني عشر`. */
const NTH_ARABIC =
  /(?<!\p{L})(?:ال)?(?:دورة|دورته|دورتها|اجتماع|اجتماعه|اجتماعها)\s+(ال\p{L}+(?:\s+(?:عشرة?|و(?:ال)?\p{L}+(?:ون|ين)))?)/gu;
/** `第五届会议`, `第4次会议`. */
const NTH_CHINESE = /(第(?:[一二三四五六七八九十]{1,3}|\d{1,3}))[届次]会议/gu;
/** `held in Vienna from 3 to 5 April 2018`. */
const HELD =
  /(?<!\p{L})(?:held (?:in|at)|tenue? à|celebrada? en|состоявш\p{L}+ся в|проведенн\p{L}+ в|(?:عُ?قد|عُ?قدت|المعقودة?) في)\s+([\p{Lu}\p{Lo}][\p{L}’'.-]*(?:\s(?:de\s|la\s|of\s)?\p{Lu}[\p{L}’'.-]*){0,3})/u;
const HELD_CHINESE = /在(\p{Script=Han}{2,6}?)(?:举行|召开)/u;

/** Reads the meeting. `place` is what the evidence file adds when no text does. */
export function readMeeting(
  masthead: Masthead,
  title: string | null,
  outline: Outline,
  evidencePlace: { value: string; evidence: string; sources: string[] } | null,
): ReadMeeting {
  const heading = title ?? '';
  const meeting: Meeting = { ordinal: null, place: null, start: null, end: null };
  const evidence: string[] = [];
  const sources = new Set<string>();
  let how: Provenance['how'] = 'stated';
  const held = HELD.exec(heading);
  const heldRange = findDateRanges(heading)[0];
  if (heldRange !== undefined) {
    meeting.start = heldRange.start;
    meeting.end = heldRange.end;
    evidence.push('The title gives the days of the meeting.');
    sources.add('title');
  } else if (masthead.start !== null) {
    meeting.start = masthead.start;
    meeting.end = masthead.end;
    evidence.push('The masthead gives place and days.');
    sources.add('title');
  }
  meeting.place =
    heldPlace(held?.[1] ?? HELD_CHINESE.exec(heading)?.[1] ?? null, masthead.place) ??
    (heldRange === undefined ? masthead.place : null);
  const sittings = readSittings(outline, meeting);
  if (meeting.start === null && sittings.days.length > 0) {
    const days = [...sittings.days].sort((a, b) => (a.date < b.date ? -1 : 1));
    meeting.start = days[0]?.date ?? null;
    meeting.end = days[days.length - 1]?.date ?? null;
    how = 'derived';
    evidence.push('The days are the first and the last on which the paragraphs say that the body sat.');
    for (const day of [days[0], days[days.length - 1]]) if (day !== undefined) sources.add(day.source);
  }
  const ordinal = readOrdinal(meeting, masthead, heading, outline);
  if (ordinal !== null) {
    meeting.ordinal = ordinal.value;
    sources.add(ordinal.source);
  }
  if (meeting.place === null) {
    const place = placeInText(outline, meeting);
    if (place !== null) {
      meeting.place = place.value;
      sources.add(place.source);
    }
  }
  if (meeting.place === null && evidencePlace !== null) {
    meeting.place = evidencePlace.value;
    how = 'derived';
    evidence.push(evidencePlace.evidence);
    for (const source of evidencePlace.sources) sources.add(source);
  }
  if (sittings.count !== null) meeting.plenaryMeetings = sittings.count;
  if (sittings.planned !== null) meeting.plannedPlenaryMeetings = sittings.planned;
  return { meeting, provenance: { how, evidence: evidence.join(' '), sources: [...sources] } };
}

/** In some languages the title declines the name of the place; the masthead has its plain form. */
function heldPlace(inTitle: string | null, inMasthead: string | null): string | null {
  if (inTitle === null || inMasthead === null) return inTitle;
  return inTitle !== inMasthead && inTitle.slice(0, 3) === inMasthead.slice(0, 3) ? inMasthead : inTitle;
}

interface Sittings {
  count: number | null;
  planned: number | null;
  days: { date: string; source: string }[];
}

/** `At its 2nd, 3rd and 4th meetings, on 3 and 4 April 2018`; `Seven meetings were held`; `the holding of eight plenary meetings`. */
function readSittings(outline: Outline, meeting: Meeting): Sittings {
  const out: Sittings = { count: null, planned: null, days: [] };
  for (const paragraph of outline.paragraphs) {
    const text = paragraph.text;
    const at = /\bat its (?:\[[^\]]*\]|\d[^.]{0,60}?) (?:plenary )?meetings?, (?:held )?on ([^.;]{3,60}?\d{4})/i.exec(
      text,
    );
    if (at !== null) {
      const figures = Array.from(
        text.slice(at.index, at.index + 80).matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/g),
        (match) => Number(match[1]),
      );
      const date = findDates(at[1] ?? '')[0]?.date;
      const inRange =
        date !== undefined && (meeting.start === null || (date >= meeting.start && date <= (meeting.end ?? date)));
      if (inRange && figures.length > 0) out.count = Math.max(out.count ?? 0, ...figures);
      if (date !== undefined && !text.slice(at.index, at.index + at[0].length).includes('['))
        out.days.push({ date, source: paragraph.id });
    }
    const heldCount =
      /\b(?:it held |held )?(\w+) (?:plenary )?meetings were held\b|\bheld (?:a total of )?(\w+) (?:plenary )?meetings\b/i.exec(
        text,
      );
    if (heldCount !== null) {
      const count = fromCardinal(heldCount[1] ?? heldCount[2] ?? '');
      if (count !== null && count > 0) out.count = count;
    }
    const planned = /\b(?:holding of|hold) (\w+) (?:plenary )?meetings\b/i.exec(text);
    if (planned !== null && /\b(?:will|would|permit|organization of work)\b/i.test(text))
      out.planned = fromCardinal(planned[1] ?? '') ?? out.planned;
  }
  return out;
}

function readOrdinal(
  meeting: Meeting,
  masthead: Masthead,
  heading: string,
  outline: Outline,
): { value: number; source: string } | null {
  const fromTitle = ordinalIn(heading.replace(/\b(?:first|second) part\b/gi, ''))[0];
  if (
    fromTitle !== undefined &&
    (REPORT.test(heading) || /agenda|ordre du jour|programa|повестк|جدول الأعمال|议程/i.test(heading))
  )
    return { value: fromTitle.value, source: 'title' };
  for (const paragraph of outline.paragraphs) {
    const chair = /\b(?:chair(?:man|person)?|president) of the ((?:\p{L}+-)?\p{L}+) (?:meeting|session)\b/iu.exec(
      paragraph.text,
    );
    const value = chair === null ? null : fromOrdinal(chair[1] ?? '');
    if (value !== null) return { value, source: paragraph.id };
  }
  const dated = datedOrdinal(meeting, outline.paragraphs);
  if (dated !== null) return dated;
  if (masthead.session?.ordinal !== null && masthead.session !== null && meeting.start === masthead.start)
    return { value: masthead.session.ordinal, source: 'title' };
  return null;
}

/** A sentence that dates "the third meeting" within the days of this one. */
function datedOrdinal(
  meeting: Meeting,
  paragraphs: readonly DraftParagraph[],
): { value: number; source: string } | null {
  if (meeting.start === null) return null;
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph.text.split(/(?<=[.;])\s+(?=\p{Lu})/u)) {
      const start = findDateRanges(sentence)[0]?.start ?? findDates(sentence)[0]?.date;
      if (start === undefined || start < meeting.start || start > (meeting.end ?? meeting.start)) continue;
      const ordinal = ordinalIn(sentence).find((found) => /^\p{L}/u.test(found.words));
      if (
        ordinal !== undefined &&
        !/\b(?:at|during|for consideration at) (?:its|the) \S+ session of the Commission/i.test(sentence)
      )
        return { value: ordinal.value, source: paragraph.id };
    }
  }
  return null;
}

function ordinalIn(text: string): { value: number; words: string }[] {
  const out: { value: number; words: string; at: number }[] = [];
  for (const pattern of [NTH_MEETING, NTH_FRENCH, NTH_SPANISH, NTH_RUSSIAN, NTH_ARABIC, NTH_CHINESE]) {
    for (const match of text.matchAll(pattern)) {
      const words = (match[1] ?? '').trim();
      const value = fromOrdinal(words) ?? fromOrdinal(words.split(/\s/).pop() ?? '');
      if (value !== null) out.push({ value, words, at: match.index });
    }
  }
  return out.sort((a, b) => a.at - b.at);
}

function placeInText(outline: Outline, meeting: Meeting): { value: string; source: string } | null {
  if (meeting.start === null) return null;
  for (const paragraph of outline.paragraphs) {
    for (const sentence of paragraph.text.split(/(?<=[.;])\s+(?=\p{Lu})/u)) {
      const range = findDateRanges(sentence)[0];
      if (range === undefined || range.start !== meeting.start) continue;
      const held = HELD.exec(sentence);
      if (held !== null) return { value: held[1] ?? '', source: paragraph.id };
    }
  }
  return null;
}
