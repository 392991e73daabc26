/**
 * The background: a service worker in Chromium, an event page in Firefox. Wiring alone: every listener is added
 * synchronously, because a background that wakes for an event misses it otherwise.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../platform/browser';
import { onSettings } from '../platform/settings';
import { isMessage } from '../protocol/messages';
import { failure, type Result } from '../protocol/result';
import { describe, enter, suggest } from './address-bar';
import { command } from './commands';
import { corpusReady } from './corpus-keeper';
import { handlers, hostOf, type Sender } from './handlers';
import { lookUp, MENU_ITEM, makeMenu } from './look-up';
import { endPause, tellAll } from './settings-keeper';
import { forgetTab } from './tab-store';
import { beganLoading, finishedLoading } from './tabs';

/** Work that nobody waits for: what went wrong in it has no one to be told to. */
const apart = (work: Promise<unknown>): void => void work.catch(() => {});

browser.runtime.onInstalled.addListener(() => {
  apart(corpusReady());
  apart(makeMenu());
});
browser.runtime.onStartup.addListener(() => apart(corpusReady()));

const senderOf = ({ tab, frameId, documentId, url }: Runtime.MessageSender & { documentId?: string }): Sender => ({
  tab: tab?.id ?? null,
  speaker:
    frameId === undefined
      ? null
      : { frame: frameId, document: documentId ?? url ?? '', host: hostOf(tab?.url ?? (frameId === 0 ? url : null)) },
  isPrivate: tab?.incognito === true,
});

browser.runtime.onMessage.addListener(
  (message: unknown, sender: Runtime.MessageSender): Promise<Result<unknown>> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (!isMessage(message)) return Promise.resolve(failure('invalid-message'));
    // Only our own pages may speak as a card or a popup: a content script shares a process with the page.
    const fromPage = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
    if (message.name.startsWith('content/') === fromPage) return Promise.resolve(failure('invalid-message'));
    const handle = handlers[message.name] as (payload: unknown, from: Sender) => Promise<Result<unknown>>;
    apart(endPause());
    return handle(message.payload, senderOf(sender)).catch(() => failure('internal'));
  },
);

browser.tabs.onUpdated.addListener((tab, { status }) => {
  if (status === 'loading') apart(beganLoading(tab));
  if (status === 'complete') apart(finishedLoading(tab));
});
browser.tabs.onActivated.addListener(() => apart(endPause()));
browser.tabs.onRemoved.addListener((tab) => apart(forgetTab(tab)));

onSettings((settings) => apart(tellAll(settings)));

browser.contextMenus.onClicked.addListener((click, tab) => {
  if (click.menuItemId !== MENU_ITEM) return;
  apart(lookUp(click, tab?.id === undefined || tab.id < 0 ? null : { id: tab.id, index: tab.index }));
});
browser.commands.onCommand.addListener((name, tab) => apart(command(name, tab?.id)));
browser.omnibox.onInputStarted.addListener(describe);
browser.omnibox.onInputChanged.addListener((text, show) => apart(suggest(text, show)));
browser.omnibox.onInputEntered.addListener((text, disposition) => apart(enter(text, disposition)));
