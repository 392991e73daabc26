/** `corpus decode SYMBOL...`: a JSON line for each symbol. */
import { decodeSymbol } from '../symbols/decode';
import { canonicalKey } from '../symbols/key';
import { complain, printLine, readArguments, UsageError, type Verb } from './usage';

export const decode: Verb = async (args) => {
  const { plain } = readArguments(args, []);
  if (plain.length === 0) throw new UsageError('Name a symbol to decode.');
  let unread = false;
  for (const surface of plain) {
    const key = canonicalKey(surface);
    if (key === null) {
      complain(surface, 'This is not a United Nations document symbol.');
      unread = true;
      continue;
    }
    const { symbol, organ, body, session, year, nature, number, modifications, title, links, chain, joint } =
      decodeSymbol(key);
    printLine({ symbol, organ, body, session, year, nature, number, modifications, title, links, chain, joint });
  }
  return { unread };
};
