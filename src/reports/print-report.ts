/**
 * A report as the `corpus parse` command prints it: flat JSON whose places are written the way people cite them
 * (`9(n)(i)`, `footnote 1`, `masthead`), with the full id beside each paragraph and item. Adds nothing, judges nothing.
 */
import type { Mention, Report } from './types';

/** The printed form. Field names are a contract of the command line. */
export function printReport(report: Report): Record<string, unknown> {
  const place = (id: string) => placeOf(id, report);
  return {
    symbol: report.symbol,
    isReport: report.isReport,
    kind: report.kind,
    jobNumber: report.jobNumber,
    title: report.title,
    date: report.date,
    distribution: report.distribution,
    originalLanguage: report.originalLanguage,
    language: report.language,
    body: report.body,
    ...(report.session === null ? {} : { session: report.session }),
    ...(report.agendaItemOfSession === null ? {} : { agendaItemOfSession: report.agendaItemOfSession }),
    meeting: report.meeting,
    pages: report.pages,
    draft: report.draft,
    sections: report.sections,
    paragraphs: report.paragraphs.map((paragraph) => ({
      ...paragraph,
      section: spaced(paragraph.section),
      ...words(paragraph.text),
      ...footnoteRefs(paragraph.id, report),
    })),
    items: report.items.map((item) => ({ ...item, paragraph: containerOf(item.paragraph), ...words(item.text) })),
    agenda: report.agenda.map(({ source, ...entry }) => ({ ...entry, paragraph: place(source) })),
    officers: report.officers.map(({ source, ...officer }) => ({ ...officer, paragraph: place(source) })),
    panellists: report.panellists.map(({ source, ...panellist }) => ({ ...panellist, paragraph: place(source) })),
    statements: report.statements.map(({ source, ...statement }) => ({ ...statement, paragraph: place(source) })),
    attendance:
      report.attendance === null
        ? {}
        : { paragraph: place(report.attendance.source), ...without(report.attendance, 'source') },
    documentation: report.documentation.map(({ source, ...entry }) => ({ ...entry, paragraph: place(source) })),
    footnotes: report.footnotes.map((footnote) => ({
      ...footnote,
      anchor: footnote.anchor === null ? null : place(footnote.anchor),
    })),
    timetable: report.timetable,
    mentions: report.mentions.map((mention) => printMention(mention, place)),
    proseCitations: report.proseCitations.map((mention) => printMention(mention, place)),
    namedInstruments: (report.namedInstruments ?? []).map(({ surface, symbol, sources }) => ({
      surface,
      symbol,
      paragraph: sources.map(place),
    })),
    placeholders: (report.placeholders ?? []).map(({ source, text }) => ({ paragraph: place(source), text })),
    furniture: report.furniture ?? [],
    linkLines: report.linkLines ?? [],
    extendedBureau: report.extendedBureau ?? [],
    provenance: report.provenance,
    paragraphCount: report.paragraphs.length,
    itemCount: report.items.length,
    repairs: report.repairs,
    unsure: report.unsure,
  };
}

function printMention(mention: Mention, place: (id: string) => string | number) {
  const { source, ...rest } = mention;
  return { ...rest, paragraph: String(place(source)) };
}

/** An id to the place as the truth of the corpus writes it; a plain paragraph number is a number. */
function placeOf(id: string, report: Report): string | number {
  const own = id.startsWith(`${report.symbol ?? ''}#`) ? id.slice((report.symbol ?? '').length + 1) : id;
  if (/^\d+$/.test(own)) return Number(own);
  if (own === 'title') return 'masthead';
  if (own === 'agenda') return 'provisional agenda';
  const row = /^timetable-(\d+)$/.exec(own);
  if (row !== null) return `timetable line ${report.timetable[Number(row[1]) - 1]?.line ?? row[1]}`;
  const known = /^(footnote|heading)-(.+)$/.exec(own);
  if (known !== null) return `${known[1]} ${spaced(known[2] ?? '')}`;
  const agenda = /^agenda-(.+)$/.exec(own);
  if (agenda !== null) return agendaPlace(agenda[1] ?? '', report);
  const documentation = /^documentation-(.+)\.\d+$/.exec(own);
  if (documentation !== null) return `${spaced(documentation[1] ?? '')} Documentation`;
  return own;
}

/** An agenda printed by a numbered paragraph is cited with it: `20 item 2`; one under its own heading is not. */
function agendaPlace(item: string, report: Report): string {
  const source = report.agenda[0]?.source.split('#')[1] ?? 'agenda';
  return source === 'agenda' ? `agenda item ${item}` : `${source} item ${item}`;
}

function containerOf(container: string): string | number {
  if (/^\d+$/.test(container)) return Number(container);
  return container === 'agenda' ? 'provisional agenda' : container;
}

/** `1(b)` as headings print it: `1 (b)`. */
function spaced(path: string): string {
  return path.replace(/(?<=\d)\((?=[a-z])/g, ' (');
}

function words(text: string): { first8words: string; last8words: string; words: number } {
  const all = text.split(/\s+/).filter((word) => word !== '');
  return { first8words: all.slice(0, 8).join(' '), last8words: all.slice(-8).join(' '), words: all.length };
}

function footnoteRefs(id: string, report: Report): { footnoteRefs?: string[] } {
  const markers = report.footnotes.filter((footnote) => footnote.anchor === id).map((footnote) => footnote.marker);
  return markers.length === 0 ? {} : { footnoteRefs: markers };
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}
