/** Records as a packaged segment has them: JSON, where the bytes of the search index are texts in base64. Pure. */
import type { StoredRecord } from './model';

/** A record in a file of a segment. */
export type PackedRecord = Exclude<StoredRecord, ['index', string, unknown]> | ['index', string, string];

/** Characters that one call of a function may be given. */
const AT_ONCE = 0x2000;

/** A record as it is written to a file. */
export function packed(record: StoredRecord): PackedRecord {
  if (record[0] !== 'index') return record;
  const [table, key, bytes] = record;
  let characters = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    characters += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return [table, key, btoa(characters)];
}

/** A record as it is stored. */
export function unpacked(record: PackedRecord): StoredRecord {
  if (record[0] !== 'index') return record;
  const [table, key, text] = record;
  return [table, key, Uint8Array.from(atob(text), (character) => character.charCodeAt(0))];
}
