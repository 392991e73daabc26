/** The reference of a passage, and its words with it: what `src/cite` makes of the document that is read. */
import { copyText } from '../cite/copy';
import { citedDocument } from '../cite/document';
import { type CiteStyle, type Reference, reference } from '../cite/reference';
import { pinpointOf } from '../corpus/passages';
import { t } from '../platform/i18n';
import type { Chosen } from './context';
import type { HeldDocument } from './load';

/** The reference of a passage in a style; a draft names the report that it was issued as. */
export function referenceOf({ report, alignment, symbol }: HeldDocument, id: string, style: CiteStyle): Reference {
  const issuedAs = alignment?.draft === symbol ? alignment.report : null;
  return reference(citedDocument(report, issuedAs), pinpointOf(id) || null, style);
}

/** The words that are meant; of a sub-item its lead-in too, unless words in it were selected. */
export function quoteOf({ passages }: HeldDocument, { id, range }: Chosen): string {
  const passage = passages.get(id);
  if (!passage) return '';
  if (range) return passage.text.slice(range.start, range.end);
  return passage.leadIn === null ? passage.text : `${passage.leadIn} ${passage.text}`;
}

/** What is copied: the words, where they stand, the notice where it is due, and of a draft what to cite instead. */
export function copiedText(held: HeldDocument, chosen: Chosen): string {
  const preliminary = held.passages.get(chosen.id)?.preliminary === true;
  const { text, issuedAs } = referenceOf(held, chosen.id, 'un-short');
  return copyText(
    quoteOf(held, chosen),
    text,
    preliminary ? t('preliminaryNotice') : null,
    issuedAs && t('citeTheReport', issuedAs),
  );
}

/**
 * What the browser's own copying takes along where the selection holds preliminary recommendations: the words, where they
 * stand, and the notice. Null where none is touched: then the selection is copied as it is.
 */
export function copiedSelection(held: HeldDocument, text: string, ids: readonly string[]): string | null {
  if (!ids.some((id) => held.passages.get(id)?.preliminary)) return null;
  const [first] = ids;
  const id = ids.length === 1 && first !== undefined ? first : `${held.symbol}#`;
  return copyText(text, referenceOf(held, id, 'un-short').text, t('preliminaryNotice'));
}
