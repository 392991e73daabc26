/** The side panel (Chromium) or sidebar (Firefox): what the page in front names, and the reader's notes. */
import { render } from 'preact';
import { t, uiTag } from '../platform/i18n';
import { directionOf } from '../ui/language';
import { Panel } from './panel-view';

const root = document.documentElement;
root.lang = uiTag();
root.dir = directionOf(root.lang);
document.title = t('extensionName');
const body = document.createElement('div');
body.className = 'page';
document.body.append(body);
root.dataset.shown = '';
render(<Panel first={new URLSearchParams(location.search).get('view') === 'notes' ? 'notes' : 'page'} />, body);
