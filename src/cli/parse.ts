/**
 * `corpus parse FILE...`: one JSON line a file. A text that is no report is printed with `"isReport": false`. What could
 * not be read, or was read with a doubt (another encoding, a file cut off), is said in one sentence each on stderr.
 */
import { readFileSync } from 'node:fs';
import { BROKEN_OFF } from '../reports/broken-off';
import { printReport } from '../reports/print-report';
import { readBytes } from '../reports/read-bytes';
import type { Report } from '../reports/types';
import { parseFile } from './bundled-segment';
import type { Verb } from './corpus';
import { complain, printLine, readArguments, UsageError } from './usage';

export const parse: Verb = async (args) => {
  const { plain } = readArguments(args, []);
  if (plain.length === 0) throw new UsageError('Name a file to parse.');
  let unread = false;
  for (const file of plain) {
    const parsed = parseFile(file);
    const doubt = 'error' in parsed ? parsed.error : doubtOf(file, parsed.report);
    if (doubt !== null) {
      complain(file, doubt);
      unread = true;
    }
    if (!('error' in parsed)) printLine({ file, ...printReport(parsed.report) });
  }
  return { unread };
};

/** What makes a file that could be read doubtful as a whole, or null. */
function doubtOf(file: string, report: Report): string | null {
  const read = readBytes(readFileSync(file));
  if (read.ok && read.note !== undefined) return read.note;
  return report.unsure.some(({ what }) => what === BROKEN_OFF) ? BROKEN_OFF : null;
}
