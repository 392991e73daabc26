/**
 * Gives every page of the extension one script of its own. A build shares what several pages use in many small files; each
 * costs a page that is waited for, and together they took a popup longer than all the rest of its opening.
 */
import { posix } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

const isChunk = (file: Bundle[string] | undefined): file is Rolldown.OutputChunk => file?.type === 'chunk';

/** The entry of a page under its own name, with all that it imports at once; what it loads later stays apart. */
async function joined(entry: string, bundle: Bundle): Promise<Rolldown.OutputChunk[]> {
  const files: Plugin = {
    name: 'files-of-the-bundle',
    enforce: 'pre',
    resolveId: (id, importer) => {
      const path = importer === undefined ? id : posix.join(posix.dirname(importer), id);
      return isChunk(bundle[path]) ? path : null;
    },
    load: (id) => {
      const file = bundle[id];
      return isChunk(file) ? file.code : null;
    },
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [files],
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: { input: entry, output: { entryFileNames: 'assets/[name].js' } },
    },
  });
  return (Array.isArray(built) ? built : [built as Rolldown.RolldownOutput]).flatMap(({ output }) =>
    output.filter(isChunk),
  );
}

/** Files that some of `entries` still import. */
function reachable(entries: readonly string[], bundle: Bundle): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const file = bundle[name];
    if (seen.has(name) || !isChunk(file)) return;
    seen.add(name);
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
  };
  for (const entry of entries) visit(entry);
  return seen;
}

export function pageScripts(): Plugin {
  return {
    name: 'page-scripts',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(isChunk);
      const pages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('.html'));
      const others = chunks.filter((chunk) => chunk.isEntry && !pages.includes(chunk)).map(({ fileName }) => fileName);
      const made = await Promise.all(pages.map(({ fileName }) => joined(fileName, bundle)));
      const kept = reachable(others, bundle);
      for (const { fileName } of chunks) if (!kept.has(fileName)) delete bundle[fileName];
      for (const { fileName, code } of made.flat()) this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}
