/**
 * A document as references name it: made of a parsed report, with what the report does not print marked as derived.
 * The author is the body whose document it is; nobody who chaired or spoke is named.
 */
import type { EvidenceField, Provenance, Report } from '../reports/types';
import { decodeSymbol } from '../symbols/decode';
import { documentLinks } from '../symbols/links';

export interface DerivedField extends Pick<Provenance, 'evidence' | 'sources'> {
  field: EvidenceField;
}

export interface CitedDocument {
  symbol: string;
  /** The issuing body; null where no source makes its name certain. */
  body: string | null;
  title: string | null;
  /** ISO day, or the year when only that is known. */
  date: string | null;
  /** Where the text was printed. */
  place: string | null;
  kind: Report['kind'];
  /** Language of the text, BCP 47. */
  language: string;
  jobNumber: string | null;
  /** An address that opens it, null where none is known. */
  url: string | null;
  derived: DerivedField[];
  /** The report that was issued of this draft: what should be cited instead. */
  issuedAs: string | null;
}

/** Fields that a reference prints. */
const PRINTED: readonly EvidenceField[] = ['symbol', 'title', 'date', 'body', 'jobNumber'];

/**
 * @param issuedAs symbol of the report that the draft became, where the corpus knows it
 * @throws RangeError for a report without a symbol: it cannot be cited
 */
export function citedDocument(report: Report, issuedAs: string | null = null): CitedDocument {
  const { symbol, provenance, language } = report;
  if (symbol === null) throw new RangeError('A document without a symbol cannot be cited.');
  const links = documentLinks(symbol);
  const derived = PRINTED.flatMap((field): DerivedField[] => {
    const known = provenance[field];
    return known?.how === 'derived' ? [{ field, evidence: known.evidence, sources: known.sources }] : [];
  });
  const decoded = decodeSymbol(symbol);
  if (report.body === null && decoded.body !== null)
    derived.push({ field: 'body', evidence: 'The body that the symbol names.', sources: [] });
  return {
    symbol,
    body: report.body ?? decoded.body,
    title: report.title,
    date: report.date,
    place: report.session?.place ?? null,
    kind: report.kind,
    language,
    jobNumber: report.jobNumber,
    url:
      (links.find((link) => link.language === language) ?? links.find((link) => link.language === 'en'))?.href ?? null,
    derived,
    issuedAs: report.draft ? issuedAs : null,
  };
}
