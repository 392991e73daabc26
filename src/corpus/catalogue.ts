/**
 * The facts of `data/catalogue/`, each with its source in words. What no report of ours states.
 */
import documents from '../../data/catalogue/documents.json' with { type: 'json' };
import meetings from '../../data/catalogue/meetings.json' with { type: 'json' };
import sources from '../../data/catalogue/sources.json' with { type: 'json' };
import type { CatalogueEntry, MeetingSeries } from './model';

/** One line of `documents.json`: `source` is of the title and of the date unless `dateSource` says otherwise. */
interface DocumentFacts {
  symbol: string;
  meeting?: number;
  title?: string;
  date?: string;
  source: string;
  dateSource?: string;
  /** Further sources that say the same. */
  alsoIn?: string[];
  printedIn?: { symbol: string; source: string }[];
}
/** One line of `meetings.json`. */
interface MeetingFacts {
  ordinal: number;
  place: string;
  start: string;
  end: string;
  sources: string[];
  notes?: { text: string; source: string }[];
}

const sourceText = (key: string): string | null => {
  if (!Object.hasOwn(sources, key)) throw new Error(`data/catalogue: there is no source "${key}" in sources.json.`);
  return sources[key as keyof typeof sources];
};
/** Several sources as one; null when none of them is verified. */
const sourceTexts = (keys: string[]): string | null =>
  keys
    .map(sourceText)
    .filter((text) => text !== null)
    .join('; ') || null;

/** Every document that the catalogue knows, in its order. */
export const CATALOGUE: readonly CatalogueEntry[] = (documents as DocumentFacts[]).map((entry) => ({
  symbol: entry.symbol,
  title: entry.title ?? null,
  date: entry.date ?? null,
  meeting: entry.meeting ?? null,
  source: sourceText(entry.source) === null ? null : sourceTexts([entry.source, ...(entry.alsoIn ?? [])]),
  dateSource: entry.date === undefined ? null : sourceText(entry.dateSource ?? entry.source),
  printedIn: (entry.printedIn ?? []).map(({ symbol, source }) => ({ symbol, source: sourceText(source) })),
}));

/** The meetings of the Expert Group, without the documents that a segment holds of them. */
export const MEETINGS: MeetingSeries = {
  group: meetings.group,
  series: meetings.series,
  meetings: (meetings.meetings as MeetingFacts[]).map(({ ordinal, place, start, end, sources: keys, notes = [] }) => ({
    ordinal,
    place,
    start,
    end,
    source: sourceTexts(keys) ?? '',
    notes: notes.map(({ text, source }) => ({ text, source: sourceText(source) })),
    documents: [],
  })),
};
