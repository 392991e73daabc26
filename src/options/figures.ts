/** What the stored corpus is, in figures. Asks the database itself; changes nothing. */
import { corpusReader, openCorpus } from '../corpus/database';
import { ALL } from '../corpus/model';

export interface Figures {
  /** Documents whose text is held. */
  documents: number;
  /** Identities of the active segments: a hash of their contents each. */
  versions: string[];
}

/** @throws CorpusError when the database cannot be read. */
export async function corpusFigures(): Promise<Figures> {
  const [versions = [], indexes] = await Promise.all([
    openCorpus().then((database) => database.get('state', 'active')),
    corpusReader.all('symbols', ALL),
  ]);
  return { documents: new Set(indexes.flatMap((index) => index.held)).size, versions };
}
