/**
 * Annotations as the Hypothesis service exports them: rows of its API, or an object that holds them. Rows on pages that are no
 * United Nations document are counted, not taken: an account has notes on everything.
 */
import type { Note } from '../../protocol/note';
import { canonicalKey } from '../../symbols/key';
import { nameUuid } from './name-uuid';
import { type Fields, fieldsOf, noteFrom, own } from './record';

const HOSTS = /^https?:\/\/(?:www\.)?(?:undocs\.org|docs\.un\.org|documents(?:-dds-ny)?\.un\.org)\//i;
const LANGUAGE = /\/(ar|zh|en|fr|ru|es)(?:\/|$)/i;

/** The rows of a file, null when it holds none. */
export function hypothesisRows(file: unknown): unknown[] | null {
  const fields = fieldsOf(file);
  const rows = Array.isArray(file) ? file : (own(fields, 'rows') ?? own(fields, 'annotations'));
  if (!Array.isArray(rows)) return null;
  const isRow = (row: unknown) =>
    typeof own(fieldsOf(row), 'uri') === 'string' || fieldsOf(own(fieldsOf(row), 'document')) !== null;
  return rows.length === 0 ? (Array.isArray(file) ? null : rows) : rows.every(isRow) ? rows : null;
}

/** @throws BadFile for a row on a document of ours that cannot be read */
export function readHypothesis(rows: readonly unknown[]): { notes: Note[]; elsewhere: number } {
  const notes = rows.flatMap((row, index) => {
    const fields = fieldsOf(row);
    const address = textOf(own(fields, 'uri'));
    const symbol = HOSTS.test(address) ? canonicalKey(address) : null;
    return fields === null || symbol === null ? [] : [noteOf(fields, address, symbol, index + 1)];
  });
  return { notes, elsewhere: rows.length - notes.length };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function noteOf(row: Fields, address: string, symbol: string, record: number): Note {
  const targets = own(row, 'target');
  const selectors = own(fieldsOf(Array.isArray(targets) ? targets[0] : targets), 'selector');
  const quote = (Array.isArray(selectors) ? selectors : [])
    .map(fieldsOf)
    .find((selector) => own(selector, 'type') === 'TextQuoteSelector');
  const tags = own(row, 'tags');
  const created = instant(own(row, 'created'));
  return noteFrom(
    {
      id: nameUuid(`hypothesis ${textOf(own(row, 'id')) || JSON.stringify(row)}`),
      rev: 1,
      anchor: {
        passage: `${symbol}#document`,
        quote: quote
          ? {
              prefix: textOf(own(quote, 'prefix')),
              exact: textOf(own(quote, 'exact')),
              suffix: textOf(own(quote, 'suffix')),
            }
          : null,
        position: null,
        language: LANGUAGE.exec(address.replace(/^https?:\/\/[^/]+/, ''))?.[1]?.toLowerCase() ?? 'en',
        passageText: '',
      },
      body: textOf(own(row, 'text')),
      tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag !== 'string' || tag !== '') : [],
      colour: 'yellow',
      created,
      modified: own(row, 'updated') === undefined ? created : instant(own(row, 'updated')),
      deleted: null,
    },
    record,
  );
}

/** `2023-05-04T10:11:12.123456+00:00` as notes have it; anything else as it is, to be refused. */
function instant(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}
