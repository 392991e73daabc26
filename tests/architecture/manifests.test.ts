/** The packages ask for what the design says and nothing else, and the check would notice. */
import { describe, expect, it } from 'vitest';
import { BROWSERS } from '../support/browser';
import { builtExtension, readManifest } from '../support/extension';
import { directives, manifestFaults } from './manifests';

describe.each(BROWSERS)('the manifest for %s', (browser) => {
  const manifest = readManifest(builtExtension(browser));

  it('asks for exactly what is written down', () => {
    expect(manifestFaults(browser, manifest)).toEqual([]);
  });

  const changed = (change: (copy: Record<string, never>) => void): string[] => {
    const copy = structuredClone(manifest) as unknown as Record<string, never>;
    change(copy);
    return manifestFaults(browser, copy);
  };
  const list = (copy: Record<string, unknown>, key: string) => copy[key] as string[];
  const policy = (copy: Record<string, unknown>) => copy.content_security_policy as { extension_pages: string };

  it.each<[string, (copy: Record<string, unknown>) => void]>([
    ['a new permission', (copy) => list(copy, 'permissions').push('tabs')],
    ['a lost permission', (copy) => list(copy, 'permissions').pop()],
    ['an optional permission', (copy) => Object.assign(copy, { optional_permissions: ['history'] })],
    ['a new host', (copy) => list(copy, 'host_permissions').push('https://elsewhere.example/*')],
    ['every host', (copy) => list(copy, 'host_permissions').push('<all_urls>')],
    [
      'another page made accessible',
      (copy) => (copy.web_accessible_resources as { resources: string[] }[])[0]?.resources.push('reader.html'),
    ],
    [
      'another entry made accessible',
      (copy) => (copy.web_accessible_resources as unknown[]).push({ resources: ['assets/*'], matches: ['<all_urls>'] }),
    ],
    [
      'a stable address of the card',
      (copy) =>
        Object.assign((copy.web_accessible_resources as object[])[0] ?? {}, {
          use_dynamic_url: browser !== 'chromium',
        }),
    ],
    ['outside messages', (copy) => Object.assign(copy, { externally_connectable: { matches: ['<all_urls>'] } })],
    ['a second content script', (copy) => (copy.content_scripts as { js: string[] }[])[0]?.js.push('assets/more.js')],
    [
      'an earlier content script',
      (copy) => Object.assign((copy.content_scripts as object[])[0] ?? {}, { run_at: 'document_start' }),
    ],
    ['the page’s own world', (copy) => Object.assign((copy.content_scripts as object[])[0] ?? {}, { world: 'MAIN' })],
    [
      'a wider policy',
      (copy) => {
        policy(copy).extension_pages = policy(copy).extension_pages.replace(
          "connect-src 'self'",
          "connect-src 'self' https:",
        );
      },
    ],
    [
      'a shorter policy',
      (copy) => {
        policy(copy).extension_pages = "script-src 'self'";
      },
    ],
    [
      'evaluated code',
      (copy) => {
        policy(copy).extension_pages += "; script-src 'self' 'unsafe-eval'";
      },
    ],
    ['a policy for sandboxed pages', (copy) => Object.assign(policy(copy), { sandbox: 'sandbox allow-scripts' })],
  ])('would not let %s pass', (_what, change) => {
    expect(changed(change as never).length).toBeGreaterThan(0);
  });
});

describe('the policy reader', () => {
  it('splits directives', () => {
    expect(directives("default-src 'none';  img-src 'self' data: ;")).toEqual({
      'default-src': "'none'",
      'img-src': "'self' data:",
    });
  });
});
