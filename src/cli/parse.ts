/** `corpus parse FILE...`: one JSON line a file. A text that is no report is printed with `"isReport": false`. */
import { printReport } from '../reports/print-report';
import { parseFile } from './bundled-segment';
import type { Verb } from './corpus';
import { complain, printLine, readArguments, UsageError } from './usage';

export const parse: Verb = async (args) => {
  const { plain } = readArguments(args, []);
  if (plain.length === 0) throw new UsageError('Name a file to parse.');
  let unread = false;
  for (const file of plain) {
    const parsed = parseFile(file);
    if ('error' in parsed) {
      complain(file, parsed.error);
      unread = true;
    } else printLine({ file, ...printReport(parsed.report) });
  }
  return { unread };
};
