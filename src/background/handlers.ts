/** One handler a message. Wiring is in service-worker.ts; what a card says is decided in the corpus. */
import { corpusReader } from '../corpus/database';
import { fillCard } from '../corpus/fill-card';
import { ALL } from '../corpus/model';
import { uiLanguage } from '../platform/i18n';
import type { CardSubject } from '../protocol/card';
import type { CitedInWords, Manner, MessageName, Reply, ToBackground } from '../protocol/messages';
import { failure, type Result, success } from '../protocol/result';
import { findSymbols } from '../symbols/find';
import { LANGUAGES } from '../symbols/types';
import { corpusReady, corpusRetry } from './corpus-keeper';
import { issueToken, redeemToken } from './tokens';

export interface Sender {
  /** The tab that holds the page or frame, or null for a context without one. */
  tab: number | null;
}
type Handlers = {
  [N in MessageName]: (payload: ToBackground[N]['payload'], sender: Sender) => Promise<Result<Reply<N>>>;
};

export const handlers: Handlers = {
  async 'content/classify'({ symbols }) {
    const manners = await mannersOf(symbols).catch((): Manner[] => symbols.map(() => 'other'));
    return success({ manners });
  },

  async 'content/read'({ passages }) {
    return success({ found: passages.map(citedInWords) });
  },

  async 'content/open-card'(subject, { tab }) {
    if (tab === null) return failure('invalid-message');
    return success({ token: await issueToken(subject, tab) });
  },

  async 'card/redeem'({ token, retry }, { tab }) {
    const subject = tab === null ? null : await redeemToken(token, tab);
    if (tab === null || subject === null) return failure('unknown-token');
    const [card, next] = await Promise.all([cardFor(subject, retry), issueToken(subject, tab)]);
    return success({ card, token: next });
  },
};

/** What a passage says in words; its symbols and links the page has found by itself. */
function citedInWords(passage: string): CitedInWords[] {
  return findSymbols(passage, { thorough: true })
    .filter(({ kind }) => kind === 'citation')
    .map(({ start, end, symbol, candidates }) => ({ start, end, symbol, ...(candidates && { candidates }) }));
}

async function mannersOf(symbols: string[]): Promise<Manner[]> {
  await corpusReady();
  const indexes = await corpusReader.all('symbols', ALL);
  const held = new Set(indexes.flatMap((index) => index.held));
  const cited = new Set(indexes.flatMap((index) => index.cited));
  return symbols.map((symbol) => (held.has(symbol) ? 'corpus' : cited.has(symbol) ? 'cited' : 'other'));
}

/** Names of bodies exist in the six official languages; `en-GB` and `zh-CN` are tags of two of them. */
const catalogueLanguage = () => LANGUAGES.find((language) => uiLanguage().startsWith(language)) ?? 'en';

async function cardFor(subject: CardSubject, retry: boolean) {
  // A corpus that is not ready is told on the card itself, by what its reader throws.
  await (retry ? corpusRetry() : corpusReady()).catch(() => {});
  return fillCard(corpusReader, subject, catalogueLanguage());
}
