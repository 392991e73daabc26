/**
 * What a symbol says of itself: organ, body, session, years, nature, number, modifications, a sentence, links.
 * From the printed grammar and the registry alone; knows nothing of the corpus. A body whose name no source makes
 * certain is shown by its parent and the element as printed.
 */
import { bodyName, bodyRow, knownPrefixes } from './bodies';
import { documentLinks } from './links';
import { formatSymbol, type Half, parseSymbol } from './parse';
import { natureWord, wordsOf } from './title-words';
import type { BodyName, DecodedSymbol, Language } from './types';
import { fromRoman, sessionNumber, yearsOf } from './years';

/** Elements that name a body below the ones the registry knows. */
const BODY_LIKE = /^(?:AC|C|CN|CONF|WG|Sub|SUB|SC|GC|EG|GE|GGE|PC|PCN|SEM|MEM|EB|OP|MSP|COP|CST|EX|IG)(?:[.(]|$)/;
const YEAR = /^(?:19[4-9]\d|20[0-4]\d)$/;

interface Read {
  chain: BodyName[];
  /** Elements that no rule explains, as printed. */
  rest: string[];
  session: string | null;
  year: string | null;
  /** Element of the nature without its number: `RES`, `L`. */
  natureElement: string | null;
  nature: string | null;
  number: string | null;
  modifications: string[];
}

/** Spells a group of the key as it is printed: `(PartI)` is `(Part I)`. */
const printedGroup = (group: string): string =>
  group
    .replace(/^\((Parts?|PARTS?|Vols?\.?|VOLS?\.?|Supp|SUPP|Resumption|Sects?\.)([IVX\d])/, '($1 $2')
    .replace(/(?<=[IVX\d])(and|et|y|to)(?=[IVX\d])/, ' $1 ');

function readHalf(half: Half, language: Language): Read {
  const texts = half.elements.map((element) => element.text);
  const known = knownPrefixes(texts).reverse();
  // An internal key stands for a body with leading elements of its own.
  const same = bodyRow(texts[0] ?? '')?.same;
  const above = same ? knownPrefixes(same.split('/')).reverse() : [];
  const chain: BodyName[] = known.map(({ element, length }) => ({
    element: texts.slice(0, length).join('/'),
    name: bodyName(element, language),
  }));
  if (same) chain.splice(0, 1, ...above.map(({ element }) => ({ element, name: bodyName(element, language) })));
  const deepest = known.at(-1);
  const bodyLength = deepest?.length ?? 1;
  if (chain.length === 0 && texts[0] !== undefined) chain.push({ element: texts[0], name: null });

  let session: string | null = half.oldSession;
  let year: string | null = half.yearInParentheses;
  let natureElement: string | null = null;
  let number: string | null = null;
  const rest: string[] = [];
  const parts: string[] = [];
  let path = texts.slice(0, bodyLength).join('/');
  for (const element of half.elements.slice(bodyLength)) {
    path += `/${element.text}`;
    switch (element.role) {
      case 'session':
        session ??= element.text;
        break;
      case 'year':
        year ??= element.text;
        break;
      case 'number':
        // A part stands behind the number it is of, also before a modification: `6(Sect.29A)/Corr.1`.
        number = element.text.replace(/(?<=\d)\([A-Z].*\)$/, (group) => {
          parts.push(printedGroup(group));
          return '';
        });
        break;
      case 'nature': {
        const [, word, own] = /^([A-Za-z]+)\.?\s?(.*)$/.exec(element.text) ?? [];
        // The word nearest to the number tells the kind: `A/CONF.157/PC/INF/3`.
        natureElement = word ?? null;
        if (own) number = own;
        break;
      }
      case 'modification':
        break;
      default:
        if (BODY_LIKE.test(element.text) && rest.length === 0 && natureElement === null && number === null) {
          chain.push({ element: path, name: null });
        } else rest.push(element.text);
    }
  }
  // `…/D/94/2021`: a communication has its number, then its year.
  const communication = /\/D\/(\d+)\/((?:19|20)\d\d)$/.exec(texts.join('/'));
  if (communication) {
    number = communication[1] ?? number;
    year = communication[2] ?? year;
    if (rest.at(-1) === communication[1]) rest.pop();
    session = session === communication[1] ? null : session;
    const before = texts[texts.length - 4];
    if (before !== undefined && /^\d+$/.test(before)) session = before;
  }
  // A session or a year in the body's own element: `UNEP/EA.4`, `ICCD/COP(13)`, `NPT/CONF.2010`.
  for (const text of texts.slice(0, Math.max(bodyLength, chain.length))) {
    const own = /^(?:EA|HA|EB|GC|COP|EX|B|IDB|PBC|CONF|MSP)(?:\.|\()((?:S-)?(?:\d+|[IVXL]+))\)?$/.exec(text)?.[1];
    if (own === undefined) continue;
    if (YEAR.test(own)) year ??= own;
    else if (!text.startsWith('CONF')) session ??= own;
  }
  const row = deepest ? bodyRow(deepest.element) : undefined;
  const ruleRow = row?.same ? bodyRow(row.same) : row;
  // The rule of a body holds for symbols of that body itself, not of those below it.
  const below = chain.length > Math.max(known.length, above.length);
  const printed = ruleRow?.session?.kind === 'formula' && ruleRow.session.printed === false && !row?.same;
  if (year === null && session !== null && !below && !printed) year = yearsOf(session, ruleRow?.session);
  const nature = natureElement === null ? null : natureWord(natureElement, language);
  const modifications = half.elements
    .filter((element) => element.role === 'modification')
    .map((element) => element.text);
  modifications.unshift(...parts);
  modifications.push(...half.groups.map(printedGroup));
  if (number === null && half.oldSession === null && rest.length > 0 && /\d/.test(rest.at(-1) ?? ''))
    number = rest.pop() ?? null;
  return { chain, rest, session, year, natureElement, nature, number, modifications };
}

/** The most precise body with a certain name, and what stands below it as printed. */
function bodyOf(chain: BodyName[]): { name: string | null; printed: string | null } {
  for (let i = chain.length - 1; i >= 0; i--) {
    const name = chain[i]?.name;
    if (name) return { name, printed: i < chain.length - 1 ? (chain.at(-1)?.element ?? null) : null };
  }
  return { name: null, printed: chain.at(-1)?.element ?? null };
}

function sessionWords(session: string, language: Language): string {
  const words = wordsOf(language);
  const value = (text: string): number => (/^\d+$/.test(text) ? Number(text) : fromRoman(text));
  if (session.startsWith('ES-')) return words.emergency(value(session.slice(3)));
  if (session.startsWith('S-')) return words.special(value(session.slice(2)));
  const number = sessionNumber(session);
  return Number.isInteger(number) ? words.session(number) : session;
}

function modificationWords(modification: string, language: Language): string {
  const words = wordsOf(language);
  const [, word, number] = /^\(?([A-Za-z]+)\.?\s?([^)]*)\)?$/.exec(modification) ?? [];
  const name = word ? words.modifications[word[0]?.toUpperCase() + word.slice(1).toLowerCase()] : undefined;
  return name ? `${name}${number ? ` ${number}` : ''}` : modification;
}

/** One half as a person would say it. */
function sentence(half: Half, read: Read, language: Language): string {
  const words = wordsOf(language);
  const { name, printed } = bodyOf(read.chain);
  const body = name ?? printed ?? '';
  const said: string[] = [];
  const resolution = read.natureElement === 'RES' || read.natureElement === 'Res' || read.natureElement === 'DEC';
  if (resolution && read.number !== null) {
    const letter = half.letter === '' ? '' : ` ${half.letter}`;
    let number = read.number;
    if (half.oldSession !== null) number = `${number}${letter} (${half.oldSession})`;
    else if (half.yearInParentheses !== null) number = `${number} (${half.yearInParentheses})`;
    else if (read.session !== null && read.natureElement !== 'Res') number = `${read.session}/${number}${letter}`;
    else if (read.year !== null && YEAR.test(read.year)) number = `${read.year}/${number}${letter}`;
    const speak = read.natureElement === 'DEC' ? words.decision : words.resolution;
    said.push(speak(printed && name ? `${name}, ${printed},` : body, number));
    if (read.session !== null) said.push(sessionWords(read.session, language));
    if (read.session !== null && read.year !== null) said.push(read.year);
  } else {
    said.push(body);
    if (name && printed) said.push(printed);
    if (read.session !== null) said.push(sessionWords(read.session, language));
    if (read.year !== null) said.push(read.year);
    said.push(...read.rest);
    if (read.number !== null) {
      said.push(
        read.nature === null
          ? read.natureElement === null
            ? words.document(read.number)
            : `${read.natureElement} ${read.number}`
          : words.nature(read.nature, read.number),
      );
    } else if (read.nature !== null) said.push(read.nature);
  }
  said.push(...read.modifications.map((modification) => modificationWords(modification, language)));
  return said.filter((part) => part !== '').join(words.comma);
}

/**
 * Decodes a canonical key. Any string gives an answer; what the symbol does not say is null.
 * @param language of the names and the sentence; names without a certain translation stay in English.
 */
export function decodeSymbol(key: string, language: Language = 'en'): DecodedSymbol {
  const parsed = parseSymbol(key);
  const halves = parsed.halves.map((half) => ({ half, read: readHalf(half, language) }));
  const joint = halves.length < 2 ? [] : parsed.halves.map((half) => formatSymbol({ halves: [half], joins: [] }));
  const first = halves[0];
  if (!first) throw new Error('A key has at least one half.');
  const { chain, session, year, nature, number, modifications } = first.read;
  return {
    symbol: key,
    organ: chain[0]?.name ?? null,
    body: bodyOf(chain).name,
    chain,
    session,
    year,
    nature,
    number,
    modifications,
    joint,
    title: halves.map(({ half, read }) => sentence(half, read, language)).join('; '),
    links: documentLinks(key),
  };
}
