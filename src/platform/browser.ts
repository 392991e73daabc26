/**
 * The one place that names the browser's extension interface, for extension pages and the background.
 * The content script does not come here: it would pay for the polyfill on every page (see content-runtime.ts).
 */
export { default as browser } from 'webextension-polyfill';
