/**
 * The card's lists in the order and the groups in which they are read. Pure.
 */
import type { CardCitation, CardMeeting, CardText } from '../protocol/card';
import type { Span } from './excerpt';

/** A paragraph that cites, with every place in it that does. */
export interface CitingParagraph {
  text: CardText;
  marks: Span[];
  /** Parts of the document that it names, each once. */
  details: string[];
}

/** The citing paragraphs of one document. */
export interface CitingDocument {
  symbol: string;
  paragraphs: CitingParagraph[];
}

/** Citations by document, then by paragraph, both in the order given. Citations whose text is missing are left out. */
export function groupCitations(citations: readonly CardCitation[], texts: Record<string, CardText>): CitingDocument[] {
  const documents = new Map<string, Map<string, CitingParagraph>>();
  for (const { id, start, end, detail } of citations) {
    const text = texts[id];
    if (!text) continue;
    const paragraphs = documents.get(text.symbol) ?? new Map<string, CitingParagraph>();
    documents.set(text.symbol, paragraphs);
    const paragraph = paragraphs.get(id) ?? { text, marks: [], details: [] };
    paragraphs.set(id, paragraph);
    paragraph.marks.push({ start, end });
    if (detail && !paragraph.details.includes(detail)) paragraph.details.push(detail);
  }
  return [...documents].map(([symbol, paragraphs]) => ({ symbol, paragraphs: [...paragraphs.values()] }));
}

/** A recommendation in the card's list. */
export interface Listed<T> {
  item: T;
  text: CardText;
  /** True if the one above it has shown the same lead-in. */
  leadInSeen: boolean;
}

/** Recommendations best first, but sub-items of one item together, under the best of them. Those without a text are left out. */
export function listRecommendations<T extends { id: string }>(
  items: readonly T[],
  texts: Record<string, CardText>,
): Listed<T>[] {
  const groups = new Map<string, Listed<T>[]>();
  for (const item of items) {
    const text = texts[item.id];
    if (!text) continue;
    const key = text.leadIn === null ? item.id : `${text.symbol} ${text.leadIn}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ item, text, leadInSeen: group.length > 0 });
  }
  return [...groups.values()].flat();
}

/** One stop of the time line. */
export interface Stop {
  ordinal: number;
  start: string;
  current: boolean;
  included: boolean;
  /** Place on the line, 0 to 1 in reading direction. */
  at: number;
}

/**
 * The meetings on a line, true to time as far as labels of width `gap` (a fraction of the line) leave room.
 * Stops keep their order and stay within 0 to 1.
 */
export function timeline(line: CardMeeting['line'], gap: number): Stop[] {
  const stops = [...line].sort((a, b) => a.start.localeCompare(b.start));
  const times = stops.map((stop) => Date.parse(stop.start));
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - first;
  const room = stops.length > 1 ? Math.min(gap, 1 / (stops.length - 1)) : 0;
  const at = times.map((time, index) => (span > 0 ? (time - first) / span : index / Math.max(1, stops.length - 1)));
  for (let index = 1; index < at.length; index++)
    at[index] = Math.max(at[index] as number, (at[index - 1] as number) + room);
  if (at.length > 1) at[at.length - 1] = 1;
  for (let index = at.length - 2; index >= 0; index--)
    at[index] = Math.min(at[index] as number, (at[index + 1] as number) - room);
  return stops.map(({ ordinal, start, document, current }, index) => ({
    ordinal,
    start,
    current,
    included: document !== null,
    at: Math.min(1, Math.max(0, at[index] as number)),
  }));
}

/** An item of the agenda with the items under it. */
export interface AgendaEntry {
  item: string;
  title: string;
  under: { item: string; title: string }[];
}

/** `1`, `1 (a)`, `1 (b)`, `2` as a tree of two levels. */
export function agendaTree(agenda: CardMeeting['agenda']): AgendaEntry[] {
  const entries: AgendaEntry[] = [];
  for (const { item, title } of agenda) {
    const parent = entries.at(-1);
    const sub = /^(\S+)\s*(\(.+\))$/.exec(item);
    if (sub && parent && sub[1] === parent.item) parent.under.push({ item: sub[2] as string, title });
    else entries.push({ item, title, under: [] });
  }
  return entries;
}

/** Attendance figures: one entry a figure, with the documents that give it. */
export interface Figure {
  memberStates: number;
  draft: boolean;
  sources: string[];
}

/** True figures in the order given; `disagree` if the documents do not give the same number. */
export function attendance(facts: CardMeeting['attendance']): { figures: Figure[]; disagree: boolean } {
  const disagree = new Set(facts.map((fact) => fact.value.memberStates)).size > 1;
  if (disagree) {
    return {
      disagree,
      figures: facts.map(({ value, sources }) => ({ memberStates: value.memberStates, draft: value.draft, sources })),
    };
  }
  const first = facts[0];
  if (!first) return { disagree, figures: [] };
  const sources = [...new Set(facts.flatMap((fact) => fact.sources))];
  return { disagree, figures: [{ memberStates: first.value.memberStates, draft: first.value.draft, sources }] };
}
