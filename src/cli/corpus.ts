/**
 * The `corpus` command: for maintainers of a corpus, and for tests. JSON on standard output, sentences on standard
 * error. Exit 0; 1 if some input could not be read (the rest is still printed); 2 for bad usage.
 */
import { UsageError, type Verb } from './usage';

/** Each verb is loaded when it is named: none waits for the others' tables. */
const VERBS: Record<string, () => Promise<Verb>> = {
  symbols: async () => (await import('./symbols')).symbols,
  decode: async () => (await import('./decode')).decode,
  parse: async () => (await import('./parse')).parse,
  build: async () => (await import('./build')).build,
  search: async () => (await import('./search')).search,
  related: async () => (await import('./related')).related,
};

const USAGE = `Usage: npm run --silent corpus -- VERB ...

  symbols [FILE...]                    symbols and citations in texts, or in standard input
  decode SYMBOL...                     what symbols say of themselves
  parse FILE...                        reports' texts as structure
  build [--reports DIR] [--out DIR]    builds a segment (data/reports to dist/corpus)
  search QUERY... [--corpus DIR] [--limit N]
                                       finds passages, documents, meetings, people; answers questions of fact;
                                       --queries FILE: one query a line; --corpus: a folder that "build" wrote
  related ID [--limit N]               related recommendations of a symbol, a paragraph (SYMBOL#9(s)),
                                       a meeting (meeting:4) or an instrument ("Budapest Convention")
`;

async function main([name = '', ...args]: string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) {
    process.stderr.write(`${name === '' ? 'Name a verb.' : `There is no verb "${name}".`}\n\n${USAGE}`);
    return 2;
  }
  try {
    const verb = await load();
    return (await verb(args)).unread ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

// A reader that stops early (`corpus parse … | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
