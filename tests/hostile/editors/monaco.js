/** Monaco on a page of its own: it is as large as all the others together. */
import * as monaco from 'monaco-editor/editor/editor.api.js';

const beside = document.createElement('p');
beside.id = 'beside-monaco';
beside.textContent = 'Beside monaco: E/CN.15/2018/12.';
const element = document.createElement('div');
element.id = 'monaco';
element.style.height = '80px';
document.body.append(beside, element);
// Without a worker its services run in the page.
self.MonacoEnvironment = {
  getWorker: () => ({ postMessage() {}, addEventListener() {}, removeEventListener() {}, terminate() {} }),
};
const editor = monaco.editor.create(element, {
  value: 'Draft: A/RES/65/230 and UNODC/CCPCJ/EG.4/2018/L.1 here.',
  language: 'plaintext',
  minimap: { enabled: false },
});
window.editors = { monaco: { value: () => editor.getValue(), surface: () => element.querySelector('.view-lines') } };
window.failures = {};
await new Promise((done) => setTimeout(done, 300));
window.ready = true;
