/**
 * Related recommendations: which suggestions of Member States speak of the same question as a context, and which
 * question that is. Being of the same meeting is no reason, because all suggestions share it. Pure.
 */
import type { Paragraph, Report } from '../reports/types';
import { formulaRemover } from './formulas';
import type { Citation, RelatedItem } from './model';
import { type Passage, passagesOf, symbolOf } from './passages';
import { isSubstantive } from './section-role';
import { lastTopicOf, QUESTIONS, TOPICS, topicName, topicsOf } from './topics';

/** A passage that speaks for the subject, and how much (1 = it only stands near). */
export interface ContextPassage {
  id: string;
  /** Ids of the topics it speaks of. */
  topics: string[];
  weight: number;
}

/** Weights of what stands around a citation: what names the thing cited tells more of it than the rest. */
const NAMED = 4;
const CITING_SENTENCE = 2;
/** Paragraphs that share this many topics discuss one question. */
const SAME_QUESTION = 2;
/** Below this share of the best score an item is only vaguely related: rather fewer than weak ones. */
const WEAK = 0.3;
/** A shared question that half of all suggestions speak of tells nothing. */
const TOO_COMMON = 0.5;

interface Suggestion {
  passage: Passage;
  topics: string[];
}

/** The recommendations and sub-items of the given reports. */
export function suggestionsOf(reports: Report[]): Suggestion[] {
  return reports
    .flatMap(passagesOf)
    .filter((passage) => passage.preliminary)
    .map((passage) => ({ passage, topics: topicsOf(passage.text) }));
}

/**
 * Ranks suggestions against a context. Each reason names a shared topic and the context passages that speak of it.
 * Returns the best first, none when nothing rarer than common ground is shared.
 */
export function relatedTo(context: ContextPassage[], suggestions: Suggestion[]): RelatedItem[] {
  const inContext = new Map<string, { weight: number; sources: string[] }>();
  for (const { id, topics, weight } of context)
    for (const topic of topics) {
      const entry = inContext.get(topic) ?? { weight: 0, sources: [] };
      entry.weight += weight;
      if (!entry.sources.includes(id)) entry.sources.push(id);
      inContext.set(topic, entry);
    }
  const rarity = new Map<string, number>();
  for (const { id } of TOPICS) {
    const holders = suggestions.filter(({ topics }) => topics.includes(id)).length;
    if (holders > 0 && holders < suggestions.length * TOO_COMMON)
      rarity.set(id, Math.log(1 + suggestions.length / holders));
  }
  const own = new Set(context.map(({ id }) => id));
  const scored = suggestions
    .filter(({ passage }) => !own.has(passage.id))
    .map(({ passage, topics }) => {
      const shared = topics
        .flatMap((topic) => {
          const entry = inContext.get(topic);
          const rare = rarity.get(topic);
          return entry && rare ? [{ topic, sources: entry.sources, strength: Math.log2(1 + entry.weight) * rare }] : [];
        })
        .sort((a, b) => b.strength - a.strength);
      // A suggestion about many things is less about each of them.
      const score = shared.reduce((sum, { strength }) => sum + strength, 0) / Math.sqrt(1 + topics.length);
      return {
        id: passage.id,
        topics: shared.map(({ topic }) => topic),
        score,
        reasons: shared.map(({ topic, sources }) => ({ shared: topicName(topic), sources })),
      };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const strong = bothSides(scored).filter(({ score }) => score >= best * WEAK);
  return strong.map(({ id, score, reasons }) => ({ id, score, reasons }));
}

/** Lifts the best suggestion of a question's other side to directly behind the first side's best. */
function bothSides<T extends { topics: string[] }>(ranked: T[]): T[] {
  const order = [...ranked];
  for (const { sides } of QUESTIONS) {
    const speaks = (side: string[]) => (item: T) => item.topics.some((topic) => side.includes(topic));
    const [first, ...others] = sides
      .map((side) => order.findIndex(speaks(side)))
      .filter((at) => at !== -1)
      .sort((a, b) => a - b);
    if (first === undefined) continue;
    const lifted = others.map((at) => order[at] as T);
    for (const item of lifted) order.splice(order.indexOf(item), 1);
    order.splice(first + 1, 0, ...lifted);
  }
  return order;
}

/** Finds what speaks for a subject: a document's own substance, or the places that cite it. */
export class ContextFinder {
  private readonly withoutFormulas: (text: string) => string;

  constructor(private readonly reports: Report[]) {
    this.withoutFormulas = formulaRemover(reports);
  }

  /** What a document discusses: its substantive paragraphs, and the titles of their sections. */
  ofDocument(report: Report): ContextPassage[] {
    const paragraphs = report.paragraphs.filter(({ section }) => isSubstantive(report, section));
    const titles = report.sections
      .filter(({ path }) => isSubstantive(report, path))
      .flatMap(({ path, title }) => {
        // A heading is addressed by the first paragraph under it.
        const first = paragraphs.find(({ section }) => section === path || section.startsWith(`${path}.`));
        return first ? [{ id: first.id, topics: topicsOf(title), weight: 1 }] : [];
      });
    return [...paragraphs.map((paragraph) => this.whole(paragraph)), ...titles];
  }

  /**
   * What the corpus says where it cites a symbol: what names it, the sentence, the paragraph, and the
   * paragraphs of the same section that answer that one, so that both sides of a question are heard.
   */
  ofCitations(citations: Citation[]): ContextPassage[] {
    return citations.flatMap(({ source, start, end }) => {
      const report = this.reports.find(({ symbol }) => symbol !== null && symbolOf(source) === symbol);
      const passage = report?.paragraphs.find(({ id }) => id === source);
      if (!report || !passage || !isSubstantive(report, passage.section)) return [];
      const { text } = passage;
      const starts = sentenceStarts(text);
      const from = Math.max(0, ...starts.filter((at) => at <= start));
      const to = starts.find((at) => at >= end) ?? text.length;
      const named = lastTopicOf(text.slice(from, start));
      return [
        ...(named ? [{ id: source, topics: [named], weight: NAMED }] : []),
        { id: source, topics: topicsOf(text.slice(from, to)), weight: CITING_SENTENCE },
        this.whole(passage),
        ...this.answersTo(passage, report).map((answer) => this.whole(answer)),
      ];
    });
  }

  private whole(paragraph: Paragraph): ContextPassage {
    return { id: paragraph.id, topics: this.topicsIn(paragraph), weight: 1 };
  }

  private topicsIn({ text }: Paragraph): string[] {
    return topicsOf(this.withoutFormulas(text));
  }

  private answersTo(passage: Paragraph, report: Report): Paragraph[] {
    const topics = topicsOf(this.withoutFormulas(passage.text));
    const shared = ({ text }: Paragraph) =>
      topicsOf(this.withoutFormulas(text)).filter((topic) => topics.includes(topic));
    return report.paragraphs.filter(
      (other) => other !== passage && other.section === passage.section && shared(other).length >= SAME_QUESTION,
    );
  }
}

function sentenceStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/[.!?]["”’)]*\s+(?=[A-Z“"(])/g)].map((match) => match.index + match[0].length)];
}
