/**
 * `corpus related ID [--limit N]`: related recommendations of a symbol, a paragraph as `SYMBOL#9(s)`, a meeting as
 * `meeting:4`, or an instrument by any of its names.
 */
import { instrumentKey } from '../corpus/instruments';
import { ALL, type Citation, meetingKey, type RelatedItem, type StoredRecord, type Tables } from '../corpus/model';
import { Relations } from '../corpus/relations';
import type { Report } from '../reports/types';
import { canonicalKey } from '../symbols/key';
import { buildBundledSegment, OUT, REPORTS } from './bundled-segment';
import { cacheBeside, ParseCache } from './parse-cache';
import { parseCached } from './parse-file';
import { complain, printLine, readArguments, readLimit, UsageError, type Verb } from './usage';

const LIMIT = 10;

export const related: Verb = async (args) => {
  const { plain, options } = readArguments(args, ['limit']);
  const [id] = plain;
  if (id === undefined || plain.length > 1)
    throw new UsageError('Name one symbol, paragraph, meeting or instrument (in quotation marks if it has spaces).');
  const limit = readLimit(options.get('limit'), LIMIT);
  const cache = new ParseCache(cacheBeside(OUT));
  const { records } = await buildBundledSegment(REPORTS, (file) => parseCached(file, cache).parsed);
  const found = relatedOf(records, id);
  if ('trouble' in found) {
    complain(id, found.trouble);
    return { unread: true };
  }
  printLine({
    id: found.id,
    related: found.items.slice(0, limit).map(({ id: item, reasons }) => ({ id: item, reasons })),
  });
  return { unread: false };
};

/** What a segment relates to an id of any kind, or a sentence that says why it relates nothing. */
export function relatedOf(
  records: StoredRecord[],
  id: string,
): { id: string; items: RelatedItem[] } | { trouble: string } {
  const recordOf = <T extends keyof Tables>(table: T, key: string) =>
    records.find(([name, itsKey]) => name === table && itsKey === key)?.[2] as Tables[T] | undefined;
  const stored = (key: string) => ({ id: key, items: recordOf('related', key) ?? [] });

  const meeting = /^meeting:(\d{1,3})$/i.exec(id.trim());
  if (meeting) {
    const ordinal = Number(meeting[1]);
    if (!recordOf('meetings', ALL)?.meetings.some((each) => each.ordinal === ordinal))
      return { trouble: 'The corpus knows no such meeting.' };
    return stored(meetingKey(ordinal));
  }
  const hash = id.indexOf('#');
  if (hash !== -1) {
    const passage = `${canonicalKey(id.slice(0, hash)) ?? id.slice(0, hash)}${id.slice(hash).replace(/\s+/g, '')}`;
    const items = relationsOf(records).ofPassage(passage);
    return items ? { id: passage, items } : { trouble: 'The corpus holds no such paragraph.' };
  }
  const instrument = instrumentKey(id);
  if (instrument) return stored(instrument);
  const symbol = canonicalKey(id);
  if (!symbol) return { trouble: 'This is not a United Nations document symbol.' };
  const ordinal = recordOf('catalogue', symbol)?.meeting;
  const ofMeeting = recordOf('document', symbol) || !ordinal ? undefined : recordOf('related', meetingKey(ordinal));
  return { id: symbol, items: recordOf('related', symbol) ?? ofMeeting ?? [] };
}

function relationsOf(records: StoredRecord[]): Relations {
  const reports = records.flatMap((record) => (record[0] === 'document' ? [record[2] as Report] : []));
  const citations = new Map<string, Citation[]>(
    records.flatMap((record) => (record[0] === 'citations' ? [[record[1], record[2] as Citation[]] as const] : [])),
  );
  return new Relations(reports, citations);
}
