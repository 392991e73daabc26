/** The keyboard commands as they are set in this browser, and the way to where the browser changes them. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../platform/browser';
import { t } from '../platform/i18n';

interface Command {
  name: string;
  description: string;
  shortcut: string;
}

/** The browser's own command, which opens the popup; it has no description of ours. */
const OPENS_POPUP = '_execute_action';
/** As one uses them; browsers list them in orders of their own. */
const ORDER = [OPENS_POPUP, 'next-symbol', 'previous-symbol', 'open-card', 'hide-notes'];
const CHROMIUM_PAGE = 'chrome://extensions/shortcuts';

/** Firefox has a function for it, which the types do not know yet. */
const commands = browser.commands as typeof browser.commands & { openShortcutSettings?: () => Promise<void> };
const fromChromium = (): boolean => browser.runtime.getURL('').startsWith('chrome-extension:');

export function Keyboard() {
  const [all, setAll] = useState<Command[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const found = await commands.getAll();
      setAll(
        found
          .map(({ name = '', description = '', shortcut = '' }) => ({ name, description, shortcut }))
          .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)),
      );
    };
    void read();
    // Back from the browser's page.
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);
  const open = fromChromium()
    ? () => void browser.tabs.create({ url: CHROMIUM_PAGE })
    : commands.openShortcutSettings && (() => void commands.openShortcutSettings?.());
  return (
    <div class="setting">
      <dl class="shortcuts">
        {all.map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{name === OPENS_POPUP ? t('listHeading') : description}</dt>
            <dd>{shortcut ? <Shortcut keys={shortcut} /> : <span class="help">{t('shortcutNone')}</span>}</dd>
          </div>
        ))}
      </dl>
      {open && (
        <button type="button" class="button" onClick={open}>
          {t('shortcutChange')}
        </button>
      )}
    </div>
  );
}

/** Signs instead of the names that the browser gives to keys whose sign everybody knows. */
const SIGNS: Readonly<Record<string, string>> = { Comma: ',', Period: '.', MacCtrl: '⌃' };

function Shortcut({ keys }: { keys: string }) {
  return (
    <span class="keys" dir="ltr">
      {keys.split('+').map((key) => (
        <kbd key={key}>{SIGNS[key] ?? key}</kbd>
      ))}
    </span>
  );
}
