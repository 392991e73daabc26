/**
 * The number on the toolbar button: how many documents the page names. Quiet, and nothing where there are none or where
 * nothing is to be done. The title says the same in words. Must not know how documents are counted.
 */
import { browser } from '../platform/browser';
import { plural, t } from '../platform/i18n';
import type { PageState } from '../protocol/messages';

/** The accent of the pages, darker: white figures on it have a contrast of 7 to 1. */
const COLOUR = '#3b4a58';
const FIGURES = '#ffffff';
/** There is no room for a fourth digit. */
const MOST = 999;

/** What stands on the button for `count` documents. */
export function badgeText(count: number, state: PageState): string {
  if (count === 0 || state !== 'on') return '';
  return count > MOST ? `${MOST}+` : String(count);
}

/** Shows the count on the button of one tab. A tab that has gone meanwhile is no failure. */
export async function showCount(tab: number, count: number, state: PageState): Promise<void> {
  const text = badgeText(count, state);
  const name = t('extensionName');
  const title = text === '' ? name : t('badgeTitle', name, plural('documentCount', count));
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId: tab, text }),
      browser.action.setTitle({ tabId: tab, title }),
      text !== '' && browser.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }),
      text !== '' && browser.action.setBadgeTextColor({ tabId: tab, color: FIGURES }),
    ]);
  } catch {
    // The tab was closed.
  }
}
