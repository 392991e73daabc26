/**
 * What speaks for a subject that a reader rests on: a document's own substance, a paragraph, the places that cite a
 * symbol or name an instrument. Only its passages and their topics; ranking is `related.ts`. Pure.
 */
import type { Paragraph, Report } from '../reports/types';
import { formulaRemover } from './formulas';
import type { Citation } from './model';
import { type Passage, passagesOf, symbolOf } from './passages';
import type { ContextPassage } from './related';
import { isIntroduction, isSubstantive } from './section-role';
import { lastTopicOf, topicMentions } from './topics';

/** Weights of what stands around a citation: what names the thing cited tells more of it than the rest. */
const NAMED = 4;
const CITING_SENTENCE = 2;
const AROUND = 0.5;
/** Paragraphs that share this many topics discuss one question. */
const SAME_QUESTION = 2;

/** A place of the corpus that names or cites something. */
export type Place = Pick<Citation, 'source' | 'start' | 'end'>;

export class ContextFinder {
  private readonly withoutFormulas: (text: string) => string;
  private readonly passages: Map<string, Passage>;
  private readonly substances = new Map<string, Emphasis>();

  constructor(private readonly reports: Report[]) {
    this.withoutFormulas = formulaRemover(reports);
    this.passages = new Map(reports.flatMap(passagesOf).map((passage) => [passage.id, passage]));
  }

  /** What a document discusses: its substantive paragraphs, and the titles of their sections. */
  ofDocument(report: Report): ContextPassage[] {
    const paragraphs = report.paragraphs.filter(({ section }) => isSubstantive(report, section));
    const titles = report.sections
      .filter(({ path }) => isSubstantive(report, path))
      .flatMap(({ path, title }) => {
        // A heading is addressed by the first paragraph under it.
        const first = paragraphs.find(({ section }) => section === path || section.startsWith(`${path}.`));
        return first ? [{ id: first.id, topics: emphasis(title), weight: 1 }] : [];
      });
    return [...paragraphs.map((paragraph) => this.whole(paragraph)), ...titles];
  }

  /** One paragraph or item, a sub-item with its lead-in; null if the corpus holds no such passage. */
  ofPassage(id: string): ContextPassage[] | null {
    const passage = this.passages.get(id);
    if (!passage) return null;
    const text = [passage.leadIn, passage.text].join(' ');
    return [{ id, topics: passage.preliminary ? emphasis(text) : this.substance(text), weight: 1 }];
  }

  /**
   * What the corpus says where it cites a symbol or names an instrument: what names it, the sentence, the paragraph,
   * and what paragraphs of the same section answer to it, so that both sides of a question are heard. Of an
   * introduction only the sentence counts: it says what the thing cited asked for, the rest is the Group's history.
   */
  ofPlaces(places: Place[]): ContextPassage[] {
    return places.flatMap(({ source, start, end }): ContextPassage[] => {
      const report = this.reports.find(({ symbol }) => symbol !== null && symbolOf(source) === symbol);
      const passage = this.passages.get(source);
      if (!report || !passage || passage.section === '') return [];
      const substantive = isSubstantive(report, passage.section);
      if (!substantive && !isIntroduction(report, passage.section)) return [];
      const { text } = passage;
      const starts = sentenceStarts(text);
      const from = Math.max(0, ...starts.filter((at) => at <= start));
      const to = starts.find((at) => at >= end) ?? text.length;
      const sentence = { id: source, topics: emphasis(text.slice(from, to)), weight: CITING_SENTENCE };
      if (!substantive) return [sentence];
      const named = lastTopicOf(text.slice(from, start));
      const whole = { id: source, topics: this.substance(text), weight: AROUND };
      return [
        ...(named ? [{ id: source, topics: new Map([[named, 1]]), weight: NAMED }] : []),
        sentence,
        whole,
        ...this.answersTo(source, whole.topics, report),
      ];
    });
  }

  /** The other paragraphs of a section that discuss the same question, with what they share of it. */
  private answersTo(source: string, topics: Emphasis, report: Report): ContextPassage[] {
    const section = report.paragraphs.find(({ id }) => id === source)?.section;
    return report.paragraphs
      .filter((other) => other.id !== source && other.section === section)
      .map(({ id, text }) => {
        const shared = [...this.substance(text)].filter(([topic]) => topics.has(topic));
        return { id, topics: new Map(shared), weight: AROUND };
      })
      .filter((answer) => answer.topics.size >= SAME_QUESTION);
  }

  /** What a text speaks of beside its formulas; asked again and again for the same paragraphs. */
  private substance(text: string): Emphasis {
    const known = this.substances.get(text) ?? emphasis(this.withoutFormulas(text));
    this.substances.set(text, known);
    return known;
  }

  private whole({ id, text }: Paragraph): ContextPassage {
    return { id, topics: this.substance(text), weight: 1 };
  }
}

type Emphasis = ContextPassage['topics'];

/** What a text comes back to is more its subject than what it mentions once. */
function emphasis(text: string): Emphasis {
  return new Map([...topicMentions(text)].map(([topic, { count }]) => [topic, 1 + Math.log2(count)]));
}

function sentenceStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/[.!?]["”’)]*\s+(?=[A-Z“"(])/g)].map((match) => match.index + match[0].length)];
}
