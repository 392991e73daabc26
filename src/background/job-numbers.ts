/** Which document of the corpus carries a job number (`V.18-01878`, `V1801878`): it is printed in the masthead. */
import { corpusReader } from '../corpus/database';
import { ALL } from '../corpus/model';
import { canonicalJobNumber } from '../symbols/jobs';
import { corpusReady } from './corpus-keeper';

/** The symbol of the document with that job number, or null if the corpus does not hold it or cannot be asked. */
export async function jobNumberSymbol(jobNumber: string): Promise<string | null> {
  const wanted = canonicalJobNumber(jobNumber);
  if (wanted === null) return null;
  try {
    await corpusReady();
    const held = (await corpusReader.all('symbols', ALL)).flatMap((index) => index.held);
    for (const symbol of held) {
      const document = await corpusReader.get('document', symbol);
      if (document?.jobNumber && canonicalJobNumber(document.jobNumber) === wanted) return symbol;
    }
  } catch {
    // The card says by itself that the corpus cannot be read.
  }
  return null;
}
