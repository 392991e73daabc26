/**
 * The toolbar's page: search, what holds on the page in front, and its symbols. Also in a tab of its own: `?tab=` with the number of the
 * tab whose page it lists, `?q=` with a search, or `?surface=` with what was looked up elsewhere.
 */
import './opening';
import { render } from 'preact';
import { CardPanel } from '../page-list/card-panel';
import type { Target } from '../page-list/use-page';
import { browser } from '../platform/browser';
import { t, uiTag } from '../platform/i18n';
import { readSettings } from '../platform/settings';
import type { CardSubject } from '../protocol/card';
import { prepare } from '../search/in-corpus';
import { directionOf } from '../ui/language';
import { Popup } from './popup-view';

/** What the address asks for. */
function lookedUp(query: URLSearchParams): CardSubject | null {
  const surface = query.get('surface');
  return surface === null ? null : { symbol: query.get('symbol'), candidates: query.getAll('candidate'), surface };
}

/** The tab whose page is listed: the one that the address names, else the one in front. */
async function listedTab(query: URLSearchParams): Promise<Target | null> {
  const named = Number(query.get('tab') ?? Number.NaN);
  const found = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => null)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return found?.id === undefined ? null : { tab: found.id, window: found.windowId ?? -1, url: found.url ?? null };
}

function start(): void {
  const root = document.documentElement;
  root.lang = uiTag();
  root.dir = directionOf(root.lang);
  document.title = t('extensionName');
  const query = new URLSearchParams(location.search);
  const subject = lookedUp(query);
  if (subject === null) prepare();
  const own = subject !== null || query.has('tab') || query.has('q');
  root.dataset.place = own ? 'tab' : 'popup';
  const body = document.createElement('div');
  body.className = 'page';
  document.body.append(body);
  root.dataset.shown = '';
  if (subject)
    render(
      <main>
        <CardPanel subject={subject} />
      </main>,
      body,
    );
  else
    render(
      <Popup start={Promise.all([listedTab(query), readSettings()])} asked={query.get('q') ?? ''} own={own} />,
      body,
    );
}

start();
