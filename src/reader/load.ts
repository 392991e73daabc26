/**
 * Brings a document and what the corpus knows around it: from the database where it holds it, else what is known of it
 * as a card from the background, which also waits for a corpus that is being installed. Must not know what is drawn.
 */
import { corpusReader } from '../corpus/database';
import { ALL, type DocumentAlignment } from '../corpus/model';
import { type Passage, passagesOf } from '../corpus/passages';
import { ask } from '../page-list/background';
import type { Card } from '../protocol/card';
import type { Manner } from '../protocol/messages';
import type { Mention, Report } from '../reports/types';
import { type Flow, flowOf } from './flow';
import { mentionsByPassage } from './mentions';
import { type Relation, relationsOf } from './relations';

/** A document of the corpus, ready to be drawn. */
export interface HeldDocument {
  symbol: string;
  report: Report;
  flow: Flow;
  mentions: ReadonlyMap<string, readonly Mention[]>;
  mannerOf: (symbol: string | null) => Manner;
  /** With its report, or its draft. */
  alignment: DocumentAlignment | null;
  /** Groups of ids of paragraphs that recur across documents. */
  recurring: readonly (readonly string[])[];
  relations: ReadonlyMap<string, Relation>;
  passages: ReadonlyMap<string, Passage>;
}

/** What an address leads to. `card` is null where not even the background answered. */
export type Loaded = { held: HeldDocument } | { held: null; symbol: string; card: Card | null };

/** The document of a symbol in any spelling. @param again a second try that the user asked for. */
export async function loadDocument(symbol: string, again = false): Promise<Loaded> {
  const first = again ? undefined : await reportOf(symbol);
  if (first) return { held: await around(first) };
  const key = await canonical(symbol);
  const subject = { symbol: key, candidates: [], surface: symbol };
  const reply = await ask('popup/card', { ...subject, retry: again });
  const report = await reportOf(key);
  return report ? { held: await around(report) } : { held: null, symbol: key, card: reply?.card ?? null };
}

/** The finder is loaded only for what the corpus does not hold as it is written. */
async function canonical(symbol: string): Promise<string> {
  const { canonicalKey } = await import('../symbols/key');
  return canonicalKey(symbol) ?? symbol;
}

async function reportOf(symbol: string): Promise<Report | undefined> {
  // What is wrong with the corpus is told on the card.
  return corpusReader.get('document', symbol).catch(() => undefined);
}

async function around(report: Report): Promise<HeldDocument> {
  const symbol = report.symbol ?? '';
  const [indexes, alignment, recurring] = await Promise.all([
    corpusReader.all('symbols', ALL),
    corpusReader.get('alignments', symbol),
    corpusReader.all('recurring', ALL),
  ]);
  const held = new Set(indexes.flatMap((index) => index.held));
  const cited = new Set(indexes.flatMap((index) => index.cited));
  return {
    symbol,
    report,
    flow: flowOf(report),
    mentions: mentionsByPassage(report),
    mannerOf: (key) => (key === null ? 'other' : held.has(key) ? 'corpus' : cited.has(key) ? 'cited' : 'other'),
    alignment: alignment ?? null,
    recurring: recurring.flat(),
    passages: new Map(passagesOf(report).map((passage) => [passage.id, passage])),
    relations: relationsOf(symbol, alignment ?? null, recurring.flat()),
  };
}
