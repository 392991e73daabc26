/**
 * The background: a service worker in Chromium, an event page in Firefox. Wiring alone: every listener is added
 * synchronously, because a background that wakes for an event misses it otherwise.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../platform/browser';
import { isMessage } from '../protocol/messages';
import { failure, type Result } from '../protocol/result';
import { corpusReady } from './corpus-keeper';
import { handlers } from './handlers';

browser.runtime.onInstalled.addListener(() => void corpusReady().catch(() => {}));
browser.runtime.onStartup.addListener(() => void corpusReady().catch(() => {}));

browser.runtime.onMessage.addListener(
  (message: unknown, sender: Runtime.MessageSender): Promise<Result<unknown>> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (!isMessage(message)) return Promise.resolve(failure('invalid-message'));
    // Only our own pages may speak as a card: a content script shares a process with the page.
    const fromPage = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
    if (message.name.startsWith('card/') !== fromPage) return Promise.resolve(failure('invalid-message'));
    const handle = handlers[message.name] as (
      payload: unknown,
      from: { tab: number | null },
    ) => Promise<Result<unknown>>;
    return handle(message.payload, { tab: sender.tab?.id ?? null }).catch(() => failure('internal'));
  },
);
