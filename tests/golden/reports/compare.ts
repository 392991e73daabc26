/**
 * Compares a parsed report with what a reader wrote down: every field becomes rows, every row is right or wrong.
 * Used by the unit test and by the golden run; knows the shapes of both sides, nothing of the parser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../src/reports/parse-report';
import { printReport } from '../../../src/reports/print-report';

// biome-ignore lint/suspicious/noExplicitAny: hand-written JSON whose fields vary from file to file
type Json = any;

export interface Row {
  field: string;
  key: string;
  /** What the reader wrote down, or null for something that the parser should not have given. */
  expected: string | null;
  found: string | null;
  ok: boolean;
}

export const TRUTH = join(import.meta.dirname);
export const DATA = join(import.meta.dirname, '../../../data/reports');

/** Names of the reports with a truth file. */
export function reportNames(): string[] {
  return readdirSync(TRUTH)
    .filter((name) => /^\d{3}_.*\.json$/.test(name))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

export function readTruth(name: string): Json {
  return JSON.parse(readFileSync(join(TRUTH, `${name}.json`), 'utf8'));
}

export function readText(name: string): string {
  return readFileSync(join(DATA, `${name}.txt`), 'utf8');
}

export function printed(name: string): Json {
  return printReport(parseReport(readText(name), JSON.parse(readFileSync(join(DATA, `${name}.json`), 'utf8'))));
}

/** All rows of one report. */
export function compareReport(truth: Json, found: Json): Row[] {
  const rows: Row[] = [];
  const one = (field: string, key: string, expected: unknown, actual: unknown) => {
    const want = show(expected);
    const have = show(actual);
    rows.push({ field, key, expected: want, found: have, ok: want === have });
  };
  for (const key of [
    'symbol',
    'title',
    'date',
    'jobNumber',
    'distribution',
    'originalLanguage',
    'body',
    'draft',
    'pages',
  ])
    one('identity', key, truth[key] ?? null, found[key] ?? null);
  for (const key of ['ordinal', 'place', 'start', 'end', 'plenaryMeetings', 'plannedPlenaryMeetings'])
    one('meeting', key, truth.meeting[key], found.meeting[key] ?? undefined);
  for (const key of ['ordinal', 'place', 'start', 'end'])
    one('session', key, truth.session?.[key], found.session?.[key]);
  for (const key of ['number', 'title'])
    one('session', `item ${key}`, truth.agendaItemOfSession?.[key], found.agendaItemOfSession?.[key]);
  list(
    rows,
    'sections',
    truth.sections,
    found.sections,
    (section) => `${section.level} ${section.number} ${section.title}`,
    inOrder,
  );
  const paragraphKey = (paragraph: Json) => String(paragraph.number ?? String(paragraph.id).replace(/^.*#/, ''));
  list(
    rows,
    'paragraphs',
    truth.paragraphs,
    found.paragraphs,
    (p) => `${paragraphKey(p)} [${p.section}] ${p.text}`,
    paragraphKey,
  );
  list(
    rows,
    'paragraph words',
    truth.paragraphs,
    found.paragraphs,
    (p) => `${paragraphKey(p)} ${p.words} ${p.first8words} … ${p.last8words} ${(p.footnoteRefs ?? []).join()}`,
    paragraphKey,
  );
  list(
    rows,
    'items',
    truth.items,
    found.items,
    (i) => `${i.paragraph} ${i.parent ?? ''} ${i.label} ${i.kind} ${i.text}`,
    (i) => `${i.paragraph} ${i.parent ?? ''} ${i.label}`,
  );
  list(
    rows,
    'agenda',
    truth.agenda,
    found.agenda,
    (entry) => `${entry.item} ${entry.title}`,
    (entry) => entry.item,
  );
  list(
    rows,
    'officers',
    truth.officers,
    found.officers,
    (o) => `${o.role} | ${o.name} | ${o.country} | ${o.paragraph}${o.name === null ? ` | ${o.note}` : ''}`,
    (o) => `${o.role} ${o.name}`,
  );
  list(
    rows,
    'panellists',
    truth.panellists,
    found.panellists,
    (p) => `${p.honorific ?? ''} ${p.name} (${p.country}) item ${p.agendaItem} para. ${p.paragraph}`,
    (p) => `${p.paragraph} ${p.name}`,
  );
  list(
    rows,
    'statements',
    truth.statements,
    found.statements,
    (s) =>
      `${s.paragraph} ${s.kind} ${s.incomplete === true} ${s.onBehalfOf ?? ''} ${s.agendaItem ?? ''}: ${s.names.map(spokenName).join('; ')}`,
    (s) => `${s.paragraph} ${s.kind}`,
  );
  for (const key of new Set([...Object.keys(truth.attendance), ...Object.keys(found.attendance)])) {
    if (key === 'gap') one('attendance', key, truth.attendance.gap !== undefined, found.attendance.gap !== undefined);
    else one('attendance', key, truth.attendance[key], found.attendance[key]);
  }
  list(
    rows,
    'documentation',
    truth.documentation,
    found.documentation,
    (d) => `${d.label ?? ''} ${d.agendaItem ?? ''} ${d.title} ${d.symbol}`,
    (d) => `${d.label ?? ''} ${d.agendaItem ?? ''} ${d.symbol}`,
  );
  list(
    rows,
    'footnotes',
    truth.footnotes,
    found.footnotes,
    (f) => `${f.marker} ${f.text} at ${anchorPlace(f)}`,
    (f) => f.marker,
  );
  list(
    rows,
    'timetable',
    truth.timetable ?? [],
    found.timetable,
    (r) => [r.line, r.date, r.time, r.item, r.title, r.dateInherited, r.timeInherited].join(' | '),
    (r) => String(r.line),
  );
  list(
    rows,
    'mentions',
    truth.mentions,
    found.mentions,
    (m) => `${m.paragraph}: ${m.symbol} ${m.surface} ${m.detail ?? ''} ${m.selfMention === true}`,
    (m) => `${m.paragraph} ${m.symbol}`,
  );
  prose(rows, truth.proseCitations, found.proseCitations);
  instruments(rows, truth.namedInstruments, found.namedInstruments);
  list(
    rows,
    'furniture',
    truth.furniture,
    found.furniture,
    (f) => `${f.line} ${plainMarks(f.text)}`,
    (f) => String(f.line),
  );
  list(
    rows,
    'links',
    truth.linkLines ?? [],
    found.linkLines,
    (l) => `${l.line} ${l.url}`,
    (l) => String(l.line),
  );
  list(rows, 'placeholders', truth.placeholders, found.placeholders, (p) => `${p.paragraph} ${p.text}`, inOrder);
  list(rows, 'extended bureau', truth.extendedBureau ?? [], found.extendedBureau, (name) => name, inOrder);
  return rows;
}

/** Marker of {@link list}: rows are matched by their place in the list. */
const inOrder = (): string => '';

/** Pairs rows by key (or by place), reports each pair and everything that is left over on either side. */
function list(
  rows: Row[],
  field: string,
  expected: Json[],
  found: Json[],
  text: (row: Json) => string,
  key: (row: Json) => string,
): void {
  const rest = found.map((row, index) => ({ key: key === inOrder ? String(index + 1) : key(row), text: text(row) }));
  for (const [index, row] of expected.entries()) {
    const wanted = text(row);
    const name = key === inOrder ? String(index + 1) : key(row);
    // The same key twice is legal (two mentions in one paragraph): an exact match goes first.
    let at = rest.findIndex((other) => other.key === name && other.text === wanted);
    if (at < 0) at = rest.findIndex((other) => other.key === name);
    const have = at < 0 ? null : (rest.splice(at, 1)[0]?.text ?? null);
    rows.push({ field, key: name, expected: wanted, found: have, ok: have === wanted });
  }
  for (const extra of rest) rows.push({ field, key: extra.key, expected: null, found: extra.text, ok: false });
}

/** A citation is right at the right place with the right target, when reader and finder mark overlapping words. */
function prose(rows: Row[], expected: Json[], found: Json[]): void {
  const rest = [...found];
  for (const row of expected) {
    for (let time = 0; time < (row.occurrences ?? 1); time += 1) {
      const at = rest.findIndex(
        (other) =>
          other.paragraph === row.paragraph &&
          other.symbol === row.symbol &&
          (row.detail ?? '') === (other.detail ?? '') &&
          sharesWords(row.surface, other.surface),
      );
      const other = at < 0 ? undefined : rest.splice(at, 1)[0];
      rows.push({
        field: 'prose citations',
        key: `${row.paragraph} ${row.symbol}${time > 0 ? ` (${time + 1})` : ''}`,
        expected: `${row.surface} ${row.detail ?? ''}`,
        found: other === undefined ? null : other.surface,
        ok: other !== undefined,
      });
    }
  }
  for (const extra of rest)
    rows.push({
      field: 'prose citations',
      key: `${extra.paragraph} ${extra.symbol}`,
      expected: null,
      found: extra.surface,
      ok: false,
    });
}

function sharesWords(wanted: string, found: string): boolean {
  const words = new Set(found.toLowerCase().match(/[\p{L}\d/]+/gu) ?? []);
  const common = (wanted.toLowerCase().match(/[\p{L}\d/]+/gu) ?? []).filter((word) => words.has(word));
  return common.some((word) => /\d|resolution|article|paragraph/.test(word));
}

function instruments(rows: Row[], expected: Json[], found: Json[]): void {
  const places = (all: Json[]) => {
    const out = new Map<string, Set<string>>();
    for (const row of all) out.set(row.symbol, new Set([...(out.get(row.symbol) ?? []), ...row.paragraph.map(String)]));
    return out;
  };
  const want = places(expected);
  const have = places(found);
  for (const symbol of new Set([...want.keys(), ...have.keys()])) {
    const wanted = want.has(symbol) ? [...(want.get(symbol) ?? [])].sort().join(' ') : null;
    const got = have.has(symbol) ? [...(have.get(symbol) ?? [])].sort().join(' ') : null;
    rows.push({ field: 'named instruments', key: symbol, expected: wanted, found: got, ok: wanted === got });
  }
}

/** The truth describes the place of an anchor in words; both sides are brought to `masthead` or a paragraph. */
function anchorPlace(footnote: Json): string {
  if (/masthead/.test(footnote.where ?? '')) return 'masthead';
  const words = String(footnote.anchor);
  return /¶(\d+)/.exec(words)?.[1] ?? words;
}

function plainMarks(text: string): string {
  return text.replaceAll('*', '').replace(/\s+/g, ' ').trim();
}

/** One State under two spellings: the truth of 2013 (para. 19) writes the form of the list for the form in the sentence. */
function spokenName(name: string): string {
  return name === 'Islamic Republic of Iran' ? 'Iran (Islamic Republic of)' : name;
}

function show(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
