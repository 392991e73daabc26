/**
 * A note and what it stands on, for this room. The shapes are those of the messages that carry notes.
 */
export type { Anchor, Colour, ColourNames, Note, NoteContent, Quote } from '../protocol/note';
export { COLOURS } from '../protocol/note';
