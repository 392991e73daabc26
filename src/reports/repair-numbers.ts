/**
 * Mends paragraph numbers that a conversion damaged. Three classes of damage are known: the number was displaced into
 * the text ("of the Expert 9. Group"), it was lost, or two paragraphs were run together. A number is only looked for
 * where the chain of paragraph numbers has a gap, so ordinary figures in the text are safe.
 */
import type { Block } from './blocks';
import { collapse } from './characters';
import { isOpenEnded, isTerminated, startsLower, startsSentence, wordCount } from './sentences';

export interface Remark {
  line: number;
  what: string;
}

export interface RepairedBlocks {
  blocks: Block[];
  repairs: Remark[];
  unsure: Remark[];
}

/** Words after which a figure is a reference, not a displaced number. */
const REFERENCE =
  /(?:\b(?:paragraphs?|paras?\.|nos?\.|number|items?|articles?|resolutions?|decisions?|chapters?|sections?|annex(?:es)?|figures?|tables?|pages?|p\.|vol\.|rule|goals?|targets?|and|to|or|p[áa]rrafos?|paragraphes?|пункт\p{L}*|стать\p{L}*)|[/(№§–-])\s*$/iu;

const SENTENCE_START =
  /^(?:In|At|On|During|Pursuant|With|As|Under|Following|According|For|By|Dans|Lors|Conformément|En|De|Durante|В|На|По)\s/;

/** `width` is the printed width of wrapped text. */
export function repairNumbers(input: readonly Block[], width: number | null): RepairedBlocks {
  const blocks = [...input];
  const repairs: Remark[] = [];
  const unsure: Remark[] = [];
  let last: { at: number; number: number } | null = null;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') continue;
    if (joinDisplacedStart(blocks, at, width, repairs)) at -= 1;
    const gapFrom: number = last === null ? 1 : last.number + 1;
    const from = last === null ? 0 : last.at;
    if (block.number > gapFrom && (last !== null || block.number <= 4)) {
      const before = blocks.length;
      fillGap(blocks, from, at, gapFrom, block.number, last === null, repairs, unsure);
      at += blocks.length - before;
    }
    last = { at, number: block.number };
  }
  tail(blocks, last, repairs);
  return { blocks, repairs, unsure };
}

/**
 * A displaced number that happens to stand at the start of a printed line looks like a proper one; the broken-off text
 * before it gives it away. That text and the paragraph become one.
 */
function joinDisplacedStart(blocks: Block[], at: number, width: number | null, repairs: Remark[]): boolean {
  const block = blocks[at];
  const before = blocks[at - 1];
  if (block?.kind !== 'paragraph' || before?.kind !== 'text' || !before.hard) return false;
  if (isTerminated(before.text) || !startsSentence(before.text) || wordCount(before.text) < 2) return false;
  // A heading that was not recognized looks much the same; but it is set narrower and does not begin like a sentence.
  const fullLine =
    SENTENCE_START.test(before.text) &&
    width !== null &&
    before.text.length >= width * 0.82 &&
    blocks[at - 2]?.kind === 'heading';
  if (!startsLower(block.text) && !isOpenEnded(before.text) && !fullLine) return false;
  repairs.push({
    line: block.line,
    what: `The number of paragraph ${block.number} stood inside its text: "${lastWords(before.text)} ${block.number}. ${firstWords(block.text)}".`,
  });
  blocks.splice(at - 1, 2, {
    ...block,
    line: before.line,
    indent: before.indent,
    text: `${before.text} ${block.text}`,
  });
  return true;
}

function fillGap(
  blocks: Block[],
  from: number,
  to: number,
  first: number,
  end: number,
  atStart: boolean,
  repairs: Remark[],
  unsure: Remark[],
): void {
  let low = from;
  let high = to;
  for (let number = first; number < end; number += 1) {
    const found = findDisplaced(blocks, low, high, number);
    if (found === null) continue;
    const grown = blocks.length;
    low = moveNumber(blocks, found.at, found.start, found.end, number, repairs);
    high += blocks.length - grown;
  }
  // Numbers that stand nowhere: bare blocks of text take them in order, between their neighbours.
  low = from;
  for (let number = first; number < end; number += 1) {
    const done = indexOfNumber(blocks, low + 1, high, number);
    if (done >= 0) {
      low = done;
      continue;
    }
    const nextKnown = nextParagraph(blocks, low + 1, high);
    const missing = (nextKnown === high ? end : (blocks[nextKnown] as { number: number }).number) - number;
    const bare = bareBlocks(blocks, low, nextKnown, atStart && low === 0);
    const chosen = choose(blocks, bare, missing);
    const block = chosen === undefined ? undefined : blocks[chosen];
    if (chosen === undefined || block === undefined) {
      unsure.push({
        line: blocks[high]?.line ?? blocks[low]?.line ?? 1,
        what: `Paragraph ${number} was not found between its neighbours.`,
      });
      continue;
    }
    if (bare.length > missing)
      unsure.push({
        line: block.line,
        what: `Paragraph ${number} has lost its number; ${bare.length} unnumbered pieces of text could be it.`,
      });
    repairs.push({
      line: block.line,
      what: `The number of paragraph ${number} was lost; the unnumbered text between its neighbours is taken for it.`,
    });
    blocks[chosen] = {
      kind: 'paragraph',
      number,
      line: block.line,
      text: block.text,
      indent: block.indent,
      bullet: block.bullet,
      hard: true,
      overPage: block.overPage,
    };
    low = chosen;
  }
}

function indexOfNumber(blocks: readonly Block[], from: number, end: number, number: number): number {
  for (let at = from; at < end; at += 1) {
    const block = blocks[at];
    if (block?.kind === 'paragraph' && block.number === number) return at;
  }
  return -1;
}

function nextParagraph(blocks: readonly Block[], from: number, end: number): number {
  for (let at = from; at < end; at += 1) if (blocks[at]?.kind === 'paragraph') return at;
  return end;
}

function bareBlocks(blocks: readonly Block[], from: number, end: number, includeFirst: boolean): number[] {
  const out: number[] = [];
  for (let at = includeFirst ? from : from + 1; at < end; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'text' || !block.hard || startsLower(block.text) || !startsSentence(block.text)) continue;
    const before = blocks[at - 1];
    if (before !== undefined && before.kind !== 'heading' && before.kind !== 'row' && !isTerminated(before.text))
      continue;
    if (wordCount(block.text) >= 6) out.push(at);
  }
  return out;
}

/** As many candidates as numbers: the first. More: one under a bullet or after a heading, else the longest. */
function choose(blocks: readonly Block[], bare: readonly number[], missing: number): number | undefined {
  if (bare.length <= missing) return bare[0];
  const window = bare.slice(0, bare.length - missing + 1);
  const bulleted = window.find((at) => (blocks[at]?.bullet ?? '') !== '' || blocks[at - 1]?.kind === 'heading');
  if (bulleted !== undefined) return bulleted;
  return [...window].sort((a, b) => (blocks[b]?.text.length ?? 0) - (blocks[a]?.text.length ?? 0))[0];
}

function findDisplaced(
  blocks: readonly Block[],
  from: number,
  end: number,
  number: number,
): { at: number; start: number; end: number } | null {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.,/:-])${number}\\s?\\.(?=\\s|$|\\p{Lu})`, 'gu');
  // The full stop after the number may be lost: then only a new sentence behind the end of another counts.
  const bare = new RegExp(`(?:^|(?<=[.!?:;]["”»)]?\\s))${number}\\s+(?=\\p{Lu}\\p{Ll})`, 'u');
  for (let at = from; at < end; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'heading' || block.kind === 'row') continue;
    for (const match of block.text.matchAll(pattern)) {
      const before = block.text.slice(0, match.index);
      if (before.trim() === '' || REFERENCE.test(before)) continue;
      const after = block.text.slice(match.index + match[0].length).trim();
      // "on 3 and 24. Expressed": a figure that ends its own sentence is no paragraph number unless one begins after it.
      if (!isTerminated(before) && startsSentence(after) && !/\p{L}["”»)]?\s*$/u.test(before)) continue;
      return { at, start: match.index, end: match.index + match[0].length };
    }
    const match = bare.exec(block.text);
    if (match !== null) return { at, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** Takes the number out of the text and makes a paragraph of what it belongs to. Returns the index of that paragraph. */
function moveNumber(
  blocks: Block[],
  at: number,
  start: number,
  end: number,
  number: number,
  repairs: Remark[],
): number {
  const block = blocks[at];
  if (block === undefined || block.kind === 'heading' || block.kind === 'row') return at;
  const before = block.text.slice(0, start).trim();
  const after = block.text.slice(end).trim();
  if (before === '') {
    blocks[at] = {
      kind: 'paragraph',
      number,
      line: block.line,
      indent: block.indent,
      bullet: '',
      hard: true,
      overPage: block.overPage,
      text: after,
    };
    repairs.push({ line: block.line, what: `The number of paragraph ${number} has lost its full stop.` });
    return at;
  }
  const base = { line: block.line, indent: block.indent, bullet: '', hard: true, overPage: block.overPage };
  if (isTerminated(before) && (startsSentence(after) || after === '')) {
    if (after === '') {
      // The number slid to the end of the paragraph before: the next text is the paragraph.
      const next = blocks[at + 1];
      block.text = before;
      repairs.push({
        line: block.line,
        what: `The number of paragraph ${number} stood at the end of the text before it.`,
      });
      if (next?.kind === 'text') {
        blocks[at + 1] = { kind: 'paragraph', number, ...baseOf(next) };
        return at + 1;
      }
      return at;
    }
    block.text = before;
    blocks.splice(at + 1, 0, { kind: 'paragraph', number, ...base, text: after });
    repairs.push({ line: block.line, what: `Paragraph ${number} was run together with the text before it.` });
    return at + 1;
  }
  repairs.push({
    line: block.line,
    what: `The number of paragraph ${number} stood inside its text: "${lastWords(before)} ${number}. ${firstWords(after)}".`,
  });
  if (block.kind === 'text' && block.hard) {
    blocks[at] = { kind: 'paragraph', number, ...base, text: collapse(`${before} ${after}`) };
    return at;
  }
  const sentence = lastSentenceStart(before);
  const head = before.slice(0, sentence).trim();
  const body = collapse(`${before.slice(sentence)} ${after}`);
  if (head === '') {
    blocks[at] = { kind: 'paragraph', number, ...base, text: body };
    return at;
  }
  block.text = head;
  blocks.splice(at + 1, 0, { kind: 'paragraph', number, ...base, text: body });
  return at + 1;
}

function baseOf(block: Block) {
  return {
    line: block.line,
    text: block.text,
    indent: block.indent,
    bullet: block.bullet,
    hard: true,
    overPage: block.overPage,
  };
}

function lastSentenceStart(text: string): number {
  let start = 0;
  for (const match of text.matchAll(/[.!?:;]["”»)\]]?\s+(?=["“«(]?\p{Lu})/gu)) start = match.index + match[0].length;
  return start;
}

function lastWords(text: string): string {
  return text.split(' ').slice(-3).join(' ');
}

function firstWords(text: string): string {
  return text.split(' ').slice(0, 2).join(' ');
}

/** A number displaced in the very last paragraphs leaves no gap behind it: look for the next number after the chain's end. */
function tail(blocks: Block[], last: { at: number; number: number } | null, repairs: Remark[]): void {
  if (last === null) return;
  let from = last.at + 1;
  for (let number = last.number + 1; number <= last.number + 3; number += 1) {
    let found: ReturnType<typeof findDisplaced> = null;
    for (let at = from; at < blocks.length && found === null; at += 1) {
      const block = blocks[at];
      if (block?.kind === 'text' && block.hard && isDirectlyUnderHeading(blocks, at))
        found = findDisplaced(blocks, at, at + 1, number);
    }
    if (found === null) return;
    from = moveNumber(blocks, found.at, found.start, found.end, number, repairs) + 1;
  }
}

function isDirectlyUnderHeading(blocks: readonly Block[], at: number): boolean {
  const before = blocks[at - 1];
  return (
    before === undefined || before.kind === 'heading' || (before.kind === 'paragraph' && isTerminated(before.text))
  );
}
