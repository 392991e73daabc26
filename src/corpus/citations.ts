/**
 * What cites what: by target (who cites this?) and by document (what does this cite?), each with the places that do.
 * Pure.
 */
import type { Mention, Report } from '../reports/types';
import type { Citation } from './model';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A mention that cites another document; a text that names itself cites nothing, and candidates are no target. */
const cites = (mention: Mention, own: string | null): mention is Mention & { symbol: string } =>
  mention.symbol !== null && !mention.selfMention && mention.symbol !== own;

/** Every place of a report that cites another document, in the order of its text, by what it cites. */
export function citesOf(report: Report): Map<string, Citation[]> {
  const order = new Map([...report.paragraphs, ...report.items].map(({ id }, index) => [id, index]));
  const position = ({ source }: Mention) => order.get(source) ?? Number.MAX_SAFE_INTEGER;
  const places = [...report.mentions, ...report.proseCitations].sort(
    (a, b) => position(a) - position(b) || a.start - b.start,
  );
  const byTarget = new Map<string, Citation[]>();
  for (const mention of places) {
    if (!cites(mention, report.symbol)) continue;
    const { symbol, source, start, end, surface, kind, detail } = mention;
    const known = byTarget.get(symbol) ?? [];
    known.push({ source, start, end, surface, kind, detail: detail ?? null });
    byTarget.set(symbol, known);
  }
  return byTarget;
}

/** The same of many reports: all places that cite a target, in the order of the reports, the targets by symbol. */
export function citationsByTarget(reports: readonly Report[]): Map<string, Citation[]> {
  const byTarget = new Map<string, Citation[]>();
  for (const report of reports)
    for (const [symbol, places] of citesOf(report)) byTarget.set(symbol, [...(byTarget.get(symbol) ?? []), ...places]);
  return new Map([...byTarget].sort(([a], [b]) => compare(a, b)));
}

/**
 * Of the places that cite a document, those that cite one of its paragraphs as such.
 * @param paragraph its number with letters, as after the `#` of passage ids: `42`, `9(s)`
 */
export function citingParagraph(places: readonly Citation[], paragraph: string): Citation[] {
  const wanted = paragraph.replace(/\s+/g, '');
  return places.filter(({ detail }) => detail !== null && paragraphsIn(detail).includes(wanted));
}

/** A list of paragraphs as citations print it: `paragraph 42`, `paras. 9 (s) and 10`, `annex, para. 3`. */
const PARAGRAPHS =
  /\bpara(?:graph)?s?\.?\s+(\d+(?:\s?\([a-z]+\))*(?:(?:\s?[-–]\s?|,\s|\s(?:and|to)\s|,\sand\s)\d+(?:\s?\([a-z]+\))*)*)/gi;
/** A longer range is a slip of the conversion. */
const LONGEST_RANGE = 200;

function paragraphsIn(detail: string): string[] {
  return [...detail.matchAll(PARAGRAPHS)].flatMap(([, list = '']) =>
    list.split(/,\s(?:and\s)?|\sand\s/).flatMap((part) => {
      const [from = '', to] = part.split(/\s?[-–]\s?|\sto\s/).map((each) => each.replace(/\s+/g, ''));
      const count = Number(to) - Number(from);
      if (!(count > 0 && count < LONGEST_RANGE)) return to === undefined ? [from] : [from, to];
      return Array.from({ length: count + 1 }, (_each, index) => String(Number(from) + index));
    }),
  );
}
