/**
 * The address bar after `un` and a space: the same first hits as in the popup.
 * Chromium reads suggestions as XML, Firefox as plain text: what documents and readers say is escaped where it would be read.
 */
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { passageHref } from '../protocol/reader-address';
import { answer } from '../search/in-corpus';
import type { Hit, SearchReply } from '../search/types';
import { corpusReady } from './corpus-keeper';

/** As many as the browsers show. */
const MOST = 6;
/** Longer input is a pasted text. */
const LONGEST = 300; // UTF-16 code units

export interface Suggestion {
  /** What stands in the address bar when it is chosen: a passage id or a symbol. */
  content: string;
  description: string;
}

/** How a suggestion may be written. */
export type Written = 'xml' | 'plain';

/** Only where suggestions are XML are there styles for them. */
const written = (): Written => ('DescriptionStyleType' in browser.omnibox ? 'xml' : 'plain');

/** Anything that an XML reader would stop at: marks of its own, and what no XML may hold. */
const escaped = (text: string, as: Written): string =>
  as === 'plain'
    ? text
    : text
        .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
        .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

function line(hit: Hit, as: Written): string {
  const { text, marks } = hit.snippet;
  const where = [hit.document, hit.pinpoint].filter(Boolean).join(', ');
  const lead = hit.leadIn === null ? '' : `${escaped(hit.leadIn, as)} `;
  const notice = hit.preliminary ? ` · ${escaped(t('preliminaryShort'), as)}` : '';
  let said = '';
  let at = 0;
  for (const [start, end] of marks) {
    const found = escaped(text.slice(start, end), as);
    said += escaped(text.slice(at, start), as) + (as === 'xml' ? `<match>${found}</match>` : found);
    at = end;
  }
  said += escaped(text.slice(at), as);
  if (as === 'plain') return `${where}: ${lead}${said}${notice}`;
  return `<url>${escaped(where, as)}</url> ${lead}${said}<dim>${notice}</dim>`;
}

/** An answer as suggestions, the document that the query names first. */
export function suggestionsOf({ direct, hits }: SearchReply, as: Written): Suggestion[] {
  const named = direct === null ? [] : direct.symbol === null ? direct.candidates : [direct.symbol];
  const others = hits.filter(({ id }) => !named.includes(id));
  return [
    ...named.map((symbol) => ({ content: symbol, description: escaped(t('openSymbol', symbol), as) })),
    ...others.map((hit) => ({ content: hit.place, description: line(hit, as) })),
  ].slice(0, MOST);
}

let asked = 0;

/** Suggests while one types; what comes too late is dropped. */
export async function suggest(text: string, show: (suggestions: Suggestion[]) => void): Promise<void> {
  const mine = ++asked;
  await corpusReady();
  const reply = await answer(text.slice(0, LONGEST), MOST);
  if (mine === asked) show(suggestionsOf(reply, written()));
}

export function describe(): void {
  browser.omnibox.setDefaultSuggestion({ description: escaped(t('omniboxDefault'), written()) });
}

/** Opens what was chosen: a place in the reader, else all that was found. */
export async function enter(text: string, disposition: string): Promise<void> {
  const chosen = /^[^\s#]+\/[^\s#]+(?:#\S+)?$/.test(text.trim());
  const address = chosen ? passageHref(text.trim()) : `popup.html?q=${encodeURIComponent(text.slice(0, LONGEST))}`;
  const url = browser.runtime.getURL(address);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}
