/**
 * What can be chosen in an answer, in the order in which it is seen: what the arrows walk through and Enter opens. Pure.
 */
import type { CardSubject } from '../protocol/card';
import type { Hit, SearchReply } from '../search/types';

/** A document that the query names by its symbol, or one that it may mean. */
export interface Named {
  subject: CardSubject;
}

export type Choice = Named | Hit;

/** The hits of one document, or of the people, or of the meetings. */
export interface HitGroup {
  /** Symbol of the document, or the kind. */
  key: string;
  symbol: string | null;
  title: string;
  kind: Hit['kind'];
  hits: Hit[];
}

export interface Choices {
  named: Named[];
  groups: HitGroup[];
  /** Weak matches, apart. */
  nearest: HitGroup[];
}

/** An answer, ordered for the eye: hits of one document together, where the best of them stands; the reader's notes behind them. */
export function choicesOf(reply: SearchReply, notes: readonly Hit[] = []): Choices {
  const { direct } = reply;
  const named = direct === null ? [] : direct.symbol === null ? direct.candidates.map(one) : [{ subject: direct }];
  // What is named stands above already.
  const hits = reply.hits.filter(({ id }) => !named.some(({ subject }) => subject.symbol === id));
  return { named, groups: groupsOf([...hits, ...notes]), nearest: groupsOf(reply.nearest) };

  function one(candidate: string): Named {
    return { subject: { symbol: candidate, candidates: [], surface: direct?.surface ?? candidate } };
  }
}

/** All choices from top to bottom. */
export const inOrder = ({ named, groups, nearest }: Choices): Choice[] => [
  ...named,
  ...[...groups, ...nearest].flatMap(({ hits }) => hits),
];

function groupsOf(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>();
  for (const hit of hits) {
    const apart = hit.kind === 'person' || hit.kind === 'meeting' || hit.kind === 'note';
    const key = apart || hit.document === null ? hit.kind : hit.document;
    const group = groups.get(key);
    if (group) group.hits.push(hit);
    else groups.set(key, { key, symbol: apart ? null : hit.document, title: hit.title, kind: hit.kind, hits: [hit] });
  }
  return [...groups.values()];
}
