/**
 * Symbols written without slashes: names of files in the Digital Library (`E_RES_131%28VI%29-EN.pdf`) and the document
 * numbers of Wikipedia's templates (`docid=A-RES-58-217`). Outside addresses only; those are read in urls.ts.
 */
import { isLettered, wholeSymbol } from './scan';
import type { Match } from './types';

/** A leading element and the rest of a file's name, (1) up to (2) its language or its type. */
const FILE =
  /(?<![\w/%.-])([A-Z]{1,8}_[A-Z0-9][\w.()%-]{2,80}?)(?=([-_](?:AR|ZH|EN|FR|RU|ES))?\.(?:pdf|docx?|html?)\b)/g;
const DOCID = /(?<=docid\s{0,2}=\s{0,2})([A-Z]{1,8}-[A-Z0-9][\w.()-]{2,60})/g;

/** Appends the symbols of `text` that stand as names of files or documents. */
export function findFileNames(text: string, out: Match[]): void {
  for (const [pattern, separator] of [
    [FILE, /_/g],
    // The hyphen of a special session stays: `A-RES-S-19-2`.
    [DOCID, /(?<!-E?S)-/g],
  ] as const) {
    for (const { 0: surface, 2: language, index: start } of text.matchAll(pattern)) {
      const plain = surface
        .replace(/%([2-7][\dA-F])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(separator, '/');
      const found = wholeSymbol(plain);
      // Figures alone name a document only where the language is said.
      if (!found || (!language && !isLettered(found.key))) continue;
      out.push({ start, end: start + surface.length, surface, symbol: found.key, kind: 'link' });
    }
  }
}
