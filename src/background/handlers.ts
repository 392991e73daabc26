/** One handler a message. Wiring is in service-worker.ts; what a card says is decided in the corpus. */
import { corpusReader } from '../corpus/database';
import { fillCard } from '../corpus/fill-card';
import { ALL } from '../corpus/model';
import { uiLanguage } from '../platform/i18n';
import { readSettings } from '../platform/settings';
import type { CardSubject } from '../protocol/card';
import type { Manner, MessageName, NamedInText, Reply, ToBackground } from '../protocol/messages';
import { failure, type Result, success } from '../protocol/result';
import { subjectOf } from '../search/direct';
import { findSymbols } from '../symbols/find';
import { LANGUAGES } from '../symbols/types';
import { corpusReady, corpusRetry } from './corpus-keeper';
import { notesHandlers } from './notes-handlers';
import { tell } from './pages';
import { keepCard, takeCard } from './ready-cards';
import { tellTab } from './settings-keeper';
import { keyOf, type Speaker } from './tab-record';
import { changeTab, readTab } from './tab-store';
import { heard } from './tabs';
import { redeemToken, registerToken } from './tokens';
import { pageSettings, stateOf } from './where-it-runs';

export interface Sender {
  /** The tab that holds the page or frame, or null for a context without one. */
  tab: number | null;
  /** Who speaks, for a page or frame; null for pages of our own. */
  speaker: Speaker | null;
  /** From a tab of a private window. */
  isPrivate: boolean;
}
type Handlers = {
  [N in MessageName]: (payload: ToBackground[N]['payload'], sender: Sender) => Promise<Result<Reply<N>>>;
};

export const handlers: Handlers = {
  ...notesHandlers,

  async 'content/read'({ passages }, { tab, speaker }) {
    const named = passages.map((passage) => namedIn(passage));
    const keys = named.flat().map(({ symbol, candidates = [] }) => keyOf(symbol, candidates));
    if (keys.length === 0) return success({ found: named.map(() => []), settings: null });
    const [mannerOf, settings] = await Promise.all([
      corpusManners().catch(() => (): Manner => 'other'),
      tab === null || speaker === null
        ? readSettings().then((now) => pageSettings(now, { host: null, asked: false }, Date.now()))
        : heard(tab, speaker, keys),
    ]);
    const found = named.map((each) => each.map((one) => ({ ...one, manner: mannerOf(one) })));
    return success({ found, settings });
  },

  async 'content/open-card'({ token, ...subject }, { tab, speaker }) {
    if (tab === null || speaker === null) return failure('invalid-message');
    // By the time its frame asks, the card is filled.
    keepCard(token, cardFor(subject, false));
    void oneCard(tab, speaker.frame);
    await registerToken(token, subject, tab);
    return success({});
  },

  async 'content/show-above'(subject, { tab, speaker }) {
    if (tab === null || speaker === null || speaker.frame === 0) return success({ shown: false });
    const reply = await tell(tab, { name: 'page/show-card', payload: subject }, 0);
    return success({ shown: reply?.shown === true });
  },

  async 'content/card-shown'({ open }, { tab, speaker }) {
    if (tab !== null && speaker !== null && (await isCardOf(tab, speaker.frame, open)))
      await tell(tab, { name: 'page/card-elsewhere', payload: { open } });
    return success(null);
  },

  async 'content/leave-card'(payload, { tab }) {
    const card = tab === null ? null : (await readTab(tab)).card;
    if (tab !== null && card !== null) await tell(tab, { name: 'page/leave-card', payload }, card);
    return success(null);
  },

  async 'popup/page'({ tab, url }) {
    const [record, settings] = await Promise.all([readTab(tab), readSettings()]);
    const host = hostOf(url) ?? record.host;
    const state = stateOf(settings, { host, asked: record.asked }, Date.now());
    const frames = [...new Set([0, ...Object.keys(record.frames).map(Number)])];
    return success({ host, state, frames, document: await documentOf(url) });
  },

  async 'popup/activate'({ tab }) {
    const [, settings] = await Promise.all([changeTab(tab, (now) => ({ ...now, asked: true })), readSettings()]);
    await tellTab(tab, settings);
    return success(null);
  },

  async 'popup/card'({ retry, ...subject }) {
    return success({ card: await cardFor(subject, retry) });
  },

  async 'card/redeem'({ token, retry }, { tab }) {
    const subject = tab === null ? null : await redeemToken(token, tab);
    if (tab === null || subject === null) return failure('unknown-token');
    const card = await (takeCard(token) ?? cardFor(subject, retry));
    if (card.trouble === null) return success({ card, token: null });
    const next = crypto.randomUUID();
    await registerToken(next, subject, tab);
    return success({ card, token: next });
  },
};

/** One card a tab: the frame that showed one before closes it. */
async function oneCard(tab: number, frame: number): Promise<void> {
  let before: number | null = null;
  await changeTab(tab, (now) => {
    before = now.card;
    return now.card === frame ? now : { ...now, card: frame };
  });
  if (before !== null && before !== frame) await tell(tab, { name: 'page/close-card', payload: {} }, before);
}

/** True if the card of a tab is that of `frame`; where it is not `open` any more, the tab has none from now on. */
async function isCardOf(tab: number, frame: number, open: boolean): Promise<boolean> {
  let its = false;
  await changeTab(tab, (now) => {
    its = now.card === frame;
    return its && !open ? { ...now, card: null } : now;
  });
  return its;
}

/** Host name of a web page's address; null for any other address, and for none. */
export function hostOf(url: string | null | undefined): string | null {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : null;
}

/** What a passage names; a job number alone does not say which document it is. */
function namedIn(passage: string): Omit<NamedInText, 'manner'>[] {
  return findSymbols(passage, { thorough: true })
    .filter(({ kind }) => kind !== 'job-number')
    .map(({ start, end, symbol, candidates }) => ({ start, end, symbol, ...(candidates && { candidates }) }));
}

/** Tells what the corpus knows of a document, or of the best known of those that may be meant. */
async function corpusManners(): Promise<(named: Pick<NamedInText, 'symbol' | 'candidates'>) => Manner> {
  await corpusReady();
  const indexes = await corpusReader.all('symbols', ALL);
  const held = new Set(indexes.flatMap((index) => index.held));
  const cited = new Set(indexes.flatMap((index) => index.cited));
  return ({ symbol, candidates = [] }) => {
    const keys = symbol === null ? candidates : [symbol];
    return keys.some((key) => held.has(key)) ? 'corpus' : keys.some((key) => cited.has(key)) ? 'cited' : 'other';
  };
}

/** Names of bodies exist in the six official languages; `en-GB` and `zh-CN` are tags of two of them. */
const catalogueLanguage = () => LANGUAGES.find((language) => uiLanguage().startsWith(language)) ?? 'en';

async function cardFor(subject: CardSubject, retry: boolean) {
  // A corpus that is not ready is told on the card itself, by what its reader throws.
  await (retry ? corpusRetry() : corpusReady()).catch(() => {});
  return fillCard(corpusReader, subject, catalogueLanguage());
}

/** The document that an address names; null for an address without one. */
async function documentOf(url: string | null): Promise<CardSubject | null> {
  if (url === null || !/^https?:/.test(url)) return null;
  await corpusReady().catch(() => {});
  const subject = await subjectOf(url, corpusReader);
  return subject.symbol === null ? null : subject;
}
