/** A text in pieces: nothing lost, mentions where they stand, markers behind their words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/reader/flow';
import { type Piece, piecesOf } from '../../../src/reader/mentions';
import type { Mention } from '../../../src/reports/types';

const mention = (start: number, end: number): Mention => ({
  surface: 'x',
  symbol: 'A/1',
  kind: 'symbol',
  source: 'A/2#1',
  start,
  end,
});
const note = (marker: string, at: number | null): Note => ({
  id: `A/2#footnote-${marker}`,
  place: `footnote-${marker}`,
  marker,
  text: '',
  at,
});
const textOf = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.kind === 'marker' ? '' : piece.text)).join('');

describe('the pieces of a text', () => {
  it('are the text again, whatever the mentions and markers', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.tuple(fc.integer({ min: -2, max: 70 }), fc.integer({ min: -2, max: 70 }))),
        fc.array(fc.option(fc.nat(70))),
        (text, spans, marks) => {
          const mentions = spans.filter(([start]) => start >= 0).map(([start, end]) => mention(start, end));
          const notes = marks.map((at, index) => note(String(index), at));
          const pieces = piecesOf(text, mentions, notes);
          expect(textOf(pieces)).toBe(text);
          expect(pieces.filter(({ kind }) => kind === 'marker')).toHaveLength(notes.length);
        },
      ),
    );
  });
  it('have the first of two mentions that overlap', () => {
    const pieces = piecesOf('General Assembly resolution 65/230', [mention(17, 34), mention(0, 34)]);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ kind: 'mention', text: 'General Assembly resolution 65/230' });
  });
  it('have a marker behind its word, and at the end where only its carrier is known', () => {
    const pieces = piecesOf('one two', [], [note('1', 3), note('2', null)]);
    expect(pieces.map((piece) => (piece.kind === 'marker' ? piece.note.marker : piece.text))).toEqual([
      'one',
      '1',
      ' two',
      '2',
    ]);
  });
});
