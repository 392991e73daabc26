/**
 * What the packages may ask for and show to pages: written out, so that nothing appears unnoticed. Whoever changes a line here
 * changes what every user is asked to trust.
 */
import { isDeepStrictEqual } from 'node:util';
import type { BrowserName } from '../support/browser';

const UN_HOSTS = [
  'undocs.org',
  'www.undocs.org',
  'docs.un.org',
  'documents.un.org',
  'daccess-ods.un.org',
  'documents-dds-ny.un.org',
  'www.un.org',
  'tbinternet.ohchr.org',
  'digitallibrary.un.org',
] as const;

const PERMISSIONS = ['storage', 'unlimitedStorage', 'contextMenus', 'scripting', 'activeTab'];

/** Keys that a manifest may have, beyond those whose values are compared below. */
const HARMLESS_KEYS = [
  ...['manifest_version', 'name', 'description', 'version', 'default_locale', 'icons'],
  ...['minimum_chrome_version', 'browser_specific_settings', 'background'],
];

const CSP: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': `'self' ${UN_HOSTS.map((host) => `https://${host}`).join(' ')}`,
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
};

/** Directives of a policy, each with its sources. */
export function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const [name = '', ...sources] = part.split(/\s+/);
        return [name, sources.join(' ')];
      }),
  );
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);
/** Compares values; the order of the keys of an object says nothing. */
const same = isDeepStrictEqual;

/** Where a built manifest differs from what the design allows, one sentence each. */
export function manifestFaults(browser: BrowserName, manifest: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const expect = (what: string, actual: unknown, wanted: unknown): void => {
    if (!same(actual, wanted)) faults.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`);
  };

  const checked = [
    'permissions',
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'content_security_policy',
    'action',
    'options_ui',
    'commands',
    'omnibox',
    browser === 'chromium' ? 'side_panel' : 'sidebar_action',
  ];
  for (const key of Object.keys(manifest)) {
    if (!checked.includes(key) && !HARMLESS_KEYS.includes(key)) faults.push(`the key ${key} is not foreseen`);
  }

  const permissions = browser === 'chromium' ? [...PERMISSIONS, 'sidePanel'] : PERMISSIONS;
  expect('permissions', sorted(manifest.permissions), sorted(permissions));
  expect('host_permissions', sorted(manifest.host_permissions), sorted(UN_HOSTS.map((host) => `https://${host}/*`)));

  expect('web_accessible_resources', manifest.web_accessible_resources, [
    { resources: ['card.html'], matches: ['<all_urls>'], ...(browser === 'chromium' ? { use_dynamic_url: true } : {}) },
  ]);

  expect(
    'the page of the button',
    (manifest.action as Record<string, unknown> | undefined)?.default_popup,
    'popup.html',
  );
  expect('the options', manifest.options_ui, { page: 'options.html', open_in_tab: true });
  expect('the address bar', manifest.omnibox, { keyword: 'un' });
  const panel = (manifest.side_panel ?? manifest.sidebar_action ?? {}) as Record<string, unknown>;
  expect('the panel', panel.default_path ?? panel.default_panel, 'panel.html');
  expect('the commands', Object.keys(manifest.commands ?? {}).sort(), [
    '_execute_action',
    'hide-notes',
    'next-symbol',
    'open-card',
    'previous-symbol',
  ]);

  const policies = (manifest.content_security_policy ?? {}) as Record<string, string>;
  expect('the policies', Object.keys(policies), ['extension_pages']);
  const actual = directives(policies.extension_pages ?? '');
  expect('the directives', Object.keys(actual).sort(), Object.keys(CSP).sort());
  for (const [name, sources] of Object.entries(CSP)) expect(name, actual[name], sources);

  const scripts = (manifest.content_scripts ?? []) as Record<string, unknown>[];
  expect('the number of content scripts', scripts.length, 1);
  const { js, css, ...rest } = scripts[0] ?? {};
  expect('the number of content script files', (js as unknown[] | undefined)?.length, 1);
  expect('the number of content style sheets', (css as unknown[] | undefined)?.length, 1);
  const wanted = {
    matches: ['<all_urls>'],
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
    run_at: 'document_idle',
    // Reaches into open shadow roots; Chromium does so by itself.
    ...(browser === 'firefox' && { css_origin: 'user' }),
  };
  expect('the content script', Object.entries(rest).sort(), Object.entries(wanted).sort());

  const background = (manifest.background ?? {}) as Record<string, unknown>;
  expect('the background', Object.keys(background).sort(), [
    browser === 'chromium' ? 'service_worker' : 'scripts',
    'type',
  ]);
  expect('the type of the background', background.type, 'module');
  return faults;
}
