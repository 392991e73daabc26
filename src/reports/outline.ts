/**
 * From blocks to the tree of the document: sections with their paths, paragraphs with their numbers, list elements under
 * their paragraphs and lead-ins. Knows the UN numbering of sections, not what the paragraphs say.
 */
import type { Block } from './blocks';
import { collapse, withoutAnchors } from './characters';
import type { HeadingLine } from './heading-lines';
import type { Label } from './labels';
import { AGENDA_HEADING, ANNOTATIONS_HEADING, DOCUMENTATION_HEADING } from './language';
import { placeLabels } from './list-labels';
import { isOpenEnded, isTerminated } from './sentences';
import type { Section } from './types';

/** A paragraph whose text still carries footnote anchors. */
export interface DraftParagraph {
  /** Id without the symbol: `9`, `1(b).8`. */
  id: string;
  number: number | null;
  section: string;
  /** Titles of the sections around it, outermost first. */
  titles: string[];
  text: string;
  line: number;
}

export interface DraftItem {
  id: string;
  /** Paragraph id, or `agenda` for a list under an agenda heading. */
  container: string;
  label: string;
  parent: DraftItem | null;
  scheme: 'number' | 'other';
  text: string;
  line: number;
}

export interface TableRow {
  cells: string[];
  line: number;
  titles: string[];
}

/** Running text under a "Documentation" heading. */
export interface DocumentationText {
  section: string;
  text: string;
  line: number;
}

export interface Outline {
  sections: (Section & { line: number })[];
  paragraphs: DraftParagraph[];
  items: DraftItem[];
  rows: TableRow[];
  documentation: DocumentationText[];
}

interface OpenSection {
  level: number;
  form: HeadingLine['form'];
  path: string;
  title: string;
  known: 'agenda' | 'annotations' | 'documentation' | null;
}

/** Builds the tree. `numbered` tells whether the document counts its paragraphs. */
export function buildOutline(blocks: readonly Block[], numbered: boolean): Outline {
  const builder = new OutlineBuilder(numbered);
  for (const block of blocks) builder.add(block);
  return builder.finish();
}

class OutlineBuilder {
  private readonly out: Outline = { sections: [], paragraphs: [], items: [], rows: [], documentation: [] };
  private readonly open: OpenSection[] = [];
  private readonly counts = new Map<string, number>();
  private readonly used = new Set<string>();
  /** How often an id was asked for again, so that a thousandth copy need not try the others. */
  private readonly copies = new Map<string, number>();
  private paragraph: DraftParagraph | null = null;
  /** Where list elements go: the current paragraph or an agenda heading. */
  private container: { id: string; text: string } | null = null;
  private elements: { label: Label; block: Block; more: string[] }[] = [];
  /** Pieces of text that still belong to the current paragraph. */
  private more: string[] = [];

  constructor(private readonly numbered: boolean) {}

  add(block: Block): void {
    switch (block.kind) {
      case 'heading':
        this.closeList();
        this.addHeading(block);
        break;
      case 'paragraph':
        this.closeList();
        this.startParagraph(block, block.number);
        break;
      case 'element':
        if (this.container === null && this.section()?.known !== 'agenda') this.startAnonymous();
        this.elements.push({ label: block.label, block, more: [] });
        break;
      case 'row':
        this.out.rows.push({ cells: block.cells, line: block.line, titles: this.titles() });
        break;
      case 'text':
        this.addText(block);
        break;
    }
  }

  finish(): Outline {
    this.closeList();
    this.closeParagraph();
    return this.out;
  }

  private addHeading(block: Block & { kind: 'heading' }): void {
    const heading = block.heading;
    const title = collapse(withoutAnchors(heading.title));
    const known = AGENDA_HEADING.test(title)
      ? 'agenda'
      : ANNOTATIONS_HEADING.test(title)
        ? 'annotations'
        : DOCUMENTATION_HEADING.test(title)
          ? 'documentation'
          : null;
    const level = this.levelOf(heading.form, known);
    while ((this.section()?.level ?? 0) >= level) this.open.pop();
    const above = this.section();
    const path = this.pathOf(heading, title, above);
    this.open.push({ level, form: heading.form, path, title, known: heading.form === 'bare' ? known : null });
    this.out.sections.push({ level, number: heading.number, title, path, line: block.line });
    this.closeParagraph();
    this.paragraph = null;
    this.container = heading.form === 'bare' && known === 'agenda' ? { id: 'agenda', text: `${title}:` } : null;
  }

  private levelOf(form: HeadingLine['form'], known: OpenSection['known']): number {
    const inAnnex = this.open[0]?.form === 'annex' ? 1 : 0;
    switch (form) {
      case 'annex':
        return 1;
      case 'roman':
        return 1 + inAnnex;
      case 'letter':
        return (this.deepest(['roman'])?.level ?? inAnnex) + 1;
      case 'number':
        return (this.deepest(['letter', 'roman', 'bare-top'])?.level ?? inAnnex) + 1;
      case 'item':
        return (this.deepest(['number', 'letter', 'roman'])?.level ?? inAnnex) + 1;
      default:
        if (known === 'agenda' || known === 'annotations') return 1 + inAnnex;
        return (
          (this.deepest(
            known === 'documentation'
              ? ['number', 'letter', 'roman', 'annex']
              : ['item', 'number', 'letter', 'roman', 'annex'],
          )?.level ?? 0) + 1
        );
    }
  }

  /** The innermost open section of one of these forms; `bare-top` is an unnumbered heading of the first level. */
  private deepest(forms: string[]): OpenSection | undefined {
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const section = this.open[at];
      if (section === undefined) continue;
      if (
        forms.includes(section.form) ||
        (forms.includes('bare-top') && section.form === 'bare' && section.known !== null && section.level === 1)
      )
        return section;
    }
    return undefined;
  }

  private pathOf(heading: HeadingLine, title: string, above: OpenSection | undefined): string {
    const parent = above === undefined || above.form === 'bare' ? '' : above.path;
    switch (heading.form) {
      case 'annex':
        return heading.number;
      case 'item':
        return `${parent}${heading.number}`;
      case 'bare':
        return parent === '' ? title : `${parent} ${title}`;
      default:
        return parent === '' ? heading.number : `${parent}.${heading.number}`;
    }
  }

  private section(): OpenSection | undefined {
    return this.open[this.open.length - 1];
  }

  /** Path of the innermost section with a numeral; of the innermost at all when none has one. */
  private sectionPath(): string {
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const section = this.open[at];
      if (section !== undefined && section.form !== 'bare') return section.path;
    }
    return this.section()?.path ?? '';
  }

  private titles(): string[] {
    return this.open.map((section) => section.title);
  }

  private closeParagraph(): void {
    if (this.paragraph !== null && this.more.length > 0)
      this.paragraph.text = collapse([this.paragraph.text, ...this.more].join(' '));
    this.more = [];
  }

  private startParagraph(block: Block, number: number | null): void {
    this.closeParagraph();
    const section = this.sectionPath();
    const id = this.unique(number === null ? this.unnumberedId(section) : this.numberedId(number));
    this.paragraph = { id, number, section, titles: this.titles(), text: block.text, line: block.line };
    this.out.paragraphs.push(this.paragraph);
    this.container = { id, text: block.text };
  }

  private numberedId(number: number): string {
    const annex = this.open[0]?.form === 'annex' ? this.open[0].path : null;
    return annex !== null && this.used.has(String(number)) ? `${slug(annex)}.${number}` : String(number);
  }

  private unnumberedId(section: string): string {
    const stem = slug(section === '' ? (this.section()?.title ?? '') : section);
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    return `${stem === '' ? '0' : stem}.${count}`;
  }

  private unique(id: string): string {
    let out = id;
    let copy = this.copies.get(id) ?? 1;
    while (this.used.has(out)) {
      copy += 1;
      out = `${id}~${copy}`;
    }
    if (copy > 1) this.copies.set(id, copy);
    this.used.add(out);
    return out;
  }

  private addText(block: Block & { kind: 'text' }): void {
    const section = this.section();
    if (section?.known === 'documentation' && this.paragraph === null) {
      this.closeList();
      this.out.documentation.push({ section: this.sectionPath(), text: block.text, line: block.line });
      return;
    }
    if (section?.known === 'agenda' && this.elements.length > 0 && this.paragraph === null) return;
    const last = this.elements[this.elements.length - 1];
    if (
      last !== undefined &&
      block.bullet === '' &&
      (block.indent > last.block.indent + 2 || !isTerminated(last.more[last.more.length - 1] ?? last.block.text))
    ) {
      last.more.push(block.text);
      return;
    }
    if (this.numbered && this.paragraph !== null && this.paragraph.number !== null) {
      this.more.push(block.text);
      return;
    }
    this.closeList();
    this.startParagraph(block, null);
  }

  private startAnonymous(): void {
    // A list that stands under a heading without any lead-in: its elements hang on an empty paragraph of that section.
    const id = this.unnumberedId(this.sectionPath());
    this.container = { id, text: '' };
  }

  private closeList(): void {
    const container = this.container ?? (this.section()?.known === 'agenda' ? { id: 'agenda', text: ':' } : null);
    const elements = this.elements;
    this.elements = [];
    if (elements.length === 0 || container === null) return;
    for (const { block, more } of elements) if (more.length > 0) block.text = collapse([block.text, ...more].join(' '));
    const placed = placeLabels(
      elements.map(({ label, block }) => ({
        readings: label.readings,
        indent: block.indent,
        leadsIn: /[:：]$/.test(withoutAnchors(block.text)),
        doubt: doubt(block),
      })),
      /[:：]$/.test(withoutAnchors(container.text)) || container.text === '',
    );
    const made: (DraftItem | null)[] = [];
    for (const [at, { label, block }] of elements.entries()) {
      const place = placed[at] ?? null;
      if (place === null) {
        this.returnToText(made, label, block);
        made.push(null);
        continue;
      }
      const parent = place.parent >= 0 ? (made[place.parent] ?? null) : null;
      made.push(this.makeItem(container.id, parent, label, block, place.reading.scheme === 'number'));
    }
  }

  private makeItem(
    container: string,
    parent: DraftItem | null,
    label: Label,
    block: Block,
    isNumber: boolean,
  ): DraftItem {
    const printed = isNumber ? label.text : label.text;
    const own = isNumber ? `(${label.text})` : label.text;
    const id = this.unique(
      container === 'agenda' && parent === null ? `agenda-${label.text}` : `${parent?.id ?? container}${own}`,
    );
    const item: DraftItem = {
      id,
      container,
      label: printed,
      parent,
      scheme: isNumber ? 'number' : 'other',
      text: block.text,
      line: block.line,
    };
    this.out.items.push(item);
    return item;
  }

  /** A bracket that is no label goes back into the text that it interrupted. */
  private returnToText(made: readonly (DraftItem | null)[], label: Label, block: Block): void {
    const text = `${label.form === 'number' ? `${label.text}.` : label.text} ${block.text}`.trim();
    const item = made.findLast((before) => before !== null);
    if (item !== undefined && item !== null) item.text = `${item.text} ${text}`;
    else if (this.paragraph !== null) this.more.push(text);
    else this.startParagraph({ ...block, text } as Block, null);
  }
}

function doubt(block: Block): number {
  if (block.hard) return 0;
  return /^[a-zà-ÿ]/.test(block.text) || isOpenEnded(block.text) ? 4 : 3;
}

function slug(path: string): string {
  return path.includes(' ')
    ? path
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}().]+/gu, '-')
    : path;
}
