/**
 * The stages from a text to the tree of the document, in order: lines, furniture, footnotes, blocks, repairs, outline.
 * What the tree means (agenda, officers, mentions) is read from it elsewhere.
 */
import type { Language } from '../symbols/types';
import { toBlocks } from './blocks';
import { contentsLines } from './contents';
import { type FootnoteText, takeFootnotes } from './footnote-lines';
import { type Furniture, setFurnitureAside } from './furniture';
import { detectLanguage } from './language';
import { type Line, toLines } from './lines';
import { buildOutline, type Outline } from './outline';
import { type Remark, repairNumbers } from './repair-numbers';

export interface Structure {
  language: Language;
  /** The lines before the body. */
  masthead: Line[];
  furniture: Furniture[];
  footnotes: FootnoteText[];
  jobNumber: string | null;
  pages: number | null;
  outline: Outline;
  numbered: boolean;
  repairs: Remark[];
  unsure: Remark[];
  /** All text lines without furniture, for what is searched in the document as a whole. */
  lines: Line[];
}

export function readStructure(text: string): Structure {
  const read = toLines(text);
  const language = detectLanguage(text);
  const bare = setFurnitureAside(read.lines);
  const ruled = afterUnderscores(read.lines);
  const noted = takeFootnotes(bare.lines, read.spacing, read.width, ruled);
  const skip = contentsLines(noted.lines);
  const flow = toBlocks(noted.lines, {
    width: read.width,
    spacing: read.spacing,
    skip,
    dropsHyphen: language === 'ru',
  });
  const repaired = flow.numbered
    ? repairNumbers(flow.blocks, read.width)
    : { blocks: flow.blocks, repairs: [], unsure: [] };
  return {
    language,
    masthead: noted.lines.slice(0, flow.bodyStart),
    furniture: bare.furniture,
    footnotes: noted.footnotes,
    jobNumber: bare.jobNumber,
    pages: bare.pages,
    outline: buildOutline(repaired.blocks, flow.numbered),
    numbered: flow.numbered,
    repairs: repaired.repairs,
    unsure: repaired.unsure,
    lines: noted.lines,
  };
}

/** Line numbers of the lines that stand directly under a rule of underscores, where footnotes begin on paper. */
function afterUnderscores(lines: readonly Line[]): Set<number> {
  const out = new Set<number>();
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (line.rule && /^_{5,}/.test(line.text) && next !== undefined) out.add(next.line);
  }
  return out;
}
