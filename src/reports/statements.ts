/**
 * Statements and attendance: who spoke in which capacity, who attended in what numbers, as the paragraphs count them.
 * To have attended is not to have spoken; what a draft leaves open is kept as open.
 */
import { withoutAnchors } from './characters';
import { splitNames } from './names';
import { fromCardinal } from './numerals';
import type { DraftParagraph, Outline } from './outline';
import type { Attendance, Statement } from './types';

const PLACEHOLDER = /\[(?:\s*(?:\.{3}|…)\s*)\]/;
const SPOKE =
  /\bstatements?\b[^.]{0,60}\b(?:made|delivered|heard)\b|\b(?:made|heard|delivered)\b[^.]{0,40}\bstatements?\b|\bpresentations? (?:was|were) (?:made|given|delivered)\b/i;
const OPENING = /\bat the opening of the (?:meeting|session)\b/i;

export function readStatements(outline: Outline): Statement[] {
  const out: Statement[] = [];
  for (const paragraph of outline.paragraphs) {
    const text = withoutAnchors(paragraph.text);
    if (!SPOKE.test(text)) continue;
    for (const sentence of sentences(text)) {
      if (!SPOKE.test(sentence)) continue;
      const statement = readSentence(sentence, paragraph);
      if (statement !== null) out.push(statement);
    }
  }
  return out;
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.\]])\s+(?=(?:At|A|An|Statements?|The|Observers?|Introductory|In|Also)\s)/);
}

function readSentence(sentence: string, paragraph: DraftParagraph): Statement | null {
  const source = paragraph.id;
  const opening = OPENING.test(sentence) ? ' (at the opening)' : '';
  const behalf =
    /\bmade by (?:the representatives? of |an? representative of )?(.{1,80}?),?\s*,? on behalf of (?:the )?(.+?)(?:,\s+(?:a|an|which|who)\b.*)?[.]?$/i.exec(
      sentence,
    );
  if (behalf !== null) {
    if (PLACEHOLDER.test(behalf[1] ?? ''))
      return { kind: `placeholder: on behalf of ${behalfOf(behalf[2] ?? '')}`, names: [], source };
    return {
      kind: 'on behalf of',
      names: splitNames(behalf[1] ?? ''),
      onBehalfOf: (behalf[2] ?? '').replace(/[.\s]+$/, ''),
      source,
    };
  }
  const presentation =
    /\b(?:under agenda item ([\d]+(?:\s?\([a-z]\))?), )?(?:an? )?((?:\p{Ll}+ )?presentations?) (?:was|were) (?:made|given|delivered) by (?:an? )?(?:representatives? of |experts? (?:from|of) )?(.+?)[.]?$/iu.exec(
      sentence,
    );
  if (presentation !== null) {
    return {
      kind: (presentation[2] ?? 'presentation').replace(/s$/, ''),
      ...(presentation[1] === undefined ? {} : { agendaItem: presentation[1] }),
      names: splitNames(presentation[3] ?? ''),
      source,
    };
  }
  const secretariat =
    /\b(introductory )?statements?\b[^.]{0,30}\bmade by the (secretariat)\b(?: under agenda items? (.+?))?[.]?$/i.exec(
      sentence,
    );
  if (secretariat !== null) {
    const note =
      secretariat[1] === undefined
        ? ''
        : ` (introductory${secretariat[3] === undefined ? '' : `, items ${secretariat[3]}`})`;
    return { kind: `Secretariat${note}`, names: ['Secretariat'], source };
  }
  const observer =
    /\b(?:made by|statements? by|heard statements? by) (?:an? )?observers? for (?:the )?(.+?)[.]?$/i.exec(sentence) ??
    /^observers for (?:the )?(.+?) (?:also )?made statements?[.]?$/i.exec(sentence);
  if (observer !== null) return readObservers(observer[1] ?? '', source);
  return readList(sentence, opening, source);
}

function behalfOf(words: string): string {
  return /European Union/.test(words) ? 'EU member States' : words.replace(/[.\s]+$/, '');
}

function readObservers(words: string, source: string): Statement {
  const described =
    /^(.+?), (?:a|an) (specialized agency|related organization|institute|fund|programme|entity)\b.*$/i.exec(words);
  if (described !== null)
    return { kind: `${(described[2] ?? '').toLowerCase()} (observer)`, names: [(described[1] ?? '').trim()], source };
  const single = !/,/.test(words);
  if (single && /\bInstitute\b/.test(words)) return { kind: 'institute (observer)', names: [words], source };
  // The regional commissions and offices are parts of the Secretariat.
  if (single && /\b(?:Economic (?:and Social )?Commission for|Office (?:on|of|for) )/.test(words))
    return { kind: 'Secretariat unit (observer)', names: [words], source };
  return { kind: 'IGO (observer)', names: splitNames(words), source };
}

/** "Statements were made by experts of the following States: ...". */
function readList(sentence: string, opening: string, source: string): Statement | null {
  const match =
    /\bmade by (?:the )?(?:experts?|representatives?|observers?|panell?ists?|delegations?)?\s*(?:from|of|for)?\s*(?:the following )?(.*)$/i.exec(
      sentence,
    );
  if (match === null) return null;
  const rest = match[1] ?? '';
  const colon = rest.indexOf(':');
  const group = colon >= 0 ? rest.slice(0, colon).trim() : '';
  const list = colon >= 0 ? rest.slice(colon + 1) : rest;
  const open = PLACEHOLDER.test(list);
  const names = splitNames(list);
  if (names.length === 0) {
    if (!open) return null;
    return { kind: group === '' ? 'placeholder' : `placeholder: ${group}`, names: [], source };
  }
  return { kind: groupKind(group) + opening, ...(open ? { incomplete: true } : {}), names, source };
}

function groupKind(group: string): string {
  if (/\bintergovernmental\b/i.test(group)) return 'IGO';
  if (/\bnon-governmental\b|\bcivil society\b/i.test(group)) return 'NGO';
  if (/\bprivate sector\b/i.test(group)) return 'private sector';
  if (/\bacademi/i.test(group)) return 'academia';
  if (/\binstitutes?\b/i.test(group)) return 'institute';
  if (/\bobserver|\bnon-member\b/i.test(group)) return 'observer';
  return 'State';
}

const ATTENDED = /\b(?:was|were) attended by\b|\battended the (?:meeting|session)\b/i;

/** The paragraph that says who attended; a list of participants may stand in the next. */
export function readAttendance(outline: Outline): { attendance: Attendance; gap: string | null } | null {
  for (const [at, paragraph] of outline.paragraphs.entries()) {
    const text = withoutAnchors(paragraph.text);
    if (!ATTENDED.test(text) || !/\b(?:States?|countries)\b/.test(text)) continue;
    const attendance: Attendance = { source: paragraph.id };
    const list = text
      .replace(/^.*?\battended by (?:representatives of |experts (?:from|of) )?/i, '')
      .replace(/[.]\s*$/, '');
    const other: string[] = [];
    for (const raw of list.split(/,|\s+and\s+(?=(?:\d|an?\s|one\s))/)) {
      const part = raw.trim().replace(/^and\s+/, '');
      if (part === '') continue;
      if (!takeCount(part, attendance)) other.push(...part.split(/\s+and\s+(?=the\s)/));
    }
    if (other.length > 0) attendance.other = other;
    const gap = /,\s*,/.test(text) ? '", ,": a category is missing from the text' : null;
    const symbol = participantsList(outline.paragraphs.slice(at, at + 4));
    if (symbol !== null) attendance.participantsList = symbol;
    return { attendance, gap };
  }
  return null;
}

function takeCount(part: string, attendance: Attendance): boolean {
  const match = /^(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(.+)$/i.exec(part);
  if (match === null) return false;
  const count = /^an?$/i.test(match[1] ?? '') ? 1 : fromCardinal(match[1] ?? '');
  const what = match[2] ?? '';
  if (count === null) return false;
  if (/^(?:States )?Members? (?:States?|of the)\b|^Member States?\b|^States Members\b/i.test(what))
    attendance.memberStates = count;
  else if (/^(?:non-member )?observer States?\b|^non-member States?\b/i.test(what)) attendance.observerStates = count;
  else if (/\bSecretariat units?\b/i.test(what)) attendance.secretariatUnits = count;
  else if (/^intergovernmental organizations?\b/i.test(what)) attendance.intergovernmentalOrganizations = count;
  else if (/\b(?:academi|private sector)/i.test(what)) attendance.academiaAndPrivateSector = count;
  else return false;
  return true;
}

function participantsList(paragraphs: readonly DraftParagraph[]): string | null {
  for (const paragraph of paragraphs) {
    const match =
      /\blist of participants\b.*?\(([A-Z][^\s()]+\/[^\s()]+)\)/i.exec(withoutAnchors(paragraph.text)) ??
      /\blist of participants\b[^.]{0,80}\b(?:document|in)\s+([A-Z]\S+\/\S+[\dA-Z])/i.exec(
        withoutAnchors(paragraph.text),
      );
    if (match !== null) return match[1] ?? null;
  }
  return null;
}
