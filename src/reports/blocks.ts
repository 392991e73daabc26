/**
 * From printed lines to blocks: each block is one heading, numbered paragraph, list element, table row or piece of plain
 * text, its printed lines joined again. Lines that a page break, a footnote or furniture had parted come together here.
 * Does not mend numbers and builds no tree.
 */
import { ANCHOR_OPEN, collapse, withoutAnchors } from './characters';
import { findNumeralHeadings, type HeadingLine, isBareHeading, knownBareHeading } from './heading-lines';
import { JoinedText, type JoinRules } from './joined-text';
import { type Label, labelAt } from './labels';
import { DOCUMENTATION_HEADING } from './language';
import type { Line } from './lines';
import { findNumberedLines, type NumberedLines } from './paragraph-chain';
import {
  isHeadingLike,
  isOpenEnded,
  isTerminated,
  startsLower,
  startsSentence,
  vocabulary,
  wordCount,
} from './sentences';

export type Block =
  | ({ kind: 'heading'; heading: HeadingLine } & BlockBase)
  | ({ kind: 'paragraph'; number: number } & BlockBase)
  | ({ kind: 'element'; label: Label } & BlockBase)
  | ({ kind: 'row'; cells: string[] } & BlockBase)
  | ({ kind: 'text' } & BlockBase);

interface BlockBase {
  /** 1-based line where it begins. */
  line: number;
  /** Without its label; anchors kept. */
  text: string;
  indent: number;
  bullet: string;
  /** Set off from what stands before: by a blank line, a bullet, a short last line. */
  hard: boolean;
  /** Joined over a page break. */
  overPage: boolean;
}

export interface Flow {
  blocks: Block[];
  /** Index of the first line of the body; what stands before is the masthead. */
  bodyStart: number;
  numbered: boolean;
}

export interface FlowOptions {
  width: number | null;
  spacing: number;
  /** Lines that belong to a table of contents. */
  skip: ReadonlySet<number>;
  /** The language drops a hyphen at the end of a line. */
  dropsHyphen: boolean;
}

/** Blocks of a document whose furniture and footnotes are already set aside. */
export function toBlocks(lines: readonly Line[], options: FlowOptions): Flow {
  const numbers = findNumberedLines(lines, options.width, options.spacing, options.skip);
  const headings = findNumeralHeadings(lines, options.width, options.skip);
  for (const at of numbers.paragraphs.keys()) headings.delete(at);
  const startsAfter = (at: number) =>
    numbers.paragraphs.has(at) || numbers.headings.has(at) || headings.has(at) || numbers.lists.has(at);
  const bodyStart = findBodyStart(lines, numbers, headings, options.skip, options.width);
  addNumberHeadings(lines, numbers, headings, bodyStart);
  addBareHeadings(lines, headings, options, bodyStart, startsAfter);
  const builder = new FlowBuilder(lines, numbers, headings, options);
  for (let at = bodyStart; at < lines.length; at += 1) if (!options.skip.has(at)) builder.add(at);
  builder.finish();
  return { blocks: builder.blocks, bodyStart, numbered: numbers.paragraphs.size > 0 };
}

/** The body begins with the first heading that has a numeral, the first paragraph, or a heading known by its words. */
function findBodyStart(
  lines: readonly Line[],
  numbers: NumberedLines,
  headings: ReadonlyMap<number, HeadingLine>,
  skip: ReadonlySet<number>,
  width: number | null,
): number {
  let first = lines.length;
  const consider = (at: number) => {
    if (at < first && !skip.has(at)) first = at;
  };
  for (const at of numbers.paragraphs.keys()) consider(at);
  for (const at of numbers.headings.keys()) consider(at);
  for (const at of numbers.lists.keys()) consider(at);
  for (const [at, heading] of headings) if (heading.form !== 'bare') consider(at);
  for (let at = 0; at < Math.min(first, lines.length); at += 1) {
    const line = lines[at];
    if (line === undefined || skip.has(at)) continue;
    if (at > 0 && line.text.length < 200 && knownBareHeading(line.text) && !isTitleLine(lines, at)) return at;
  }
  return runningTextBefore(lines, first, skip, width) ?? first;
}

/** What stands before the first numbered thing may still be body: running text after the masthead. */
function runningTextBefore(
  lines: readonly Line[],
  first: number,
  skip: ReadonlySet<number>,
  width: number | null,
): number | null {
  for (let at = 1; at < Math.min(first, lines.length); at += 1) {
    const line = lines[at];
    if (
      line === undefined ||
      skip.has(at) ||
      !(width === null ? isSentence(line, first === lines.length) : runsOn(lines, at, first, width))
    )
      continue;
    const above = lines[at - 1];
    const heading =
      above !== undefined && at > 3 && isHeadingLike(above.text, 90) && wordCount(above.text) <= 4 && line.blanks > 0;
    return heading ? at - 1 : at;
  }
  return null;
}

/** A long line that comes to a full stop; where nothing else tells that the body has begun, a sentence will do. */
function isSentence(line: Line, nothingElse: boolean): boolean {
  if (line.text.length > 220) return isTerminated(line.text);
  return nothingElse && startsSentence(line.text) && /[.。؟]["”»)]?$/.test(line.text) && wordCount(line.text) >= 12;
}

/** Three full printed lines or more that come to a full stop. */
function runsOn(lines: readonly Line[], at: number, end: number, width: number): boolean {
  let full = 0;
  for (let below = at; below < Math.min(end, at + 40); below += 1) {
    const line = lines[below];
    if (line === undefined || (below > at && line.blanks > 1)) return false;
    if (line.text.length > width * 0.75 && !/^[^\p{Ll}]*$/u.test(line.text)) full += 1;
    if (/[.。؟:：]["”»)]?$/.test(line.text)) return full >= 3;
    if (line.text.length < width * 0.5) return false;
  }
  return false;
}

/** "Annotated provisional agenda" as the title of the document is not the heading of the list. */
function isTitleLine(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1];
  return (
    /^annotated/i.test(lines[at]?.text ?? '') ||
    (next !== undefined && knownBareHeading(next.text) && lines[at]?.text !== next.text)
  );
}

function addNumberHeadings(
  lines: readonly Line[],
  numbers: NumberedLines,
  headings: Map<number, HeadingLine>,
  bodyStart: number,
): void {
  for (const [at] of numbers.headings) {
    const label = labelAt(lines[at]?.text ?? '');
    if (at >= bodyStart && label !== null)
      headings.set(at, { form: 'number', number: label.text, title: label.rest, known: true });
  }
  if (numbers.headings.size === 0) return;
  // Under numbered headings, "(a) Opening of the meeting" set off before running text is a heading too.
  for (let at = bodyStart; at < lines.length; at += 1) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined || next === undefined || headings.has(at) || line.bullet !== '') continue;
    // In a document that counts its paragraphs, lettered lines are list elements unless the markup says otherwise.
    if (numbers.paragraphs.size > 0 && line.level === 0 && !line.strong) continue;
    const label = labelAt(line.text);
    if (label?.form !== 'item' || !isHeadingLike(label.rest, 200) || label.rest === '') continue;
    if (/^annex/i.test(label.rest)) continue;
    const nextLabel = labelAt(next.text);
    if (nextLabel?.form === 'item' && !headings.has(at + 1) && !isHeadingLike(nextLabel.rest)) continue;
    if (next.text.length > line.text.length || nextLabel?.form === 'item' || next.level > 0)
      headings.set(at, { form: 'item', number: label.text, title: label.rest, known: true });
  }
}

function addBareHeadings(
  lines: readonly Line[],
  headings: Map<number, HeadingLine>,
  options: FlowOptions,
  bodyStart: number,
  startsAfter: (at: number) => boolean,
): void {
  let run = 0;
  for (let at = bodyStart; at < lines.length; at += 1) {
    if (options.skip.has(at) || headings.has(at) || startsAfter(at)) {
      run = 0;
      continue;
    }
    const line = lines[at];
    if (line === undefined) continue;
    if (labelAt(line.text) !== null && !(line.level > 0)) {
      run = 0;
      continue;
    }
    // The line after a heading is its continuation more often than a heading of its own.
    const above = headings.get(at - 1);
    if (
      above !== undefined &&
      (above.title === '' ||
        (!knownBareHeading(line.text) && line.level === 0 && continuesHeading(lines[at - 1], line, options)))
    ) {
      run = 0;
      continue;
    }
    if (!isBareHeading(lines, at, options.width, options.spacing, startsAfter)) {
      run = 0;
      continue;
    }
    run += 1;
    // Many short lines in a row are a list of names or a table, not headings.
    if (run > 3 && line.level === 0 && !line.strong) {
      for (let back = at - 1; back >= at - run + 1; back -= 1)
        if (headings.get(back)?.known === false) headings.delete(back);
      continue;
    }
    headings.set(at, { form: 'bare', number: '', title: line.text, known: knownBareHeading(line.text) });
  }
}

/** A heading broken over printed lines: the first line is full, ends in a word that wants another, or the next is in lower case. */
function continuesHeading(before: Line | undefined, line: Line, options: FlowOptions): boolean {
  if (before === undefined || line.level > 0 || line.bullet !== '') return false;
  if (startsLower(line.text) || !startsSentence(line.text)) return true;
  if (isOpenEnded(before.text)) return true;
  if (options.width === null || line.blanks > options.spacing) return false;
  // Headings are set narrower than text: a full line below is the first of a paragraph.
  if (line.text.length > options.width * 0.85 && before.text.length < options.width * 0.8) return false;
  const firstWord = line.text.split(' ')[0]?.length ?? 0;
  return before.text.length + 1 + firstWord > options.width * 0.62 && !isTerminated(before.text);
}

class FlowBuilder {
  readonly blocks: Block[] = [];
  private readonly rules: JoinRules;
  /** Text of the last block while lines still join it. */
  private text: JoinedText | null = null;
  private lastLine: Line | undefined;
  private headingLines = 0;
  private inDocumentation = false;

  constructor(
    private readonly lines: readonly Line[],
    private readonly numbers: NumberedLines,
    private readonly headings: ReadonlyMap<number, HeadingLine>,
    private readonly options: FlowOptions,
  ) {
    let known: Set<string> | null = null;
    const words = () => {
      known ??= vocabulary(lines.map((line) => line.text.replace(/\s?[-‐]$/, '').replaceAll(ANCHOR_OPEN, ' ')));
      return known;
    };
    this.rules = { words, dropsHyphen: options.dropsHyphen };
  }

  add(at: number): void {
    const line = this.lines[at];
    if (line === undefined) return;
    const heading = this.headings.get(at);
    const number = this.numbers.paragraphs.get(at);
    const label = labelAt(line.text);
    if (heading !== undefined) {
      this.push({ kind: 'heading', heading: { ...heading }, ...this.base(line, heading.title, true) });
      this.headingLines = 1;
      this.inDocumentation = DOCUMENTATION_HEADING.test(withoutAnchors(heading.title));
    } else if (number !== undefined && label !== null) {
      this.push({ kind: 'paragraph', number, ...this.base(line, label.rest, true) });
    } else if (this.numbers.lists.has(at) && label !== null) {
      this.push({ kind: 'element', label, ...this.base(line, label.rest, true) });
    } else if (line.cells !== null && line.cells.length > 2 && label === null) {
      this.push({ kind: 'row', cells: line.cells, ...this.base(line, line.text, true) });
    } else if (label?.form === 'item' && this.mayBeElement(line, label)) {
      this.push({ kind: 'element', label, ...this.base(line, label.rest, this.isHard(line)) });
    } else if (
      label?.form === 'number' &&
      this.isHard(line) &&
      label.rest !== '' &&
      line.cells === null &&
      !this.isOpen()
    ) {
      this.push({ kind: 'element', label, ...this.base(line, label.rest, true) });
    } else {
      this.addText(at, line);
    }
    this.lastLine = line;
  }

  /** Puts the text of the last block together; to be called after the last line. */
  finish(): void {
    const block = this.blocks[this.blocks.length - 1];
    if (block === undefined || this.text === null) return;
    block.text = this.text.toString();
    if (block.kind === 'heading') block.heading.title = block.text;
  }

  private addText(at: number, line: Line): void {
    const block = this.blocks[this.blocks.length - 1];
    const text = this.text;
    if (block === undefined || text === null || block.kind === 'row') {
      this.push({ kind: 'text', ...this.base(line, line.text, true) });
      return;
    }
    if (block.kind === 'heading') {
      const more =
        text.length === 0
          ? isHeadingLike(line.text, 260)
          : (continuesHeading(this.lastLine, line, this.options) && this.headingLines < 6) ||
            this.endsHeading(at, line, block.heading);
      if (more && (text.length === 0 || !(block.heading.form === 'bare' && block.heading.known))) {
        text.add(line.text, this.rules);
        this.headingLines += 1;
        return;
      }
      this.push({ kind: 'text', ...this.base(line, line.text, true) });
      return;
    }
    const terminated = isTerminated(text.tail);
    const hard = this.isHard(line);
    if ((!terminated && (text.length === 0 || !this.opensAnew(line, text))) || (terminated && !hard)) {
      text.add(line.text, this.rules);
      block.overPage ||= line.pageBreak;
      return;
    }
    this.push({ kind: 'text', ...this.base(line, line.text, true) });
  }

  /**
   * The second half of a heading whose lines a blank line parts: too short for a paragraph, no heading by itself, and
   * what comes next begins anew.
   */
  private endsHeading(at: number, line: Line, heading: HeadingLine): boolean {
    if (heading.form === 'bare' || this.headingLines > 1 || this.options.width === null || line.blanks > 1)
      return false;
    // A full line may be the beginning of a paragraph whose number slipped into the next line.
    const short = line.text.length < this.options.width * 0.6;
    if (!short || !isHeadingLike(line.text) || (this.lastLine?.text.length ?? 0) < this.options.width * 0.5)
      return false;
    return this.numbers.paragraphs.has(at + 1) || this.headings.has(at + 1);
  }

  /** After text without a full stop: does the line begin something of its own rather than carry the text on? */
  private opensAnew(line: Line, before: JoinedText): boolean {
    if (startsLower(line.text) || isOpenEnded(before.tail)) return false;
    // Entries of a documentation list have no full stop; each ends with the symbol in brackets.
    if (this.inDocumentation && /[)\]]$/.test(before.tail) && startsSentence(line.text)) return true;
    if (this.options.width !== null)
      return (
        line.blanks > this.options.spacing &&
        !line.pageBreak &&
        startsSentence(line.text) &&
        line.bullet === '' &&
        before.length < this.options.width * 0.8
      );
    if (line.pageBreak) return false;
    return line.bullet !== '' && startsSentence(line.text) && before.length < 160;
  }

  private isOpen(): boolean {
    const block = this.blocks[this.blocks.length - 1];
    if (block === undefined || this.text === null || block.kind === 'heading' || block.kind === 'row') return false;
    return !isTerminated(this.text.tail) && isOpenEnded(this.text.tail);
  }

  /** "(b)" at the start of a printed line may belong to the sentence that is under way. */
  private mayBeElement(line: Line, label: Label): boolean {
    if (/^(?:[-–,.;:)]|(?:and|or|to|et|y|и|и́)\s)/.test(label.rest) || (label.rest === '' && this.isOpen()))
      return false;
    const before = this.blocks[this.blocks.length - 1];
    if (before === undefined || before.kind === 'heading' || before.kind === 'row') return true;
    if (this.options.width === null || line.blanks > this.options.spacing || line.bullet !== '') return true;
    const openEnded =
      /\b(?:paragraphs?|para\.|paras\.|articles?|art\.|sub-?paragraphs?|items?|sections?|clauses?|rule|regulation|subsection|p[áa]rrafos?|art[íi]culos?|paragraphes?|alin[ée]as?|points?|пункт[аеу]?|подпункт[аеу]?|стать[яиею])\s*(?:\d+[\s,]*)?$/i.test(
        this.text?.tail ?? '',
      );
    return !openEnded;
  }

  /** A line break that the printer meant: blank line, bullet, or a last line that had room for the next word. */
  private isHard(line: Line): boolean {
    const before = this.lastLine;
    if (before === undefined) return true;
    if (this.options.width === null) return true;
    if (line.bullet !== '' || line.level > 0) return true;
    if (line.blanks > this.options.spacing) return true;
    const firstWord = line.text.split(' ')[0]?.length ?? 0;
    if (before.text.length + 1 + firstWord <= this.options.width * 0.85) return true;
    return this.options.spacing === 0 && line.indent >= before.indent + 3 && isTerminated(before.text);
  }

  private base(line: Line, text: string, hard: boolean): BlockBase {
    return { line: line.line, text: collapse(text), indent: line.indent, bullet: line.bullet, hard, overPage: false };
  }

  private push(block: Block): void {
    this.finish();
    this.blocks.push(block);
    this.text = new JoinedText(block.text);
    this.headingLines = 0;
  }
}
