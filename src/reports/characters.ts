/**
 * Characters: what a converter left of a printed line becomes plain characters, and every footnote
 * marker, however it was written, becomes one recognizable anchor inside the text.
 * Knows nothing of lines, headings or paragraphs.
 */

/** A footnote anchor inside a text is `ANCHOR_OPEN + marker + ANCHOR_CLOSE`; both come from the private use area. */
export const ANCHOR_OPEN = '\uE000';
export const ANCHOR_CLOSE = '\uE001';

const ANCHOR = /\uE000([^\uE001]*)\uE001/g;
const SUPERSCRIPTS: Record<string, string> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
};
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  shy: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  oacute: 'ó',
  aacute: 'á',
  iacute: 'í',
  uacute: 'ú',
  ntilde: 'ñ',
  uuml: 'ü',
};

export function anchor(marker: string): string {
  return `${ANCHOR_OPEN}${marker}${ANCHOR_CLOSE}`;
}

/** Markers of all anchors in a text, in order. */
export function anchorsIn(text: string): string[] {
  return Array.from(text.matchAll(ANCHOR), (match) => match[1] ?? '');
}

/** The anchors of a text in order, each with where it stands in {@link withoutAnchors} of the text (UTF-16). */
export function anchorPlaces(text: string): { marker: string; at: number }[] {
  return Array.from(text.matchAll(ANCHOR), (match) => ({
    marker: match[1] ?? '',
    at: withoutAnchors(text.slice(0, match.index)).length,
  }));
}

/** The text without its anchors, white space collapsed. */
export function withoutAnchors(text: string): string {
  return collapse(text.includes(ANCHOR_OPEN) ? text.replace(ANCHOR, '') : text);
}

/** White space other than the plain space. */
const ODD_SPACE = /[^\S ]/;

/** Every run of white space becomes one space; none at the ends. */
export function collapse(text: string): string {
  // Nearly every text is even already: to look is far cheaper than to rewrite each of its spaces.
  return (text.includes('  ') || ODD_SPACE.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** Decodes the character references that HTML exports use; unknown names stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]{2,8}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    if (!Number.isFinite(code) || code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    return String.fromCodePoint(code);
  });
}

/**
 * One text for the whole document: line ends are `\n`, invisible characters are gone, odd spaces are spaces.
 * Quotation marks, dashes and spelling stay as printed. A zero-width non-joiner stays: it carries meaning in Arabic script.
 */
export function normalizeCharacters(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
      .replace(/[\uE000\uE001]/g, '')
      .replace(/[\u00AD\u200B\u2060\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      .replace(/(?![\t\n\f])\p{Cc}/gu, '')
      // Wider than any page: only the fact of a wide gap matters.
      .replace(/ {200,}/g, ' '.repeat(200))
      .normalize('NFC')
  );
}

const MARKER = String.raw`(?:\d{1,3}|[*†‡§]{1,4}|[a-z])`;
/** Ways of writing a marker in markup, each with a sign without which there is none. */
const MARKED_ANCHORS: { sign: string; pattern: RegExp }[] = [
  {
    sign: '<',
    pattern: new RegExp(
      String.raw`<sup>\s*(?:<[^>]{1,80}>)*\s*(?:\\)?(${MARKER})(?:\\)?\s*[/)]?\s*(?:</[a-z]+>)*\s*</sup>`,
      'gi',
    ),
  },
  { sign: '^', pattern: new RegExp(String.raw`\$?\^\{\s*(?:\\)?(${MARKER})\s*\}\$?`, 'g') },
  { sign: '^', pattern: new RegExp(String.raw`\[\^(${MARKER})\]`, 'g') },
];

/**
 * Takes away the markup inside a line: tags, emphasis, links (their text stays), escapes; superscripts become anchors.
 * A lone `*` glued to the end of a word is a printed footnote marker, not emphasis.
 */
export function cleanInline(text: string): string {
  let out = text;
  if (out.includes('<!--')) out = out.replace(/<!--.*?(?:-->|$)/g, ' ');
  for (const { sign, pattern } of MARKED_ANCHORS)
    if (out.includes(sign)) out = out.replace(pattern, (_whole, marker: string) => anchor(marker));
  if (out.includes('<')) {
    out = out.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,400})?\/?>/g, '');
  }
  if (out.includes('](')) {
    out = out.replace(/!\[[^\]]{0,300}\]\([^()\s]{0,2000}(?:\s+"[^"]{0,200}")?\)/g, ' ');
    out = out.replace(
      /\[((?:[^[\]]|\[[^[\]]{0,80}\]){1,400})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,2000}(?:\s+"[^"]{0,200}")?\)/g,
      '$1',
    );
  }
  out = unemphasize(out);
  out = out.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run, offset: number, whole: string) => {
    // A unit of measure keeps its exponent: m², km³.
    if (/(?:^|[\s\d(/])[kcmdh]?m$/.test(whole.slice(Math.max(0, offset - 4), offset)) && /^[²³]$/.test(run)) return run;
    return anchor(Array.from(run, (digit) => SUPERSCRIPTS[digit] ?? '').join(''));
  });
  return decodeEntities(out);
}

function unemphasize(text: string): string {
  let out = text;
  if (out.includes('*')) {
    out = out.replace(/\\\*/g, '\uE002').replace(/\*{2,3}(?=\S)([^*]{1,2000}?)\*{2,3}/g, '$1');
    out = out.replace(/(^|[^\p{L}\p{N}*])\*(?=[^\s*])([^*]{1,400}?[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1$2');
    out = out.replace(/\uE002/g, '*');
    // What still stands at the end of a word is a marker as printed.
    out = out.replace(
      /([\p{L}\p{N})”"»])(\*{1,3})(?=$|[\s.,;:)])/gu,
      (_whole, before: string, stars: string) => before + anchor(stars),
    );
  }
  if (out.includes('_')) {
    out = out.replace(/(^|[^\p{L}\p{N}_])__(?=[^\s_])([^_]{1,400}?)__(?![\p{L}\p{N}_])/gu, '$1$2');
    out = out.replace(/(^|[^\p{L}\p{N}_])_(?=[^\s_])([^_]{1,400}?[^\s_])_(?![\p{L}\p{N}_])/gu, '$1$2');
  }
  return out.includes('\\') ? out.replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1') : out;
}
