/** Keyboard commands: handed on to the page in front, where the frame that has the focus acts; one is for every face of ours. */
import { browser } from '../platform/browser';
import { changeSettings } from '../platform/settings';
import type { PageMessage } from '../protocol/messages';
import { tell } from './pages';

/** By the names that the manifest gives them. */
const SAYS: Readonly<Record<string, PageMessage>> = {
  'next-symbol': { name: 'page/step', payload: { by: 1 } },
  'previous-symbol': { name: 'page/step', payload: { by: -1 } },
  'open-card': { name: 'page/open', payload: {} },
};

/** Hands on a command. `tab` is the tab in front where the browser tells; else it is asked. */
export async function command(name: string, tab: number | undefined): Promise<void> {
  if (name === 'hide-notes') {
    await changeSettings(({ hideNotes }) => ({ hideNotes: !hideNotes }));
    return;
  }
  const message = Object.hasOwn(SAYS, name) ? SAYS[name] : undefined;
  if (!message) return;
  const id = tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (id !== undefined) await tell(id, message);
}
