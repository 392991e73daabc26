/**
 * What became of a passage: the passage or passages of a document that a text has turned into, or none for certain.
 * Two passages of one document can be more alike than a passage and its own revision, so a likeness alone proves nothing:
 * what is more like a twin of the passage is the twin's, and what two passages explain equally well is nobody's.
 */
import type { Anchor } from '../types';
import { type AnchorDocument, familyOf, type Likeness, type ReadText, TELLING, textKey } from './document';
import { lettersAlike } from './words';

/** A passage that may be what a text became. */
export interface Heir {
  index: number;
  likeness: Likeness;
  /** How like, from 0 to 1. */
  value: number;
  /** How many of the neighbours that the passage had stand beside it: 0 to 2. */
  neighbours: number;
  /** With what speaks for it besides: its number, its neighbours. */
  support: number;
}

export interface Descent {
  /** The certain ones, the main one first; more than one when the passage was split. Empty when none is certain. */
  heirs: Heir[];
  /** All that came into question, best first. */
  considered: Heir[];
}

/** What an heir must have in common with the text: under its own number, elsewhere, elsewhere without known neighbours. */
const AT_HOME = 0.4;
const ELSEWHERE = 0.5;
const UNKNOWN = 0.7;
/** The same for texts of a few words, which are alike by chance. */
const SHORT_AT_HOME = 0.6;
const SHORT_ELSEWHERE = 0.75;
/** What its own number, and each neighbour that has stayed, adds. */
const NUMBER = 0.1;
const NEIGHBOUR = 0.06;
/** By so much the best must lead another that explains the same words. */
const LEAD = 0.1;
/** By so much an heir must be more like the text than like any twin. */
const OWN = 0.03;
/** A share of one text that makes it a part of the other. */
const PART = 0.7;
/** A piece holds at least so much of the whole. */
const PIECE = 0.15;
/** Neighbours are the same when they share this much of their letters; less will do where nothing but them is in doubt. */
const SAME_NEIGHBOUR = 0.6;
const LIKE_NEIGHBOUR = 0.45;

/** Finds what became of the passage of an anchor. */
export function descentOf(anchor: Anchor, document: AnchorDocument): Descent {
  const { passage, passageText, around } = anchor;
  const key = JSON.stringify([passage, passageText, around?.before, around?.after, around?.twins]);
  let found = KNOWN.get(document)?.get(key);
  if (!found) {
    found = descend(anchor, document);
    const known = KNOWN.get(document) ?? new Map<string, Descent>();
    KNOWN.set(document, known.set(key, found));
  }
  return found;
}

/** The notes on a passage share what became of it. */
const KNOWN = new WeakMap<AnchorDocument, Map<string, Descent>>();

function descend(anchor: Anchor, document: AnchorDocument): Descent {
  const same = identical(anchor, document);
  if (same !== null) return same;
  const text = document.reader(anchor.passageText);
  const home = document.indexOf(anchor.passage);
  const indexes = document.candidates(text, familyOf(anchor.passage));
  if (home >= 0 && !indexes.includes(home)) indexes.push(home);
  const considered = indexes
    .flatMap((index) => {
      const likeness = document.likeness(text, index);
      return likeness === null ? [] : [heir(anchor, document, text, index, likeness)];
    })
    .sort(bySupport);
  const own = considered.filter((each) => each.value >= AT_HOME && isOwn(anchor, document, text, each));
  const best = own[0];
  if (!best || !isEnough(anchor, document, text, best)) return { heirs: [], considered };
  const rival = own.find((other) => other !== best && compete(best, other));
  if (rival && best.support - rival.support < LEAD) return { heirs: [], considered };
  const pieces = own.filter((other) => other !== best && isPiece(document, other) && !compete(best, other));
  const heirs = [best, ...pieces.filter((piece) => isEnough(anchor, document, text, piece))];
  return { heirs: heirs.sort((a, b) => b.likeness.ofFirst - a.likeness.ofFirst || a.index - b.index), considered };
}

const bySupport = (a: Heir, b: Heir) => b.support - a.support || a.index - b.index;

/** Decides among passages of the very words of the anchor's; null when there are none. */
function identical(anchor: Anchor, document: AnchorDocument): Descent | null {
  const family = familyOf(anchor.passage);
  const all = document.sameAs(anchor.passageText).filter((index) => document.family(index) === family);
  if (all.length === 0 || textKey(anchor.passageText) === '') return null;
  const home = document.indexOf(anchor.passage);
  const text = document.reader(anchor.passageText);
  const considered = all
    .flatMap((index): Heir[] => {
      const likeness = document.likeness(text, index);
      const neighbours = agreement(anchor, document, index);
      const support = 1 + NEIGHBOUR * neighbours + (index === home ? NEIGHBOUR / 2 : 0);
      return likeness === null ? [] : [{ index, likeness, value: 1, neighbours, support }];
    })
    .sort(bySupport);
  const [best, second] = considered;
  if (!best) return { heirs: [], considered };
  const key = textKey(anchor.passageText);
  const hadTwin = anchor.around?.twins.some((twin) => textKey(twin) === key) ?? text.ids.length < TELLING;
  const proven =
    best.index === home ||
    best.neighbours > 0 ||
    (!hadTwin &&
      shapeOf(anchor.passage) === shapeOf(document.passages[best.index]?.id ?? '') &&
      !hasRival(anchor, document, text, best.index));
  const certain = proven && (!second || best.support > second.support);
  return { heirs: certain ? [best] : [], considered };
}

/**
 * True if another passage than this exact copy, with the text's number or its neighbours, could be the text revised:
 * reports share whole sentences, so a copy alone may have come from elsewhere.
 */
function hasRival(anchor: Anchor, document: AnchorDocument, text: ReadText, copy: number): boolean {
  const home = document.indexOf(anchor.passage);
  return document.candidates(text, familyOf(anchor.passage)).some((index) => {
    if (index === copy || (index !== home && agreement(anchor, document, index) === 0)) return false;
    const likeness = document.likeness(text, index);
    if (likeness === null) return false;
    const other = heir(anchor, document, text, index, likeness);
    return other.value >= ELSEWHERE && isOwn(anchor, document, text, other);
  });
}

/** Whether an id names a paragraph, an item, a sub-item. */
const shapeOf = (id: string): string =>
  id
    .slice(id.indexOf('#') + 1)
    .replace(/\d+/g, '1')
    .replace(/\([a-z]+\)/g, '(a)');

function heir(anchor: Anchor, document: AnchorDocument, text: ReadText, index: number, likeness: Likeness): Heir {
  const passage = document.passage(index);
  const value = kinship(text, passage, likeness);
  const neighbours = agreement(anchor, document, index);
  const support =
    value +
    NEIGHBOUR * neighbours +
    (index === document.indexOf(anchor.passage) ? NUMBER : 0) +
    // Of two pieces the larger is the main one.
    0.05 * likeness.ofFirst;
  return { index, likeness, value, neighbours, support };
}

/** How like a text is to a passage that is it, holds it, or is a piece of it. */
function kinship(text: ReadText, passage: ReadText, { common, ofFirst, ofSecond }: Likeness): number {
  let value = common;
  if (text.ids.length >= TELLING && ofFirst >= PART) value = Math.max(value, 0.95 * ofFirst);
  if (passage.ids.length >= TELLING && ofSecond >= PART && ofFirst >= PIECE) value = Math.max(value, 0.9 * ofSecond);
  // A few words that are whole in a longer passage.
  if (text.ids.length < TELLING && ofFirst === 1) value = Math.max(value, SHORT_ELSEWHERE);
  if (text.ids.length < TELLING) value = Math.max(value, lettersAlike(textKey(text.text), textKey(passage.text)));
  return value;
}

/** True if a passage is more like the text than like any of its twins. */
function isOwn(
  anchor: Anchor,
  document: AnchorDocument,
  text: ReadText,
  { index, likeness, value, neighbours }: Heir,
): boolean {
  const passage = document.passage(index);
  // A passage that holds the whole text may hold its twin as well: two that were merged.
  const whole = text.ids.length >= TELLING && likeness.ofFirst > 0.9;
  return (anchor.around?.twins ?? []).every((twin) => {
    const other = document.reader(twin);
    const alike = document.likeness(other, index);
    if (alike === null) return false;
    const rival = kinship(other, passage, alike);
    // Of two of the same words only the neighbours tell which one this is.
    if (textKey(twin) === textKey(text.text)) return neighbours === 2;
    // A twin that held the text, too, holds it still, and one that the text held is held still: what both are like as wholes decides.
    const within = document.compare(text, other);
    const isHeld = within && within.ofFirst >= PART && within.ofFirst >= likeness.ofFirst - OWN;
    const holds = within && within.ofSecond >= PART && within.ofSecond >= alike.ofFirst - OWN;
    if (isHeld || holds) return likeness.common > alike.common + OWN;
    if (value > rival + OWN || (whole && alike.ofFirst <= likeness.ofFirst && rival <= value)) return true;
    return neighbours > 0 && value > rival - LEAD && isElsewhere(anchor, document, other, index, rival);
  });
}

/** True if a text is far more like another passage than like this one. */
function isElsewhere(anchor: Anchor, document: AnchorDocument, text: ReadText, index: number, value: number): boolean {
  return document.candidates(text, familyOf(anchor.passage)).some((other) => {
    const likeness = other === index ? null : document.likeness(text, other);
    return likeness !== null && kinship(text, document.passage(other), likeness) > value + LEAD;
  });
}

function isEnough(
  anchor: Anchor,
  document: AnchorDocument,
  text: ReadText,
  { index, value, neighbours }: Heir,
): boolean {
  const atHome = index === document.indexOf(anchor.passage);
  if (text.ids.length < TELLING) {
    const alike = agreement(anchor, document, index, LIKE_NEIGHBOUR);
    const least = [SHORT_ELSEWHERE, SHORT_AT_HOME, AT_HOME][alike] ?? AT_HOME;
    if (atHome) return value >= least;
    return value >= SHORT_ELSEWHERE && neighbours > 0;
  }
  if (atHome) return value >= AT_HOME;
  return value >= (anchor.around ? ELSEWHERE : UNKNOWN);
}

const isPiece = (document: AnchorDocument, { index, likeness }: Heir): boolean =>
  document.passage(index).ids.length >= TELLING && likeness.ofSecond >= PART;

/** True if two passages claim the same words of the text. */
function compete(one: Heir, other: Heir): boolean {
  const a = one.likeness.alignment;
  const b = other.likeness.alignment;
  let both = 0;
  for (let i = 0; i < a.partner.length; i++) if (a.partner[i] !== -1 && b.partner[i] !== -1) both++;
  return both > 0.3 * Math.min(a.matched, b.matched) || Math.min(a.matched, b.matched) === 0;
}

/** How many of the neighbours that the passage had are the neighbours of this one: 0 to 2. */
function agreement({ around }: Anchor, document: AnchorDocument, index: number, least = SAME_NEIGHBOUR): number {
  if (!around) return 0;
  return (
    Number(isSame(around.before, document.endOf(index - 1), least)) +
    Number(isSame(around.after, document.beginningOf(index + 1), least))
  );
}

const isSame = (one: string, other: string, least: number): boolean =>
  one === '' || other === '' ? one === other : lettersAlike(textKey(one), textKey(other)) >= least;
