/**
 * Mentions: every symbol and every citation in words, tied to the paragraph, item, heading or footnote that makes it.
 * The finder of `src/symbols` reads the document as one text, so that "the Commission" and "in the same resolution" keep
 * what the paragraphs before have said; its places are then brought back to the pieces. No symbol is recognized here.
 */
import { findSymbols } from '../symbols/find';
import { findInstrumentParts, findInstruments, INSTRUMENTS } from './instruments';
import type { Mention, NamedInstrument } from './types';

/** One piece of the document with the id that a mention in it gets as its source. */
export interface Piece {
  id: string;
  text: string;
}

export interface ReadMentions {
  mentions: Mention[];
  proseCitations: Mention[];
  instruments: NamedInstrument[];
}

const SEPARATOR = '\n\n';
/** "(E/CN.15/2011/19, annexes I and II)": what the brackets say about the part meant. */
const DETAIL =
  /^,?\s*((?:annex(?:es)?|paras?\.?|paragraphs?|sects?\.?|sections?|chap(?:ter|\.)|part|table|resolution|appendix)\b[^();]{0,60}?)(?=[);]|\.\s|\.?$)/i;

/** "annexes I and II of document E/CN.15/2011/19". */
const DETAIL_BEFORE =
  /\b((?:annex(?:es)?|paras?\.?|paragraphs?|sections?|chapter|part)\s(?:[IVXLC\d]+(?:\s?\([a-z]\))?(?:\s?[-–]\s?|,\s|\sand\s|\sto\s)?){1,6}) (?:of|to|in) (?:the )?(?:document|report|note)?\s?\(?$/i;

/** `pieces` in the order of the document; `own` is its symbol. */
export function readMentions(pieces: readonly Piece[], own: string | null): ReadMentions {
  const out: ReadMentions = { mentions: [], proseCitations: [], instruments: [] };
  const whole = pieces.map((piece) => piece.text).join(SEPARATOR);
  let at = 0;
  let base = 0;
  for (const match of findSymbols(whole, { thorough: true })) {
    while (at < pieces.length && match.start >= base + (pieces[at]?.text.length ?? 0) + SEPARATOR.length) {
      base += (pieces[at]?.text.length ?? 0) + SEPARATOR.length;
      at += 1;
    }
    const piece = pieces[at];
    if (piece === undefined || match.kind === 'job-number' || match.kind === 'link') continue;
    const start = match.start - base;
    const end = match.end - base;
    // A hit that runs over the end of a piece is an accident of joining them.
    if (start < 0 || end > piece.text.length) continue;
    const detail =
      DETAIL.exec(piece.text.slice(end, end + 90))?.[1] ??
      DETAIL_BEFORE.exec(piece.text.slice(Math.max(0, start - 80), start))?.[1];
    const mention: Mention = {
      surface: match.surface,
      symbol: match.symbol,
      ...(match.candidates === undefined ? {} : { candidates: match.candidates }),
      kind: match.kind,
      ...(detail === undefined ? {} : { detail: detail.trim() }),
      source: piece.id,
      start,
      end,
      ...(match.symbol !== null && match.symbol === own ? { selfMention: true } : {}),
    };
    (match.kind === 'symbol' ? out.mentions : out.proseCitations).push(mention);
  }
  for (const piece of pieces) addInstruments(piece, out);
  const order = new Map(pieces.map((piece, index): [string, number] => [piece.id, index]));
  out.proseCitations.sort((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || a.start - b.start);
  return out;
}

function addInstruments(piece: Piece, out: ReadMentions): void {
  const named = findInstruments(piece.text);
  if (named.length === 0) return;
  for (const part of findInstrumentParts(piece.text, named)) {
    // A declaration stands in the annex of the resolution that carries it.
    const inAnnex = part.key.startsWith('A/RES/') && /^para/i.test(part.part);
    out.proseCitations.push({
      surface: part.surface,
      symbol: INSTRUMENTS.find((instrument) => instrument.key === part.key)?.name ?? part.key,
      kind: 'citation',
      detail: inAnnex ? `annex, ${part.part}` : part.part,
      source: piece.id,
      start: part.start,
      end: part.end,
    });
  }
  for (const place of named) {
    const known = out.instruments.find((instrument) => instrument.symbol === place.key);
    if (known === undefined) out.instruments.push({ surface: place.surface, symbol: place.key, sources: [piece.id] });
    else {
      if (!known.sources.includes(piece.id)) known.sources.push(piece.id);
      if (place.surface.length > known.surface.length) known.surface = place.surface;
    }
  }
}
