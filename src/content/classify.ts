/** Asks the background which manner each key found has. A page without symbols asks nothing. Must not know how it is painted. */
import { MAX_SYMBOLS, type PageSettings } from '../protocol/messages';
import { ask } from './ask';
import type { Marks } from './marks';

/** A background that does not answer is asked so many times, each time that symbols are found. */
const MOST_FAILURES = 5;

/** Asks for all keys that are new, in one message if it can carry them, and says `answered` when they are known. */
export function createClassifier(marks: Marks, answered: (settings?: PageSettings) => void): () => Promise<void> {
  let asking = false;
  let failures = 0;
  return async function classify() {
    const keys = marks.unclassified().slice(0, MAX_SYMBOLS);
    if (asking || !keys[0] || failures >= MOST_FAILURES) return;
    asking = true;
    const reply = await ask('content/classify', { symbols: keys });
    asking = false;
    if (!reply?.manners) {
      failures++;
      return;
    }
    for (const [i, key] of keys.entries()) marks.classify(key, reply.manners[i] ?? 'other');
    answered(reply.settings);
    // What was found meanwhile, or did not fit.
    void classify();
  };
}
