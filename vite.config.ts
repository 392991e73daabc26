/**
 * Builds the extension for one browser: `vite build --mode chromium` or `--mode firefox`.
 * manifest.json is the one manifest; what a browser must not see is taken out of it here.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { crx } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { pageScripts } from './scripts/page-scripts';
import { buildBundledSegment } from './src/cli/bundled-segment';

type Target = 'chromium' | 'firefox';

function manifestFor(target: Target) {
  const { background, browser_specific_settings, content_scripts, minimum_chrome_version, permissions, ...others } =
    structuredClone(manifest);
  const { action: _action, options_ui: _options, side_panel: _panel, sidebar_action: _sidebar, ...common } = others;
  if (target === 'chromium') return { ...common, background, content_scripts, permissions, minimum_chrome_version };
  return {
    ...common,
    // A sheet of the user's reaches into open shadow roots; an author's does not there.
    content_scripts: content_scripts.map((script) => ({ ...script, css_origin: 'user' })),
    // Firefox runs an event page instead of a service worker, and has no side panel permission.
    background: { scripts: [background.service_worker], type: background.type },
    permissions: permissions.filter((permission) => permission !== 'sidePanel'),
    browser_specific_settings,
  };
}

/** Puts every extension page at the root of the package: `card.html`, whatever folder holds its source. */
function pagesAtRoot(): Plugin {
  return {
    name: 'pages-at-root',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [path, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !path.endsWith('.html') || !path.includes('/')) continue;
        delete bundle[path];
        this.emitFile({ type: 'asset', fileName: path.slice(path.lastIndexOf('/') + 1), source: file.source });
      }
    },
  };
}

/** Adds the pages that the manifest names: the plugin that writes it would look for them where it finds its sources. */
function pagesInManifest(target: Target): Plugin {
  return {
    name: 'pages-in-manifest',
    enforce: 'post',
    async writeBundle({ dir }) {
      const path = `${dir}/manifest.json`;
      const { action, options_ui, side_panel, sidebar_action } = manifest;
      const panel = target === 'chromium' ? { side_panel } : { sidebar_action };
      const written = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify({ ...written, action, options_ui, ...panel }, null, 2));
    },
  };
}

/** Parses `data/reports` and lays the bundled segment beside the pages, for the background to install. */
function bundledCorpus(): Plugin {
  return {
    name: 'bundled-corpus',
    async generateBundle() {
      for (const { name, json } of (await buildBundledSegment('data/reports')).files)
        this.emitFile({ type: 'asset', fileName: `corpus/${name}`, source: json });
    },
  };
}

export default defineConfig(({ mode }) => {
  if (mode !== 'chromium' && mode !== 'firefox')
    throw new Error('Name the browser to build for: --mode chromium or --mode firefox.');
  return {
    resolve: {
      alias: {
        // What it offers to browsers reads a character's name by writing it into the page as HTML, which our policy forbids.
        'decode-named-character-reference': new URL(
          './node_modules/decode-named-character-reference/index.js',
          import.meta.url,
        ).pathname,
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: `dist/${mode}`,
      // Every page has one script; see pageScripts.
      modulePreload: false,
      target: 'es2023',
      rollupOptions: {
        input: {
          card: 'src/card/card.html',
          popup: 'src/popup/popup.html',
          options: 'src/options/options.html',
          reader: 'src/reader/reader.html',
          panel: 'src/panel/panel.html',
        },
      },
    },
    plugins: [
      bundledCorpus(),
      pageScripts(),
      pagesAtRoot(),
      crx({
        manifest: manifestFor(mode) as never,
        browser: mode === 'chromium' ? 'chrome' : 'firefox',
        // One self-contained file: a loader would have to be web-accessible, and every page could probe for it.
        contentScripts: { standaloneFiles: ['src/content/content-script.ts'] },
      }),
      pagesInManifest(mode),
    ],
  };
});
