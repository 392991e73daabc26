/**
 * "Look up symbol" in the context menu: reads the selection and shows its card, on the page where that can be done,
 * else on a page of ours in a tab beside it.
 */

import { corpusReader } from '../corpus/database';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import type { CardSubject } from '../protocol/card';
import { subjectOf } from '../search/direct';
import { corpusReady } from './corpus-keeper';
import { tell } from './pages';

export const MENU_ITEM = 'look-up';

/** Makes the menu anew: the browser keeps it, with the words of the language it was made in. */
export async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU_ITEM, title: t('menuLookUp'), contexts: ['selection'] }, () => {
    // Asked for, so that the browser does not complain of an error that nobody looked at.
    void browser.runtime.lastError;
  });
}

/** What the browser tells of a click. */
export interface MenuClick {
  selectionText?: string | undefined;
  frameId?: number | undefined;
}

/** Shows the card of what was selected. `tab` is null where the click was in no tab. */
export async function lookUp(click: MenuClick, tab: { id: number; index: number } | null): Promise<void> {
  // The card says by itself that the corpus cannot be read.
  await corpusReady().catch(() => {});
  const subject = await subjectOf(click.selectionText ?? '', corpusReader);
  const message = { name: 'page/show-card', payload: { ...subject, at: null } } as const;
  const reply = tab && (await tell(tab.id, message, click.frameId ?? 0));
  if (reply?.shown !== true) await openBeside(subject, tab);
}

/** Address of the page that shows the card of a subject by itself. */
export function lookUpPage({ symbol, candidates, surface }: CardSubject): string {
  const query = new URLSearchParams([
    ['surface', surface],
    ...(symbol === null ? [] : [['symbol', symbol]]),
    ...candidates.map((candidate) => ['candidate', candidate]),
  ]);
  return `popup.html?${query}`;
}

async function openBeside(subject: CardSubject, tab: { id: number; index: number } | null): Promise<void> {
  const url = browser.runtime.getURL(lookUpPage(subject));
  // With an opener, closing it leads back to where the reader was. A side panel's tab may be no opener.
  try {
    await browser.tabs.create({ url, ...(tab && { index: tab.index + 1, openerTabId: tab.id }) });
  } catch {
    await browser.tabs.create({ url });
  }
}
