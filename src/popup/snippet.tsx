/** A stretch of a document's text with the words that were found marked in it. */
import type { Snippet as Marked } from '../search/types';

export function Snippet({ snippet: { text, marks }, language }: { snippet: Marked; language: string }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <bdi class="snippet" lang={language} dir="auto">
      {parts}
      {text.slice(at)}
    </bdi>
  );
}
