/**
 * Texts of what was found, read from the corpus: for phrases and snippets. Documents are kept for a while, because a query
 * is typed letter by letter and finds the same ones again.
 */
import { ALL, type CorpusReader, meetingKey } from '../corpus/model';
import { type Passage, passagesOf } from '../corpus/passages';
import type { Report } from '../reports/types';
import { documentFindables, meetingFindables, personFindables, personKey } from './findables';
import type { FieldTexts, Findable, TextReader } from './types';

/** Documents kept: the hits of a few pages. */
const KEPT = 48;

export interface KeptDocument {
  report: Report;
  findables: Map<string, Findable>;
  passages: Map<string, Passage>;
}

/** The symbol of the document that holds what has an id; null for a meeting or a person. */
function symbolIn(id: string): string | null {
  if (id.startsWith('meeting:') || id.startsWith('person:')) return null;
  const hash = id.indexOf('#');
  return hash === -1 ? id : id.slice(0, hash);
}

export class CorpusTexts implements TextReader {
  /** The one asked for last stands last. */
  private readonly documents = new Map<string, Promise<KeptDocument | undefined>>();
  private readonly places = new Map<string, string>();
  private others: Promise<Map<string, Findable>> | undefined;

  constructor(private readonly corpus: CorpusReader) {}

  async texts(ids: string[]): Promise<(FieldTexts | undefined)[]> {
    // A document that holds many of them is read once, however many others are asked for.
    const reading = new Map<string, Promise<KeptDocument | undefined>>();
    const found = await Promise.all(
      ids.map(async (id) => {
        const symbol = symbolIn(id);
        if (symbol === null) return this.findable(id);
        const document = reading.get(symbol) ?? this.document(symbol);
        reading.set(symbol, document);
        return (await document)?.findables.get(id);
      }),
    );
    return found.map((each) => each?.fields);
  }

  /** What is found under an id; undefined if the corpus does not hold it. */
  async findable(id: string): Promise<Findable | undefined> {
    const symbol = symbolIn(id);
    if (symbol === null) return (await this.meetingsAndPeople()).get(id);
    return (await this.document(symbol))?.findables.get(id);
  }

  /** What opening a meeting or a person shows: the first document of the one, the first place that names the other. */
  async placeOf(id: string): Promise<string> {
    await this.meetingsAndPeople();
    return this.places.get(id) ?? id;
  }

  /** A document of the corpus; undefined if it is not held. */
  document(symbol: string): Promise<KeptDocument | undefined> {
    const known = this.documents.get(symbol);
    const document = known ?? this.read(symbol);
    this.documents.delete(symbol);
    this.documents.set(symbol, document);
    const [oldest] = this.documents.keys();
    if (this.documents.size > KEPT && oldest !== undefined) this.documents.delete(oldest);
    // A failed reading is not kept.
    document.catch(() => this.documents.delete(symbol));
    return document;
  }

  private async read(symbol: string): Promise<KeptDocument | undefined> {
    const report = await this.corpus.get('document', symbol);
    if (!report) return undefined;
    return {
      report,
      findables: new Map(documentFindables(report).map((each) => [each.id, each])),
      passages: new Map(passagesOf(report).map((each) => [each.id, each])),
    };
  }

  private meetingsAndPeople(): Promise<Map<string, Findable>> {
    this.others ??= (async () => {
      const [series, people] = await Promise.all([
        this.corpus.all('meetings', ALL),
        this.corpus.all('actors', 'person'),
      ]);
      for (const { ordinal, documents } of series.flatMap(({ meetings }) => meetings))
        if (documents[0] !== undefined) this.places.set(meetingKey(ordinal), documents[0]);
      for (const { id, appearances } of people.flat())
        if (appearances[0] !== undefined) this.places.set(personKey(id), appearances[0].source);
      const all = [...series.flatMap(meetingFindables), ...people.flatMap(personFindables)];
      return new Map(all.reverse().map((each) => [each.id, each]));
    })();
    this.others.catch(() => {
      this.others = undefined;
    });
    return this.others;
  }
}
