/**
 * Related recommendations of anything a reader can point at, over the reports that the corpus holds: a document, a
 * paragraph, a meeting, a cited symbol, an instrument. Pure.
 */
import type { Report } from '../reports/types';
import { ContextFinder, type Place } from './contexts';
import { type InstrumentPlaces, instrumentPlaces } from './instruments';
import type { Citation, RelatedItem } from './model';
import { relatedTo, relatedToDebates, type Suggestion, suggestionsOf } from './related';

export class Relations {
  private readonly suggestions: Suggestion[];
  private readonly contexts: ContextFinder;
  private readonly instruments: InstrumentPlaces;

  constructor(
    private readonly reports: Report[],
    private readonly citations: Map<string, Citation[]>,
  ) {
    this.suggestions = suggestionsOf(reports);
    this.contexts = new ContextFinder(reports);
    this.instruments = instrumentPlaces(reports);
  }

  /** Of a document that the corpus holds. */
  ofDocument(report: Report): RelatedItem[] {
    return relatedToDebates(this.contexts.ofDocument(report), this.suggestions);
  }

  /** Of a paragraph or item; null if the corpus holds no such passage. */
  ofPassage(id: string): RelatedItem[] | null {
    const context = this.contexts.ofPassage(id);
    return context && relatedTo(context, this.suggestions, id);
  }

  /** Of a meeting: what the documents that the corpus holds of it discuss. */
  ofMeeting(ordinal: number): RelatedItem[] {
    const reports = this.reports.filter(({ meeting }) => meeting.ordinal === ordinal);
    return relatedToDebates(
      reports.flatMap((report) => this.contexts.ofDocument(report)),
      this.suggestions,
    );
  }

  /** Of a symbol that the corpus cites, or an instrument that it names. */
  ofCited(key: string): RelatedItem[] {
    const cited: Place[] = this.citations.get(key) ?? [];
    const named: Place[] = this.instruments.get(key)?.places ?? [];
    const seen = new Set<string>();
    const places = [...cited, ...named].filter(({ source, start }) => {
      const place = `${source} ${start}`;
      return !seen.has(place) && seen.add(place);
    });
    return relatedTo(this.contexts.ofPlaces(places), this.suggestions);
  }
}
