/** Brings what a comparison needs from the database. Must not know what is drawn. */
import { corpusReader } from '../corpus/database';
import type { DocumentAlignment } from '../corpus/model';
import { symbolOf } from '../corpus/passages';
import type { Report } from '../reports/types';
import type { HeldDocument } from './load';

/** `report` is what the address calls the document, or its report where that is the draft. */
export type Comparison =
  | { kind: 'draft'; draft: Report; report: Report; alignment: DocumentAlignment }
  | { kind: 'recurring'; report: Report; groups: readonly (readonly string[])[]; others: ReadonlyMap<string, Report> }
  /** The corpus holds nothing that would compare the two. */
  | { kind: 'none'; report: Report };

/** `RECURRING` in the address, in place of a symbol. */
export const RECURRING = 'recurring';

/** @param other symbol of the other document, or {@link RECURRING} */
export async function loadComparison(
  { report, symbol, alignment, recurring }: HeldDocument,
  other: string,
): Promise<Comparison> {
  const read = (key: string) => corpusReader.get('document', key).catch(() => undefined);
  if (other === RECURRING) {
    const groups = recurring.filter((ids) => ids.some((id) => symbolOf(id) === symbol));
    const symbols = [...new Set(groups.flat().map(symbolOf))].filter((key) => key !== symbol);
    const others = await Promise.all(symbols.map(async (key) => [key, await read(key)] as const));
    const known = others.filter((each): each is readonly [string, Report] => each[1] !== undefined);
    return { kind: 'recurring', report, groups, others: new Map(known) };
  }
  const match = alignment && [alignment.draft, alignment.report].includes(other) && other !== symbol ? alignment : null;
  const second = match && (await read(other));
  if (!match || !second) return { kind: 'none', report };
  const [draft, final] = match.draft === symbol ? [report, second] : [second, report];
  return { kind: 'draft', draft, report: final, alignment: match };
}
