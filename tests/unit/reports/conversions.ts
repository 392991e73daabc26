/**
 * The same document as different converters would hand it over: plain, wrapped, spaced, laid out, Markdown, HTML.
 * Works from a parsed report; seeded choices come from the caller, so a failure can be repeated.
 */
import type { Item, Report, Section } from '../../../src/reports/types';

export interface Part {
  kind: 'masthead' | 'heading' | 'paragraph' | 'item';
  /** For a heading its level, for an item its depth. */
  level: number;
  label: string;
  text: string;
}

/** The document as a flat list in reading order. */
export function partsOf(report: Report, masthead: string[]): Part[] {
  const parts: Part[] = masthead.map((text) => ({ kind: 'masthead', level: 0, label: '', text }));
  const items = (container: string): Part[] =>
    report.items
      .filter((item) => item.paragraph === container)
      .map((item) => ({
        kind: 'item',
        level: depth(item, report.items),
        label: /^\d/.test(item.label) ? `${item.label}.` : item.label,
        text: item.text,
      }));
  const bySection = (section: Section) => report.paragraphs.filter((paragraph) => paragraph.section === section.path);
  for (const section of report.sections) {
    const label =
      section.number === '' ? '' : /^(?:\(|Annex)/.test(section.number) ? section.number : `${section.number}.`;
    parts.push({ kind: 'heading', level: section.level, label, text: section.title });
    if (/^Provisional agenda$/.test(section.title)) parts.push(...items('agenda'));
    for (const paragraph of bySection(section)) {
      parts.push({
        kind: 'paragraph',
        level: 0,
        label: paragraph.number === null ? '' : `${paragraph.number}.`,
        text: paragraph.text,
      });
      parts.push(...items(paragraph.id.split('#')[1] ?? ''));
    }
  }
  return parts;
}

function depth(item: Item, all: Item[]): number {
  const above = item.id.replace(/(?:\([^()]*\)|-\d+)$/, '');
  return item.parent === null
    ? 1
    : 1 +
        (all.find((other) => other.id === above) === undefined
          ? 1
          : depth(all.find((other) => other.id === above) as Item, all));
}

export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' || line === indent ? line + word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

const oneLine = (part: Part): string => (part.label === '' ? part.text : `${part.label} ${part.text}`);

/** One line a paragraph, blank lines between. */
export function plain(parts: Part[]): string {
  return parts.map(oneLine).join('\n\n');
}

/** One line a paragraph, nothing between. */
export function tight(parts: Part[]): string {
  return parts.map(oneLine).join('\n');
}

/** Every bullet that a layout model sees, on numbered paragraphs and list elements alike. */
export function bulleted(parts: Part[]): string {
  return parts
    .map((part) =>
      part.kind === 'paragraph' && part.label !== ''
        ? `- ${oneLine(part)}`
        : part.kind === 'item'
          ? `${' '.repeat(part.level - 1)}- ${oneLine(part)}`
          : `\n${oneLine(part)}\n`,
    )
    .join('\n');
}

export function wrapped(parts: Part[], width: number): string {
  return parts.map((part) => wrap(oneLine(part), width).join('\n')).join('\n\n');
}

/** Printed lines without any blank line, with header and footer on every page: what a PDF gives up. */
export function pages(parts: Part[], width: number, symbol: string, job: string, perPage = 44): string {
  const lines = parts.flatMap((part) =>
    wrap(oneLine(part), part.kind === 'heading' ? Math.round(width * 0.75) : width),
  );
  const count = Math.max(1, Math.ceil(lines.length / perPage));
  const out: string[] = [];
  for (let page = 0; page < count; page += 1) {
    if (page > 0) out.push(symbol);
    out.push(...lines.slice(page * perPage, (page + 1) * perPage));
    out.push(page % 2 === 0 ? `${job} ${page + 1}/${count}` : `${page + 1}/${count} ${job}`);
  }
  return out.join('\n');
}

/** Every printed line followed by a blank one. */
export function spaced(parts: Part[], width: number): string {
  return parts.map((part) => wrap(oneLine(part), width).join(' \n\n')).join('\n\n\n');
}

/** Columns kept: indents, centred headings, form feeds between pages. */
export function layout(parts: Part[], width: number, symbol: string, job: string): string {
  const lines: string[] = [];
  for (const part of parts) {
    if (lines.length > 0) lines.push('');
    if (part.kind === 'heading') {
      const title = wrap(oneLine(part).replace(/^(\S+\.) /, '$1   '), Math.round(width * 0.7));
      for (const line of title)
        lines.push(`${' '.repeat(Math.max(0, Math.floor((width + 12 - line.length) / 2)))}${line}`);
    } else if (part.kind === 'paragraph') {
      lines.push(
        ...wrap(
          part.label === '' ? part.text : `${part.label}${' '.repeat(Math.max(1, 7 - part.label.length))}${part.text}`,
          width,
        ).map((line) => `${' '.repeat(12)}${line}`),
      );
    } else if (part.kind === 'item') {
      const indent = 12 + 7 * part.level;
      lines.push(
        ...wrap(`${part.label}   ${part.text}`, width - 7 * part.level).map((line) => `${' '.repeat(indent)}${line}`),
      );
    } else lines.push(`${' '.repeat(12)}${part.text}`);
  }
  const out: string[] = [];
  for (let at = 0, page = 1; at < lines.length; at += 50, page += 1) {
    if (page > 1) out.push(`\f${' '.repeat(60)}${symbol}`, '');
    out.push(...lines.slice(at, at + 50), '', `${job}${' '.repeat(50)}${page}/${Math.ceil(lines.length / 50)}`);
  }
  return out.join('\n');
}

/** Markdown whose heading levels and bold cannot be trusted. */
export function markdown(parts: Part[], levelOf: (index: number) => number): string {
  return parts
    .map((part, index) => {
      if (part.kind === 'heading')
        return `${'#'.repeat(levelOf(index))} ${index % 2 === 0 ? `**${oneLine(part)}**` : oneLine(part)}`;
      if (part.kind === 'item')
        return `${'    '.repeat(part.level - 1)}${/^\d/.test(part.label) ? '' : '- '}${oneLine(part)}`;
      return oneLine(part);
    })
    .join('\n\n');
}

export function html(parts: Part[]): string {
  const encode = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('–', '&ndash;').replaceAll('é', '&eacute;');
  const body = parts.map((part) => {
    if (part.kind === 'heading')
      return `<h${Math.min(6, part.level + 1)}>${encode(oneLine(part))}</h${Math.min(6, part.level + 1)}>`;
    return `<p class="${part.kind}">${encode(oneLine(part))}</p>`;
  });
  return `<!DOCTYPE html>\n<html><head><title>x</title><style>p{margin:0}</style></head>\n<body>\n${body.join('\n')}\n</body></html>`;
}

/** HTML whose numbers and letters stand in the markup alone, as list elements. */
export function htmlLists(parts: Part[]): string {
  const out: string[] = [];
  let depth = 0;
  const to = (level: number, type = '1', start = 1) => {
    for (; depth > level; depth -= 1) out.push('</li></ol>');
    if (depth === level && level > 0) out.push('</li>');
    for (; depth < level; depth += 1) out.push(`<ol type="${type}" start="${start}">`);
  };
  for (const part of parts) {
    const number = Number(/^(\d+)\.$/.exec(part.label)?.[1] ?? 0);
    if (part.kind === 'paragraph' && number > 0) {
      to(0);
      to(1, '1', number);
      out.push(`<li><p>${part.text}</p>`);
    } else if (part.kind === 'item') {
      to(part.level + 1, number > 0 ? '1' : part.level === 1 || !/^\([ivx]+\)$/.test(part.label) ? 'a' : 'i', 1);
      out.push(`<li><p>${part.text}</p>`);
    } else {
      to(0);
      out.push(part.kind === 'heading' ? `<h3>${oneLine(part)}</h3>` : `<p>${oneLine(part)}</p>`);
    }
  }
  to(0);
  return `<html><body>\n${out.join('\n')}\n</body></html>`;
}
