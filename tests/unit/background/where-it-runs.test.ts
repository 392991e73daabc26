/** Where symbols are found by themselves, as a table of all that decides it. */
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../src/platform/settings';
import type { PageState } from '../../../src/protocol/messages';

vi.mock('../../../src/platform/browser', () => ({ browser: {} }));
const { isUnSite, pageSettings, stateOf } = await import('../../../src/background/where-it-runs');
const { DEFAULTS } = await import('../../../src/platform/settings');

const NOW = 1_000_000;
const settings = (changes: Partial<Settings> = {}): Settings => ({ ...DEFAULTS, ...changes });

type Row = [what: string, changes: Partial<Settings>, host: string | null, asked: boolean, state: PageState];
const ROWS: readonly Row[] = [
  ['any page', {}, 'news.example', false, 'on'],
  ['a page without a host', {}, null, false, 'on'],
  ['a UN site, everywhere', {}, 'undocs.org', false, 'on'],
  ['a site that is off', { offSites: ['news.example'] }, 'news.example', false, 'off-here'],
  [
    'one that is off since it was seen in a private window',
    { privateSites: ['news.example'] },
    'news.example',
    false,
    'off-here',
  ],
  ['the same with www.', { offSites: ['news.example'] }, 'www.news.example', false, 'off-here'],
  ['the same in capitals', { offSites: ['news.example'] }, 'News.Example', false, 'off-here'],
  ['another site below it', { offSites: ['news.example'] }, 'blog.news.example', false, 'on'],
  ['a site whose name only ends so', { offSites: ['news.example'] }, 'goodnews.example', false, 'on'],
  ['a site that is off, although asked', { offSites: ['news.example'] }, 'news.example', true, 'off-here'],
  ['UN sites only: a UN site', { where: 'un' }, 'www.ohchr.org', false, 'on'],
  ['UN sites only: another', { where: 'un' }, 'news.example', false, 'elsewhere'],
  ['UN sites only: another, asked', { where: 'un' }, 'news.example', true, 'on'],
  ['UN sites only: a file', { where: 'un' }, null, false, 'elsewhere'],
  ['UN sites only: a UN site that is off', { where: 'un', offSites: ['undocs.org'] }, 'undocs.org', false, 'off-here'],
  ['only when asked: not asked', { where: 'asked' }, 'undocs.org', false, 'not-asked'],
  ['only when asked: asked', { where: 'asked' }, 'undocs.org', true, 'on'],
  ['a pause', { pausedUntil: NOW + 1 }, 'undocs.org', false, 'paused'],
  ['a pause, although asked', { pausedUntil: NOW + 1 }, 'undocs.org', true, 'paused'],
  ['a pause that ends now', { pausedUntil: NOW }, 'undocs.org', false, 'on'],
  ['a pause on a site that is off', { pausedUntil: NOW + 1, offSites: ['un.org'] }, 'un.org', false, 'paused'],
];

describe('where it runs', () => {
  it.each(ROWS)('%s', (_, changes, host, asked, state) => {
    expect(stateOf(settings(changes), { host, asked }, NOW)).toBe(state);
    expect(pageSettings(settings(changes), { host, asked }, NOW).active).toBe(state === 'on');
  });

  it('tells a page what concerns it and nothing else', () => {
    const all = settings({ delay: 400, key: 'Alt', underline: 'one', offSites: ['secret.example'] });
    expect(pageSettings(all, { host: 'news.example', asked: false }, NOW)).toEqual({
      active: true,
      delay: 400,
      key: 'Alt',
      underline: 'one',
    });
  });

  it.each(['un.org', 'www.un.org', 'digitallibrary.un.org', 'UNDOCS.ORG', 'tbinternet.ohchr.org', 'unfccc.int'])(
    'knows %s as a UN site',
    (host) => expect(isUnSite(host)).toBe(true),
  );
  it.each(['notun.org', 'un.org.example', 'fun.org', 'un.example', 'org', ''])('does not take %s for one', (host) =>
    expect(isUnSite(host)).toBe(false),
  );
});
