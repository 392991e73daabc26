/** What lands on the clipboard when somebody copies from a document: the words, where they stand, and what is due besides. */

/** @param remarks what must be said with the words where it is due: the notice on preliminary recommendations, that this is a draft */
export function copyText(quote: string, reference: string, ...remarks: (string | null)[]): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  const cited = words === '' ? reference : `“${words.replace(/[“"](.*?)[”"]/g, '‘$1’')}” (${reference})`;
  return [cited, ...remarks].filter(Boolean).join('\n\n');
}
