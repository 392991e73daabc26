/**
 * Which numbered lines are the document's paragraphs. Numbers also stand before agenda items, list elements and
 * headings, and by accident at the start of a printed line; the paragraphs are the chain that counts on through the
 * whole document. Works on lines alone; mends nothing.
 */
import { labelAt } from './labels';
import { AGENDA_HEADING, ANNEX } from './language';
import type { Line } from './lines';
import { isHeadingLike, isOpenEnded, isTerminated, startsLower, startsSentence, wordCount } from './sentences';

export interface NumberedLines {
  /** Line index -> paragraph number. */
  paragraphs: Map<number, number>;
  /** Line index -> number of a heading (`1. Organizational matters` above unnumbered text). */
  headings: Map<number, number>;
  /** Line index -> number of a list element (agenda items and the like). */
  lists: Map<number, number>;
}

interface Candidate {
  at: number;
  number: number;
  quality: number;
  /** How many annexes began before this line: numbering may restart after one. */
  annexes: number;
  headingLike: boolean;
  /** Index of the first line after its printed lines, as far as it could be a heading. */
  end: number;
  /** Words on its first printed line: titles are short, paragraphs are not. */
  words: number;
  /** Index of the candidate with which an unbroken count up to this one began. */
  runStart: number;
}

/** How far a chain may jump over numbers that a conversion lost. */
const MAX_GAP = 6;
/** Worth of being the chain that begins first, in paragraphs. */
const FIRST_BONUS = 5;

export function findNumberedLines(
  lines: readonly Line[],
  width: number | null,
  spacing: number,
  skip: ReadonlySet<number>,
): NumberedLines {
  const candidates = collectCandidates(lines, width, spacing, skip);
  const runs = listRuns(lines, candidates);
  let pool = candidates.filter((candidate) => !runs.certain.has(candidate.at));
  for (const candidate of pool) if (runs.possible.has(candidate.at)) candidate.quality -= 0.5;
  const headings = new Map<number, number>();
  let chain = bestChain(pool);
  const titled = chain.filter((candidate) => candidate.headingLike);
  if (chain.length >= 2 && titled.length >= chain.length * 0.6) {
    for (const candidate of chain) if (candidate.headingLike) headings.set(candidate.at, candidate.number);
    pool = pool.filter((candidate) => !headings.has(candidate.at));
    chain = bestChain(pool).filter((candidate) => !candidate.headingLike);
    if (chain.length < 3 || chain.length * 2 < headings.size)
      chain = chain.length > 0 && chain[0]?.number === 1 && chain.length >= 2 ? chain : [];
  }
  const paragraphs = new Map(chain.map((candidate): [number, number] => [candidate.at, candidate.number]));
  const lists = new Map<number, number>();
  for (const candidate of candidates) {
    if (paragraphs.has(candidate.at) || headings.has(candidate.at)) continue;
    if (runs.certain.has(candidate.at) || runs.possible.has(candidate.at)) lists.set(candidate.at, candidate.number);
  }
  subHeadings(lines, candidates, paragraphs, headings, lists);
  return { paragraphs, headings, lists };
}

function collectCandidates(
  lines: readonly Line[],
  width: number | null,
  spacing: number,
  skip: ReadonlySet<number>,
): Candidate[] {
  const out: Candidate[] = [];
  let annexes = 0;
  let before: Line | undefined;
  for (const [at, line] of lines.entries()) {
    if (skip.has(at)) continue;
    if (line.text.length < 200 && isAnnexLine(line)) annexes += 1;
    const label = line.cells !== null && line.cells.length > 2 ? null : labelAt(line.text);
    if (label?.form === 'number') {
      const rest = label.rest;
      const { text: whole, end } = printedBlock(lines, at, rest, width, spacing);
      const headingLike =
        rest !== '' &&
        isHeadingLike(whole, 300) &&
        !isOpenEnded(whole) &&
        wordCount(whole) <= 45 &&
        !continuesBelow(lines, at, width);
      let quality = 1;
      if (startsLower(rest)) quality -= 0.7;
      if (rest === '') quality -= 0.2;
      if (headingLike) quality -= 0.4;
      if (line.level > 0 && headingLike) quality -= 0.3;
      if (before !== undefined && line.blanks === 0 && width !== null && breaksSentence(before.text)) quality -= 0.5;
      out.push({
        at,
        number: Number(label.text),
        quality,
        annexes,
        headingLike,
        end,
        words: wordCount(rest),
        runStart: out.length,
      });
    }
    before = line;
  }
  // Operative paragraphs of an included resolution end in semicolons, paragraphs of a report in full stops.
  for (const [index, candidate] of out.entries()) {
    const end = lines[(out[index + 1]?.at ?? candidate.at + 1) - 1];
    if (end !== undefined && /[;；؛]["”»]?$/.test(end.text)) candidate.quality -= 0.3;
  }
  return out;
}

/** The printed line before ends in the middle of a sentence. */
function breaksSentence(text: string): boolean {
  return !isTerminated(text) && (isOpenEnded(text) || text.length > 50);
}

/** The rest of a labelled line with the printed lines that carry it on; cut short once it is too long for a heading. */
function printedBlock(
  lines: readonly Line[],
  at: number,
  rest: string,
  width: number | null,
  spacing: number,
): { text: string; end: number } {
  if (width === null) return { text: rest, end: at + 1 };
  let text = rest;
  let below = at + 1;
  for (; below < Math.min(lines.length, at + 6); below += 1) {
    const before = lines[below - 1];
    const line = lines[below];
    if (before === undefined || line === undefined) break;
    if (line.blanks > spacing || line.level > 0 || line.bullet !== '' || labelAt(line.text) !== null) break;
    const firstWord = line.text.split(' ')[0]?.length ?? 0;
    // Narrow lines, then a full one: the heading is over and its paragraph begins.
    if (
      line.text.length > width * 0.85 &&
      before.text.length < width * 0.8 &&
      startsSentence(line.text) &&
      !isOpenEnded(before.text)
    )
      break;
    // The line before had room for the next word: it was the last of its block. Headings are set narrower than text.
    if (
      before.text.length + 1 + firstWord <= width * (startsLower(line.text) ? 0.6 : 0.72) &&
      !isOpenEnded(before.text)
    )
      break;
    text = `${text} ${line.text}`;
  }
  return { text, end: below };
}

/** In unwrapped text a heading stands alone; a short line that the next one carries on in lower case does not. */
function continuesBelow(lines: readonly Line[], at: number, width: number | null): boolean {
  const next = lines[at + 1];
  if (next === undefined || width !== null) return false;
  return next.blanks === 0 && next.bullet === '' && startsLower(next.text) && labelAt(next.text) === null;
}

export function isAnnexLine(line: Line): boolean {
  const match = ANNEX.exec(line.text);
  if (match === null || !/^[\p{Lu}\p{Lo}]/u.test(line.text)) return false;
  const title = match[2] ?? '';
  if (title === '' || line.level > 0 || line.strong) return true;
  // "Annex I contains the list" is a sentence, "Annex I List of documents" a heading.
  return /^[\p{Lu}\p{Lo}“"]/u.test(title) && isHeadingLike(title, 120) && wordCount(title) <= 16;
}

/**
 * Lists that count from 1 after a lead-in. Under an agenda heading the list is certain; after a paragraph that ends in a
 * colon its elements are only less likely to be paragraphs, for the list may be followed at once by the paragraph whose
 * number comes next.
 */
function listRuns(lines: readonly Line[], candidates: Candidate[]): { certain: Set<number>; possible: Set<number> } {
  const certain = new Set<number>();
  const possible = new Set<number>();
  for (let first = 0; first < candidates.length; first += 1) {
    const start = candidates[first];
    if (start === undefined || start.number !== 1) continue;
    const lead = leadIn(lines, start.at);
    if (lead === null) continue;
    const agenda = lead === 'agenda';
    let expected = 1;
    let at = first;
    for (; at < candidates.length; at += 1) {
      const candidate = candidates[at];
      if (candidate === undefined || candidate.number !== expected) break;
      if (at > first && headingBetween(lines, candidates[at - 1]?.at ?? candidate.at, candidate.at)) break;
      (agenda ? certain : possible).add(candidate.at);
      expected += 1;
    }
    first = Math.max(first, at - 1);
  }
  return { certain, possible };
}

function leadIn(lines: readonly Line[], at: number): 'agenda' | 'colon' | null {
  for (let before = at - 1; before >= Math.max(0, at - 2); before -= 1) {
    const line = lines[before];
    if (line === undefined) return null;
    if (line.text.length < 200 && AGENDA_HEADING.test(line.text) && labelAt(line.text) === null) return 'agenda';
    if (/[:：]$/.test(line.text)) return 'colon';
    if (before === at - 1 && wordCount(line.text) > 3) return null;
  }
  return null;
}

function headingBetween(lines: readonly Line[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.level > 0 || labelAt(line.text)?.form === 'heading' || isAnnexLine(line)) return true;
  }
  return false;
}

/** The chain of numbers n, n+1, n+2, ... with the greatest total quality; gaps and restarts cost. Linear in the candidates. */
function bestChain(candidates: readonly Candidate[]): Candidate[] {
  for (const [at, candidate] of candidates.entries()) {
    const above = candidates[at - 1];
    candidate.runStart = above !== undefined && above.number === candidate.number - 1 ? above.runStart : at;
  }
  const score: number[] = [];
  const previous: number[] = [];
  const bestByNumber = new Map<number, number>();
  let bestBefore: { at: number; annexes: number }[] = [];
  let winner = -1;
  let begun = false;
  for (const [at, candidate] of candidates.entries()) {
    // The document's own numbering begins before that of anything it includes.
    let best = candidate.quality - (candidate.number === 1 ? 0 : Math.min(2, 0.3 * candidate.number));
    if (candidate.number === 1 && candidate.quality > 0.6) {
      if (!begun) best += FIRST_BONUS;
      begun = true;
    }
    let from = -1;
    for (let gap = 1; gap <= MAX_GAP; gap += 1) {
      const before = bestByNumber.get(candidate.number - gap);
      if (before === undefined) continue;
      // A count that began after the paragraph before and runs up to here claims this number for itself.
      const claimed = claim(candidates, before, at);
      const total = (score[before] ?? 0) + candidate.quality - 0.6 * (gap - 1) - claimed;
      if (total > best) {
        best = total;
        from = before;
      }
    }
    if (candidate.number <= 2) {
      // After an annex heading numbers may begin again.
      for (const end of bestBefore) {
        if (end.annexes >= candidate.annexes) continue;
        const total = (score[end.at] ?? 0) + candidate.quality - 0.3 * candidate.number;
        if (total > best) {
          best = total;
          from = end.at;
        }
      }
    }
    score.push(best);
    previous.push(from);
    const rival = bestByNumber.get(candidate.number);
    if (rival === undefined || (score[rival] ?? 0) <= best) bestByNumber.set(candidate.number, at);
    bestBefore = keepBest(bestBefore, { at, annexes: candidate.annexes }, score);
    if (winner < 0 || best > (score[winner] ?? 0)) winner = at;
  }
  const chain: Candidate[] = [];
  for (let at = winner; at >= 0; at = previous[at] ?? -1) {
    const candidate = candidates[at];
    if (candidate !== undefined) chain.push(candidate);
  }
  return chain.reverse();
}

/** How strongly a count that began after the paragraph `before` claims the candidate `at` as its next element. */
function claim(candidates: readonly Candidate[], before: number, at: number): number {
  const candidate = candidates[at];
  if (candidate === undefined || before >= candidate.runStart || candidate.runStart >= at) return 0;
  // A list of titles is not carried on by a sentence.
  const above = candidates[at - 1];
  const first = candidates[candidate.runStart];
  if (candidate.words >= 10 && (above?.words ?? 0) < 8 && (first?.words ?? 0) < 8) return 0;
  return 0.8 + 0.15 * (at - candidate.runStart);
}

/** The best chain end within each annex count, few enough to scan. */
function keepBest(
  ends: { at: number; annexes: number }[],
  end: { at: number; annexes: number },
  score: number[],
): { at: number; annexes: number }[] {
  const same = ends.find((other) => other.annexes === end.annexes);
  if (same === undefined) return [...ends, end].slice(-8);
  if ((score[same.at] ?? 0) <= (score[end.at] ?? 0)) same.at = end.at;
  return ends;
}

/** Numbered titles between the paragraphs (`1. Legislation` under `A. Deliberations`) are headings of the third level. */
function subHeadings(
  lines: readonly Line[],
  candidates: readonly Candidate[],
  paragraphs: ReadonlyMap<number, number>,
  headings: Map<number, number>,
  lists: Map<number, number>,
): void {
  if (paragraphs.size === 0) return;
  for (const candidate of candidates) {
    if (!candidate.headingLike || paragraphs.has(candidate.at) || headings.has(candidate.at) || lists.has(candidate.at))
      continue;
    const line = lines[candidate.at];
    const alone =
      line !== undefined && (line.level > 0 || line.strong || line.blanks > 0 || paragraphs.has(candidate.end));
    if (alone) headings.set(candidate.at, candidate.number);
  }
}
