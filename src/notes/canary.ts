/**
 * A few figures about all notes, kept in two storages that seldom fail together: what one of them says tells whether the other
 * has lost something. Pure.
 */
import type { Loss } from '../protocol/notes';
import type { Note } from './types';

export interface Canary {
  /** UUID of the database, made with it: another one means that the first is gone. */
  database: string;
  /** Transactions that have changed notes, since the database was made. */
  writes: number;
  /** Notes, deleted ones included. */
  count: number;
  /** Of all notes, whatever their order: see {@link hashOf}. */
  hash: string;
}

export const isCanary = (value: unknown): value is Canary => {
  const canary = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Canary, unknown>>;
  return (
    typeof canary.database === 'string' &&
    Number.isSafeInteger(canary.writes) &&
    Number.isSafeInteger(canary.count) &&
    typeof canary.hash === 'string'
  );
};

/**
 * 64 bits of a note as 16 hexadecimal digits. Not against forgery: against loss and damage.
 * Two 32-bit lanes, each mixed by multiplication with odd constants and shifts at every code unit.
 */
export function hashOf(note: Note): string {
  const { anchor, body, tags, colour } = note;
  const { passage, quote, position, language, passageText, around } = anchor;
  const text = JSON.stringify([
    ...[note.id, note.rev, note.created, note.modified, note.deleted, body, tags, colour],
    ...[passage, quote && [quote.prefix, quote.exact, quote.suffix], position && [position.start, position.end]],
    ...[language, passageText],
    ...(around ? [around.before, around.after, around.twins] : []),
  ]);
  let low = 0x9747b28c;
  let high = 0x3c6ef372;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x2c1b3c6d);
    high = (high << 13) | (high >>> 19);
  }
  low = Math.imul(low ^ (low >>> 16) ^ high, 0x297a2d39);
  high = Math.imul(high ^ (high >>> 15) ^ low, 0x85ebca6b);
  return hex(low ^ (low >>> 14)) + hex(high ^ (high >>> 16));
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** The hash of no notes. */
export const NO_NOTES = '0000000000000000';

/** The hash of a set of notes with one put in or taken out: the same operation, in any order. */
export function toggled(hash: string, one: string): string {
  const part = (from: number): string =>
    hex(Number.parseInt(hash.slice(from, from + 8), 16) ^ Number.parseInt(one.slice(from, from + 8), 16));
  return part(0) + part(8);
}

/**
 * What was lost, by the figures: `own` stand in the database, `other` in the other storage (null: it holds none), `count` is
 * what the database truly holds. A database ahead of the other storage lost nothing: the background was stopped between the two.
 */
export function lossOf(own: Canary, other: Canary | null, count: number): Loss | null {
  if (count !== own.count) return { expected: own.count, found: count, how: 'damaged' };
  if (other === null) return null;
  if (own.database !== other.database)
    return other.count > 0 ? { expected: other.count, found: count, how: 'gone' } : null;
  return own.writes < other.writes ? { expected: other.count, found: count, how: 'older' } : null;
}
