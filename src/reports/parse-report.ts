/**
 * A report's text to its structure: the one door of this room. Build time, import, the command line and the tests all
 * come through here. Pure: no file, no browser, no clock; the same text always gives the same report.
 */
import { findAgenda } from './agenda';
import { brokenOff } from './broken-off';
import { withoutAnchors } from './characters';
import { readDocumentation } from './documentation';
import { anchorFootnotes } from './footnote-anchors';
import { readIdentity } from './identity';
import { itemKinds } from './item-kinds';
import { kindOf } from './kind';
import { readMasthead } from './masthead';
import { readMeeting } from './meeting';
import { type Piece, readMentions } from './mentions';
import type { DraftItem } from './outline';
import { readExtendedBureau, readOfficers, readPanellists } from './people';
import { readAttendance, readStatements } from './statements';
import { readStructure, type Structure } from './structure';
import { readTimetable } from './timetable';
import type { DocumentKind, Evidence, Item, Mention, Paragraph, Provenance, Report } from './types';

/**
 * Parses a text in any conversion and official language. `evidence` holds what the text does not say of itself.
 * A text that is no report gives `isReport: false` with whatever could be read. Never throws; time is linear in the text.
 */
export function parseReport(text: string, evidence?: Evidence): Report {
  const structure = readStructure(text);
  const { outline } = structure;
  const masthead = readMasthead(structure.masthead);
  const identity = readIdentity(structure, masthead, evidence);
  const kind = kindOf(
    identity.title,
    masthead,
    outline,
    identity.symbol,
    structure.lines.slice(0, 30).map((line) => line.text),
  );
  const place = evidence?.facts.place ?? null;
  const { meeting, provenance: meetingProvenance } = readMeeting(masthead, identity.title, outline, place);
  const agenda = findAgenda(outline);
  for (const item of agenda.items) item.id = agendaId(item);
  const documentation = readDocumentation(outline, agenda.items);
  const footnotes = anchorFootnotes(structure, masthead);
  const footnoteId = (marker: string) => `footnote-${marker}`;
  const attendance = readAttendance(outline);
  const timetable = readTimetable(outline.rows);
  const own = identity.symbol;
  const cut = kind.isReport ? brokenOff(outline) : null;
  const full = (id: string) => `${own ?? ''}#${id}`;

  const paragraphs: Paragraph[] = outline.paragraphs.map((paragraph) => ({
    id: full(paragraph.id),
    number: paragraph.number,
    section: paragraph.section,
    text: withoutAnchors(paragraph.text),
  }));
  const kinds = itemKinds(outline, agenda.items, documentation.items);
  const items: Item[] = outline.items.map((item) => ({
    id: full(item.id),
    paragraph: item.container,
    label: item.label,
    parent: item.parent?.label ?? null,
    kind: kinds.get(item) ?? 'item',
    text: withoutAnchors(item.text),
    leadIn: item.parent === null ? null : withoutAnchors(item.parent.text),
  }));
  const pieces = collectPieces(structure, documentation.texts, timetable);
  const found = readMentions(pieces, own);
  const withFullSource = (mention: Mention): Mention => ({ ...mention, source: full(mention.source) });

  return {
    symbol: own,
    isReport: kind.isReport,
    kind: (identity.kind as DocumentKind | null) ?? kind.kind,
    jobNumber: identity.jobNumber,
    title: identity.title,
    date: identity.date,
    distribution: identity.distribution,
    originalLanguage: masthead.originalLanguage,
    language: structure.language,
    body: identity.body,
    session: sessionOf(masthead, meeting.start),
    agendaItemOfSession:
      masthead.agendaItem === null ? null : { number: masthead.agendaItem.number, title: masthead.agendaItem.title },
    meeting,
    draft: kind.draft,
    pages: structure.pages,
    sections: outline.sections.map(({ level, number, title, path }) => ({ level, number, title, path })),
    paragraphs,
    items,
    agenda: agenda.entries.map((entry) => ({ ...entry, source: full(entry.source) })),
    officers: readOfficers(outline, structure.footnotes, (footnote) => footnoteId(footnote.marker)).map((officer) => ({
      ...officer,
      source: full(officer.source),
    })),
    panellists: readPanellists(outline).map((panellist) => ({ ...panellist, source: full(panellist.source) })),
    statements: readStatements(outline).map((statement) => ({ ...statement, source: full(statement.source) })),
    attendance:
      attendance === null
        ? null
        : {
            ...attendance.attendance,
            ...(attendance.gap === null ? {} : { gap: attendance.gap }),
            source: full(attendance.attendance.source),
          },
    documentation: documentation.entries.map((entry) => ({ ...entry, source: full(entry.source) })),
    footnotes: footnotes.map(({ marker, text: words, anchor, at }) => ({
      marker,
      text: words,
      anchor: anchor === null ? null : full(anchor),
      ...(at === null ? {} : { at }),
    })),
    timetable,
    passages: [...pieces, ...otherPassages(structure, agenda.entries)].map(({ id, text: words }) => ({
      id: full(id),
      text: words,
    })),
    mentions: found.mentions.map(withFullSource),
    proseCitations: found.proseCitations.map(withFullSource),
    namedInstruments: found.instruments.map((instrument) => ({ ...instrument, sources: instrument.sources.map(full) })),
    placeholders: kind.draft
      ? findPlaceholders(outline.paragraphs).map(({ source, text: words }) => ({ source: full(source), text: words }))
      : [],
    furniture: structure.furniture.map(({ line, text: words }) => ({ line, text: words })),
    linkLines: structure.furniture.filter((line) => line.kind === 'link').map(({ line, text: url }) => ({ line, url })),
    extendedBureau: readExtendedBureau(outline, structure.footnotes),
    provenance: fullProvenance(
      {
        ...identity.provenance,
        ...(meeting.start === null && meeting.ordinal === null ? {} : { meeting: meetingProvenance }),
      },
      full,
    ),
    repairs: structure.repairs,
    unsure: [...identity.unsure, ...structure.unsure, ...(cut === null ? [] : [cut])].sort((a, b) => a.line - b.line),
  };
}

function agendaId(item: DraftItem): string {
  return item.parent === null ? `agenda-${item.label}` : `${agendaId(item.parent)}${item.label}`;
}

/** The session of the parent body, when the masthead names one besides the meeting itself. */
function sessionOf(masthead: ReturnType<typeof readMasthead>, meetingStart: string | null): Report['session'] {
  if (masthead.session === null || masthead.session.ordinal === null) return null;
  if (masthead.start !== null && masthead.start === meetingStart && masthead.agendaItem === null) return null;
  return { ordinal: masthead.session.ordinal, place: masthead.place, start: masthead.start, end: masthead.end };
}

/** Everything that can mention a document, in the order of the text, each piece with its id. */
function collectPieces(
  structure: Structure,
  documentation: readonly { id: string; text: string; line: number }[],
  timetable: ReturnType<typeof readTimetable>,
): Piece[] {
  const { outline } = structure;
  const pieces: (Piece & { line: number })[] = [];
  const masthead = structure.masthead.map((line) => withoutAnchors(line.text)).join('\n');
  if (masthead !== '') pieces.push({ id: 'title', text: masthead, line: 0 });
  for (const section of outline.sections)
    pieces.push({ id: `heading-${section.path}`, text: section.title, line: section.line });
  for (const paragraph of outline.paragraphs)
    pieces.push({ id: paragraph.id, text: withoutAnchors(paragraph.text), line: paragraph.line });
  for (const item of outline.items) pieces.push({ id: item.id, text: withoutAnchors(item.text), line: item.line });
  for (const entry of documentation) pieces.push(entry);
  for (const footnote of structure.footnotes)
    pieces.push({ id: `footnote-${footnote.marker}`, text: withoutAnchors(footnote.text), line: footnote.line });
  for (const [index, row] of timetable.entries())
    pieces.push({ id: `timetable-${index + 1}`, text: row.title, line: row.line ?? 0 });
  // Sorting is stable: what shares a line keeps the order heading, paragraph, item.
  return pieces.sort((a, b) => a.line - b.line).map(({ id, text }) => ({ id, text }));
}

/** What facts refer to besides the pieces: the printed feet and heads of pages, and an agenda that stands in no paragraph. */
function otherPassages(structure: Structure, agenda: Report['agenda']): Piece[] {
  const printed = structure.furniture.filter(({ kind }) => kind !== 'link' && kind !== 'rule' && kind !== 'image');
  const unheld = agenda.filter(({ source }) => source === 'agenda');
  return [
    { id: 'document', text: printed.map(({ text }) => text).join('\n') },
    { id: 'agenda', text: unheld.map(({ item, title }) => `${item}. ${title}`).join('\n') },
  ].filter(({ text }) => text !== '');
}

const PLACEHOLDER = /\[[^[\]]{0,80}\]/g;

/** Square brackets of a draft: what is still to be filled in. */
function findPlaceholders(paragraphs: Structure['outline']['paragraphs']): { source: string; text: string }[] {
  return paragraphs.flatMap((paragraph) =>
    Array.from(withoutAnchors(paragraph.text).matchAll(PLACEHOLDER), (match) => ({
      source: paragraph.id,
      text: match[0],
    })),
  );
}

function fullProvenance(provenance: Report['provenance'], full: (id: string) => string): Report['provenance'] {
  const out: Report['provenance'] = {};
  for (const [field, value] of Object.entries(provenance) as [keyof Report['provenance'], Provenance][]) {
    out[field] = {
      ...value,
      sources: value.sources.map((source) => (source.includes('#') || source.includes('/') ? source : full(source))),
    };
  }
  return out;
}
