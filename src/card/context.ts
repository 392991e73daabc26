/**
 * What every part of the card needs: the card itself, the language of the interface, the words.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { t, uiTag } from '../platform/i18n';
import type { Card, CardText } from '../protocol/card';
import type { Say } from './pinpoint';

export interface CardScope {
  card: Card;
  /** Tag of the interface's language, for dates and lists. */
  language: string;
  say: Say;
}

const Scope = createContext<CardScope | null>(null);
export const CardProvider = Scope.Provider;

/** The scope of one card; made once, when the card arrives. */
export function cardScope(card: Card): CardScope {
  return { card, language: uiTag(), say: t };
}

/** The card that surrounds the caller. */
export function useCard(): CardScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('No card surrounds this component.');
  return scope;
}

/** The texts that `ids` name, in order, without those that the card does not carry. */
export function textsOf(card: Card, ids: readonly string[]): CardText[] {
  return ids.map((id) => card.texts[id]).filter((text) => text !== undefined);
}
