/** `corpus related ID [--limit N]`: related recommendations of a symbol, or of a paragraph as `SYMBOL#9(s)`. */
import { ALL, type Tables } from '../corpus/model';
import { passagesOf, symbolOf } from '../corpus/passages';
import { relatedTo, suggestionsOf } from '../corpus/related';
import { topicsOf } from '../corpus/topics';
import type { Report } from '../reports/types';
import { canonicalKey } from '../symbols/key';
import { buildBundledSegment } from './bundled-segment';
import type { Verb } from './corpus';
import { complain, printLine, readArguments, readLimit, UsageError } from './usage';

const LIMIT = 10;

export const related: Verb = async (args) => {
  const { plain, options } = readArguments(args, ['limit']);
  const [id] = plain;
  if (id === undefined || plain.length > 1) throw new UsageError('Name one symbol or paragraph.');
  const limit = readLimit(options.get('limit'), LIMIT);
  const { records } = await buildBundledSegment('data/reports');
  const recordOf = <T extends keyof Tables>(table: T, key: string) =>
    records.find(([name, itsKey]) => name === table && itsKey === key)?.[2] as Tables[T] | undefined;
  const reports = (recordOf('symbols', ALL)?.held ?? []).map((symbol) => recordOf('document', symbol) as Report);

  if (!id.includes('#')) {
    const symbol = canonicalKey(id);
    if (symbol === null) {
      complain(id, 'This is not a United Nations document symbol.');
      return { unread: true };
    }
    printLine(answer(symbol, recordOf('related', symbol) ?? [], limit));
    return { unread: false };
  }
  const passage = reports
    .filter(({ symbol }) => symbol === symbolOf(id))
    .flatMap(passagesOf)
    .find((each) => each.id === id);
  if (!passage) {
    complain(id, 'The corpus holds no such paragraph.');
    return { unread: true };
  }
  const context = [{ id, topics: topicsOf([passage.leadIn, passage.text].join(' ')), weight: 1 }];
  printLine(answer(id, relatedTo(context, suggestionsOf(reports)), limit));
  return { unread: false };
};

const answer = (id: string, items: Tables['related'], limit: number) => ({
  id,
  related: items.slice(0, limit).map(({ id: item, reasons }) => ({ id: item, reasons })),
});
