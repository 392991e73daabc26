/** The page of settings: reads them once, then draws. */
import { render } from 'preact';
import { t, uiTag } from '../platform/i18n';
import { readSettings } from '../platform/settings';
import { directionOf } from '../ui/language';
import { Options } from './options-view';

async function start(): Promise<void> {
  const root = document.documentElement;
  root.lang = uiTag();
  root.dir = directionOf(root.lang);
  document.title = `${t('options')} · ${t('extensionName')}`;
  const settings = await readSettings();
  root.dataset.shown = '';
  render(<Options first={settings} />, document.body);
}

void start();
