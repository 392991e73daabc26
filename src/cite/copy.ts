/** What lands on the clipboard when somebody copies from a document: the words, where they stand, and the notice where it is due. */

/** @param notice the words of the notice on preliminary recommendations, null where the passage is none */
export function copyText(quote: string, reference: string, notice: string | null): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  const cited = words === '' ? reference : `“${words.replace(/[“"](.*?)[”"]/g, '‘$1’')}” (${reference})`;
  return notice ? `${cited}\n\n${notice}` : cited;
}
