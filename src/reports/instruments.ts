/**
 * Instruments that the texts call by name: several names, one identity. Which resolution carries a declaration is stated
 * in the corpus itself (annotated agenda of 2017, footnote 1; the reports of 2018 and 2019, para. 4) or in the catalogue.
 */

export interface Instrument {
  /** Key of the document that carries it, or its number in its own series. */
  key: string;
  /** For a treaty outside the UN series: the common name, by which a citation of one of its articles goes. */
  name?: string;
  names: RegExp;
  /** Each name holds one of these: a quick look that spares most texts the search. */
  signs: readonly string[];
}

/** Longest names first within a pattern, so that one place is found once. */
export const INSTRUMENTS: readonly Instrument[] = [
  { key: 'A/RES/65/230', names: /\bSalvador Declaration\b/g, signs: ['Salvador'] },
  { key: 'A/RES/70/174', names: /\bDoha Declaration\b/g, signs: ['Doha'] },
  {
    key: 'ETS No. 185',
    name: 'Budapest Convention',
    names:
      /\b(?:Council of Europe Convention on Cybercrime(?: \(Budapest Convention\))?|Budapest Convention(?: on Cybercrime)?)/g,
    signs: ['Convention on Cybercrime', 'Budapest Convention'],
  },
  {
    key: 'A/RES/55/25',
    names: /\b(?:United Nations Convention against Transnational Organized Crime|Organized Crime Convention|UNTOC)\b/g,
    signs: ['Organized Crime', 'UNTOC'],
  },
  // A proposal, not an adopted text; E/CN.15/2018/12, para. 16, gives its symbol.
  {
    key: 'A/C.3/72/12',
    names: /\bdraft United Nations convention on cooperation in combating cybercrime\b/gi,
    signs: ['convention on cooperation', 'Convention on Cooperation', 'CONVENTION ON COOPERATION'],
  },
];

export interface NamedPlace {
  start: number;
  end: number;
  surface: string;
  key: string;
}

/** Every place in a text where an instrument is named, in order. */
export function findInstruments(text: string): NamedPlace[] {
  const out: NamedPlace[] = [];
  for (const { key, names, signs } of INSTRUMENTS) {
    if (!signs.some((sign) => text.includes(sign))) continue;
    for (const match of text.matchAll(names))
      out.push({ start: match.index, end: match.index + match[0].length, surface: match[0], key });
  }
  return out.sort((a, b) => a.start - b.start);
}

const PART_OF =
  /\b((?:paragraphs?|paras?\.|articles?|art\.|sections?)\s+\d{1,3}(?:,\s+paragraph)?(?:\s*\([a-z]\))?)\s+of\s+the\s*$/i;
const ITS_PART = /\bits (articles?\s+\d{1,3}(?:,\s+paragraph)?(?:\s*\([a-z]\))?)/gi;

export interface PartCitation extends NamedPlace {
  /** `paragraph 42`, `article 32 (b)`. */
  part: string;
}

/** Places that cite a part of an instrument: "paragraph 42 of the Salvador Declaration", "the Budapest Convention, in particular its article 32 (b)". */
export function findInstrumentParts(text: string, named = findInstruments(text)): PartCitation[] {
  const out: PartCitation[] = [];
  for (const place of named) {
    const before = PART_OF.exec(text.slice(Math.max(0, place.start - 60), place.start));
    if (before === null) continue;
    const start = place.start - (before[0].length - before[0].search(/\S/));
    out.push({ ...place, start, surface: text.slice(start, place.end), part: before[1] ?? '' });
  }
  for (const match of text.matchAll(ITS_PART)) {
    // "its" is the instrument named last before it in the same sentence.
    const sentence = text.lastIndexOf('. ', match.index);
    const owner = named.filter((place) => place.end <= match.index && place.start > sentence).pop();
    if (owner === undefined) continue;
    const article = match[1] ?? '';
    const start = match.index;
    out.push({ ...owner, start, end: start + match[0].length, surface: match[0], part: shortPart(article) });
    // The same article again in the same paragraph is the same article.
    for (
      let again = text.indexOf(article, start + match[0].length);
      again >= 0;
      again = text.indexOf(article, again + 1)
    ) {
      out.push({ ...owner, start: again, end: again + article.length, surface: article, part: shortPart(article) });
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** `article 32, paragraph (b)` and `article 32 (b)` are one way of citing. */
function shortPart(part: string): string {
  return part.replace(/,\s+paragraph\s*(?=\()/i, ' ');
}
