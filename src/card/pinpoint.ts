/**
 * Names of places in documents: "para. 9 (s)", "paras. 13–14", "E/CN.15/2018/12, para. 39".
 * A place is known by its id (`SYMBOL#9(s)`); words come from the caller's catalogue. Pure.
 */
import type { MessageKey } from '../platform/i18n';
import type { CardText } from '../protocol/card';
import { directionOf } from '../ui/language';

/** The catalogue: {@link import('../platform/i18n').t}, handed in so that this file runs anywhere. */
export type Say = (key: MessageKey, ...values: (string | number)[]) => string;

/** What this file needs to know of a text. */
export type Place = Pick<CardText, 'id' | 'symbol' | 'pinpoint'>;

interface ParagraphPlace {
  number: number;
  /** `(s)`, `(f) (iii)`, or empty. */
  items: string;
}

const PARAGRAPH = /^(\d+)((?:\([a-z]+\))*)$/;

function fragment(id: string): string {
  const hash = id.indexOf('#');
  return hash < 0 ? '' : id.slice(hash + 1);
}

function paragraphPlace(id: string): ParagraphPlace | null {
  const match = PARAGRAPH.exec(fragment(id));
  if (!match) return null;
  return { number: Number(match[1]), items: (match[2] ?? '').replaceAll(')(', ') (') };
}

function written({ number, items }: ParagraphPlace, language: string): string {
  return whole(items ? `${number} ${items}` : String(number), language);
}

/** Where the language runs from right to left, "9 (s)" is held together by isolates; it would read "(s) 9" there. */
const whole = (label: string, language: string): string =>
  /\D/.test(label) && directionOf(language) === 'rtl' ? `\u2066${label}\u2069` : label;

/** `1(b).8`: a paragraph without a number of its own under an item of an annotated agenda. */
const UNNUMBERED = /^(\d+(?:\([a-z]+\))*)\.(\d+)$/;
const NAMED: Readonly<Record<string, MessageKey>> = {
  title: 'titlePage',
  document: 'pageHeaders',
  agenda: 'labelAgenda',
};
const NUMBERED: Readonly<Record<string, MessageKey>> = {
  footnote: 'footnoteOne',
  agenda: 'agendaOne',
  heading: 'headingOne',
  documentation: 'documentationOne',
  timetable: 'timetableOne',
};
const spaced = (letters: string): string => letters.replaceAll('(', ' (').trim();

/** The number alone, as a label in a column under a heading that says what it numbers: "9 (s)"; null for places without one. */
export function itemLabel(place: Place, language: string): string | null {
  const paragraph = paragraphPlace(place.id);
  return paragraph ? written(paragraph, language) : null;
}

/** "para. 9 (s)", "footnote 2", "title page"; the pinpoint as given where the id has a form that is not known here. */
export function placeLabel(place: Place, say: Say, language: string): string {
  const paragraph = paragraphPlace(place.id);
  if (paragraph) return say('paragraphOne', written(paragraph, language));
  const own = fragment(place.id);
  const [, item, number] = UNNUMBERED.exec(own) ?? [];
  if (item && number) return say('agendaParagraph', whole(spaced(item), language), number);
  const [, kind = '', label = ''] = /^([a-z]+)-(.+)$/.exec(own) ?? [];
  const key = NUMBERED[kind];
  if (key) return say(key, whole(spaced(label), language));
  return NAMED[own] ? say(NAMED[own]) : place.pinpoint || say('titlePage');
}

/** Several places of one document: in the order of the text, neighbouring paragraphs as a range. */
function placesInOne(places: Place[], say: Say, language: string): string {
  const paragraphs = places.map((place) => paragraphPlace(place.id));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const numbered = paragraphs.filter((paragraph) => paragraph !== null).sort(byPlace);
  const others = places
    .filter((_, index) => paragraphs[index] === null)
    .map((place) => placeLabel(place, say, language));
  const spans = paragraphSpans(numbered, language);
  const first = spans[0];
  if (first === undefined) return list.format(others);
  const label = numbered.length === 1 ? say('paragraphOne', first) : say('paragraphMany', list.format(spans));
  return list.format([label, ...others]);
}

const byPlace = (a: ParagraphPlace, b: ParagraphPlace) => a.number - b.number || a.items.localeCompare(b.items);

/** `13, 14, 15, 17` as `13–15`, `17`; items never join a range. */
function paragraphSpans(places: ParagraphPlace[], language: string): string[] {
  const spans: string[] = [];
  for (let index = 0; index < places.length; index++) {
    const start = places[index] as ParagraphPlace;
    let last = start;
    for (let next = places[index + 1]; next && !next.items && !last.items && next.number === last.number + 1; ) {
      last = next;
      next = places[++index + 1];
    }
    spans.push(last === start ? written(start, language) : `${start.number}–${last.number}`);
  }
  return spans;
}

/**
 * Where something is said, in words: each document once, its places after it.
 * The document `context` (the one the card is about) is not named.
 */
export function placesLabel(places: Place[], context: string | null, say: Say, language: string): string {
  const bySymbol = new Map<string, Place[]>();
  for (const place of places) {
    const held = bySymbol.get(place.symbol);
    if (!held) bySymbol.set(place.symbol, [place]);
    else if (!held.some((other) => other.id === place.id)) held.push(place);
  }
  const documents = [...bySymbol].map(([symbol, held]) => {
    const label = placesInOne(held, say, language);
    return symbol === context ? label : say('placeInDocument', symbol, label);
  });
  return documents.join('; ');
}
