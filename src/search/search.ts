/**
 * The one search of popup, address bar, command and tests: reads a query, answers it if it asks for a fact, goes straight to
 * a document that it names, and finds passages. Knows the index, the texts and the corpus by their ports only.
 */
import { CATALOGUE } from '../corpus/catalogue';
import { ALL, type CorpusReader } from '../corpus/model';
import { decodeSymbol } from '../symbols/decode';
import { actorsIn, asWords, withTheirPeople } from './answers/actors-named';
import { answerTo } from './answers/answer';
import { isQuestion } from './answers/question';
import { type Named, SymbolReader } from './direct';
import { type Filters, WordFinder } from './find-words';
import { hitOf } from './hits';
import type { Searcher } from './index/find';
import { parseQuery, type Query } from './query';
import { isFrame, Synonyms } from './synonyms';
import { CorpusTexts } from './texts';
import type { Answer, Hit, Match, SearchReply, TermGroup } from './types';

export interface SearchPorts {
  searcher: Searcher;
  /** How many things the indexes of the searcher hold: the sum of their `size`. */
  size: number;
  corpus: CorpusReader;
}

export interface SearchOptions {
  /** Most hits; 10 unless said. */
  limit?: number;
  /** The query is being typed: its last word may go on. */
  typing?: boolean;
}

const LIMIT = 10;
const MOST_NEAREST = 5;
/** Documents that are looked into for a place of which no document is said. */
const MOST_SEEN = 50;

export class Search {
  private readonly texts: CorpusTexts;
  private readonly symbols: SymbolReader;
  private synonyms: Promise<Synonyms> | undefined;

  constructor(private readonly ports: SearchPorts) {
    this.texts = new CorpusTexts(ports.corpus);
    this.symbols = new SymbolReader(ports.corpus);
  }

  /**
   * Replies to any text. Rejects only when index or corpus cannot be read.
   */
  async search(typed: string, { limit = LIMIT, typing = false }: SearchOptions = {}): Promise<SearchReply> {
    const query = parseQuery(typed);
    const symbolFilter = query.symbols.join(' ');
    const named = await this.symbols.namedIn(
      symbolFilter !== '' && query.terms.length === 0 ? symbolFilter : query.text,
    );
    const { answer, factual } = await answerTo(query, named.symbols, this.ports.corpus);
    const reply: SearchReply = {
      query: query.text,
      direct: named.direct,
      answer,
      how: 'none',
      hits: [],
      total: 0,
      nearest: [],
    };
    if (query.by.length > 0) return this.byActor(reply, query, limit);
    if (named.direct !== null && (await this.ofDocument(reply, named, limit))) return reply;
    if (named.direct === null && named.place !== null && (await this.ofPlace(reply, named.place, query, limit)))
      return reply;
    await this.ofWords(reply, query, named, { limit, typing });
    if (answer !== null) await this.sourcesFirst(reply, answer, query, limit);
    // A question of fact without an answer has no hits either: what was found is near it.
    if (factual && answer === null) {
      reply.nearest = [...reply.hits, ...reply.nearest].slice(0, MOST_NEAREST);
      Object.assign(reply, { hits: [], total: 0, how: 'none' });
    }
    return reply;
  }

  /** Hits for words: all of them met, or most; else what is near. */
  private async ofWords(
    reply: SearchReply,
    query: Query,
    named: Named,
    { limit, typing }: Required<SearchOptions>,
  ): Promise<void> {
    const documents = await this.documentsAsked(query);
    // A document named among other words is where these words are looked for, if it is held.
    const held = documents === null ? await this.heldOf(named.symbols) : [];
    const rest = held.length > 0 ? parseQuery(named.rest) : null;
    const words = rest?.terms.some(({ surface }) => !isFrame(surface)) ? rest : query;
    const filters = await this.filters(query, documents ?? (words === rest ? held : null));
    const isFiltered = filters.kinds !== null || filters.meetings !== null || filters.documents !== null;
    if (words.terms.length === 0 && !isFiltered) return;
    const finder = await this.finder();
    const found = await finder.find({
      terms: words.terms,
      filters,
      open: typing && words.open,
      question: isQuestion(query.text),
      limit,
    });
    reply.how = found.how;
    reply.total = found.total;
    reply.hits = await this.drawn(found.matches.slice(0, limit), found.groups);
    reply.nearest = await this.drawn(found.near.matches.slice(0, MOST_NEAREST), found.near.groups);
  }

  /** The passages that state an answer are the first hits: nothing that was found says it better. */
  private async sourcesFirst(reply: SearchReply, { sources }: Answer, query: Query, limit: number): Promise<void> {
    const stating: Match[] = [];
    const words = query.terms.flatMap(({ surface }) => asWords(surface).trim().split(' '));
    const above = (reply.hits[0]?.score ?? 0) + sources.length;
    for (const source of sources) {
      // What is no passage of its own, such as the title page, is found as the document.
      const findable = (await this.texts.findable(source)) ?? (await this.texts.findable(source.replace(/#.*/, '')));
      if (!findable || (query.kinds && !query.kinds.includes(findable.kind))) continue;
      if (stating.some(({ id }) => id === findable.id)) continue;
      const known = reply.hits.find(({ id }) => id === findable.id);
      const match = known ?? { ...bare(findable.id, findable.kind, findable.document, findable.meeting), words };
      stating.push({ ...match, score: above - stating.length });
    }
    const stated = new Set(stating.map(({ id }) => id));
    const others = reply.hits.filter(({ id }) => !stated.has(id));
    reply.total += stating.length - (reply.hits.length - others.length);
    reply.hits = [...(await this.drawn(stating, [])), ...others].slice(0, limit);
    if (reply.how === 'none' && reply.hits.length > 0) reply.how = 'all';
  }

  private drawn(matches: readonly Match[], groups: readonly TermGroup[]): Promise<Hit[]> {
    return Promise.all(matches.map((match) => hitOf(match, groups, this.texts)));
  }

  /**
   * A query that is a document: the document first, then the passage that it points to and the passages that cite it. False
   * if the corpus neither holds nor cites any of what is meant, and the words may yet be found.
   */
  private async ofDocument(reply: SearchReply, { direct, place }: Named, limit: number): Promise<boolean> {
    if (direct === null) return false;
    const symbols = direct.symbol === null ? direct.candidates : [direct.symbol];
    const documents: Match[] = [];
    const passages: Match[] = [];
    for (const symbol of symbols) {
      const kept = await this.texts.document(symbol);
      const citations = (await this.ports.corpus.all('citations', symbol)).flat();
      if (!kept && citations.length === 0) continue;
      documents.push(bare(symbol, 'document', kept ? symbol : null, kept?.report.meeting.ordinal ?? null));
      const pointed = place === null ? undefined : kept?.findables.get(`${symbol}#${place}`);
      if (pointed) passages.push(bare(pointed.id, pointed.kind, symbol, pointed.meeting));
      for (const source of new Set(citations.map((each) => each.source))) {
        const citing = await this.texts.findable(source);
        if (citing && source !== pointed?.id) passages.push(bare(source, citing.kind, citing.document, citing.meeting));
      }
    }
    // The place that was pointed to stands before the document that holds it.
    const matches =
      place !== null && passages[0]?.id === `${direct.symbol}#${place}`
        ? [passages[0], ...documents, ...passages.slice(1)]
        : [...documents, ...passages];
    if (matches.length === 0) {
      if (direct.symbol === null) return false;
      reply.nearest = await this.relatives(direct.symbol);
      return true;
    }
    const scored = matches.map((match, at) => ({ ...match, score: matches.length - at }));
    reply.how = 'all';
    reply.total = scored.length;
    reply.hits = await Promise.all(scored.slice(0, limit).map((match) => this.documentHit(match)));
    return true;
  }

  /** A query that is a place alone: the passages that stand there, document by document. False if there is none. */
  private async ofPlace(
    reply: SearchReply,
    place: string,
    { kinds, meetings }: Query,
    limit: number,
  ): Promise<boolean> {
    const held = (await this.ports.corpus.all('symbols', ALL)).flatMap((index) => index.held);
    const found: Match[] = [];
    for (const symbol of [...new Set(held)].slice(0, MOST_SEEN)) {
      const passage = await this.texts.findable(`${symbol}#${place}`);
      if (!passage || (kinds && !kinds.includes(passage.kind))) continue;
      if (meetings && !meetings.includes(passage.meeting ?? -1)) continue;
      found.push(bare(passage.id, passage.kind, symbol, passage.meeting));
    }
    if (found.length === 0) return false;
    reply.how = 'all';
    reply.total = found.length;
    const scored = found.map((match, at) => ({ ...match, score: found.length - at }));
    reply.hits = await this.drawn(scored.slice(0, limit), []);
    return true;
  }

  /** A document that the corpus cites but does not hold is drawn by its title in the catalogue, or by what its symbol says. */
  private async documentHit(match: Match): Promise<Hit> {
    const hit = await hitOf(match, [], this.texts);
    if (match.kind !== 'document' || match.document !== null) return hit;
    const title = CATALOGUE.find(({ symbol }) => symbol === match.id)?.title ?? decodeSymbol(match.id).title;
    return { ...hit, title, snippet: { text: title, marks: [] } };
  }

  /** Documents of the corpus whose symbols begin like one that it does not know. */
  private async relatives(symbol: string): Promise<Hit[]> {
    const series = symbol.slice(0, symbol.lastIndexOf('/') + 1);
    const held = (await this.ports.corpus.all('symbols', ALL)).flatMap((index) => index.held);
    const near = series.split('/').length < 3 ? [] : [...new Set(held)].filter((other) => other.startsWith(series));
    return Promise.all(
      near.slice(0, MOST_NEAREST).map((other) => this.documentHit(bare(other, 'document', other, null))),
    );
  }

  /** `by:`: passages in which the named actors act, in the order of the documents; with words, those that have them. */
  private async byActor(reply: SearchReply, query: Query, limit: number): Promise<SearchReply> {
    // No item has an author: the answer says so.
    if (query.kinds?.includes('recommendation')) return reply;
    const actors = withTheirPeople(query.by, await actorsIn(this.ports.corpus));
    const places = new Set(actors.flatMap(({ appearances }) => appearances.map(({ source }) => source)));
    const found =
      query.terms.length === 0
        ? null
        : await (await this.finder()).find({
            terms: query.terms,
            filters: await this.filters(query, null),
            open: false,
            question: false,
            limit: this.ports.size,
          });
    const matches: Match[] = [];
    for (const id of places) {
      const match = found?.matches.find((each) => each.id === id);
      const findable = await this.texts.findable(id);
      if (!findable || (found && !match)) continue;
      if (query.kinds && !query.kinds.includes(findable.kind)) continue;
      if (query.meetings && !query.meetings.includes(findable.meeting ?? -1)) continue;
      matches.push({
        ...bare(id, findable.kind, findable.document, findable.meeting),
        words: match?.words ?? actors.flatMap(({ id: name }) => asWords(name).trim().split(' ')),
      });
    }
    const scored = matches.map((match, at) => ({ ...match, score: matches.length - at }));
    reply.how = scored.length > 0 ? 'all' : 'none';
    reply.total = scored.length;
    reply.hits = await this.drawn(scored.slice(0, limit), []);
    return reply;
  }

  private async filters({ without, kinds, meetings }: Query, documents: string[] | null): Promise<Filters> {
    return { without: (await this.knownSynonyms()).groups(without, false), kinds, meetings, documents };
  }

  private async finder(): Promise<WordFinder> {
    return new WordFinder(this.ports.searcher, this.ports.size, this.texts, await this.knownSynonyms());
  }

  /** The documents of `symbol:`; null without that filter. A symbol that nobody knows filters everything out. */
  private async documentsAsked({ symbols }: Query): Promise<string[] | null> {
    if (symbols.length === 0) return null;
    const named = await Promise.all(symbols.map((symbol) => this.symbols.namedIn(symbol)));
    return named.flatMap(({ direct }, at) =>
      direct === null ? [symbols[at] as string] : direct.symbol === null ? direct.candidates : [direct.symbol],
    );
  }

  private async heldOf(symbols: readonly string[]): Promise<string[]> {
    const held = await Promise.all(symbols.map((symbol) => this.texts.document(symbol)));
    return symbols.filter((_symbol, at) => held[at] !== undefined);
  }

  private knownSynonyms(): Promise<Synonyms> {
    this.synonyms ??= this.ports.corpus.all('definitions', ALL).then((lists) => new Synonyms(lists.flat()));
    this.synonyms.catch(() => {
      this.synonyms = undefined;
    });
    return this.synonyms;
  }
}

const bare = (id: string, kind: Match['kind'], document: string | null, meeting: number | null): Match => ({
  id,
  kind,
  document,
  meeting,
  score: 1,
  met: [],
  words: [],
  slips: [],
});
