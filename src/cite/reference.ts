/** A reference to a place in a document, in the style asked for. Which styles there are, and what a file of each is called. */
import { bibtex } from './bibtex';
import { cslJson } from './csl-json';
import type { CitedDocument, DerivedField } from './document';
import { ris } from './ris';
import { chicago, oscola, unFull, unShort } from './styles';

export const CITE_STYLES = [
  { style: 'un-short', extension: 'txt', mime: 'text/plain' },
  { style: 'un-full', extension: 'txt', mime: 'text/plain' },
  { style: 'oscola', extension: 'txt', mime: 'text/plain' },
  { style: 'chicago', extension: 'txt', mime: 'text/plain' },
  { style: 'bibtex', extension: 'bib', mime: 'application/x-bibtex' },
  { style: 'ris', extension: 'ris', mime: 'application/x-research-info-systems' },
  { style: 'csl-json', extension: 'json', mime: 'application/vnd.citationstyles.csl+json' },
] as const;
export type CiteStyle = (typeof CITE_STYLES)[number]['style'];

export interface Reference {
  text: string;
  /** What the text prints that the document does not print of itself. */
  derived: DerivedField[];
  /** The report to be cited instead of this draft, or null. */
  issuedAs: string | null;
}

const WRITERS: Record<CiteStyle, (document: CitedDocument, pinpoint: string | null) => string> = {
  'un-short': unShort,
  'un-full': unFull,
  oscola,
  chicago,
  bibtex,
  ris,
  'csl-json': cslJson,
};

/** @param pinpoint as the UN writes it (`para. 9 (s)`), null or empty for the document as a whole */
export function reference(document: CitedDocument, pinpoint: string | null, style: CiteStyle): Reference {
  const text = WRITERS[style](document, pinpoint || null);
  // The short form is the symbol: nothing else of the document can be derived in it.
  const derived = style === 'un-short' ? document.derived.filter(({ field }) => field === 'symbol') : document.derived;
  return { text, derived, issuedAs: document.issuedAs };
}
