/**
 * HTML without a DOM: block elements become lines of the plain notation that `lines.ts` reads (hashes for headings,
 * a label for the items of an ordered list, tabs between the cells of a table), so one reader serves every conversion.
 * Knows nothing of UN documents.
 */
import { toRoman } from './numerals';

/** A line of text with the number of the source line where its block began (1-based). */
export interface SourceLine {
  line: number;
  text: string;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['script', 'style', 'head', 'noscript', 'svg', 'template']);
/** Inline elements that say something: a footnote marker, a line that is bold as a whole. */
const KEPT_INLINE = new Set(['sup', 'b', 'strong']);

interface OpenList {
  ordered: boolean;
  style: string;
  next: number;
}

/** True if the text is an HTML document or fragment rather than text in which a few tags survived. */
export function looksLikeHtml(text: string): boolean {
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(text)) return true;
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text;
  const blocks =
    sample.match(/<(?:p|div|h[1-6]|li|ol|ul|td|tr|table|section|article|body)(?:\s[^<>]{0,300})?>/gi)?.length ?? 0;
  if (blocks < 3) return false;
  const lines = sample.split('\n').filter((line) => line.trim() !== '').length;
  // A table that a Markdown converter kept as HTML must not turn the whole text into HTML.
  const paragraphs = sample.match(/<(?:p|div|h[1-6]|li)(?:\s[^<>]{0,300})?>/gi)?.length ?? 0;
  return paragraphs >= 3 && blocks * 4 >= Math.min(lines, 400) * 0.5;
}

/** The lines of an HTML text. Unclosed and unknown elements are taken as they come; nothing throws. */
export function htmlToLines(html: string): SourceLine[] {
  const out: SourceLine[] = [];
  const lists: OpenList[] = [];
  let buffer = '';
  let bufferLine = 1;
  let prefix = '';
  let suffix = '';
  let line = 1;
  let skipping: string | null = null;
  let preformatted = 0;

  const flush = (blank: boolean) => {
    const text = preformatted > 0 ? buffer.trimEnd() : buffer.replace(/[^\S\t]+/g, ' ').trim();
    if (text !== '') {
      for (const part of text.split('\n')) out.push({ line: bufferLine, text: prefix + part + suffix });
      prefix = '';
      suffix = '';
    }
    buffer = '';
    bufferLine = line;
    const last = out[out.length - 1];
    if (blank && last !== undefined && last.text !== '') out.push({ line, text: '' });
  };

  const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\s[^<>]{0,2000})?)\/?>|<![^>]{0,500}>/g;
  let from = 0;
  const take = (text: string) => {
    if (skipping === null) {
      if (buffer.trim() === '') bufferLine = line + countLines(text.slice(0, text.length - text.trimStart().length));
      buffer += preformatted > 0 ? text : text.replace(/\s+/g, ' ');
    }
    line += countLines(text);
  };
  for (const match of html.matchAll(tag)) {
    take(html.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      line += countLines(match[0]);
      continue;
    }
    const closing = match[1] === '/';
    if (skipping !== null) {
      if (closing && name === skipping) skipping = null;
    } else if (SKIPPED.has(name)) {
      if (!closing && !match[0].endsWith('/>')) skipping = name;
    } else if (name === 'br') {
      flush(false);
    } else if (name === 'td' || name === 'th') {
      if (closing) buffer += '\t';
    } else if (BLOCKS.has(name)) {
      if (name === 'tr' && closing) buffer = buffer.replace(/\t$/, '');
      flush(name !== 'tr' && name !== 'li');
      if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
      const heading = /^h([1-6])$/.exec(name);
      if (heading !== null) prefix = closing ? '' : `${'#'.repeat(Number(heading[1]))} `;
      if (name === 'hr') out.push({ line, text: '---' }, { line, text: '' });
      if (name === 'ol' || name === 'ul') {
        if (closing) lists.pop();
        else
          lists.push({
            ordered: name === 'ol',
            style: attribute(match[3], 'type') ?? '1',
            next: Number(attribute(match[3], 'start') ?? 1) || 1,
          });
      }
      if (name === 'li' && !closing) {
        const list = lists[lists.length - 1];
        const value = Number(attribute(match[3], 'value'));
        if (list !== undefined && Number.isInteger(value) && value > 0) list.next = value;
        prefix = list?.ordered === true ? `\uE003${listLabel(list)}` : '- ';
        if (list !== undefined) list.next += 1;
      }
    } else if (KEPT_INLINE.has(name)) {
      buffer += `<${match[1]}${name}>`;
    }
    line += countLines(match[0]);
  }
  take(html.slice(from));
  flush(false);
  return out.map((source) => ({ line: source.line, text: labelOnce(source.text) }));
}

/** An item that prints its own label keeps it; the label that the markup implies is for items without one. */
function labelOnce(text: string): string {
  if (!text.startsWith('\uE003')) return text;
  const rest = text.slice(1);
  const label = /^\S+ /.exec(rest)?.[0] ?? '';
  const own = rest.slice(label.length);
  return /^(?:\(?[a-z]{1,5}\)|\(?\d{1,3}[.)]|[IVXLC]{1,6}\.|[A-Z]\.)\s/.test(own) ? own : rest;
}

function listLabel(list: OpenList): string {
  if (list.style === 'a') return `(${String.fromCharCode(96 + Math.min(26, list.next))}) `;
  if (list.style === 'i') return `(${toRoman(list.next).toLowerCase()}) `;
  if (list.style === 'I') return `${toRoman(list.next)}. `;
  if (list.style === 'A') return `${String.fromCharCode(64 + Math.min(26, list.next))}. `;
  return `${list.next}. `;
}

function attribute(attributes: string | undefined, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes ?? '');
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
