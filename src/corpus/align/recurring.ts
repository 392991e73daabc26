/**
 * Paragraphs that recur from document to document: the mandate, the earlier meetings, the decisions about dates. Each
 * group lists them in the order of the documents. Stands on the same alignment as draft and report. Pure.
 */
import { type Aligned, align } from './align';
import { WordReader } from './similarity';

/** Two meetings speak of many things in the same words: a recurring paragraph has more in common than a revised one. */
const ALIKE = 0.45;

/** A document to look through, its paragraphs with ids that are unique across all documents. */
export interface RecurringDocument {
  paragraphs: readonly Aligned[];
}

/**
 * Groups of paragraph ids that two documents or more print alike, in the order in which the first of each stands.
 * A paragraph that merges two of another document joins them in one group.
 */
export function recurringParagraphs(documents: readonly RecurringDocument[]): string[][] {
  const order = new Map(
    documents.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)).map((id, at) => [id, at]),
  );
  const groupOf = new Map<string, Set<string>>();
  const join = (ids: string[]) => {
    const all = new Set(ids.flatMap((id) => [...(groupOf.get(id) ?? [id])]));
    for (const id of all) groupOf.set(id, all);
  };
  const reader = new WordReader();
  documents.forEach((one, index) => {
    for (const other of documents.slice(index + 1))
      for (const { kind, from, to } of align(one.paragraphs, other.paragraphs, { least: ALIKE, reader }))
        if (kind !== 'replaced' && from.length > 0 && to.length > 0) join([...from, ...to]);
  });
  const place = (id: string) => order.get(id) ?? 0;
  return [...new Set(groupOf.values())]
    .map((group) => [...group].sort((a, b) => place(a) - place(b)))
    .sort((a, b) => place(a[0] ?? '') - place(b[0] ?? ''));
}
