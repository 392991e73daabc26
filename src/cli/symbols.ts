/** `corpus symbols [FILE...]`: a JSON line for each symbol or citation found. */
import { readFileSync } from 'node:fs';
import { readBytes } from '../reports/read-bytes';
import { findSymbols } from '../symbols/find';
import { complain, printLine, readArguments, type Verb, whyUnread } from './usage';

const STANDARD_INPUT = '-';

export const symbols: Verb = async (args) => {
  const { plain } = readArguments(args, []);
  let unread = false;
  for (const file of plain.length > 0 ? plain : [STANDARD_INPUT]) {
    try {
      const read = readBytes(readFileSync(file === STANDARD_INPUT ? 0 : file));
      if (!read.ok) throw new Error(read.reason);
      for (const { start, end, surface, symbol, kind, candidates } of findSymbols(read.text, { thorough: true }))
        printLine({ file, start, end, surface, symbol, kind, ...(candidates && { candidates }) });
    } catch (error) {
      complain(file, whyUnread(error));
      unread = true;
    }
  }
  return { unread };
};
