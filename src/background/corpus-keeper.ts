/**
 * Keeps the bundled corpus installed and answers when it can be asked.
 * Everything here may vanish with the background; the database alone remembers how far an installation came.
 */
import { deleteCorpus } from '../corpus/database';
import { hasCorpus, installBundled } from '../corpus/install';
import { bundledPackage } from './bundled-package';

let ready: Promise<void> | null = null;

/**
 * Resolves when there is a corpus to read: at once if one is installed, even an older one while the new is coming.
 * @throws CorpusError when the database refuses or is broken; the next call tries again.
 */
export function corpusReady(): Promise<void> {
  ready ??= prepare().catch((error) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function prepare(): Promise<void> {
  // Asked at every start of the background: it also clears away what an interrupted update left behind.
  const installing = installBundled(bundledPackage);
  // Whoever has a corpus to read does not wait, nor hear that a newer one could not be stored.
  installing.catch(() => {});
  if (!(await hasCorpus())) await installing;
}

/** A second chance that the reader asked for: opens anew, and replaces a corpus that is damaged beyond reading. */
export async function corpusRetry(): Promise<void> {
  ready = null;
  try {
    await corpusReady();
  } catch {
    await deleteCorpus().catch(() => {});
    await corpusReady();
  }
}
