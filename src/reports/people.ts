/**
 * Officers and panellists: who presided, in which capacity, who introduced which agenda item. Names and countries as
 * printed; no one is guessed who is not named.
 */
import { withoutAnchors } from './characters';
import type { FootnoteText } from './footnote-lines';
import { readPerson, splitNames, splitPersons } from './names';
import type { DraftItem, DraftParagraph, Outline } from './outline';
import type { Officer, Panellist } from './types';

const ROLE =
  '(?:First |Second |Third |Acting )?(?:Vice[- ](?:Chair(?:person|man|men|s|persons)?|Presidents?)|Co-Chairs?|Chair(?:person|man|s)?|Presidents?|Rapporteurs?(?:-General)?|Secretary|Moderator|Facilitators?)';
const OPENED = new RegExp(
  String.raw`\b(?:meeting|session|conference)\b[^.]{0,60}\b(?:opened|chaired|presided over)\s+by\s+([^,()]{3,80}\([^()]+(?:\([^()]*\))?\)),?\s+(?:the\s+)?(${ROLE}\b[^.]{0,200})`,
  'i',
);
const AS_CHAIR = new RegExp(
  String.raw`([^,;()]{3,80}\([^()]+\)),?\s+(?:the\s+)?(${ROLE}\b[^.;]{0,160}?),?\s+(?:chaired|presided over|opened)\b`,
  'i',
);
const BUREAU = new RegExp(String.raw`(?:^|[;:.]\s*|\s)(${ROLE})\s*[,:]\s+`, 'g');

/** Reads officers from paragraphs, list elements and footnotes. */
export function readOfficers(
  outline: Outline,
  footnotes: readonly FootnoteText[],
  footnoteId: (footnote: FootnoteText) => string,
): Officer[] {
  const out: Officer[] = [];
  const seen = new Set<string>();
  const add = (officer: Officer) => {
    const key = `${officer.name ?? officer.note}|${officer.country}`;
    if (seen.has(key)) return;
    seen.add(key);
    out.push(officer);
  };
  for (const paragraph of outline.paragraphs) {
    const text = withoutAnchors(paragraph.text);
    const opened = /\b(?:opened|chaired|presided)\b/i.test(text) ? (OPENED.exec(text) ?? AS_CHAIR.exec(text)) : null;
    const person = opened === null ? null : readPerson((opened[1] ?? '').replace(/^.*\bby\s+/, ''));
    if (opened !== null && person !== null)
      add({ role: capacities(opened[2] ?? ''), name: person.name, country: person.country, source: paragraph.id });
    if (isBureauList(text)) for (const officer of bureau(listText(paragraph, outline), paragraph.id)) add(officer);
  }
  for (const footnote of footnotes) {
    if (isBureauList(footnote.text)) for (const officer of bureau(footnote.text, footnoteId(footnote))) add(officer);
  }
  return out;
}

function isBureauList(text: string): boolean {
  return /\b(?:members of the (?:reconvened |extended |expanded )?bureau|(?:elected|following) (?:the following )?officers|officers (?:were )?elected|elected the following|bureau (?:was|is) (?:composed|constituted) (?:of|as follows))\b/i.test(
    text,
  );
}

/** A paragraph with the list elements that stand under it. */
function listText(paragraph: DraftParagraph, outline: Outline): string {
  const items = outline.items
    .filter((item: DraftItem) => item.container === paragraph.id)
    .map((item) => withoutAnchors(item.text));
  return [withoutAnchors(paragraph.text), ...items].join('; ');
}

/** "Vice-President of the Expert Group, in his role as Chair of the fourth meeting of the Expert Group" to its capacities. */
function capacities(words: string): string {
  const parts = words
    .split(
      /,?\s+in (?:his|her|their) (?:role|capacity) as\s+|,?\s+(?:acting|serving) as\s+|,?\s+as\s+(?=(?:the\s+)?(?:Chair|President))/i,
    )
    .map((part) => part.replace(/^(?:the\s+)/i, '').replace(/[,;.\s]+$/, ''))
    .map((part) => part.replace(/\s+(?:made|delivered|gave|welcomed|and)\b.*$/, ''))
    .filter((part) => part !== '');
  if (parts.length < 2) return parts[0] ?? '';
  // The group that all capacities share goes without saying when there are several.
  const groups = parts.map((part) => /\s+of the (\p{Lu}[\p{L}\s]*)$/u.exec(part)?.[1]);
  const shared = groups[0] !== undefined && groups.every((group) => group === groups[0]) ? groups[0] : null;
  return (shared === null ? parts : parts.map((part) => part.replace(new RegExp(`\\s+of the ${shared}$`), ''))).join(
    '; ',
  );
}

/** "Chair, A (X); Vice-Chairs, B (Y), C (Z), and the rotating chairmanship of ...; Rapporteur, D (W)." */
function bureau(text: string, source: string): Officer[] {
  const out: Officer[] = [];
  const marks = Array.from(text.matchAll(BUREAU));
  for (const [index, mark] of marks.entries()) {
    const role = singular(mark[1] ?? '');
    const from = mark.index + mark[0].length;
    const next = marks[index + 1]?.index ?? text.length;
    const segment = text
      .slice(from, next)
      .replace(/(?<=[)\p{Ll}]{2})\.\s+(?=\p{Lu}\p{Ll}*\s).*$/u, '')
      .replace(/[.;,\s]+$/, '');
    for (const part of partsOf(segment)) {
      const person = readPerson(part);
      if (person !== null) out.push({ role, name: person.name, country: person.country, source });
      else if (/^the\s+\p{Ll}/u.test(part))
        out.push({ role, name: null, country: null, source, note: part.replace(/^the\s+/, '') });
    }
  }
  return out;
}

function partsOf(segment: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < segment.length; at += 1) {
    const sign = segment[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if ((sign === ',' || sign === ';') && depth === 0) {
      out.push(segment.slice(from, at));
      from = at + 1;
    }
  }
  out.push(segment.slice(from));
  return out
    .flatMap((part) => part.split(/(?<=\))\s+and\s+/))
    .map((part) => part.trim().replace(/^and\s+/, ''))
    .filter((part) => part !== '');
}

function singular(role: string): string {
  return role.replace(/men$/, 'man').replace(/(?<=Chair|President|Chairperson|Rapporteur|Facilitator)s$/, '');
}

/** "the extended Bureau ... are as follows: A and B, the C and representatives of D and E": bodies and States, as printed. */
export function readExtendedBureau(outline: Outline, footnotes: readonly FootnoteText[]): string[] {
  const texts = [
    ...footnotes.map((footnote) => footnote.text),
    ...outline.paragraphs.map((paragraph) => withoutAnchors(paragraph.text)),
  ];
  for (const text of texts) {
    const match =
      /members of the (?:extended|expanded) bureau[^:.]{0,80}(?:are|were) as follows:\s*([^.]{5,600})/i.exec(text);
    if (match === null) continue;
    return splitNames((match[1] ?? '').replace(/\brepresentatives of\b/gi, ',').replace(/\band\s*,/g, ','))
      .flatMap((part) => part.split(/\s+and\s+the\s+(?=\p{Lu})/u))
      .map((part) => part.replace(/^(?:and\s+)?the\s+/, ''))
      .filter((part) => part !== '');
  }
  return [];
}

const PANELLISTS = /\bpanell?ists?\b|\bpanel (?:members|discussion)\b|\bintroduced by the following\b/i;
const ITEM = /\bagenda items?\s+(\d{1,2}(?:\s?\([a-z]\))?)/i;

/** Panellists with the agenda item that the paragraphs before them in the same section consider. */
export function readPanellists(outline: Outline): Panellist[] {
  const out: Panellist[] = [];
  let item: string | null = null;
  let section = '';
  for (const paragraph of outline.paragraphs) {
    if (paragraph.section !== section) {
      section = paragraph.section;
      item = null;
    }
    const text = withoutAnchors(paragraph.text);
    const stated = ITEM.exec(text)?.[1] ?? null;
    if (PANELLISTS.test(text) && /:/.test(text)) {
      const persons = splitPersons(text.slice(text.indexOf(':') + 1));
      for (const person of persons) {
        out.push({
          name: person.name,
          ...(person.honorific === undefined ? {} : { honorific: person.honorific }),
          country: person.country,
          agendaItem: stated ?? item,
          source: paragraph.id,
        });
      }
    }
    if (stated !== null && /\bconsidered\b|\bdiscussed\b|\bconsideration of\b/i.test(text)) item = stated;
  }
  return out;
}
