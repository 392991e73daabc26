/**
 * `corpus parse FILE...`: one JSON line a file. A text that is no report is printed with `"isReport": false`. What could
 * not be read, or was read with a doubt (another encoding, a file cut off), is said in one sentence each on stderr.
 */
import { printReport } from '../reports/print-report';
import { parseFile } from './parse-file';
import { complain, printLine, readArguments, UsageError, type Verb } from './usage';

export const parse: Verb = async (args) => {
  const { plain } = readArguments(args, []);
  if (plain.length === 0) throw new UsageError('Name a file to parse.');
  let unread = false;
  for (const file of plain) {
    const parsed = parseFile(file);
    const trouble = 'error' in parsed ? parsed.error : parsed.doubt;
    if (trouble !== null) {
      complain(file, trouble);
      unread = true;
    }
    if ('report' in parsed) printLine({ file, ...printReport(parsed.report) });
  }
  return { unread };
};
