/**
 * The identity of a document and how each part of it is known: printed on the masthead, carried by the running header,
 * concluded from the last paragraph, or supplied by the evidence file. What the text prints always wins.
 */
import { findSymbols } from '../symbols/find';
import { withoutAnchors } from './characters';
import { isAdoption } from './kind';
import { DRAFT_REPORT } from './language';
import type { Masthead } from './masthead';
import type { Remark } from './repair-numbers';
import type { Structure } from './structure';
import { isSymbolOnly, symbolKey } from './symbol-shape';
import type { Evidence, EvidenceField, Provenance } from './types';

export interface Identity {
  symbol: string | null;
  title: string | null;
  date: string | null;
  distribution: string | null;
  jobNumber: string | null;
  body: string | null;
  kind: string | null;
  /** Sources are ids without the symbol. */
  provenance: Partial<Record<EvidenceField, Provenance>>;
  unsure: Remark[];
}

const IN_MASTHEAD = 'Printed on the masthead.';

export function readIdentity(structure: Structure, masthead: Masthead, evidence: Evidence | undefined): Identity {
  const out: Identity = {
    symbol: null,
    title: masthead.title,
    date: masthead.date,
    distribution: masthead.distribution,
    jobNumber: structure.jobNumber,
    body: masthead.body ?? masthead.organ,
    kind: null,
    provenance: {},
    unsure: [],
  };
  for (const field of ['title', 'date', 'distribution', 'body'] as const) {
    if (out[field] !== null) out.provenance[field] = stated(IN_MASTHEAD, ['title']);
  }
  if (out.jobNumber !== null) out.provenance.jobNumber = stated('Printed at the foot of the pages.', ['document']);
  readSymbol(structure, masthead, out);
  if (evidence !== undefined) addEvidence(evidence, out);
  const group = /\b(?:meeting|session) of the (\p{Lu}.+?),? held (?:in|at|from|on)\b/u.exec(out.title ?? '');
  if (out.body === null && group !== null) {
    out.body = group[1] ?? null;
    out.provenance.body = {
      how: 'derived',
      evidence: 'No line of the masthead names the body; the title names the group whose meeting it reports.',
      sources: ['title'],
    };
  }
  return out;
}

function stated(words: string, sources: string[]): Provenance {
  return { how: 'stated', evidence: words, sources };
}

function readSymbol(structure: Structure, masthead: Masthead, out: Identity): void {
  if (masthead.symbol !== null) {
    out.symbol = masthead.symbol;
    out.provenance.symbol = stated(IN_MASTHEAD, ['title']);
    return;
  }
  const header = runningHeader(structure);
  if (header !== null) {
    out.symbol = header;
    out.provenance.symbol = stated('Printed as running header; the masthead is not in the text.', ['document']);
    return;
  }
  const adopted = adoptedReport(structure);
  // "adopted its report (...)" names the draft; only a draft may take that symbol for its own.
  const isDraft =
    DRAFT_REPORT.test(masthead.title ?? '') || (masthead.title === null && masthead.distribution === 'Limited');
  if (adopted !== null && isDraft && /\/L\.\d/.test(adopted.symbol)) {
    out.symbol = adopted.symbol;
    out.provenance.symbol = {
      how: 'derived',
      evidence: `No symbol is printed. The text is entitled "${masthead.title ?? 'draft report'}", and its last paragraph names this symbol as that of the report adopted.`,
      sources: [adopted.source, 'title'],
    };
  }
}

/** The symbol that running headers repeat; two stacked ones are a joint symbol. */
function runningHeader(structure: Structure): string | null {
  const counts = new Map<string, number>();
  for (const furniture of structure.furniture) {
    if (furniture.kind !== 'header' || !isSymbolOnly(furniture.text)) continue;
    const key = symbolKey(furniture.text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best?.[0] ?? null;
}

function adoptedReport(structure: Structure): { symbol: string; source: string } | null {
  const paragraphs = [...structure.outline.paragraphs].reverse();
  for (const paragraph of paragraphs.slice(0, 6)) {
    const text = withoutAnchors(paragraph.text);
    const under = paragraph.titles.some(isAdoption);
    if (!under && !/\badopted its (?:draft )?report\b/i.test(text)) continue;
    const found = findSymbols(text).filter((match) => match.kind === 'symbol' && match.symbol !== null);
    const symbol = found[0]?.symbol;
    if (symbol !== undefined && symbol !== null && found.length === 1) return { symbol, source: paragraph.id };
  }
  return null;
}

/** Facts that the text does not print; where it prints something else, the text wins and the contradiction is reported. */
function addEvidence(evidence: Evidence, out: Identity): void {
  for (const [name, fact] of Object.entries(evidence.facts)) {
    const field = name as EvidenceField;
    if (fact === undefined || field === 'place') continue;
    const printed = out[field];
    if (printed !== null && out.provenance[field]?.how === 'stated') {
      if (printed !== fact.value)
        out.unsure.push({
          line: 1,
          what: `The text prints "${printed}" as ${field}; the evidence file says "${fact.value}". The text is followed.`,
        });
      continue;
    }
    out[field] = fact.value;
    out.provenance[field] = { how: 'derived', evidence: fact.evidence, sources: [...fact.sources] };
  }
}
