/**
 * Where a note stands: made on a passage or words of it, found again in any later text of the document.
 * The passage is found first, by its number, its words and its neighbours; then the words in it. A note is attached only where
 * both are certain: what is not is lost, with the nearest candidates for a person to choose from.
 * Pure; knows nothing of how notes are kept or shown.
 */
import { type WordChange, wordDiff } from '../corpus/align/word-diff';
import { AROUND } from '../protocol/note';
import { type Descent, descentOf, type Heir } from './anchors/descent';
import { AnchorDocument, familyOf, type ReadText, TELLING, textKey } from './anchors/document';
import { findQuote } from './anchors/quote';
import { type MappedRange, mapRange, type TextRange } from './anchors/range';
import { lettersAlike, wordsOf, wordsWithin } from './anchors/words';
import type { Anchor, Quote } from './types';

export { AnchorDocument };

/** same: the words as they were, in their passage. moved: the words as they were, in another. changed: other words. */
export type AttachmentState = 'same' | 'moved' | 'changed' | 'lost';

export interface AnchorCandidate {
  /** Passage id. */
  passage: string;
  /** The words that come into question, null for the passage as a whole. UTF-16 offsets into its text. */
  range: TextRange | null;
  /** How like it is to what the note was made on, from 0 to 1. */
  likeness: number;
}

export interface Attachment {
  state: AttachmentState;
  /** Passage id; null when lost. */
  passage: string | null;
  /** UTF-16 offsets into the text of the passage; null for the passage as a whole, and when lost. */
  range: TextRange | null;
  /** How certain, from 0 to 1. */
  confidence: number;
  /** Where a lost note may belong, nearest first; empty otherwise. */
  candidates: AnchorCandidate[];
  /** Made on the text in another language: attached by the passage's id, to the passage as a whole. */
  otherLanguage: boolean;
}

/** Candidates offered for a lost note. */
const OFFERED = 5;
/** What is less like than this is no candidate. */
const NEAR = 0.2;
/** The share of the selected words that must be left, unless their neighbours on both sides have stayed. */
const KEPT = 0.5;
/** A note on a whole passage goes with a piece of it that has this much of it. */
const MAIN = 0.45;
/** Text that came in between the words of a selection makes it longer by so many words, and by as many as it had. */
const GROWN = 4;
/** A sentence that went to another passage is known again by this share of its words, and by so many of them. */
const SENTENCE = 0.75;
const SENTENCE_WORDS = 12;
/** Where nobody can say what its passage became, by so many, in one of the first passages that come into question. */
const LONG_SENTENCE_WORDS = 16;
const LIKELY = 3;
/** By so much it must be more like the sentence than any other is. */
const SENTENCE_LEAD = 0.25;
/** Words about a selection that are looked for with it. */
const CONTEXT_WORDS = 10;

/**
 * An anchor on a passage, or on a selection in its text (white space at its edges left out).
 * @param document the document of the passage: lets the anchor be told from others like it later
 * @throws RangeError when the selection holds nothing or leaves the text
 */
export function makeAnchor(
  passage: { id: string; text: string },
  selection: TextRange | null,
  language: string,
  document?: AnchorDocument,
): Anchor {
  const range = selection && trimmed(passage.text, selection);
  const knows = document?.textOf(passage.id) === passage.text;
  return {
    passage: passage.id,
    quote: range && quoteOf(passage.text, range),
    position: range,
    language,
    passageText: passage.text,
    ...(knows ? { around: document.surroundings(passage.id) } : {}),
  };
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  if (!(start >= 0 && end <= text.length && start <= end)) throw new RangeError('The selection is not in the passage.');
  const exact = text.slice(start, end);
  const from = start + exact.length - exact.trimStart().length;
  const to = start + exact.trimEnd().length;
  if (to <= from) throw new RangeError('The selection holds no text.');
  return { start: from, end: to };
}

const quoteOf = (text: string, { start, end }: TextRange): Quote => ({
  prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\udc00-\udfff]/, ''),
  exact: text.slice(start, end),
  suffix: text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/, ''),
});

/** Finds the place of an anchor in a document: the same one, a later text of it, or what its draft became. Never throws. */
export function attach(anchor: Anchor, document: AnchorDocument): Attachment {
  if (baseOf(anchor.language) !== baseOf(document.language)) return byNumber(anchor, document);
  if (anchor.passageText === '') return byQuote(anchor, document);
  const range = rangeIn(anchor);
  // A quote that its own passage does not hold: all that is known is the quote.
  if (anchor.quote && !range) return byQuote(anchor, document);
  if (document.textOf(anchor.passage) === anchor.passageText && document.sameAs(anchor.passageText).length === 1)
    return attached('same', anchor.passage, range, 1);
  const descent = descentOf(anchor, document);
  return range ? ofWords(anchor, range, document, descent) : ofPassage(anchor, document, descent);
}

/**
 * What has changed in the words that a note stands on, old to new; null when nothing has, or the note is lost or stands
 * on another language's text.
 */
export function changeOf(anchor: Anchor, attachment: Attachment, document: AnchorDocument): WordChange[] | null {
  if (attachment.state !== 'changed' || attachment.passage === null) return null;
  const text = document.textOf(attachment.passage) ?? '';
  const { range } = attachment;
  return wordDiff(anchor.quote?.exact ?? anchor.passageText, range ? text.slice(range.start, range.end) : text);
}

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

const attached = (
  state: AttachmentState,
  passage: string,
  range: TextRange | null,
  confidence: number,
): Attachment => ({ state, passage, range, confidence: Math.min(1, confidence), candidates: [], otherLanguage: false });

const lost = (candidates: AnchorCandidate[], otherLanguage = false): Attachment => ({
  state: 'lost',
  passage: null,
  range: null,
  confidence: 0,
  candidates: candidates.filter(({ likeness }) => likeness >= NEAR).slice(0, OFFERED),
  otherLanguage,
});

/** Paragraph numbers are the same in all languages; nothing else can be compared. */
function byNumber({ passage }: Anchor, document: AnchorDocument): Attachment {
  if (document.textOf(passage) === undefined) return lost([], true);
  return { ...attached('same', passage, null, 0.9), otherLanguage: true };
}

function byQuote({ quote, passage }: Anchor, document: AnchorDocument): Attachment {
  if (!quote) {
    const known = document.textOf(passage) !== undefined;
    return known ? attached('same', passage, null, 0.9) : lost([]);
  }
  const found = findQuote(quote, document);
  const idOf = (index: number) => document.passages[index]?.id ?? '';
  const [best] = found.places;
  if (!best || !found.certain)
    return lost(found.places.map(({ index, range, likeness }) => ({ passage: idOf(index), range, likeness })));
  const id = idOf(best.index);
  return attached(best.likeness < 1 ? 'changed' : id === passage ? 'same' : 'moved', id, best.range, best.likeness);
}

/** The selection in the passage as it was; null for a note on the passage as a whole or a quote that is not in it. */
function rangeIn({ quote, position, passageText }: Anchor): TextRange | null {
  if (!quote) return null;
  if (position && passageText.slice(position.start, position.end) === quote.exact) return position;
  const places: number[] = [];
  for (
    let at = passageText.indexOf(quote.exact);
    at >= 0 && quote.exact !== '';
    at = passageText.indexOf(quote.exact, at + 1)
  )
    places.push(at);
  const framed = places.filter(
    (at) =>
      passageText.slice(0, at).endsWith(quote.prefix) && passageText.startsWith(quote.suffix, at + quote.exact.length),
  );
  const [start, another] = framed.length > 0 ? framed : places;
  return start === undefined || another !== undefined ? null : { start, end: start + quote.exact.length };
}

function ofPassage(anchor: Anchor, document: AnchorDocument, { heirs, considered }: Descent): Attachment {
  const [heir] = heirs;
  const isShort = document.reader(anchor.passageText).ids.length < TELLING;
  if (!heir || (heir.likeness.ofFirst < MAIN && !isShort))
    return lost(considered.map((each) => candidate(document, each, null)));
  const passage = document.passages[heir.index];
  if (!passage) return lost([]);
  const same = textKey(passage.text) === textKey(anchor.passageText);
  const state = !same ? 'changed' : passage.id === anchor.passage ? 'same' : 'moved';
  return attached(state, passage.id, null, same ? 1 : heir.value);
}

function candidate(document: AnchorDocument, { index, value }: Heir, range: TextRange | null): AnchorCandidate {
  return { passage: document.passages[index]?.id ?? '', range, likeness: value };
}

function ofWords(
  anchor: Anchor,
  range: TextRange,
  document: AnchorDocument,
  { heirs, considered }: Descent,
): Attachment {
  const text = document.reader(anchor.passageText);
  const selected = wordsWithin(text.words, range.start, range.end);
  const exact = anchor.quote?.exact ?? '';
  const places = heirs.flatMap((heir) => {
    const passage = document.passage(heir.index);
    const aligned = mapRange(range, text, passage, heir.likeness.alignment);
    const mapped = aligned && spread(aligned, passage) <= 2 * (selected.to - selected.from) + GROWN ? aligned : null;
    return mapped && isThere(mapped, exact, passage) ? [{ heir, mapped }] : [];
  });
  places.sort((a, b) => b.mapped.kept - a.mapped.kept);
  const [place] = places;
  const found = place ?? movedSentence(anchor, range, document, selected, { heirs, considered });
  if (!found) {
    const near = considered.map((each) => {
      const mapped = mapRange(range, text, document.passage(each.index), each.likeness.alignment);
      return candidate(document, each, mapped && { start: mapped.start, end: mapped.end });
    });
    return lost(near);
  }
  const { heir, mapped } = found;
  const passage = document.passages[heir.index];
  if (!passage) return lost([]);
  const same = textKey(passage.text.slice(mapped.start, mapped.end)) === textKey(exact);
  const state = !same ? 'changed' : passage.id === anchor.passage ? 'same' : 'moved';
  return attached(state, passage.id, { start: mapped.start, end: mapped.end }, same ? 0.95 : heir.value * 0.95);
}

/** How many words a range holds. */
function spread({ start, end }: TextRange, { words }: ReadText): number {
  const { from, to } = wordsWithin(words, start, end);
  return to - from;
}

/**
 * True if the words are what was selected: half are left, or what is on both sides of them, or the letters of a few. A few
 * words may all have become others; a sentence of which little is left is another sentence.
 */
function isThere({ start, end, kept, framed, beside }: MappedRange, exact: string, passage: ReadText): boolean {
  const { text } = passage;
  const isFew = wordsOf(exact).keys.length < TELLING;
  if (isFew ? kept === 0 && !beside && passage.ids.length < TELLING : kept < KEPT / 2) return false;
  return kept >= KEPT || framed || lettersAlike(text.slice(start, end), exact) >= 0.5;
}

/**
 * The selected words with those around them, where they now stand in a passage of other words. They must be the only
 * such place, be there almost whole, and not have stood in a twin of the passage before.
 */
function movedSentence(
  anchor: Anchor,
  range: TextRange,
  document: AnchorDocument,
  selected: { from: number; to: number },
  { heirs, considered }: Descent,
): { heir: Heir; mapped: MappedRange } | null {
  const { words } = document.reader(anchor.passageText);
  const context = selected.to - selected.from >= SENTENCE_WORDS ? 0 : CONTEXT_WORDS;
  const from = Math.max(0, selected.from - context);
  const to = Math.min(words.keys.length, selected.to + context);
  const start = words.starts[from] ?? 0;
  const sentence = document.reader(
    anchor.passageText.slice(Math.min(start, range.start), Math.max(words.ends[to - 1] ?? 0, range.end)),
  );
  if (selected.to === selected.from || sentence.ids.length < SENTENCE_WORDS) return null;
  const inside = { start: range.start - Math.min(start, range.start), end: range.end - Math.min(start, range.start) };
  const twins = (anchor.around?.twins ?? []).map(
    (twin) => document.compare(sentence, document.reader(twin))?.ofFirst ?? 1,
  );
  const places = document
    .candidates(sentence, familyOf(anchor.passage))
    .flatMap((index) => {
      const likeness = document.likeness(sentence, index);
      return likeness ? [{ index, likeness, value: likeness.ofFirst, neighbours: 0, support: likeness.ofFirst }] : [];
    })
    .sort((a, b) => b.value - a.value);
  const [heir, second] = places;
  const matched = heir?.likeness.alignment.matched ?? 0;
  if (!heir || heir.value < SENTENCE || matched < SENTENCE_WORDS) return null;
  // Of a passage that is nowhere found a sentence proves little: meetings are reported in formulas.
  const isLikely = considered.slice(0, LIKELY).some(({ index }) => index === heir.index);
  if (heirs.length === 0 && !(isLikely && matched >= LONG_SENTENCE_WORDS)) return null;
  if (second && heir.value - second.value < SENTENCE_LEAD) return null;
  if (!anchor.around || twins.some((twin) => twin >= SENTENCE - SENTENCE_LEAD)) return null;
  const mapped = mapRange(inside, sentence, document.passage(heir.index), heir.likeness.alignment);
  const grown = mapped && spread(mapped, document.passage(heir.index)) > 2 * (selected.to - selected.from) + GROWN;
  return mapped && mapped.kept >= KEPT && !grown ? { heir, mapped } : null;
}
