/** What is wrong with a file of notes, in a sentence that says what to do. */
import type { ImportProblem } from '../../notes/formats/problem';
import { formatCount, type MessageKey, t } from '../../platform/i18n';

const SENTENCES: Readonly<Record<ImportProblem['code'], MessageKey>> = {
  tooLarge: 'importTooLarge',
  tooMany: 'importTooMany',
  tooDeep: 'importNothing',
  notJson: 'importNotJson',
  unknownFormat: 'importNothing',
  newerVersion: 'importNewer',
  badRecord: 'importBadRecord',
  repeatedId: 'importBadRecord',
};

export function problemSentence({ code, record, field }: ImportProblem): string {
  const where = record === null ? '' : formatCount(record);
  return t(SENTENCES[code], where, field ?? '').trim();
}
