/**
 * The facts of `data/catalogue/`, each with its source in words. What no report of ours states.
 */
import documents from '../../data/catalogue/documents.json' with { type: 'json' };
import meetings from '../../data/catalogue/meetings.json' with { type: 'json' };
import sources from '../../data/catalogue/sources.json' with { type: 'json' };
import type { CatalogueEntry, MeetingSeries } from './model';

const sourceText = (key: string): string | null => {
  if (!Object.hasOwn(sources, key)) throw new Error(`data/catalogue: there is no source "${key}" in sources.json.`);
  return sources[key as keyof typeof sources];
};

/** Every document that the catalogue knows, in its order. */
export const CATALOGUE: readonly CatalogueEntry[] = documents.map((entry) => ({
  symbol: entry.symbol,
  title: 'title' in entry ? (entry.title ?? null) : null,
  date: 'date' in entry ? (entry.date ?? null) : null,
  meeting: 'meeting' in entry ? (entry.meeting ?? null) : null,
  source: sourceText(entry.source),
  printedIn: 'printedIn' in entry ? (entry.printedIn ?? []) : [],
}));

/** The meetings of the Expert Group, without the documents that a segment holds of them. */
export const MEETINGS: MeetingSeries = {
  group: meetings.group,
  series: meetings.series,
  meetings: meetings.meetings.map(({ ordinal, place, start, end, sources: keys }) => ({
    ordinal,
    place,
    start,
    end,
    source: keys.map(sourceText).join('; '),
    documents: [],
  })),
};
