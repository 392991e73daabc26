/** Types of `browsers.mjs`, which is plain JavaScript because it runs before TypeScript is there. */
export type BrowserKind = 'chromium' | 'firefox';
export type FoundBrowser =
  | { path: string; version: string; problem: null }
  | { path: null; version: null; problem: string };
export const OLDEST: Readonly<Record<BrowserKind, number>>;
export function judge(kind: BrowserKind, line: string | null): { version: string } | { problem: string };
export function findBrowser(kind: BrowserKind): FoundBrowser;
export function findChromium(): FoundBrowser;
export function findFirefox(): FoundBrowser;
