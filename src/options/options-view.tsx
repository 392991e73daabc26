/**
 * All settings on one page, each with a line that says what it does. A change acts at once, everywhere: there is nothing to
 * confirm. What another page of ours changes shows here too.
 */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../platform/i18n';
import { changeSettings, KEYS, onSettings, type Settings } from '../platform/settings';
import { KEY_NAMES } from '../ui/keys';
import { Choices } from './choices';
import { Data } from './data';
import { Delay } from './delay';
import { Keyboard } from './keyboard';
import { Notes } from './notes/notes';
import { Sites } from './sites';

export function Options({ first }: { first: Settings }) {
  const [settings, setSettings] = useState(first);
  const [failed, setFailed] = useState(false);
  useEffect(() => onSettings(setSettings), []);
  // What an address names is drawn after the browser has looked for it.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  const change = (make: (now: Settings) => Partial<Settings>): void => {
    setFailed(false);
    // Shown before it is stored: a control must not lag behind the hand.
    setSettings((now) => ({ ...now, ...make(now) }));
    changeSettings(make).catch(() => {
      setFailed(true);
      setSettings(settings);
    });
  };
  return (
    <div class="page">
      <header>
        <h1>{t('options')}</h1>
        <p class="product">{t('extensionName')}</p>
      </header>
      <main>
        {failed && (
          <p class="notice" role="alert">
            {t('notStored')}
          </p>
        )}
        <section>
          <h2>{t('cardsHeading')}</h2>
          <div class="settings">
            <Delay value={settings.delay} change={(delay) => change(() => ({ delay }))} />
            <Choices
              name="key"
              label={t('keyLabel')}
              help={t('keyHelp')}
              value={settings.key}
              choices={KEYS.map((key) => ({ value: key, label: key === null ? t('keyNone') : KEY_NAMES[key] }))}
              change={(key) => change(() => ({ key }))}
              inline
            />
          </div>
        </section>
        <section>
          <h2 id="underlines">{t('underlineHeading')}</h2>
          <Choices
            name="underline"
            labelledBy="underlines"
            value={settings.underline}
            choices={[
              { value: 'manner', label: t('underlineManner'), help: t('underlineMannerHelp') },
              { value: 'one', label: t('underlineOne'), help: t('underlineOneHelp') },
              { value: 'none', label: t('underlineNone'), help: t('underlineNoneHelp') },
            ]}
            change={(underline) => change(() => ({ underline }))}
          />
        </section>
        <section>
          <h2 id="where">{t('whereHeading')}</h2>
          <div class="settings">
            <Choices
              name="where"
              labelledBy="where"
              value={settings.where}
              choices={[
                { value: 'everywhere', label: t('whereEverywhere'), help: t('whereEverywhereHelp') },
                { value: 'un', label: t('whereUn'), help: t('whereUnHelp') },
                { value: 'asked', label: t('whereAsked'), help: t('whereAskedHelp') },
              ]}
              change={(where) => change(() => ({ where }))}
            />
            <Sites settings={settings} change={change} />
          </div>
        </section>
        <section>
          <h2>{t('keyboardHeading')}</h2>
          <Keyboard />
        </section>
        <section id="notes">
          <h2>{t('chipNotes')}</h2>
          <Notes />
        </section>
        <section>
          <h2>{t('dataHeading')}</h2>
          <Data />
        </section>
      </main>
      <footer>{t('independent')}</footer>
    </div>
  );
}
