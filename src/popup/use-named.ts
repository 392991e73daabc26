/** What the corpus knows of the documents that a query names: a sentence for each, and whether it can be read here. */
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../page-list/background';
import type { Named } from './choices';

export interface Known {
  /** What the document is, in a sentence. */
  sentence: string;
  held: boolean;
}

/** By symbol; those of which nothing is known yet are missing. */
export function useNamed(named: readonly Named[]): ReadonlyMap<string, Known> {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  useEffect(() => {
    let stale = false;
    void Promise.all(
      named.map(async ({ subject }): Promise<[string, Known][]> => {
        const reply = await ask('popup/card', { ...subject, retry: false });
        return reply && subject.symbol !== null
          ? [[subject.symbol, { sentence: reply.card.title.text, held: reply.card.kind === 'document' }]]
          : [];
      }),
    ).then((found) => stale || setKnown(new Map(found.flat())));
    return () => {
      stale = true;
    };
  }, [named]);
  return known;
}
