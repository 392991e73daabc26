/**
 * What the body had before it: documents with title and symbol, from the lists of a report and from the "Documentation"
 * entries of an annotated agenda. An entry without a symbol is kept too.
 */
import { findSymbols } from '../symbols/find';
import { collapse, withoutAnchors } from './characters';
import type { DraftItem, Outline } from './outline';
import type { DocumentationEntry } from './types';

const BEFORE_IT =
  /\b(?:had before it|was before the|following documents?|saisie? des documents|tuvo ante sí|имел\p{L}* в своем распоряжении)\b|معروض|收到|摆在/iu;
/** Each of those wordings holds one of these: a quick look that spares most paragraphs the slow one. */
const SIGNS = [
  'before it',
  'was before',
  'following doc',
  'saisi',
  'tuvo ante',
  'распоряжении',
  'معروض',
  '收到',
  '摆在',
];

export interface ReadDocumentation {
  entries: DocumentationEntry[];
  /** List elements that are such entries. */
  items: Set<DraftItem>;
  /** Entries of an annotated agenda with an id of their own, for mentions. */
  texts: { id: string; text: string; line: number }[];
}

export function readDocumentation(outline: Outline, agendaItems: ReadonlySet<DraftItem>): ReadDocumentation {
  const out: ReadDocumentation = { entries: [], items: new Set(), texts: [] };
  const listed = new Map<string, DraftItem[]>();
  for (const item of outline.items) {
    const siblings = listed.get(item.container);
    if (siblings === undefined) listed.set(item.container, [item]);
    else siblings.push(item);
  }
  for (const paragraph of outline.paragraphs) {
    const text = withoutAnchors(paragraph.text);
    const underHeading = paragraph.titles.some((title) => /^documentation$/i.test(title));
    if (!saysBeforeIt(text) && !(underHeading && /[:：]$/.test(text))) continue;
    for (const item of listed.get(paragraph.id) ?? []) {
      if (agendaItems.has(item)) continue;
      out.items.add(item);
      const entry = readEntry(item.text);
      out.entries.push({ label: item.label, title: entry.title, symbol: entry.symbol, source: paragraph.id });
    }
  }
  const counts = new Map<string, number>();
  for (const documentation of outline.documentation) {
    const count = (counts.get(documentation.section) ?? 0) + 1;
    counts.set(documentation.section, count);
    const id = `documentation-${documentation.section}.${count}`;
    const entry = readEntry(documentation.text);
    const item = documentation.section === '' ? {} : { agendaItem: documentation.section.replace(/(?<=\d)\(/g, ' (') };
    out.entries.push({ ...item, title: entry.title, symbol: entry.symbol, source: id });
    out.texts.push({ id, text: withoutAnchors(documentation.text), line: documentation.line });
  }
  return out;
}

function saysBeforeIt(text: string): boolean {
  const lower = text.toLowerCase();
  return SIGNS.some((sign) => lower.includes(sign)) && BEFORE_IT.test(text);
}

/** `Title (SYMBOL);` to title and symbol. */
function readEntry(text: string): { title: string; symbol: string | null } {
  const plain = collapse(withoutAnchors(text))
    .replace(/[;.,\s]+$/, '')
    .replace(/;\s+and$/, '');
  const symbols = findSymbols(plain).filter((match) => match.kind === 'symbol' && match.symbol !== null);
  const last = symbols[symbols.length - 1];
  if (last === undefined) return { title: plain, symbol: null };
  const open = plain.lastIndexOf('(', last.start);
  const inBrackets =
    open >= 0 && /^[^()]*$/.test(plain.slice(open + 1, last.start)) && plain.indexOf(')', last.end - 1) >= 0;
  const title = inBrackets ? plain.slice(0, open) : plain.slice(0, last.start).replace(/\b(?:document|in)\s*$/i, '');
  const first = inBrackets ? (symbols.find((match) => match.start > open) ?? last) : last;
  return { title: collapse(title).replace(/[,;:\s]+$/, '') || plain, symbol: first.symbol };
}
