/**
 * The symbols and citations in the texts of a document, as pieces to be drawn. Pure.
 */
import type { Mention, Report } from '../reports/types';
import type { Note } from './flow';

/** What a mention leads to. */
export interface Live {
  symbol: string | null;
  candidates: string[];
  surface: string;
}

/** A piece of a text: plain words, a mention, or the marker of a footnote. Offsets are UTF-16 into the text. */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'mention'; text: string; live: Live }
  | { kind: 'marker'; note: Note };

/** Mentions by the id of the passage that holds them; a document's mentions of itself lead nowhere. */
export function mentionsByPassage(report: Report): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const mention of [...report.mentions, ...report.proseCitations]) {
    if (mention.selfMention || (mention.symbol === null && !mention.candidates?.length)) continue;
    const held = found.get(mention.source);
    if (held) held.push(mention);
    else found.set(mention.source, [mention]);
  }
  return found;
}

/**
 * A text in pieces. Of mentions that overlap the one that begins first stands, the longer where they begin together;
 * a mention whose offsets do not fit the text is left out. A footnote without a place stands at the end.
 */
export function piecesOf(text: string, mentions: readonly Mention[], notes: readonly Note[] = []): Piece[] {
  const pieces: Piece[] = [];
  const markers = notes
    .map((note) => ({ note, at: Math.min(note.at ?? text.length, text.length) }))
    .sort((a, b) => a.at - b.at);
  const words = (from: number, to: number) => {
    let at = from;
    for (; markers[0] && markers[0].at <= to && (markers[0].at < to || to === text.length); ) {
      const marker = markers.shift() as { note: Note; at: number };
      const end = Math.max(marker.at, at);
      if (end > at) pieces.push({ kind: 'words', text: text.slice(at, end) });
      pieces.push({ kind: 'marker', note: marker.note });
      at = end;
    }
    if (to > at) pieces.push({ kind: 'words', text: text.slice(at, to) });
  };
  let done = 0;
  for (const { start, end, surface, symbol, candidates = [] } of [...mentions].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    if (start < done || end <= start || end > text.length) continue;
    words(done, start);
    pieces.push({ kind: 'mention', text: text.slice(start, end), live: { symbol, candidates, surface } });
    done = end;
  }
  words(done, text.length);
  return pieces;
}
