/**
 * Editors of the web, each holding the same text, and a paragraph of the page beside each. `window.editors` says of each how
 * it is asked for its value and where its text stands. Those that come as plain scripts are loaded by index.html.
 */

import { EditorState as CodeMirrorState } from '@codemirror/state';
import { EditorView as CodeMirrorView } from '@codemirror/view';
import EditorJS from '@editorjs/editorjs';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { createElement as h, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor as createSlate } from 'slate';
import { Editable, Slate, withReact } from 'slate-react';
import Squire from 'squire-rte';

const TEXT = 'Draft: A/RES/65/230 and UNODC/CCPCJ/EG.4/2018/L.1 here.';
const HTML = `<p>${TEXT}</p>`;
const editors = {};
window.editors = editors;

/** A place for an editor, after a paragraph of the page with a symbol of its own. */
function place(name, tag = 'div') {
  const section = document.createElement('section');
  const beside = document.createElement('p');
  beside.id = `beside-${name}`;
  beside.textContent = `Beside ${name}: E/CN.15/2018/12.`;
  const element = document.createElement(tag);
  element.id = name;
  section.append(beside, element);
  document.body.append(section);
  return element;
}
/** `value`: what the editor itself would save. `surface`: the element that holds its text, and into which is typed. */
function add(name, value, surface) {
  editors[name] = { value, surface: () => surface ?? document.getElementById(name) };
}

const MAKE = {
  contenteditable(element) {
    element.contentEditable = 'true';
    element.innerHTML = HTML;
    add('contenteditable', () => element.innerHTML);
  },
  async designmode() {
    const frame = place('designmode', 'iframe');
    await new Promise((done) => {
      frame.onload = done;
      frame.srcdoc = `<!doctype html><body>${HTML}`;
    });
    frame.contentDocument.designMode = 'on';
    add('designmode', () => frame.contentDocument.body.innerHTML, frame.contentDocument.body);
  },
  prosemirror(element) {
    const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text(TEXT)])]);
    const view = new EditorView(element, { state: EditorState.create({ doc }) });
    add('prosemirror', () => JSON.stringify(view.state.doc.toJSON()), view.dom);
  },
  codemirror6(element) {
    const view = new CodeMirrorView({ parent: element, state: CodeMirrorState.create({ doc: TEXT }) });
    add('codemirror6', () => view.state.doc.toString(), view.contentDOM);
  },
  codemirror5(element) {
    const editor = window.CodeMirror(element, { value: TEXT });
    add('codemirror5', () => editor.getValue(), element.querySelector('.CodeMirror-code'));
  },
  async tinymce(element) {
    element.innerHTML = HTML;
    const [editor] = await window.tinymce.init({
      target: element,
      base_url: '/npm/tinymce',
      suffix: '.min',
      menubar: false,
      statusbar: false,
      height: 160,
      promotion: false,
    });
    add('tinymce', () => editor.getContent(), editor.getBody());
  },
  async tinymceinline(element) {
    element.innerHTML = HTML;
    const [editor] = await window.tinymce.init({
      target: element,
      inline: true,
      base_url: '/npm/tinymce',
      suffix: '.min',
      menubar: false,
      promotion: false,
      toolbar: false,
    });
    add('tinymceinline', () => editor.getContent(), editor.getBody());
  },
  quill(element) {
    element.innerHTML = HTML;
    const editor = new window.Quill(element, { modules: { toolbar: false } });
    add('quill', () => JSON.stringify(editor.getContents()), editor.root);
  },
  trix(element) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.id = 'trix-value';
    input.value = HTML;
    const editor = document.createElement('trix-editor');
    editor.setAttribute('input', 'trix-value');
    element.append(input, editor);
    add('trix', () => input.value, editor);
  },
  async slate(element) {
    const Application = () => {
      const editor = useMemo(() => withReact(createSlate()), []);
      add('slate', () => JSON.stringify(editor.children), undefined);
      return h(Slate, { editor, initialValue: [{ type: 'paragraph', children: [{ text: TEXT }] }] }, h(Editable));
    };
    createRoot(element).render(h(Application));
    await new Promise((done) => setTimeout(done, 100));
    const { value } = editors.slate;
    add('slate', value, element.querySelector('[contenteditable]'));
  },
  lexical(element) {
    element.contentEditable = 'true';
    const editor = createEditor({
      namespace: 'test',
      onError: (error) => {
        throw error;
      },
    });
    editor.setRootElement(element);
    registerRichText(editor);
    editor.update(
      () =>
        $getRoot()
          .clear()
          .append($createParagraphNode().append($createTextNode(TEXT))),
      { discrete: true },
    );
    add('lexical', () => JSON.stringify(editor.getEditorState().toJSON()), element);
  },
  async editorjs(element) {
    const editor = new EditorJS({
      holder: element,
      minHeight: 20,
      data: { blocks: [{ type: 'paragraph', data: { text: TEXT } }] },
    });
    await editor.isReady;
    add('editorjs', async () => JSON.stringify((await editor.save()).blocks), element.querySelector('.ce-paragraph'));
  },
  squire(element) {
    const editor = new Squire(element, {
      sanitizeToDOMFragment: (html) => document.createRange().createContextualFragment(html),
    });
    editor.setHTML(HTML);
    add('squire', () => editor.getHTML(), element);
  },
  jodit(element) {
    const editor = window.Jodit.make(element, {
      toolbar: false,
      statusbar: false,
      // Else it asks a host of its own for more scripts.
      beautifyHTML: false,
      sourceEditor: 'area',
    });
    editor.value = HTML;
    add('jodit', () => editor.value, editor.editor);
  },
  mediumeditor(element) {
    element.innerHTML = HTML;
    const editor = new window.MediumEditor(element, { toolbar: false, placeholder: false });
    add('mediumeditor', () => editor.getContent(), element);
  },
};

const only = new URLSearchParams(location.search).get('only')?.split(',');
const failures = {};
for (const [name, make] of Object.entries(MAKE)) {
  if (only && !only.includes(name)) continue;
  try {
    await make(name === 'designmode' ? undefined : place(name));
  } catch (error) {
    failures[name] = String(error);
  }
}
window.failures = failures;
window.ready = true;
