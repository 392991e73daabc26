/**
 * Decides where symbols are found by themselves, and what a page is told of the settings.
 * Pure: a table of rules. Must not know a browser, nor how settings are stored.
 */
import { type Settings, siteOf } from '../platform/settings';
import type { PageSettings, PageState } from '../protocol/messages';

/**
 * Domains of the United Nations, its offices, funds, programmes and regional commissions; their subdomains count too.
 * Those whose addresses carry symbols are also known to the finder of links.
 */
const UN_DOMAINS = [
  ...['un.org', 'undocs.org', 'un.int', 'ungeneva.org', 'unog.ch', 'unov.org', 'unvienna.org', 'unon.org'],
  ...['ohchr.org', 'unodc.org', 'unctad.org', 'uncitral.org', 'unfccc.int', 'unep.org', 'unhabitat.org', 'unhcr.org'],
  ...['unece.org', 'unescap.org', 'uneca.org', 'unescwa.org', 'cepal.org', 'eclac.org'],
  ...[
    'undp.org',
    'unfpa.org',
    'unicef.org',
    'unwomen.org',
    'unrwa.org',
    'wfp.org',
    'unitar.org',
    'unu.edu',
    'unidir.org',
  ],
];

/** The page in a tab, as far as it is known. */
export interface TopPage {
  /** Host name of the top page; null where it has none (files) or it is not known. */
  host: string | null;
  /** True if the reader has asked for symbols on this page. */
  asked: boolean;
}

export function isUnSite(host: string): boolean {
  const name = host.toLowerCase();
  return UN_DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/** Whether symbols are underlined on a page at the moment `now` (ms since 1970), and if not, why not. */
export function stateOf(settings: Settings, { host, asked }: TopPage, now: number): PageState {
  if (settings.pausedUntil > now) return 'paused';
  if (host !== null && [...settings.offSites, ...settings.privateSites].includes(siteOf(host))) return 'off-here';
  if (asked || settings.where === 'everywhere') return 'on';
  if (settings.where === 'asked') return 'not-asked';
  return host !== null && isUnSite(host) ? 'on' : 'elsewhere';
}

/** What the part in the page is told. */
export function pageSettings(settings: Settings, page: TopPage, now: number): PageSettings {
  const { delay, key, underline } = settings;
  return { active: stateOf(settings, page, now) === 'on', delay, key, underline };
}
