/**
 * A note rebuilt from what somebody else wrote: field by field, from a list of those that are known. Everything else that a
 * record carries, `__proto__` included, stays behind. A field that {@link Note} gains does not compile until it is read here.
 */
import { type Anchor, isAnchor, isNote, type Note, type Quote, type Surroundings } from '../../protocol/note';
import { BadFile } from './problem';

export type Fields = Readonly<Record<string, unknown>>;

/** Own fields of a plain object; null for anything else. */
export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** An own field, never an inherited one. */
export const own = (fields: Fields | null, name: string): unknown =>
  fields !== null && Object.hasOwn(fields, name) ? fields[name] : undefined;

type Known<T> = { [K in keyof T]-?: (fields: Fields) => T[K] };
const as =
  <T>(name: string) =>
  (fields: Fields) =>
    own(fields, name) as T;

const QUOTE: Known<Quote> = { prefix: as('prefix'), exact: as('exact'), suffix: as('suffix') };
const POSITION: Known<{ start: number; end: number }> = { start: as('start'), end: as('end') };
const AROUND: Known<Surroundings> = {
  before: as('before'),
  after: as('after'),
  twins: (fields) => copied(own(fields, 'twins')) as string[],
};
const ANCHOR: Known<Required<Anchor>> = {
  passage: as('passage'),
  quote: (fields) => inner(QUOTE, own(fields, 'quote')),
  position: (fields) => inner(POSITION, own(fields, 'position')),
  language: as('language'),
  passageText: as('passageText'),
  around: (fields) => inner(AROUND, own(fields, 'around')) as Surroundings,
};
const NOTE: Known<Note> = {
  id: as('id'),
  rev: as('rev'),
  anchor: (fields) => anchorFrom(own(fields, 'anchor')) as Anchor,
  body: as('body'),
  tags: (fields) => copied(own(fields, 'tags')) as string[],
  colour: as('colour'),
  created: as('created'),
  modified: as('modified'),
  deleted: as('deleted'),
};

const copied = (value: unknown): unknown => (Array.isArray(value) ? [...value] : value);

function inner<T>(known: Known<T>, value: unknown): T {
  const fields = fieldsOf(value);
  // What is no object stays as it is: the guard says whether it may be.
  return fields === null ? (value as T) : rebuilt(known, fields);
}

function rebuilt<T>(known: Known<T>, fields: Fields): T {
  const entries = (Object.keys(known) as (keyof T)[]).map((name) => [name, known[name](fields)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** An anchor of known fields only; anything that is none is given back for a guard to refuse. */
export const anchorFrom = (value: unknown): Anchor => inner<Required<Anchor>>(ANCHOR, value);

/** Symbol, `#`, place; no control characters, no halves of surrogate pairs: addresses are made of it. */
const PASSAGE = /^[^#\p{Cc}\p{Cs}\s][^#\p{Cc}\p{Cs}]*#[^#\p{Cc}\p{Cs}]+$/u;

/**
 * The note in a value of a file.
 * @param record 1-based place in the file, for the problem
 * @throws BadFile naming the first field that is wrong
 */
export function noteFrom(value: unknown, record: number): Note {
  const fields = fieldsOf(value);
  if (fields === null) throw new BadFile('badRecord', record);
  const note = rebuilt(NOTE, fields);
  if (!isNote(note) || !PASSAGE.test(note.anchor.passage)) throw new BadFile('badRecord', record, wrongField(note));
  return note;
}

/** A sound note to try each field of another in. */
const SOUND: Note = {
  id: '00000000-0000-4000-8000-000000000000',
  rev: 1,
  anchor: { passage: 'A/1#1', quote: null, position: null, language: 'en', passageText: '' },
  body: '',
  tags: [],
  colour: 'yellow',
  created: '2000-01-01T00:00:00Z',
  modified: '2000-01-01T00:00:00Z',
  deleted: null,
};

function wrongField(note: Note): string | null {
  const names = Object.keys(SOUND) as (keyof Note)[];
  const wrong = names.find((name) => !isNote({ ...SOUND, [name]: note[name] }));
  if (wrong !== undefined && wrong !== 'anchor') return wrong;
  return wrong === 'anchor' && !isAnchor(note.anchor) ? 'anchor' : 'anchor.passage';
}
