/**
 * Lists of names in running text: "Brazil, China and Ghana", "Mr. Pedro Verdelho (Portugal); and ...". Splits without
 * breaking names that contain "and" or a comma. Knows no other rule of the documents.
 */
import { collapse, withoutAnchors } from './characters';

/** Names with "and" (or a comma) in them: the last "and" of a list must not cut these. */
const COMPOUND_NAMES = [
  'Bosnia and Herzegovina',
  'Trinidad and Tobago',
  'Antigua and Barbuda',
  'Saint Kitts and Nevis',
  'Saint Vincent and the Grenadines',
  'Sao Tome and Principe',
  'United Kingdom of Great Britain and Northern Ireland',
  'Serbia and Montenegro',
  'Heard Island and McDonald Islands',
  'Bosnie-Herzégovine',
];

export interface PersonName {
  name: string;
  honorific?: string;
  country: string | null;
}

const HONORIFIC =
  /^((?:H\.\s?E\.\s+)?(?:Mr|Ms|Mrs|Miss|Dr|Prof|Judge|Ambassador|M|Mme|Mlle|Sr|Sra|Г-н|Г-жа)\.?(?:\s(?:Dr|Prof)\.?)?)\s+(?=\p{Lu})/u;
const COMMA_LIST = /\s*[,;،、]\s*(?:(?:and|et|y|e|и|و|和)\s+)?/;

/**
 * Names of a list without its lead-in. An ending full stop, brackets of a draft ("[...]") and articles before
 * countries ("the Russian Federation") go; the article that is part of a name in lower case stays.
 */
export function splitNames(list: string): string[] {
  let text = collapse(withoutAnchors(list))
    .replace(/\[(?:\.{3}|…)\]/g, '')
    .replace(/[.;:]+\s*$/, '')
    .trim();
  const kept: string[] = [];
  for (const name of COMPOUND_NAMES) {
    if (!text.includes(name)) continue;
    text = text.replaceAll(name, `\uE010${kept.length}\uE011`);
    kept.push(name);
  }
  // Commas inside parentheses belong to the name.
  text = text.replace(/\([^()]*\)/g, (inside) => inside.replaceAll(',', '\uE012').replace(/ and /g, ' \uE013 '));
  return text
    .split(COMMA_LIST)
    .flatMap(splitLastAnd)
    .map((name) =>
      collapse(
        name
          .replace(/\uE010(\d+)\uE011/g, (_whole, at: string) => kept[Number(at)] ?? '')
          .replaceAll('\uE012', ',')
          .replaceAll('\uE013', 'and'),
      ),
    )
    .map(withoutArticle)
    .filter((name) => name !== '' && !/^(?:and|et|y|\[.*\])$/.test(name));
}

/** "Algeria and China" is two names; "the group of A and B" would be one, but lists of names have no such parts. */
function splitLastAnd(part: string): string[] {
  return part.split(/\s+(?:and|et|y|и)\s+(?=(?:the\s+)?[\p{Lu}\uE010])/u);
}

/** "the Russian Federation" is the Russian Federation; "the former Yugoslav Republic of Macedonia" keeps its article. */
function withoutArticle(name: string): string {
  return name.replace(/^the\s+(?!former\b)(?=\p{Lu})/u, '');
}

/** `Mr. Shenkuo Wu (China)` to a person, or null when it is no name with a country. */
export function readPerson(text: string): PersonName | null {
  const plain = collapse(withoutAnchors(text))
    .replace(/^(?:and|et|y|и)\s+/i, '')
    .replace(/[.;,]+$/, '');
  const match = /^(.{2,80}?)\s*[(（]([^()（）]{2,70}(?:\([^()]{2,40}\))?)[)）]$/.exec(plain);
  if (match === null) return null;
  let name = match[1] ?? '';
  const honorific = HONORIFIC.exec(name);
  if (honorific !== null) name = name.slice(honorific[0].length);
  if (!/^\p{Lu}|^[\u0600-\u06FF\u4E00-\u9FFF]/u.test(name) || name.split(/\s+/).length > 8) return null;
  return { name, ...(honorific === null ? {} : { honorific: honorific[1] ?? '' }), country: match[2] ?? null };
}

/** Persons of a list whose elements are parted by semicolons, or by "and" before the last. */
export function splitPersons(list: string): PersonName[] {
  const out: PersonName[] = [];
  const person = /(?:^|[;,:]\s*|\s(?:and|et|y)\s+)((?:(?!\s(?:and|et|y)\s)[^;:()])+?\s*\([^()]+(?:\([^()]*\))?\))/g;
  for (const match of collapse(withoutAnchors(list)).matchAll(person)) {
    const read = readPerson((match[1] ?? '').replace(/^.*,\s+(?=\p{Lu}\p{L}+\s+\p{Lu})/u, ''));
    if (read !== null) out.push(read);
  }
  return out;
}
