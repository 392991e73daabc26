/**
 * A report in the order in which it is read: headings, paragraphs with their items, lists, the timetable; each footnote
 * with what carries it. Furniture (page headers, the text that only evidence refers to) is no part of it.
 * Pure: knows no page.
 */
import type { Footnote, Item, Paragraph, Report, TimetableRow } from '../reports/types';
import { placeOf } from './places';

/** A text that can be addressed. */
export interface Words {
  /** Passage id. */
  id: string;
  /** What stands after its `#`. */
  place: string;
  text: string;
  /** In the order of the text. */
  footnotes: Note[];
}

/** A footnote of the document, as a text of its own. */
export interface Note {
  id: string;
  place: string;
  marker: string;
  text: string;
  /** Where its marker stands in the text that carries it; null where only the text is known. */
  at: number | null;
}

export interface ListItem extends Words {
  label: string;
  items: ListItem[];
  /** A preliminary recommendation or conclusion: the notice stands at its list. */
  preliminary: boolean;
}

export type Block =
  | ({ kind: 'heading' /** 2 to 6, without a gap. */; level: number; number: string } & Words)
  | ({
      kind: 'paragraph' /** As printed; null for one without a number. */;
      number: number | null;
      items: ListItem[];
    } & Words)
  /** A list that no paragraph leads in. */
  | { kind: 'list'; name: string; items: ListItem[] }
  | { kind: 'timetable'; rows: (TimetableRow & Words)[] };

export interface Flow {
  /** The title page as printed; null where the text has none. */
  masthead: Words | null;
  blocks: Block[];
  /** Footnotes that no text carries, at the end. */
  loose: Note[];
  /** Every text in the order in which it is read, the footnotes after what carries them. */
  texts: { id: string; place: string; text: string }[];
}

/** Places that evidence names and that the reader shows under another one. */
const FURNITURE = new Set(['document', 'agenda']);

/** Lays out a report. Every passage of it stands in the flow once, but for furniture. */
export function flowOf(report: Report): Flow {
  const sections = new Map(report.sections.map((section) => [section.path, section]));
  const paragraphs = new Map(report.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const items = new Map(report.items.map((item) => [item.id, item]));
  const notes = notesByCarrier(report.footnotes, report.symbol ?? '');
  const flow: Flow = { masthead: null, blocks: [], loose: notes.get(null) ?? [], texts: [] };
  const open = new Map<string, ListItem>();
  let level = 1;
  const seen = new Set<string>();

  for (const { id, text } of report.passages) {
    const place = placeOf(id);
    if (FURNITURE.has(place) || place.startsWith('footnote-') || seen.has(id)) continue;
    seen.add(id);
    const words: Words = { id, place, text, footnotes: notes.get(id) ?? [] };
    const item = items.get(id);
    if (place === 'title') flow.masthead = words;
    else if (place.startsWith('heading-')) {
      const section = sections.get(place.slice('heading-'.length));
      level = Math.min((section?.level ?? 1) + 1, level + 1, 6);
      flow.blocks.push({ kind: 'heading', level, number: section?.number ?? '', ...words });
    } else if (item) putItem(flow, open, item, words);
    else if (place.startsWith('timetable-')) putRow(flow, report.timetable, words);
    else if (place.startsWith('documentation-')) listOf(flow, 'documentation').push(listItem(words, '–', false));
    else flow.blocks.push(paragraph(paragraphs.get(id), words));
  }
  flow.texts = [...textsOf(flow)];
  return flow;
}

function paragraph(known: Paragraph | undefined, words: Words): Block {
  return { kind: 'paragraph', number: known?.number ?? null, items: [], ...words };
}

const listItem = (words: Words, label: string, preliminary: boolean): ListItem => ({
  ...words,
  label,
  items: [],
  preliminary,
});

/** An item goes below the item above it, else below its paragraph, else into a list of its own. */
function putItem(flow: Flow, open: Map<string, ListItem>, item: Item, words: Words): void {
  const preliminary = item.kind === 'recommendation' || item.kind === 'sub-item';
  const made = listItem(
    words,
    item.kind === 'agenda' && item.parent === null ? `${item.label}.` : item.label,
    preliminary,
  );
  const parent = item.parent === null ? undefined : open.get(`${item.paragraph}\n${item.parent}`);
  // A later list may use the same labels again: the latest holder is the one above.
  open.set(`${item.paragraph}\n${item.label}`, made);
  if (parent) {
    parent.items.push(made);
    return;
  }
  const last = flow.blocks.at(-1);
  const holder = last?.kind === 'paragraph' && last.place === item.paragraph ? last.items : null;
  (holder ?? listOf(flow, item.paragraph)).push(made);
}

function listOf(flow: Flow, name: string): ListItem[] {
  const last = flow.blocks.at(-1);
  if (last?.kind === 'list' && last.name === name) return last.items;
  const items: ListItem[] = [];
  flow.blocks.push({ kind: 'list', name, items });
  return items;
}

function putRow(flow: Flow, timetable: readonly TimetableRow[], words: Words): void {
  const row = timetable[Number(words.place.slice('timetable-'.length)) - 1];
  if (!row) {
    flow.blocks.push(paragraph(undefined, words));
    return;
  }
  const last = flow.blocks.at(-1);
  const made = { ...row, ...words };
  if (last?.kind === 'timetable') last.rows.push(made);
  else flow.blocks.push({ kind: 'timetable', rows: [made] });
}

/** Footnotes by the id of what carries them; under null those that nothing does. */
function notesByCarrier(footnotes: readonly Footnote[], symbol: string): Map<string | null, Note[]> {
  const found = new Map<string | null, Note[]>();
  for (const { marker, text, anchor, at = null } of footnotes) {
    const place = `footnote-${marker}`;
    const note: Note = { id: `${symbol}#${place}`, place, marker, text, at };
    found.set(anchor, [...(found.get(anchor) ?? []), note]);
  }
  return found;
}

function* textsOf({ masthead, blocks, loose }: Flow): Iterable<{ id: string; place: string; text: string }> {
  if (masthead) yield* own(masthead);
  for (const block of blocks) {
    if (block.kind === 'timetable') for (const row of block.rows) yield* own(row);
    else if (block.kind === 'list') for (const item of block.items) yield* ofItem(item);
    else {
      yield* own(block);
      if (block.kind === 'paragraph') for (const item of block.items) yield* ofItem(item);
    }
  }
  yield* loose;
}

function* ofItem(item: ListItem): Iterable<{ id: string; place: string; text: string }> {
  yield* own(item);
  for (const each of item.items) yield* ofItem(each);
}

function* own(words: Words): Iterable<{ id: string; place: string; text: string }> {
  yield words;
  yield* words.footnotes;
}

/** Number and title of a section for its outline. */
export interface OutlineEntry {
  place: string;
  level: number;
  number: string;
  title: string;
}

/** The headings as an outline. */
export function outlineOf(flow: Flow): OutlineEntry[] {
  return flow.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [{ place: block.place, level: block.level, number: block.number, title: block.text }]
      : [],
  );
}
