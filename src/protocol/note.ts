/**
 * A note as it is stored, sent and exported: plain JSON, and the guards that say whether a value is one. No logic, no wording.
 */

/** Five colours; the user names them. */
export const COLOURS = ['yellow', 'green', 'blue', 'red', 'violet'] as const;
export type Colour = (typeof COLOURS)[number];
/** The user's own names of the colours; an empty one has none. */
export type ColourNames = Record<Colour, string>;

/** The words that a note was made on, with what stands around them in the passage. */
export interface Quote {
  /** Up to 64 UTF-16 code units before and after. */
  prefix: string;
  exact: string;
  suffix: string;
}

/** Where a note stands: tried in the order passage, quote, position, and verified against the quote. */
export interface Anchor {
  /** Passage id, `E/CN.15/2018/12#9(s)`: serves every language version of the document. */
  passage: string;
  /** Null: the note is on the passage as a whole. */
  quote: Quote | null;
  /** UTF-16 offsets into the text of the passage. */
  position: { start: number; end: number } | null;
  /** Language of the text that the note was made on, BCP 47. */
  language: string;
  /** The passage as it was then: what a change is shown against. */
  passageText: string;
  /** What tells the passage from others of its document; absent where the document was not at hand. */
  around?: Surroundings;
}

/** A passage's place among the others of its document. */
export interface Surroundings {
  /** Up to {@link AROUND} UTF-16 code units: how the passage before ends, how the one after begins; empty at an end. */
  before: string;
  after: string;
  /** Whole texts of the passages that this one could be taken for, most alike first; {@link MAX_TWINS} at most. */
  twins: string[];
}

export interface Note {
  /** UUID. */
  id: string;
  /** Counts every accepted change, from 1: a writer names the one it has read. */
  rev: number;
  anchor: Anchor;
  /** Markdown source. */
  body: string;
  tags: string[];
  colour: Colour;
  /** ISO instants. */
  created: string;
  modified: string;
  /** When it was deleted; null for a living note. Deleted ones can be brought back. */
  deleted: string | null;
}

/** What a user writes; the rest is kept by the database. */
export type NoteContent = Pick<Note, 'anchor' | 'body' | 'tags' | 'colour'>;

/** Longest body of a note and longest text of a passage, in UTF-16 code units; what a note may be made of besides. */
export const MAX_BODY = 200_000;
const MAX_TEXT = 500_000;
export const MAX_TAGS = 100;
export const MAX_TAG = 200;
export const AROUND = 64;
export const MAX_TWINS = 3;
const MAX_ID = 200;
const MAX_LANGUAGE = 35;
/** As `Date.toISOString` writes it, with or without the fraction. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** True for a UUID in lower case, as `crypto.randomUUID` gives it. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** True for an instant of the calendar as {@link Note} holds it. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

export const isColour = (value: unknown): value is Colour => (COLOURS as readonly unknown[]).includes(value);

/** True for the count of a note's changes: a whole number from `least`. */
export const isRev = (value: unknown, least = 1): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least;

const isQuote = (value: unknown): boolean =>
  isObject(value) && [value.prefix, value.exact, value.suffix].every((part) => isText(part, MAX_TEXT));
const isPosition = (value: unknown): boolean =>
  isObject(value) && isOffset(value.start) && isOffset(value.end) && value.start <= value.end;
const isSurroundings = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.before, AROUND) &&
  isText(value.after, AROUND) &&
  Array.isArray(value.twins) &&
  value.twins.length <= MAX_TWINS &&
  value.twins.every((twin) => isText(twin, MAX_TEXT));

/** True for an anchor; whether its passage exists is not said. */
export const isAnchor = (value: unknown): value is Anchor =>
  isObject(value) &&
  isText(value.passage, MAX_ID) &&
  value.passage.indexOf('#') > 0 &&
  (value.quote === null || isQuote(value.quote)) &&
  (value.position === null || isPosition(value.position)) &&
  isText(value.language, MAX_LANGUAGE) &&
  isText(value.passageText, MAX_TEXT) &&
  (value.around === undefined || isSurroundings(value.around));

/** True for what a user writes, within the limits. Fields besides are not looked at. */
export const isNoteContent = (value: unknown): value is NoteContent =>
  isObject(value) &&
  isAnchor(value.anchor) &&
  isText(value.body, MAX_BODY) &&
  Array.isArray(value.tags) &&
  value.tags.length <= MAX_TAGS &&
  value.tags.every((tag) => isText(tag, MAX_TAG) && tag.length > 0) &&
  isColour(value.colour);

/** True for a whole note. Fields besides are not looked at. */
export const isNote = (value: unknown): value is Note =>
  isNoteContent(value) &&
  'id' in value &&
  isUuid(value.id) &&
  'rev' in value &&
  isRev(value.rev) &&
  'created' in value &&
  isInstant(value.created) &&
  'modified' in value &&
  isInstant(value.modified) &&
  'deleted' in value &&
  (value.deleted === null || isInstant(value.deleted));
